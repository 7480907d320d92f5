"""Do jobs have dates, newest first?"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Entry, SectionKind

_YEAR = re.compile(r"(?:19|20)\d\d|[’']\d\d\b|present|current", re.IGNORECASE)


@check
class Chronology:
    """Yields each job without dates (the first, if none has any), and the first that is newer than the one above it."""

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [entry for entry in facts.resume.entries if entry.section is SectionKind.EXPERIENCE]
        dated = [entry for entry in jobs if entry.start or entry.end]
        if dated:
            for entry in jobs:
                if entry not in dated and entry.title and entry.organization and not entry.dates:
                    yield _span(entry, "has no dates", facts)
        elif (
            jobs and not any(entry.dates for entry in jobs) and not _YEAR.search(facts.text_of(SectionKind.EXPERIENCE))
        ):
            yield _span(jobs[0], "has no dates, and neither do the others", facts)
        if late := _newer_below(dated):
            yield _span(late, "is newer than the job above it", facts)


def _newer_below(jobs: Sequence[Entry]) -> Entry | None:
    # Compared by where they end, then by where they begin: jobs at the same time may stand in any order.
    for above, below in pairwise(jobs):
        if _end(below) > _end(above) and (below.start or "") > (above.start or ""):
            return below
    return None


def _end(entry: Entry) -> str:
    return "9999" if entry.current else entry.end or entry.start or ""


def _span(entry: Entry, problem: str, facts: Facts) -> Span:
    # A later role has its company from the role above; a quote names only what stands in its own lines.
    own = " ".join(line.text for line in facts.resume.lines[entry.first_line : entry.last_line + 1])
    company = entry.organization if entry.organization in own or not own else ""
    quote = " · ".join(filter(None, (entry.title, company, entry.dates)))
    return Span(entry.section, quote, entry.first_line, entry.page, {"problem": problem})
