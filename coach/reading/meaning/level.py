"""Years of experience from the dates of jobs, and the career level that follows from years, titles and studies.

Years are those in jobs of the field: student jobs, user support beside the studies and plainly other work (cook,
cashier, teacher) are none; a title that tells nothing counts. Overlaps count once.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from coach.reading.lexicon.dates import months
from rules.lexicon import titles
from rules.resume import Entry, Level, SectionKind

LATEST = 3
"""Jobs from the top whose titles speak for the level."""
ESTABLISHED = 3.0
"""Years of experience from which on a degree still under way is one beside the work."""


def years_of(entries: Sequence[Entry], today: date) -> float | None:
    """Years in jobs of the field, rounded to a tenth; None if no job has dates."""
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    if not any(_span(entry, today) for entry in jobs):
        return None
    total, reached = 0, 0
    for begin, end in sorted(span for entry in _counted(entries, today) if (span := _span(entry, today))):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return round(total / 12, 1)


def level_of(years: float | None, entries: Sequence[Entry], today: date) -> Level:
    """The level by years, raised and capped by the latest titles; who still studies is a graduate to be."""
    latest = [_title(entry) for entry in _counted(entries, today)][:LATEST]
    if years is None:
        return _by_titles_alone(latest)
    if years < ESTABLISHED and any(_is_under_way(entry, today) for entry in entries):
        return Level.NEW_GRAD
    level = _by_years(years, latest)
    capped = bool(latest) and titles.is_junior(latest[0]) and level in {Level.SENIOR, Level.STAFF}
    return Level.MID if capped else level


def _by_titles_alone(latest: Sequence[str]) -> Level:
    if not latest:
        return Level.NEW_GRAD
    if any(map(titles.is_staff, latest)):
        return Level.STAFF
    return Level.SENIOR if any(map(titles.is_senior, latest)) else Level.MID


def _by_years(years: float, latest: Sequence[str]) -> Level:
    staff, senior = any(map(titles.is_staff, latest)), any(map(titles.is_senior, latest))
    if years >= 6 and staff:
        return Level.STAFF
    if years >= 5 or (years >= 3 and (senior or staff)):
        return Level.SENIOR
    return Level.MID if years >= 1.5 or (years >= 1 and latest) else Level.NEW_GRAD


def _counted(entries: Sequence[Entry], today: date) -> Iterator[Entry]:
    """The jobs of the field, in the order of the resume."""
    studies = [
        span for entry in entries if entry.section is SectionKind.EDUCATION and (span := _study_span(entry, today))
    ]
    for entry in entries:
        title = _title(entry)
        if entry.section is not SectionKind.EXPERIENCE or titles.is_student(title) or titles.is_other_field(title):
            continue
        if not (titles.is_support(title) and _began_within(studies, entry, today)):
            yield entry


def _title(entry: Entry) -> str:
    return entry.title or entry.organization


def _began_within(studies: Sequence[tuple[int, int]], job: Entry, today: date) -> bool:
    span = _span(job, today)
    return span is not None and any(begin <= span[0] < end for begin, end in studies)


def _is_under_way(entry: Entry, today: date) -> bool:
    if entry.section is not SectionKind.EDUCATION:
        return False
    return entry.current or (entry.end is not None and months(entry.end) > _now(today))


def _study_span(entry: Entry, today: date) -> tuple[int, int] | None:
    """Where only the end is given, four years before it are taken for the studies."""
    if entry.start is not None:
        return _span(entry, today)
    end = months(entry.end) if entry.end else None
    return None if end is None else (end - 48, end + 1)


def _span(entry: Entry, today: date) -> tuple[int, int] | None:
    """First month and the month after the last, as months since year 0."""
    if entry.start is None:
        return None
    now = _now(today)
    begin = months(entry.start)
    if entry.current or entry.end is None:
        end = now + 1 if entry.current else begin + 1
    else:
        end = months(entry.end) + (1 if len(entry.end) > 4 else 0 if len(entry.start) == 4 else 6)
    return (begin, min(end, now + 1)) if end > begin else (begin, begin + 1)


def _now(today: date) -> int:
    return today.year * 12 + today.month - 1
