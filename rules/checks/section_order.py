"""Do the sections stand in the order in which this person is read?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, in_a_list, month
from rules.lexicon import titles
from rules.resume import Entry, Level, Section, SectionKind
from rules.spans import at_section
from rules.trust import SURE
from texts import gettext

LATE = (
    SectionKind.EDUCATION,
    SectionKind.CERTIFICATIONS,
    SectionKind.INTERESTS,
    SectionKind.LANGUAGES,
    SectionKind.REFERENCES,
)
LATER = LATE[1:]
"""What stands below the work of anybody, of a student as well, whose studies come first."""
FEW = 3
"""Lines of languages that may stand on top of purpose, where the country asks for them."""
WALL = 12
"""Lines of skills that push the work out of sight."""
_UNPAID = re.compile(r"\bvolunt", re.IGNORECASE)
NEW = 12
"""Months of work below which a degree is newer than nearly all of it."""


LEFT = 36
"""Months after a degree in which whoever has worked since is no longer read by it."""
SETTLED = 6
"""Months of a job of the field from which on it says more than projects do."""
NEAR = 10.0
"""Points by which the left edges of two sections of one column may differ."""


@check
class SectionOrder:
    """Yields a section that stands above the work of somebody who has `years` of it, or whose degree is long over:
    education, certifications, a wall of skills; projects above a job of the field; above the first work of anybody else
    only what is less than that. Side columns are not asked, since what stands beside the work does not push it down."""

    years: float = 2.0

    def find(self, facts: Facts) -> Iterator[Span]:
        resume = facts.resume
        work = facts.section(SectionKind.EXPERIENCE)
        if work is None or not facts.told:
            return
        experienced = (
            resume.level is not Level.NEW_GRAD
            and (resume.years_experience or 0) >= self.years
            and not any(_is_fresh(entry, facts) for entry in resume.entries)
            and not (_calls_itself_student(facts) or _is_learning(facts))
            and _has_surely_worked(facts)
        )
        if not experienced and not facts.field_jobs:
            return
        late = LATE if experienced or _works_since_school(facts) else LATER
        for section in resume.sections:
            if section.first_line >= work.first_line:
                return
            if _stands_beside(section, work, facts):
                continue
            if section.kind is SectionKind.PROJECTS and not _tells_of_projects(section, facts):
                continue  # "Project" may be a label among skills
            if section.kind is SectionKind.PROJECTS and any(_is_settled(job, facts) for job in facts.field_jobs):
                yield at_section(section, what="")
                return
            lines = len(facts.body(section))
            if section.kind is SectionKind.EDUCATION and not _tells_of_studies(section, facts):
                continue  # "Qualifications" may head what somebody can do
            if section.kind is SectionKind.LANGUAGES and _names_code(section, facts):
                continue  # "Languages" may head those that somebody programs in
            if section.kind in late and lines > (FEW if section.kind is SectionKind.LANGUAGES else 1):
                yield at_section(section, what="")
                return
            wall = section.kind is SectionKind.SKILLS and lines >= WALL
            if experienced and wall and resume.layout.columns == 1:
                what = gettext("and takes a good part of the page")
                yield at_section(section, what=f" {what}")
                return


def _works_since_school(facts: Facts) -> bool:
    """Whether the last degree was over years ago, and a job of the field has been held since."""
    ends = [month(each.end, 12) for each in facts.degrees]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends) or max(known) > facts.this_month - LEFT:
        return False
    if _calls_itself_student(facts) or _is_learning(facts):
        return False
    return any(
        _is_of_field(job) and (span := job.span(facts.today)) and span[1] > max(known) for job in facts.field_jobs
    )


def _is_settled(job: Job, facts: Facts) -> bool:
    """Whether a job of the field was held for some time, and is told."""
    return _is_of_field(job) and len(job.statements) > 1 and job.months(facts.today) >= SETTLED


def _is_of_field(job: Job) -> bool:
    title = job.entry.title
    plain = titles.is_field(title) and not titles.is_any_engineering(title) and job.entry.sure.title >= SURE
    return plain and bool(job.statements) and not (job.is_student or job.is_club)


def _has_surely_worked(facts: Facts) -> bool:
    """Whether a job beyond the studies was read: none of an internship or a club alone, nor one that was given the
    dates of a degree."""
    listed = in_a_list(facts.jobs)
    studied = {(each.start, each.end) for each in facts.degrees}
    return not facts.jobs or any(
        not (job.is_student or job.is_club or (job.entry.start, job.entry.end) in studied)
        and not _has_dates_from_above(job.entry, facts)
        and (bool(job.statements) or titles.is_field(job.entry.title))
        for job in facts.jobs
        if job not in listed
    )


def _has_dates_from_above(job: Entry, facts: Facts) -> bool:
    """Whether the dates of a job stand above its head, where those of a degree beside it may be."""
    head, *below = facts.resume.lines[job.first_line : job.last_line + 1]
    dated = next((line for line in below if job.dates and job.dates in line.text), head)
    return dated.page == head.page and dated.bottom < head.top


PROJECT = 8
"""Words below a heading from which on something is told there."""


def _tells_of_projects(section: Section, facts: Facts) -> bool:
    """Whether something is told there in sentences, or in bullets."""
    lines = (line.text for line in facts.body(section))
    return sum(len(text.split()) for text in lines if not text.isupper()) >= PROJECT


def _names_code(section: Section, facts: Facts) -> bool:
    named = (each for line in facts.body(section) for each in facts.on_line.get(line.number, ()))
    return any(each.category == "programming language" for each in named)


def _tells_of_studies(section: Section, facts: Facts) -> bool:
    """Whether a section is surely about studies, by its heading or by a degree in it: "Qualifications" may head what
    somebody can do."""
    degrees = facts.degrees
    return _STUDIES.search(section.heading) is not None or any(
        section.first_line <= each.first_line <= section.last_line for each in degrees
    )


def _calls_itself_student(facts: Facts) -> bool:
    """Whether the first words say that somebody studies or is after an internship, whatever the dates give."""
    return _STUDENT.search(" ".join(facts.top.split())) is not None


def _is_learning(facts: Facts) -> bool:
    """Whether the lines of a degree say that it is under way, and no date that it is over."""
    studies = facts.degrees
    lines = facts.resume.lines
    told = [
        line.text
        for each in studies
        if (end := month(each.end, 12)) is None or end >= facts.written
        for line in lines[each.first_line : each.last_line + 1]
    ]
    return any(map(_UNDER_WAY.search, told if studies else facts.text_of(SectionKind.EDUCATION).split("\n")))


_UNDER_WAY = re.compile(
    r"\b(?:pursuing|expected|anticipated|in[- ]progress|ongoing|currently|to date|till date|under way)\b", re.IGNORECASE
)
_STUDIES = re.compile(r"educat|academ|stud(?:y|ies)|degree|school|universit|college", re.IGNORECASE)
_STUDENT = re.compile(
    r"\b(?:(?:science|engineering|year|graduate|undergraduate|master['’]?s?|bachelor['’]?s?|phd|university|college|a"
    r"|current|m\.?\s?sc?\.?|mba|m\.?\s?tech|m\.?\s?eng) (?:degree )?student\b"
    r"|\b(?:pursuing|studying (?:for|towards?)|enrolled in|working (?:on|towards?)|completing|finishing) (?:\w+ ){0,3}"
    r"(?:master|bachelor|degree|m\.?\s?sc?\b|mba|ph\.?d|doctorate)"
    r"|(?:looking|searching|applying|open|available) (?:\w+ )?(?:for|to) (?:\w+ ){0,3}internships?\b"
    r"|seeking (?:\w+ ){0,4}internships?\b)",
    re.IGNORECASE,
)


def _stands_beside(section: Section, work: Section, facts: Facts) -> bool:
    """Whether a section stands in a column of its own beside the work, on its first page; where a page has several,
    only what has its left edge in common with the work is in its column."""
    lines = facts.body(section)
    jobs = [line for line in facts.body(work) if line.page == section.page]
    in_columns = facts.resume.layout.columns > 1
    if not jobs or max((line.right for line in lines), default=0.0) == 0.0:
        return in_columns
    if in_columns:
        return abs(min(line.left for line in lines) - min(line.left for line in jobs)) > NEAR
    left, right = min(line.left for line in jobs), max(line.right for line in jobs)
    return all(line.right < left or line.left > right for line in lines)


def _is_fresh(entry: Entry, facts: Facts) -> bool:
    """Whether a degree is under way or was finished within the last year, or is newer than nearly all the work, so
    that it may stand on top."""
    if entry.section is not SectionKind.EDUCATION:
        return False
    end = month(entry.end, 12)
    if end is None or entry.current:
        return entry.current
    return end >= facts.this_month - 12 or _worked_since(end, facts) < NEW


def _worked_since(end: int, facts: Facts) -> int:
    """Months of paid work since then."""
    paid = [job for job in facts.jobs if not _UNPAID.search(f"{job.entry.title} {job.entry.organization}")]
    spans = [found for job in paid if (found := job.span(facts.today))]
    return sum(last - max(first, end) for first, last in spans if last > end)
