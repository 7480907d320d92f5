"""Jobs of long ago that are told at length."""

import re
from collections.abc import Iterator, Sequence

from rules.cutting.dispensable import Dispensable
from rules.cutting.naming import named
from rules.cutting.other_jobs import kinds
from rules.cutting.space import FAR_TOO_LONG, is_long, pages_over
from rules.facts import Facts
from rules.jobs import Job, has_lone_date, lines_of, month
from rules.standouts import employers, standouts
from rules.standouts.results import strength
from texts import ngettext

MUCH = 0.2
"""Part of the words about all jobs that those of long ago take, from which on they are too many for any length."""
AT_LENGTH, SPARED = 25, 12
"""Words above which a job of long ago is told at length, and the same where space is short."""
ENOUGH = 60
"""Words about newer jobs from which on older ones can go."""
_SURE = 0.5
"""Sureness of a title below which it may be none."""
_SOFTWARE = re.compile(
    r"\b(?:software|developer|programmer|(?:front|back)-?\s?end|full-?\s?stack|web|mobile|apps?|applications?"
    r"|dev-?ops|sre|qa|sdet|test engineer|firmware|embedded)\b",
    re.IGNORECASE,
)
"""Titles of which no other engineering is meant."""


def find(facts: Facts, years: int, apart: Sequence[Job]) -> Iterator[Dispensable]:
    """All but the best line of jobs that ended more than so many years ago; `apart`: jobs that are told of already."""
    if old := old_jobs(facts, years, apart):
        told, left = sum(job.words for job in facts.jobs), sum(job.words for job in facts.jobs if job not in old)
        last = max(span[1] - 1 for job in old if (span := job.span(facts.today))) // 12
        those = ngettext(
            "all but the best line under {jobs} (ended in {year})",
            "all but the best line under {jobs} (all ended by {year})",
            len(old),
            jobs=named(old, facts.jobs),
            year=last,
        )
        yield Dispensable(those, told - left >= MUCH * told, lines_of(old))


def old_jobs(facts: Facts, years: int, apart: Sequence[Job]) -> Sequence[Job]:
    """Jobs of long ago that are told at length, of work of the field; where little is told, or most of it of long
    ago, cutting would leave nothing. A job stays that has most of the figures, and so do those that alone are of
    software."""
    least = SPARED if is_long(facts) else AT_LENGTH
    old = [
        job
        for job in facts.jobs
        if (span := job.span(facts.today)) and facts.newest - span[1] > 12 * years and job.words > least
        if not _may_be_newer(job, facts, 12 * years)
        if not (_is_in_doubt(job, facts) or _has_most_figures(job, facts) or _is_founder(job))
        if len(job.statements) > 1  # of a single line, all but the best is nothing
    ]
    # Where far too much is told, the best line of it is enough of the strongest job, too.
    strongest = [job for job in old if pages_over(facts) < FAR_TOO_LONG and _has_the_strongest(job, facts)]
    old = [job for job in old if not (job in strongest or _leaves_older(job, old, facts))]
    stand_out = {each.home.entry for each in standouts(facts) if each.home} if old else set()
    old = [job for job in old if job.entry not in stand_out and not employers.is_known(job.entry.organization)]
    software = [job for job in facts.jobs if _SOFTWARE.search(job.entry.title)]
    if not any(job not in old for job in software):
        old = [job for job in old if job not in software]
    newer = {kind for job in facts.jobs if job not in old for kind in kinds(job)}
    old = [job for job in old if not kinds(job) or newer.intersection(kinds(job))]  # no other shows that kind
    dated = [job for job in facts.jobs if job.span(facts.today)]  # what has no dates may be no newer
    told, left = sum(job.words for job in dated), sum(job.words for job in dated if job not in old)
    if old and any(_is_barely_read(job) and not _is_newer(job, old, facts) for job in facts.jobs):
        return []  # the oldest of all may be another one
    enough = len(facts.field_jobs) > len(old) and left > told / 2 and left >= ENOUGH
    return [job for job in old if job not in apart] if enough else []


def _is_barely_read(job: Job) -> bool:
    """Whether it is not known what a job was called, so that there may be others like it."""
    return not job.entry.title or job.entry.sure.title < _SURE


def _is_newer(job: Job, old: Sequence[Job], facts: Facts) -> bool:
    """Whether a job surely began after those of long ago had ended."""
    span = job.span(facts.today)
    ends = [other[1] for each in old if (other := each.span(facts.today))]
    return span is not None and span[0] >= max(ends)


def _is_in_doubt(job: Job, facts: Facts) -> bool:
    """Whether it may be a part of another job: it has no title, and another one has its employer."""
    others = (each.entry.organization for each in facts.jobs if each != job)
    return not job.entry.title and job.entry.organization in others


def _may_be_newer(job: Job, facts: Facts, months: int) -> bool:
    """Whether the only date of a job may be its start, and no other job was begun since then as long ago."""
    if not has_lone_date(job.entry):
        return False
    begun = month(job.entry.start, 12) or 0
    since = [span[0] for each in facts.jobs if (span := each.span(facts.today)) and span[0] > begun]
    return not since or facts.newest - min(since) <= months


def _is_founder(job: Job) -> bool:
    """Whether it says that somebody founded something, which nobody leaves out."""
    return re.search(r"\b(?:co-?)?founder\b", job.entry.title, re.IGNORECASE) is not None


def _has_most_figures(job: Job, facts: Facts) -> bool:
    """Whether most lines with a figure are told of this one of several jobs."""
    figures = [sum(map(facts.has_figure, each.statements)) for each in facts.jobs]
    own = sum(map(facts.has_figure, job.statements))
    return own > 1 and 2 * own > sum(figures)


def _has_the_strongest(job: Job, facts: Facts) -> bool:
    """Whether no other job has a line as strong as the strongest of this one."""
    own, *others = (
        max((strength(told, facts) for told in each.statements), default=0)
        for each in (job, *(other for other in facts.jobs if other != job))
    )
    return own > max(others, default=0)


def _leaves_older(job: Job, old: Sequence[Job], facts: Facts) -> bool:
    """Whether older work of the field would stay as it is, only because it is told a little shorter."""
    span = job.span(facts.today)
    return any(
        SPARED < each.words < job.words
        and len(each.statements) > 1
        and (other := each.span(facts.today))
        and span
        and other[1] < span[1]
        for each in facts.field_jobs
        if each not in old
    )
