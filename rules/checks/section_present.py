"""Is there a section that had better not be there?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_section


@check
class SectionPresent:
    """Yields the section if there is one of that kind, with its heading quoted."""

    section: SectionKind

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(self.section)
        if section is not None and facts.has(self.section):
            yield at_section(section)
