"""Is a section longer than it should be?"""

import re
from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Line, SectionKind
from rules.summary import summary_lines

CHARACTERS_A_LINE = 95
"""What a line of a page with usual margins and type holds; for files that know no lines (DOCX)."""

SHORT = 0.4
"""Part of the longest line from which on the last one counts."""


@check
class SectionLength:
    """Yields a span if the section has more lines than `most`, and another for each `again` lines beyond that, so that
    what is longer weighs more; narrow columns count by characters. Running text on top of the page is a summary without
    a heading where it takes `unheaded` lines at least.
    """

    section: SectionKind
    most: int
    again: int = 0
    unheaded: int = 0

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(self.section)
        body = _own(facts.body(section)) if section is not None else self._on_top(facts)
        full = round(sum(len(line.text) + 1 for line in body) / CHARACTERS_A_LINE)
        # The fewer of both: wide pages hold more in a line, narrow columns break more often.
        lines = min(full, _lines(body)) if any(line.bottom for line in body) else full
        if lines <= self.most or (section is None and lines < self.unheaded):
            return
        seen = _lines(body) if any(line.bottom for line in body) else full
        # Of all of it, so no line is quoted that something else may be said of.
        span = Span(self.section, line=body[0].number, page=body[0].page, words={"lines": str(seen)})
        yield from [span] * (1 + ((lines - self.most - 1) // self.again if self.again else 0))

    def _on_top(self, facts: Facts) -> Sequence[Line]:
        return summary_lines(facts) if self.unheaded and self.section is SectionKind.SUMMARY else ()


def _own(body: Sequence[Line]) -> Sequence[Line]:
    """The lines up to the one in which another heading opens with what stands beside it: "SKILLS → What I promise"."""
    end = next((number for number, line in enumerate(body) if number and _BESIDE.match(line.text)), len(body))
    return body[:end]


_BESIDE = re.compile(r"(?=[^\t]{4,30}\t\s*\S)(?:[A-Z]{2,}|&)(?: (?:[A-Z]{2,}|&)){0,3}\s*\t")
"""A few words in capitals, with a column beside them."""


def _lines(body: Sequence[Line]) -> int:
    """How many lines it takes; a few words that are left over for the last one are none."""
    longest = max((len(line.text) for line in body), default=0)
    return len(body) - (1 if body and len(body[-1].text) < SHORT * longest else 0)
