"""Is a section longer than it should be?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_section, opening_of

CHARACTERS_A_LINE = 95
"""What a line of a page with usual margins and type holds; for files that know no lines (DOCX)."""


@check
class SectionLength:
    """Yields one span if the section has more lines than `most`; narrow columns count by characters."""

    section: SectionKind
    most: int

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(self.section)
        if section is None:
            return
        body = facts.body(section)
        full = -(-sum(len(line.text) + 1 for line in body) // CHARACTERS_A_LINE)
        # The fewer of both: wide pages hold more in a line, narrow columns break more often.
        lines = min(full, len(body)) if any(line.bottom for line in body) else full
        if lines > self.most:
            yield at_section(section, opening_of(body), lines=str(lines))
