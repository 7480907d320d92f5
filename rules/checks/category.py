"""Is a product paired once with what it is?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line


@check
class Category:
    """Yields a listed product of `products` whose category is named nowhere, if none of them is paired with its own.

    One pair is enough: the rule asks for the habit, not for clutter.
    """

    products: tuple[str, ...]

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return self.products

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.SKILLS)
        listed = [
            (line, mention.technology)
            for line, mention in facts.mentions
            if mention.technology.name in self.products
            and section is not None
            and section.first_line <= line.number <= section.last_line
        ]
        text = facts.text.lower()
        if any(technology.category in text or technology.category.split()[-1] in text for _, technology in listed):
            return
        for line, technology in listed[:1]:
            yield at_line(line, SectionKind.SKILLS, product=technology.name, category=technology.category)
