"""Help with teaching in years of study, told at length long after."""

from collections.abc import Iterator

from rules.cutting.dispensable import Dispensable
from rules.cutting.naming import named
from rules.facts import Facts
from rules.jobs import Job, lines_of
from rules.lexicon import titles
from texts import ngettext

SINCE = 36
"""Months of work in the field since then after which a line of it is enough."""
AT_LENGTH = 35
"""Words from which on it is told at length."""


def find(facts: Facts) -> Iterator[Dispensable]:
    """All but a line of posts as teaching assistant, grader or tutor of somebody who has worked for years since."""
    old = [] if facts.is_studying else [job for job in facts.jobs if _is_old(job, facts)]
    if old:
        year = max(span[1] - 1 for job in old if (span := job.span(facts.today))) // 12
        told = ngettext(
            "all but one line under {jobs} (ended in {year})",
            "all but one line under {jobs} (all ended by {year})",
            len(old),
            jobs=named(old, facts.jobs),
            year=year,
        )
        yield Dispensable(told, True, lines_of(old))


def _is_old(job: Job, facts: Facts) -> bool:
    span = job.span(facts.today)
    if span is None or job.words < AT_LENGTH or len(job.statements) < 2 or not titles.is_assistant(job.entry.title):
        return False
    held = (each.span(facts.today) for each in facts.grown_jobs)
    # A page of years ago that says "present" means then.
    return sum(max(0, min(other[1], facts.written) - max(other[0], span[1])) for other in held if other) >= SINCE
