"""Are there dates that cannot be?"""

import re
from calendar import monthrange
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import MONTHS, month, names_winter
from rules.resume import Entry, SectionKind
from texts import gettext

_FAR = re.compile(r"(?<![\w$€£#/.,-])(2[1-9]\d\d)(?![\w%]|\s?(?:[a-z]{3,}|/|\+))")
_OF_MONTH = re.compile(rf"\b{MONTHS}\.?,?\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r",? +\w*[A-Z\d]")
"""What stands behind the number of a house: the name of the street."""
_IN_ADDRESS = re.compile(
    r"\b(?:suite|ste|room|rm|unit|apt|apartment|flat|floor|box|no|building|block|plot|street|str|road|av|avenue)\.?,?\s*$",
    re.IGNORECASE,
)
"""What stands before the number of a room or a house."""
_FULL = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\w)")
_YEARLESS = re.compile(
    r"\W*[A-Za-z]{3,9}\.?(?:\s*['’]?\d\d)?\s*(?:[-–—]|to|until|till)\s*[A-Za-z]{3,9}\b", re.IGNORECASE
)
"""Dates of which the first has no year of its own, "Dec – June 2026", or one of two figures that could be a day,
"Dec 24 – June 2026": it may well be the year before."""
_KINDS = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.VOLUNTEERING)


@check
class ImpossibleDates:
    """Yields each job, degree, project or post whose dates cannot be: an end before the start, a job that starts in
    the future, a year far from now, a day that its month does not have. A degree may end in the future."""

    def find(self, facts: Facts) -> Iterator[Span]:
        for entry in facts.resume.entries:
            if entry.section in _KINDS and (problem := _problem(entry, facts)):
                quote = entry.dates or facts.resume.lines[entry.first_line].text
                words = {"problem": problem, "job": _called(entry)}
                yield Span(entry.section, quote, entry.first_line, entry.page, words)


def _problem(entry: Entry, facts: Facts) -> str:
    now = facts.this_month
    first, last = month(entry.start, 1), month(entry.end, 12)
    lines = facts.resume.lines[entry.first_line : entry.first_line + 3]
    far = _FAR.search(entry.dates) or next((found for line in lines if (found := _far_year(line.text))), None)
    if far and entry.section is not SectionKind.PROJECTS:
        return gettext("gives the year {year}", year=far.group(1))
    if day := _no_day(entry.dates):
        return gettext("gives {day}, which isn't a date", day=day)
    first = month(entry.start[:4], 1) if entry.start and names_winter(entry) else first
    if first is not None and last is not None and first > last and not _YEARLESS.match(entry.dates):
        return gettext("ends ({end}) before it starts ({start})", end=entry.end, start=entry.start)
    if entry.section is SectionKind.EDUCATION:
        return _in_future(entry) if first is not None and first > now + 12 else ""
    if first is not None and first > now + 1:
        return _in_future(entry)
    if last is not None and last > now + 12 and entry.section is SectionKind.EXPERIENCE:
        return gettext("ends in the future ({end})", end=entry.end)
    return ""


def _far_year(text: str) -> re.Match[str] | None:
    """A year far from now in a line, whose other figures may be those of an address: "2500 Alder Street"."""
    for found in _FAR.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if _OF_MONTH.search(before) or not (_IN_ADDRESS.search(before) or _GOES_ON.match(after)):
            return found
    return None


def _called(entry: Entry) -> str:
    name = entry.title or entry.organization
    return f"“{name}”" if name and len(name.split()) <= _MAX_NAME else gettext("This entry")


_MAX_NAME = 12
"""Words of a name; what is longer is text that was taken for one."""


def _in_future(entry: Entry) -> str:
    return gettext("starts in the future ({start})", start=entry.start)


def _no_day(dates: str) -> str:
    """A date in figures that no month has, whichever of the first two figures is the month; "" if there is none."""
    for match in _FULL.finditer(dates):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        if not (_is_day(year, a, b) or _is_day(year, b, a)):
            return match.group()
    return ""


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
