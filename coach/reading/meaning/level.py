"""Years of experience from the dates of jobs, and the career level that follows from years, titles and studies.

Years are those in jobs of the field: student jobs, posts in clubs, user support beside the studies and plainly other
work (cook, cashier, soldier) are none; a title that tells nothing counts. Overlaps count once. "Present" means the day
on which the resume was written; where a person of long experience states more years than the jobs listed make up, those
count.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from coach.reading.lexicon.dates import months
from coach.reading.meaning.fields import is_degree
from rules.lexicon import titles
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.resume import Entry, Level, SectionKind

_STAFF_YEARS, _SENIOR_YEARS, _SENIOR_BY_TITLE, _MID_YEARS, _MID_BY_JOB = 6, 5, 3, 1.5, 1
"""Years of experience from which on somebody is staff (where a title says so), senior, senior where a title says so,
mid, and mid where they hold a job."""
_YEAR = 12
_STUDIES, _FURTHER = 4 * _YEAR, 2 * _YEAR
"""Months of studies of which only the end is told, and of those for a master's degree."""
_BARE_YEAR = len("2021")
"""Letters of a date that names no month."""

_NEWEST = 2
"""Jobs from the top that may say that somebody is of the middle."""
LATEST = 3
"""Jobs from the top whose titles speak for the level."""
ESTABLISHED = 3.0
"""Years of experience from which on a degree still under way is one beside the work."""
_WELL_ESTABLISHED, _BEGUN = 8.0, 2.0
"""Years from which on even a first degree under way is one beside the work; below which a junior has just begun."""
_HALF_A_YEAR = 6
"""Months before the end of studies until which a post at a university is held beside them."""
_JUST = 18
"""Months since a degree within which somebody who has worked for less than two years is a graduate still."""
_DOCTORATE = re.compile(r"\b(?:ph\.?\s?d|doctor(?:ate|al)?)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:consult\w*|freelanc\w*|self[- ]employed|(?:multiple|various) clients)\b", re.IGNORECASE)
"""What is done for whoever asks, beside a doctorate."""
_LABORATORY = re.compile(r"\b(?:lab(?:oratory)?|research (?:group|cent(?:er|re))|university|college)\b", re.IGNORECASE)
"""Houses in which students do research or teach, under no title."""
_BACHELOR = re.compile(r"\b(?:bachelor\w*|undergraduate|b\.? ?(?:sc|s|a|e|tech|eng)\b)", re.IGNORECASE)
_MASTER = re.compile(r"\b(?:master\w*|m\.? ?(?:sc|s|a|tech|eng|ba|ca)\b)", re.IGNORECASE)
_AHEAD = 3
"""Months ahead of which the end of what is under way is told: that of a summer's internship."""
_MIDDLE = 6
"""Months of a year of which only the number is told: a job that ends in it ends in its middle."""
_LONG = 5.0
_LEFT_OUT = 1.1
"""Who has worked for so long may leave early jobs out; so many times the years of those listed are stated then."""


