"""Do jobs and degrees have dates?"""

import re
from collections.abc import Iterator, Sequence

from rules.checks.chronology import has_its_dates_below
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Entry, SectionKind
from rules.spans import lacking
from rules.wording import joined
from texts import gettext

_YEAR = re.compile(r"(?:19|20)\d\d|[’']\d\d\b|\b\d{1,2}/\d{2}\b|\b(?:present|current|ongoing)\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:b\.?\s?s|b\.?\s?e|b\.?\s?tech|b\.?\s?a|m\.?\s?s|ph\.?\s?d|bachelor|master|diploma|degree)\b", re.I
)


@check
class Undated:
    """Yields one span if a job with a title and a company, or the only degree, has no date in any of its lines; and one
    if all jobs give years only, where the shortest would need months (`months`)."""

    months: bool = True

    def find(self, facts: Facts) -> Iterator[Span]:
        entries = facts.resume.entries
        without = [
            entry
            for entry, below in zip(entries, (*entries[1:], None), strict=False)
            if _is_undated(entry, facts) and not has_its_dates_below(entry, below)
        ]
        if without and not _dates_stand_apart(facts):
            names = list(dict.fromkeys(entry.title or entry.organization for entry in without))
            first = without[0]
            problem = gettext("There are no dates for {jobs}.", jobs=joined([f"“{name}”" for name in names], 3))
            yield lacking(Span(first.section, names[0], first.first_line, first.page, {"problem": problem}))
        elif self.months and (entry := _year_only(facts)):
            problem = gettext("Your jobs give years without months, so a reader can't tell two months from two years.")
            yield Span(entry.section, entry.dates, entry.first_line, entry.page, {"problem": problem})


def _dates_stand_apart(facts: Facts) -> bool:
    """Whether dates stand among the jobs in lines of their own that belong to no job: they may be those of any."""
    known = [entry.dates for entry in facts.resume.entries if entry.dates and (entry.title or entry.organization)]
    return any(
        _ONLY_DATES.fullmatch(line.text) and not any(dates in line.text for dates in known)
        for section in facts.resume.of_kind(SectionKind.EXPERIENCE)
        for line in facts.body(section)
    )


_ONLY_DATES = re.compile(
    r"\W*+(?:(?:[A-Z][a-z]{2,8}\.?,?\s?)?(?:\d{1,2}[./])?(?:19|20)\d\d\W*+(?:(?:to|until|till|–|-)\W*+)?){1,2}"
    r"(?:present|current|now|today|ongoing)?\W*+",
    re.IGNORECASE,
)


def _is_undated(entry: Entry, facts: Facts) -> bool:
    if entry.start or entry.end or entry.current or entry.dates:
        return False
    text = "\n".join(line.text for line in facts.resume.lines[entry.first_line : entry.last_line + 1])
    if _YEAR.search(text):
        return False
    if entry.section is SectionKind.EXPERIENCE:
        if _LINKED.search(facts.resume.lines[entry.first_line].text):
            return False  # a project, with what its maker was in it
        return bool(entry.title and entry.organization) and not _opens_list(entry, text.split("\n"))
    return (
        entry.section is SectionKind.EDUCATION
        and not _is_veteran(facts)
        and bool(_DEGREE.search(text))
        and not _YEAR.search(facts.text_of(SectionKind.EDUCATION))
    )


def _opens_list(entry: Entry, texts: Sequence[str]) -> bool:
    """Whether what was taken for a title is the first of several things in a row, courses say, and no company stands
    among them: "Data Scientist's Basics, Statistics, Logic, Compilers"."""
    row = next((text for text in texts if text.startswith(entry.title)), "")
    return row.count(",") >= _LISTED and entry.organization not in row


_LISTED = 3
"""Commas of a row from which on it lists things."""

_LINKED = re.compile(
    r"https?://|\b(?:github|demo|repo(?:sitory)?|(?:deployed|live|source|project) (?:link|code|site))\b", re.I
)


def _is_veteran(facts: Facts) -> bool:
    starts = [span[0] for job in facts.jobs if (span := job.span(facts.today))]
    since = (facts.newest - min(starts)) / 12 if starts else 0
    return max(since, facts.resume.years_experience or 0) >= _VETERAN


_VETERAN = 15
"""Years of work from which on many leave the year of a degree out, and do well to."""


def _year_only(facts: Facts) -> Entry | None:
    """A job of which a year alone says too little: it begins and ends in years that follow each other."""
    jobs = [entry for entry in facts.resume.entries if entry.section is SectionKind.EXPERIENCE and entry.start]
    if len(jobs) < 2 or any("-" in (entry.start or "") or "-" in (entry.end or "") for entry in jobs):
        return None
    short = (each for each in jobs if each.end and int(each.end[:4]) - int((each.start or "0")[:4]) <= 1)
    return next(short, None)
