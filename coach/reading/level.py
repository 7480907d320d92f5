"""Years of experience from the dates of jobs, and the career level that follows from years and titles."""

import re
from collections.abc import Sequence
from datetime import date

from coach.reading.dates import months
from rules.resume import Entry, Level, SectionKind

_INTERN = re.compile(
    r"\b(?:intern|internship|trainee|apprentice|co-?op|student|working student|werkstudent\w*|praktikant\w*|stagiaire"
    r"|teaching assistant|research assistant|undergraduate)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:staff|principal|distinguished|fellow|cto|vp|vice president|head of|director|chief)\b", re.IGNORECASE
)
_SENIOR = re.compile(r"\b(?:senior|sr\.?|lead|tech lead|architect|engineering manager)\b", re.IGNORECASE)


def years_of(entries: Sequence[Entry], today: date) -> float | None:
    """Years in jobs, overlaps counted once, internships not counted; None if no job has dates."""
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    dated = [span for entry in jobs if (span := _span(entry, today))]
    if not dated:
        return None
    counted = sorted(span for entry in jobs if not _INTERN.search(entry.title) and (span := _span(entry, today)))
    total, reached = 0, 0
    for begin, end in counted:
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return round(total / 12, 1)


def _span(entry: Entry, today: date) -> tuple[int, int] | None:
    """First month and the month after the last, as months since year 0."""
    if entry.start is None:
        return None
    now = today.year * 12 + today.month - 1
    begin = months(entry.start)
    if entry.current or entry.end is None:
        end = now + 1 if entry.current else begin + 1
    else:
        end = months(entry.end) + (1 if len(entry.end) > 4 else 0 if len(entry.start) == 4 else 6)
    return (begin, min(end, now + 1)) if end > begin else (begin, begin + 1)


def level_of(years: float | None, entries: Sequence[Entry]) -> Level:
    """Level from years, raised by the titles held: the latest titles count."""
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    titles = " | ".join(entry.title for entry in jobs[:3] if not _INTERN.search(entry.title))
    if years is None:
        return Level.NEW_GRAD if not titles else Level.MID
    if years >= 10 or (years >= 6 and _STAFF.search(titles)):
        return Level.STAFF if _STAFF.search(titles) else Level.SENIOR
    if years >= 5 or (years >= 3 and _SENIOR.search(titles)):
        return Level.SENIOR
    return Level.MID if years >= 1.5 or (years >= 1 and titles) else Level.NEW_GRAD