def written_on(saved: str | None, entries: Sequence[Entry], today: date) -> date:
    """The day until which "Present" counts: that on which the file was saved, if that can be; else today.

    Programs and templates leave dates of their own in a file: one before the latest date named in it tells nothing.
    What had begun may be told by the end it is going to have, months ahead.
    """
    if saved is None:
        return today
    when = months(saved)
    past = [(each.start, None if _ends_ahead(each, when) else each.end) for each in entries]
    named = [months(point) for points in past for point in points if point is not None]
    latest = max((month for month in named if month <= _now(today)), default=0)
    return date(when // _YEAR, when % _YEAR + 1, 1) if latest <= when <= _now(today) else today


def _ends_ahead(entry: Entry, when: int) -> bool:
    """Whether the end told of an entry may have been ahead in a month: that of a degree, or of what was under way."""
    if entry.section is SectionKind.EDUCATION:
        return True
    if entry.start is None or entry.end is None:
        return False
    return months(entry.start) <= when < months(entry.end) <= when + _AHEAD


def years_of(
    entries: Sequence[Entry], until: date, stated: float | None = None, own: OwnTitles = NO_OWN
) -> float | None:
    """Years in jobs of the field, rounded to a tenth; None if no job has dates and the person states none.

    `own`: what a pack says of titles, where one is known.
    """
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    if not any(span_of(entry, until) for entry in jobs):
        return stated
    total = _covered([span for entry in _counted(entries, until, own) if (span := span_of(entry, until))])
    years = round(total / _YEAR, 1)
    return stated if stated is not None and years >= _LONG and stated > years * _LEFT_OUT else years


def level_of(years: float | None, entries: Sequence[Entry], until: date, own: OwnTitles = NO_OWN) -> Level:
    """The level by years, raised and capped by the latest titles; who still studies is a graduate to be."""
    counted = list(_counted(entries, until, own))
    latest = [_title(entry) for entry in counted][:LATEST]
    if years is None:
        # Without dates, what has no title may be a list of workshops.
        if any(_is_under_way(each, until) for each in entries) and not any(
            titles.is_senior(title, own) or titles.is_staff(title, own) for title in latest
        ):
            return Level.NEW_GRAD
        return _by_titles_alone(
            [_title(each) for each in counted if each.title or titles.is_field(_title(each))][:LATEST], own
        )
    degrees = [each for each in entries if each.section is SectionKind.EDUCATION]
    under_way = [each for each in degrees if _is_under_way(each, until)]
    studies = [
        each
        for each in under_way
        if not _is_begun_late(each, counted, degrees, until) and not _is_beside_work(each, counted, degrees, until)
    ]
    called = any(titles.is_senior(title, own) for title in latest)
    if studies and not called and years < _STUDIES / _YEAR and _has_always_studied(counted, degrees, until):
        return Level.NEW_GRAD
    if studies and (years < ESTABLISHED or (years < _WELL_ESTABLISHED and _is_first_degree(studies, latest, own))):
        return Level.NEW_GRAD
    if any(_is_doctorate_begun_early(each, counted, until, own) for each in studies):
        return Level.NEW_GRAD
    if years < _BEGUN and latest and (titles.is_junior(latest[0], own) or _has_just_graduated(entries, until)):
        return Level.NEW_GRAD
    level = _by_years(years, latest, own)
    known = any(titles.is_senior(title, own) or titles.is_staff(title, own) for title in latest)
    middle = not known and any(titles.is_intermediate(title, own) for title in latest[:_NEWEST])
    capped = bool(latest) and (middle or titles.is_junior(latest[0], own) or all(map(titles.is_support, latest)))
    return Level.MID if capped and level in {Level.SENIOR, Level.STAFF} else level


def left_work_to_learn(years: float | None, entries: Sequence[Entry], until: date, own: OwnTitles = NO_OWN) -> bool:
    """Whether somebody who has worked in the field for two years or more went back to study, and does so still."""
    counted = list(_counted(entries, until, own))
    degrees = [each for each in entries if each.section is SectionKind.EDUCATION]
    learning = (each for each in degrees if _is_under_way(each, until))
    return (years or 0) >= _BEGUN and any(_is_begun_late(each, counted, degrees, until) for each in learning)


def _has_just_graduated(entries: Sequence[Entry], until: date) -> bool:
    """Whether the latest degree was earned within the last year and a half."""
    ends = [
        months(each.end)
        for each in entries
        if each.section is SectionKind.EDUCATION
        and each.end
        and (is_degree(each.title) or _OF_ENGINEERING.match(each.title))
    ]
    return bool(ends) and 0 <= _now(until) - max(ends) < _JUST


_OF_ENGINEERING = re.compile(r"B\.?E\.? (?:of|in|[A-Z])")
""" "BE of Software Engineering", with capitals: "be" is a word."""


def _is_beside_work(study: Entry, jobs: Sequence[Entry], degrees: Sequence[Entry], until: date) -> bool:
    """Whether a further degree is under way beside a job of the field that somebody has held for two years, since the
    first degree was earned."""
    told = f"{study.title} {study.organization}"
    if _DOCTORATE.search(told) or _BACHELOR.search(told):
        return False
    ends = [span[1] for each in degrees if each is not study and (span := _study_span(each, until))]
    held = [span for job in jobs if job.current and titles.is_field(job.title) and (span := span_of(job, until))]
    return bool(ends) and any(span[0] >= max(ends) - 1 and span[1] - span[0] >= _BEGUN * _YEAR for span in held)


def _is_doctorate_begun_early(study: Entry, jobs: Sequence[Entry], until: date, own: OwnTitles) -> bool:
    """Whether a doctorate is under way that was begun before three years of work, and what came since is beside it."""
    if study.start is None or not _DOCTORATE.search(f"{study.title} {study.organization}"):
        return False
    if any(titles.is_senior(_title(job), own) or titles.is_staff(_title(job), own) for job in jobs):
        return False
    begun = months(study.start)
    before = [span for job in jobs if (span := span_of(job, until)) and span[0] < begun]
    return sum(min(end, begun) - begin for begin, end in before) < ESTABLISHED * _YEAR


def _is_begun_late(study: Entry, jobs: Sequence[Entry], degrees: Sequence[Entry], until: date) -> bool:
    """Whether studies are under way for which somebody left jobs of the field that make nobody a graduate: begun during
    no earlier studies."""
    learning = _study_span(study, until)
    if learning is None:
        return False
    latest = learning[0] + (_HALF_A_YEAR if study.start else 0)  # where only the end is told, that is lenient enough
    before = [span for each in degrees if each is not study and (span := _study_span(each, until))]
    spans = [span for job in jobs if titles.is_field(job.title) and (span := span_of(job, until))]
    held = [span for span in spans if span[1] <= latest and not any(a <= span[0] < b for a, b in before)]
    return _covered(held) >= _MID_YEARS * _YEAR


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    """The months that spans cover together."""
    total, reached = 0, 0
    for begin, end in sorted(spans):
        total += max(0, end - max(begin, reached))
        reached = max(reached, end)
    return total


def _has_always_studied(jobs: Sequence[Entry], degrees: Sequence[Entry], until: date) -> bool:
    """Whether what was done outside of all studies makes nobody one of the middle."""
    lesser = (each for each in degrees if not _DOCTORATE.search(f"{each.title} {each.organization}"))
    learning = [span for each in lesser if (span := _study_span(each, until))]
    held = [span for job in jobs if (span := span_of(job, until))]
    return _covered([*held, *learning]) - _covered(learning) < _MID_YEARS * _YEAR


def _is_first_degree(studies: Sequence[Entry], latest: Sequence[str], own: OwnTitles) -> bool:
    """Whether a bachelor's degree is under way, and no latest title is one of somebody who has long been at it."""
    known = any(titles.is_senior(title, own) or titles.is_staff(title, own) for title in latest)
    return not known and any(_BACHELOR.search(f"{each.title} {each.organization}") for each in studies)


def _by_titles_alone(latest: Sequence[str], own: OwnTitles) -> Level:
    if not latest:
        return Level.NEW_GRAD
    if any(titles.is_staff(title, own) for title in latest):
        return Level.STAFF
    return Level.SENIOR if any(titles.is_senior(title, own) for title in latest) else Level.MID


def _by_years(years: float, latest: Sequence[str], own: OwnTitles) -> Level:
    staff, senior = (any(says(title, own) for title in latest) for says in (titles.is_staff, titles.is_senior))
    if years >= _STAFF_YEARS and staff:
        return Level.STAFF
    if years >= _SENIOR_YEARS or (years >= _SENIOR_BY_TITLE and (senior or staff)):
        return Level.SENIOR
    mid = years >= _MID_YEARS or (years >= _MID_BY_JOB and latest)
    return Level.MID if mid else Level.NEW_GRAD


def _counted(entries: Sequence[Entry], until: date, own: OwnTitles) -> Iterator[Entry]:
    """The jobs of the field, in the order of the resume."""
    studies = [
        span for entry in entries if entry.section is SectionKind.EDUCATION and (span := _study_span(entry, until))
    ]
    doctorates = [
        span
        for entry in entries
        if entry.section is SectionKind.EDUCATION and _DOCTORATE.search(entry.title) and (span := span_of(entry, until))
    ]
    for entry in entries:
        if entry.section is not SectionKind.EXPERIENCE or _is_none_of_the_field(entry, own):
            continue
        if titles.is_academic(entry.title) and not _has_learned(entry, entries):
            continue
        aside = titles.is_support(_title(entry)) or titles.is_club(entry.title, entry.organization)
        if titles.is_academic(entry.title) and _began_within(studies, entry, until, _HALF_A_YEAR):
            continue
        if titles.is_of_students(entry.title, entry.organization) and _began_within(studies, entry, until):
            continue
        if not entry.title and _LABORATORY.search(entry.organization) and _began_within(studies, entry, until):
            continue
        there = _studies_at(entry.organization, entries, until)
        if _began_within(there, entry, until, _HALF_A_YEAR) and not _outlasts(there, entry, until):
            continue
        if _BESIDE.search(f"{entry.title} {entry.organization}") and _began_within(doctorates, entry, until):
            continue
        if _is_before_training(entry, entries, until) or _is_at_own_university(entry, entries, until):
            continue
        if not (aside and _began_within(studies, entry, until)) and not _is_before_learning(entry, entries, until):
            yield entry


def _studies_at(organization: str, entries: Sequence[Entry], until: date) -> list[tuple[int, int]]:
    """The studies at a university that is the employer, too: "Northfield University Library"."""
    schools = (
        (each.organization.split(",")[0].strip().lower(), each)
        for each in entries
        if each.section is SectionKind.EDUCATION and _HIGHER.search(each.organization.split(",")[0])
    )
    return [
        span
        for school, each in schools
        if school in organization.lower() and (span := _study_span(each, until)) is not None
    ]


def _outlasts(studies: Sequence[tuple[int, int]], job: Entry, until: date) -> bool:
    """Whether a job of the field went on for long after studies beside which it was begun."""
    span = span_of(job, until)
    return span is not None and titles.is_field(job.title) and all(span[1] - end >= _JUST for _, end in studies)


def _is_before_learning(job: Entry, entries: Sequence[Entry], until: date) -> bool:
    """Whether a job was begun before the first degree was earned, and its title says nothing of the field: who studies
    serves food, lays cables, looks after children."""
    title = _title(job)
    if titles.is_field(title) or OF_COMPUTERS.search(title):
        return False
    ends = [
        span[1]
        for each in entries
        if each.section is SectionKind.EDUCATION
        and (is_degree(each.title) or _HIGHER.search(f"{each.title} {each.organization}"))
        and (span := _study_span(each, until))
    ]
    span = span_of(job, until)
    return bool(ends) and span is not None and span[0] < min(ends) - _HALF_A_YEAR


def _is_before_training(job: Entry, entries: Sequence[Entry], until: date) -> bool:
    """Whether a job whose title says nothing of the field was begun before somebody was trained for it: an investigator
    of a bank who went to a boot camp."""
    title = _title(job)
    if titles.is_field(title) or OF_COMPUTERS.search(title):
        return False
    trained = [
        each
        for each in entries
        if each.section is SectionKind.EDUCATION and _TRAINING.search(f"{each.title} {each.organization}")
    ]
    span = span_of(job, until)
    ends = [months(each.end) for each in trained if each.end]
    return bool(trained) and (span is None or any(span[0] < end for end in ends))


_TRAINING = re.compile(
    r"\b(?:boot ?camp|coding|full[- ]?stack (?:web |software )?develop\w+|web development"
    r"|software (?:engineering|development) (?:immersive|certificate|program(?:me)?|diploma))\b",
    re.IGNORECASE,
)
""" "Full Stack Developer Certificate"."""


def _is_at_own_university(job: Entry, entries: Sequence[Entry], until: date) -> bool:
    """Whether a post of up to a year was held in a house of the university at which somebody studied, who does not say
    when: "Larkspur Lab" of "NU" beside a degree of Northfield University."""
    span = span_of(job, until)
    if span is None or span[1] - span[0] > _YEAR + 1:
        return False
    schools = [
        each.organization.split(",")[0]
        for each in entries
        if each.section is SectionKind.EDUCATION and not (each.start or each.end) and _HIGHER.search(each.organization)
    ]
    words = re.findall(r"\w+", job.organization)
    return any(school.lower() in job.organization.lower() or _initials(school) in words for school in schools)


def _initials(name: str) -> str:
    """ "NUL" for "Northfield University of Larkspur"; nothing that anything could be called for a name of one word."""
    letters = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return letters if len(letters) > 1 else name


_HIGHER = re.compile(r"\b(?:universi\w+|college|institute of technology|polytechnic)\b", re.IGNORECASE)
OF_COMPUTERS = re.compile(
    r"\b(?:comput\w+|software|i\.?t|information|data|web|systems?|networks?|technolog\w+|technical|analyst|consultant"
    r"|product|project manager|security|machine learning|ai)\b",
    re.IGNORECASE,
)
"""Words of titles that may be of the field."""


def _is_none_of_the_field(job: Entry, own: OwnTitles) -> bool:
    title = _title(job)
    if titles.is_student(title, own) or titles.is_other_field(title, own):
        return True
    if titles.is_building(title, job.organization) and not own.of_field(title):
        return True
    if titles.is_training(job.organization) or titles.is_pupils(job.organization):
        return True
    elsewhere = titles.is_elsewhere(job.organization) or titles.is_club(job.title, job.organization)
    return elsewhere and not (titles.is_field(title) or own.of_field(title))


_COMPUTING = re.compile(
    r"\b(?:comput\w+|software|informati\w+|data|machine learning|engineering|robotics|cyber\w*"
    r"|artificial intelligence)\b",
    re.IGNORECASE,
)


def _has_learned(job: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a job at a university is of the field: by its own words, or by a degree that was begun before it."""
    if _COMPUTING.search(f"{job.title} {job.organization}"):
        return True
    degrees = [each for each in entries if each.section is SectionKind.EDUCATION and _COMPUTING.search(each.title)]
    return any((each.start or each.end or "9") < (job.start or "") for each in degrees)


def _title(entry: Entry) -> str:
    return entry.title or entry.organization


def _began_within(studies: Sequence[tuple[int, int]], job: Entry, until: date, well: int = 0) -> bool:
    """Whether a job was begun during studies, `well` months before their end at least."""
    span = span_of(job, until)
    return span is not None and any(begin <= span[0] < end - well for begin, end in studies)


def _is_under_way(entry: Entry, until: date) -> bool:
    if entry.section is not SectionKind.EDUCATION:
        return False
    return entry.current or (entry.end is not None and months(entry.end) > _now(until))


def _study_span(entry: Entry, until: date) -> tuple[int, int] | None:
    """Where only the end is given, four years before it are taken for the studies, two for a master's degree."""
    if entry.start is not None:
        return span_of(entry, until)
    end = months(entry.end) if entry.end else None
    told = f"{entry.title} {entry.organization}"
    lasting = _FURTHER if _MASTER.search(told) and not _BACHELOR.search(told) else _STUDIES
    return None if end is None else (end - lasting, end + 1)


def span_of(entry: Entry, until: date) -> tuple[int, int] | None:
    """First month and the month after the last, as months since year 0; of dates that cannot be, what can.

    A job that ends before it starts has its dates swapped; one that ends after the next few years goes on.
    """
    now = _now(until)
    if entry.start is None or months(entry.start) > now:
        return None
    begin = months(entry.start)
    if entry.current or entry.end is None:
        end = now + 1 if entry.current else begin + 1
    elif months(entry.end) < begin and len(entry.end) > _BARE_YEAR:
        begin, end = months(entry.end), begin + 1
    elif (
        months(entry.end) - begin < _TERM and _SEASON.search(entry.dates) and len(_YEAR_NAMED.findall(entry.dates)) == 1
    ):
        end = begin + _TERM
    else:
        end = months(entry.end) + (1 if len(entry.end) > _BARE_YEAR else _MIDDLE)
    return (begin, min(end, now + 1)) if end > begin else (begin, begin + 1)


_SEASON = re.compile(r"\b(?:spring|summer|fall|autumn|winter)\b", re.IGNORECASE)
_YEAR_NAMED = re.compile(r"(?<!\d)\d{4}(?!\d)|['’]\d\d\b")
_TERM = 4
"""Months of a job that is dated by a season: "Fall 2023"."""


def _now(today: date) -> int:
    return today.year * _YEAR + today.month - 1
