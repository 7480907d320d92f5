"""Do jobs have dates, newest first?"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import in_a_list, is_over_lines, names_winter
from rules.lexicon import titles
from rules.resume import Entry, SectionKind
from rules.spans import lacking
from rules.trust import SURE
from texts import gettext

_YEAR = re.compile(r"(?:19|20)\d\d|[’']\d\d\b|present|current", re.IGNORECASE)
_HEAD = 4
"""Lines at most in which a job's title, employer and dates stand."""


@check
class Chronology:
    """Yields each job without dates (the first, if none has any), and the first that is newer than the one above it.

    Compared are those of one section: industry and research may each be newest first. Jobs of one employer that stand
    together are one against the others, and are compared among themselves; where columns go over pages, none are. A
    job whose line names more dates than were read ends with the last of them, and is never the one that stands too low.
    `undated`: whether jobs without dates are named here, and not by another rule.
    """

    undated: bool = True

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [
            entry
            for entry in facts.resume.entries
            if entry.section is SectionKind.EXPERIENCE and not is_over_lines(entry.organization)
        ]
        dated = [entry for entry in jobs if entry.start or entry.end]
        if not self.undated:
            pass
        elif dated:
            for entry, below in zip(jobs, (*jobs[1:], None), strict=True):
                undated = entry not in dated and entry.title and entry.organization and not entry.dates
                if undated and not has_its_dates_below(entry, below):
                    yield lacking(_span(entry, gettext("has no dates"), facts))
        elif (
            jobs and not any(entry.dates for entry in jobs) and not _YEAR.search(facts.text_of(SectionKind.EXPERIENCE))
        ):
            yield lacking(_span(jobs[0], gettext("has no dates, and neither do the others"), facts))
        if facts.resume.layout.columns > 1 and facts.resume.file.pages > 1:
            return  # the jobs of a right column may go on on the next page's left
        own = bool(jobs) and all(titles.is_other_field(entry.title) for entry in jobs if entry.title)
        listed = [job.entry for job in in_a_list(facts.jobs)]
        for inside in _by_heading([entry for entry in dated if entry not in listed], facts):
            counted = [_to_its_last_date(entry, facts) for entry in inside if _counts(entry, own)]
            if late := _newer_below(counted):
                # Where all stand oldest first, that is sure whatever the one below is called.
                named = replace(late, organization="") if _all_oldest_first(counted) else late
                yield _span(named, gettext("is newer than the job above it"), facts)
                return


def _by_heading(jobs: Sequence[Entry], facts: Facts) -> Iterator[Sequence[Entry]]:
    """The jobs under each heading; a section without one, or with the same again, goes on with the one above."""
    inside: list[Entry] = []
    heading = ""
    for section in facts.resume.of_kind(SectionKind.EXPERIENCE):
        if section.heading and section.heading != heading:
            yield inside
            heading, inside = section.heading, []
        inside += [each for each in jobs if section.first_line <= each.first_line <= section.last_line]
    yield inside


def has_its_dates_below(job: Entry, below: Entry | None) -> bool:
    """Whether what was read as the next job is the line of dates of this one: it has no title, or no employer."""
    if below is None or below.section is not job.section:
        return False
    return bool(below.start or below.end) and not (below.title and below.organization)


def _counts(job: Entry, own: bool) -> bool:
    """Whether its place among the jobs says anything: other work (unless all is this person's `own` field) and posts in
    clubs stand where they fit, what was not read surely may be no job, and winter may be the beginning or the end of
    its year."""
    if (titles.is_other_field(job.title) and not own) or titles.is_club(job.title, job.organization):
        return False
    return bool(job.title) and job.sure.title >= SURE and not names_winter(job)


def _to_its_last_date(job: Entry, facts: Facts) -> Entry:
    """A job whose line names further dates as one that ends with the last of them, and without a beginning, which no
    other is older than: "2012 – 2015, 2018 – 2023", "May – Aug 2024, May 2025 – Present"."""
    head = facts.resume.lines[job.first_line : job.first_line + _HEAD]
    line = next((each.text for each in head if job.dates and job.dates in each.text), "")
    further = _YEAR.findall(line.replace(job.dates, " "))
    if not further:
        return job
    current = job.current or any(not any(map(str.isdigit, each)) for each in further)
    years = [each for each in (*further, job.end or "") if each[:4].isdigit()]
    return replace(job, start=None, end=None if current else max(years, default=job.end), current=current)


def _newer_below(jobs: Sequence[Entry]) -> Entry | None:
    # Compared by where they end, then by where they begin: jobs at the same time may stand in any order.
    houses = [list(group) for _, group in groupby(jobs, key=_house(jobs))]
    for above, below in pairwise(houses):
        if _is_newer(_newest(below), _newest(above)):
            return _newest(below)
    for house in houses:
        for higher, lower in pairwise(house):
            if _is_newer(lower, higher):
                return lower
    return None


def _all_oldest_first(jobs: Sequence[Entry]) -> bool:
    return len(jobs) >= _ALL and all(_is_newer(below, above) for above, below in pairwise(jobs))


_ALL = 3
"""Jobs that stand in an order by no chance."""


def _house(jobs: Sequence[Entry]) -> Callable[[Entry], int]:
    """Numbers the employers from the top; a role that names none is of the one above it."""
    number, last, of = 0, "", {}
    for job in jobs:
        name = job.organization.strip().lower()
        if name and name != last:
            number, last = number + 1, name
        of[id(job)] = number
    return lambda job: of[id(job)]


def _newest(jobs: Sequence[Entry]) -> Entry:
    return max(jobs, key=lambda job: (_end(job), job.start or ""))


def _is_newer(job: Entry, than: Entry) -> bool:
    return _end(job) > _end(than) and (job.start or "") > (than.start or "")


def _end(entry: Entry) -> str:
    return "9999" if entry.current else entry.end or entry.start or ""


def _span(entry: Entry, problem: str, facts: Facts) -> Span:
    # A later role has its company from the role above; a quote names only what stands in its own lines.
    own = " ".join(line.text for line in facts.resume.lines[entry.first_line : entry.last_line + 1])
    company = entry.organization if entry.organization in own or not own else ""
    quote = " · ".join(filter(None, (entry.title, company, entry.dates)))
    return Span(entry.section, quote, entry.first_line, entry.page, {"problem": problem})
