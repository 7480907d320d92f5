"""Is there a gap between jobs that nothing explains?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import has_lone_date, month, span
from rules.lexicon import titles
from rules.resume import WITH_ENTRIES, Entry, Level, SectionKind
from rules.spans import nowhere
from texts import ngettext, pgettext
from texts.forms import short_month

RECENT = 8 * 12
"""Months back from which on nobody asks any more."""

STUDY = 4 * 12
"""Months that a degree takes, where only its end is written."""


@check
class Gap:
    """Yields one span for the longest time of more than `months` in which no job, study or project is named.

    Only where all jobs have dates with months; what lies long back is not asked, and neither is the time since the last
    job, since whoever looks for one knows that, nor the time after jobs that were held before studies or beside them.
    Of somebody who begins and has done nothing before the end of the studies, the time from there to the first thing
    is asked if it is `years` or more.
    """

    months: int = 7
    years: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        found = next(self._between(facts), None) or _after_school(facts, self.years)
        if found is not None:
            yield found

    def _between(self, facts: Facts) -> Iterator[Span]:
        jobs = [entry for entry in facts.resume.entries if entry.section is SectionKind.EXPERIENCE]
        known = [entry for entry in jobs if entry.title or entry.organization]
        if any(map(has_lone_date, known)):
            return  # where only one of two dates was read, what follows is no gap
        if len(known) < 2 or any("-" not in (entry.start or "") or not (entry.current or entry.end) for entry in known):
            return
        now = facts.this_month
        spans = [found for entry in facts.resume.entries if (found := span(entry, facts.today) or _studied(entry))]
        spans += _written(facts)
        spans = [found for found in spans if found[0] <= now]  # what is still to come ends no gap
        grown = [entry for entry in known if not _is_of_student(entry)]
        studies = facts.degrees
        if any(not (entry.start or entry.end) for entry in studies):
            # Studies without dates are where nothing is listed, unless there was work after them.
            grown = [entry for entry in grown if titles.is_field(entry.title)]
        first = min((found[0] for entry in grown if (found := span(entry, facts.today))), default=now)
        longest = max(_gaps(spans, first), default=(0, 0, 0))
        if _is_explained(longest[1], longest[2], facts):
            return
        if longest[0] > self.months and longest[2] > now - RECENT:
            length, begin, end = longest
            words = {"length": _length(length), "from": _named(begin), "to": _named(end)}
            yield nowhere(SectionKind.EXPERIENCE, **words)


def _after_school(facts: Facts, years: int) -> Span | None:
    """The time between the studies and the first thing listed after them, where that is so many years or more."""
    begin, end = _school_and_first_thing(facts)
    if end - begin - 1 < 12 * years or not facts.this_month - RECENT < end <= facts.this_month:
        return None
    inside = range((begin - 1) // 12 + 1, (end - 1) // 12)
    beside = " ".join(facts.text_of(kind) for kind in _BESIDE)
    if _PAUSE.search(facts.text) or any(str(year) in beside for year in inside):
        return None
    last = max(facts.degrees, key=lambda each: month(each.end, 12) or 0)
    since = _named(begin) if "-" in (last.end or "") else str((begin - 1) // 12)
    return nowhere(SectionKind.EXPERIENCE, **{"length": _length(end - begin - 1), "from": since, "to": _named(end)})


def _school_and_first_thing(facts: Facts) -> tuple[int, int]:
    """The month in which the studies of somebody who begins were over, and that of the first thing after them; two
    zeros where anything was done before, or dates are missing. Whoever has worked for long may have left out the first
    years."""
    others = [each for each in facts.resume.entries if each.section in WITH_ENTRIES and each not in facts.degrees]
    ends = [month(each.end, 12) for each in facts.degrees]
    over = [each for each in ends if each]
    undated = any(each.section is SectionKind.EXPERIENCE and not each.start for each in others)
    if facts.resume.level is not Level.NEW_GRAD or not over or len(over) < len(ends) or undated:
        return 0, 0
    begun = [(each.section, first) for each in others if (first := month(each.start or each.end, 1))]
    later = [first for _, first in begun if first > max(over)]
    if not later or any(kind in _DONE and first <= max(over) for kind, first in begun):
        return 0, 0
    return max(over), min(later)


def _is_of_student(job: Entry) -> bool:
    """Whether a job is held by who has yet to study, or studies: nothing is missing after it."""
    return titles.is_student(job.title) or titles.is_club(job.title, job.organization)


def _is_explained(begin: int, end: int, facts: Facts) -> bool:
    """Whether the page may say what somebody did in a gap: by a word for a pause, by a year in it that stands in a
    section without jobs, or by a degree that they are still to earn."""
    if _PAUSE.search(facts.text):
        return True
    years = {
        str(year) for year in range((begin - 1) // 12, (end - 1) // 12 + 1) if _months_in(year, begin, end) >= HALF
    }
    beside = " ".join(facts.text_of(kind) for kind in _BESIDE)
    if any(year in beside for year in years):
        return True
    studies = facts.degrees
    now = facts.this_month
    return facts.resume.level is Level.NEW_GRAD and any(
        entry.current or (month(entry.end, 12) or 0) > now for entry in studies
    )


def _months_in(year: int, begin: int, end: int) -> int:
    return max(0, min(end - 1, year * 12 + 12) - max(begin + 1, year * 12 + 1) + 1)


HALF = 4
"""Months of a year that a gap takes, for what is dated with that year to fall into it."""
_DONE = frozenset((SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING))
_BESIDE = (*(kind for kind in WITH_ENTRIES if kind is not SectionKind.EXPERIENCE), SectionKind.OTHER)
_PAUSE = re.compile(
    r"\b(?:(?:parental|maternity|paternity|family|medical|sick|military|unpaid) leave|sabbatical|career break|gap year"
    r"|caregiv\w*|carer|caring for|raising (?:a |my |our )?(?:child|children|kids|family)|stay[- ]at[- ]home"
    r"|national service|military service|conscript\w*|travel(?:led|ed|ling|ing) (?:through|in|across|around|the)"
    r"|self[- ]employed|freelanc\w*|own business|time off|relocat\w+|boot ?camp)\b",
    re.IGNORECASE,
)
"""What fills a pause, wherever it is said."""


def _written(facts: Facts) -> Iterator[tuple[int, int]]:
    """Each time from a month to a month, or from a year to a year, that a line gives, though it was read as no entry: a
    course, a school of languages, a journey."""
    for found in (found for line in facts.resume.seen_lines for found in _RANGE.finditer(line.text)):
        begin, end = (
            int(found[f"{at}_year"]) * 12 + _number(found[f"{at}_month"], whole)
            for at, whole in (("from", 1), ("to", 12))
        )
        if begin <= end:
            yield begin, end


def _number(name: str | None, whole: int) -> int:
    """The number of a month by its name; `whole` where only a year is given."""
    return _SHORT.index(name[:3].lower()) + 1 if name else whole


_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_A_MONTH = r"(?:(?P<{}_month>(?:" + "|".join(_SHORT) + r")[a-z]{{0,6}})\.? )?(?P<{}_year>(?:19|20)\d\d)"
_RANGE = re.compile(
    rf"(?<![\w-]){_A_MONTH.format('from', 'from')} ?(?:[–—-]|to|until) ?{_A_MONTH.format('to', 'to')}(?![\w-])",
    re.IGNORECASE,
)
"""A time with both its ends, as a line gives it."""


def _studied(entry: Entry) -> tuple[int, int] | None:
    """The years before a degree of which only the end is written."""
    end = month(entry.end, 12)
    if entry.section is not SectionKind.EDUCATION or entry.start or end is None:
        return None
    return end - STUDY, end


def _gaps(spans: list[tuple[int, int]], first: int) -> Iterator[tuple[int, int, int]]:
    reached: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if reached and begin <= reached[-1][1] + 1:
            reached[-1] = (reached[-1][0], max(end, reached[-1][1]))
        else:
            reached.append((begin, end))
    for before, after in pairwise(reached):
        if before[1] >= first:
            yield after[0] - before[1] - 1, before[1], after[0]


def _named(month: int) -> str:
    year, number = divmod(month - 1, 12)
    return pgettext("date", "{month} {year}", month=short_month(number + 1), year=year)


def _length(months: int) -> str:
    if months < 18:
        return ngettext("{count} month", "{count} months", months)
    return ngettext("{count} year", "{count} years", round(months / 12))
