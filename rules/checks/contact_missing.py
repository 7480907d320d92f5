"""Are the details there by which somebody can be reached?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import joined, nowhere


@check
class ContactMissing:
    """Yields one span that names what is missing of `items` (fields of the contact, with the words for them).

    `any_of`: one of the items is enough.
    """

    items: dict[str, str]
    any_of: bool = False

    def find(self, facts: Facts) -> Iterator[Span]:
        missing = [words for name, words in self.items.items() if not getattr(facts.resume.contact, name)]
        if missing and not (self.any_of and len(missing) < len(self.items)):
            yield nowhere(SectionKind.CONTACT, missing=joined(missing))
