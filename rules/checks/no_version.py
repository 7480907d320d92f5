"""Are versions given where they matter?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line
from rules.wording import joined

_VERSION = re.compile(r"\s?(?:v\.?\s?)?\d+(?:\.[\dx]+)*\+?")


@check
class NoVersion:
    """Yields one span if technologies whose versions differ much are listed and none has a version anywhere."""

    technologies: tuple[str, ...]

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return self.technologies

    def find(self, facts: Facts) -> Iterator[Span]:
        named = [(line, mention) for line, mention in facts.mentions if mention.technology.name in self.technologies]
        if any(_VERSION.match(line.text, mention.end) for line, mention in named):
            return
        listed = facts.technologies_in(SectionKind.SKILLS)
        section = facts.section(SectionKind.SKILLS)
        for line, mention in named:
            if section and mention.technology in listed and section.first_line <= line.number <= section.last_line:
                names = sorted({each.technology.name for _, each in named if each.technology in listed})
                yield at_line(line, SectionKind.SKILLS, names=joined(names))
                return
