"""How sure the career level is: which levels a resume may tell of, where titles, years and studies do not agree.

A job whose title says nothing of the field may be of another one; work for whoever asks, long ago or beside a job, may
not count for a reader; a year more or less is none that anybody would argue from.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.reading.meaning.level import LATEST, level_of, span_of, years_of
from rules.jobs import has_lone_date
from rules.lexicon import titles
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.resume import Entry, Level, SectionKind

SURELY_SENIOR = 6.0
"""Years from which on somebody is senior whatever the titles say."""
SURELY_MID, MAY_BE_MID = 1.5, 1.0
"""Years below which a first job leaves open whether somebody has just begun; from which on a graduate may be more."""
SURELY_STAFF = 24
"""Months for which titles of staff are to be held."""
_ON_THEIR_OWN = re.compile(r"\b(?:freelanc\w*|self[- ]employed|independent|contractor|own business)\b", re.IGNORECASE)
_ORDER = tuple(Level)


def levels_of(
    level: Level,
    years: float | None,
    entries: Sequence[Entry],
    until: date,
    stated: float | None = None,
    own: OwnTitles = NO_OWN,
) -> tuple[Level, ...]:
    """The levels that a resume read as `level` may tell of, lowest first: only that one where it is sure.

    `stated`: the years that the person speaks of.
    """
    if years is None:
        return (level,)
    lowest, highest = _lowest(level, years, entries, until, stated, own), level
    if level is Level.NEW_GRAD and (years >= MAY_BE_MID or any(_may_be_long(each, own) for each in entries)):
        highest = Level.MID
    at = _ORDER.index(level)
    if stated is not None and stated > years and _ORDER.index(level_of(stated, entries, until, own)) > at:
        highest = _ORDER[at + 1]  # not all jobs may be listed, or were read
    highest = max(highest, _with_open_end(level, entries, until, own), key=_ORDER.index)
    first = max(at - 1, min(at, _ORDER.index(lowest)))  # nobody is told that they may be anything
    return _ORDER[first : _ORDER.index(highest) + 1]


def _with_open_end(level: Level, entries: Sequence[Entry], until: date, own: OwnTitles) -> Level:
    """The next level where the only date of the first job may be its start, and the work since then tells of more."""
    first = next((n for n, each in enumerate(entries) if each.section is SectionKind.EXPERIENCE), None)
    if first is None or not has_lone_date(entries[first]) or not _is_surely_of_field(entries[first], own):
        return level
    held = [*entries]
    held[first] = replace(entries[first], end=None, current=True)
    if _ORDER.index(level_of(years_of(held, until, None, own), held, until, own)) <= _ORDER.index(level):
        return level
    return _ORDER[_ORDER.index(level) + 1]


def _lowest(
    level: Level, years: float, entries: Sequence[Entry], until: date, stated: float | None, own: OwnTitles
) -> Level:
    """The level by what is surely work of the field."""
    sure = [each for each in entries if each.section is not SectionKind.EXPERIENCE or _is_surely_of_field(each, own)]
    worked = years_of(sure, until, None, own) or 0.0
    worked = min(worked, years, stated or years)
    told = [each.title for each in sure if each.section is SectionKind.EXPERIENCE]
    found = level_of(worked, sure, until, own)
    if found is Level.STAFF and _months_of_staff(sure, until, own) < SURELY_STAFF:
        return Level.SENIOR
    if found is Level.SENIOR and worked < SURELY_SENIOR:
        known = any(titles.is_senior(each, own) or titles.is_staff(each, own) for each in told[:LATEST])
        return Level.SENIOR if known else Level.MID
    if found is Level.MID and worked < SURELY_MID:
        return Level.NEW_GRAD
    return found


def _is_surely_of_field(job: Entry, own: OwnTitles) -> bool:
    title = job.title
    if _ON_THEIR_OWN.search(f"{title} {job.organization}") and not job.current:
        return False
    return titles.is_field(title) or own.of_field(title) or titles.is_senior(title, own) or titles.is_staff(title, own)


def _may_be_long(job: Entry, own: OwnTitles) -> bool:
    """Whether a job is of the field, and nothing was read of when it was held."""
    if job.section is not SectionKind.EXPERIENCE or job.start or job.end:
        return False
    aside = titles.is_student(job.title, own) or titles.is_club(job.title, job.organization)
    return _is_surely_of_field(job, own) and not aside


def _months_of_staff(jobs: Sequence[Entry], until: date, own: OwnTitles) -> int:
    held = [span for job in jobs if titles.is_staff(job.title, own) and (span := span_of(job, until))]
    return sum(end - begin for begin, end in held)
