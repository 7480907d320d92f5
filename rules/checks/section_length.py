"""Is a section longer than it should be?"""

from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Line, SectionKind
from rules.spans import at_section, opening_of

CHARACTERS_A_LINE = 95
"""What a line of a page with usual margins and type holds; for files that know no lines (DOCX)."""

SHORT = 0.4
"""Part of the longest line from which on the last one counts."""


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
        full = round(sum(len(line.text) + 1 for line in body) / CHARACTERS_A_LINE)
        # The fewer of both: wide pages hold more in a line, narrow columns break more often.
        lines = min(full, _lines(body)) if any(line.bottom for line in body) else full
        if lines > self.most:
            seen = _lines(body) if any(line.bottom for line in body) else full
            yield at_section(section, opening_of(body), lines=str(seen))


def _lines(body: Sequence[Line]) -> int:
    """How many lines it takes; a few words that are left over for the last one are none."""
    longest = max((len(line.text) for line in body), default=0)
    return len(body) - (1 if body and len(body[-1].text) < SHORT * longest else 0)
