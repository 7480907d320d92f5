"""How sure each part of a resume was read, what was left out, and what the person can do about it."""

from collections.abc import Sequence
from statistics import mean

from coach.reading.lexicon import dates
from coach.reading.lexicon.titles import is_title
from coach.reading.meaning.headings import section_kind
from rules.resume import Contact, Entry, HowRead, Line, Section, SectionKind, Skill, Unread

_JOBS = frozenset({SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING})
_WITH_DATES = frozenset(
    {
        *_JOBS,
        SectionKind.EDUCATION,
        SectionKind.PROJECTS,
        SectionKind.CERTIFICATIONS,
        SectionKind.AWARDS,
        SectionKind.PUBLICATIONS,
        SectionKind.REFERENCES,
    }
)
"""Sections in which dates are expected."""

KNOWN, BY_LOOK, UNHEADED = 0.97, 0.75, 0.6
"""How sure a section is by what tells it: the words of its heading, only their look, only what stands in it."""


def to_how_read(
    lines: Sequence[Line],
    sections: Sequence[Section],
    entries: Sequence[Entry],
    bullets: Sequence[float],
    contact: Contact,
    skills: Sequence[Skill],
) -> HowRead:
    """What to think of the reading. `bullets` says how sure each line of a bullet is one."""
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    unread = _unread(lines, sections, jobs)
    lost = any(each.why == _LOOKS_LIKE_A_JOB for each in unread) and not jobs
    return HowRead(
        sections=_sections(sections),
        jobs=_rounded([min(job.sure.title, job.sure.organization) for job in jobs], 0.3 if unread else 0.9),
        dates=_rounded([min(job.sure.start, job.sure.end) for job in jobs], 0.3 if unread else 0.9),
        bullets=_rounded(bullets, 0.9),
        contact=_contact(contact),
        skills=_skills(sections, skills),
        unread=unread,
        reason=_reason(unread, sections, jobs),
        jobs_unread=lost,
    )


def _rounded(values: Sequence[float], none: float) -> float:
    return round(mean(values), 2) if values else none


def _sections(sections: Sequence[Section]) -> float:
    headed = [KNOWN if section_kind(section.heading) else BY_LOOK for section in sections if section.heading]
    unheaded = [UNHEADED for section in sections if not section.heading and section.kind in _JOBS]
    return _rounded(headed + unheaded, 0.2)


def _contact(contact: Contact) -> float:
    found = [contact.name, contact.email, contact.phone or contact.linkedin or contact.github]
    return round(0.4 + 0.2 * sum(bool(one) for one in found), 2)


def _skills(sections: Sequence[Section], skills: Sequence[Skill]) -> float:
    headed = any(section.kind is SectionKind.SKILLS for section in sections)
    return 0.95 if headed and skills else 0.7 if skills or not headed else 0.4


_LOOKS_LIKE_A_JOB = "looks like a job, but no heading of jobs stands over it"
_BEFORE_JOBS = "stands among the jobs, but no job holds it"


def _unread(lines: Sequence[Line], sections: Sequence[Section], jobs: Sequence[Entry]) -> tuple[Unread, ...]:
    found: list[Unread] = []
    for section in sections:
        inside = lines[section.first_line + bool(section.heading) : section.last_line + 1]
        if section.kind in _JOBS:
            first = min(
                (job.first_line for job in jobs if section.first_line <= job.first_line <= section.last_line),
                default=None,
            )
            if section.kind is SectionKind.EXPERIENCE:
                found += [_left(line, _BEFORE_JOBS) for line in inside if first is not None and line.number < first]
                found += [_left(line, _BEFORE_JOBS) for line in inside if first is None and _has_range(line)]
        elif section.kind not in _WITH_DATES:
            dated = [line for line in inside if _has_range(line) and _is_like_a_job(line, lines)]
            found += [_left(line, _LOOKS_LIKE_A_JOB) for line in dated]
    return tuple(found)


def _left(line: Line, why: str) -> Unread:
    return Unread(line.page, line.number, why)


def _has_range(line: Line) -> bool:
    return any(not one.single for one in dates.find(line.text))


def _is_like_a_job(line: Line, lines: Sequence[Line]) -> bool:
    near = lines[max(0, line.number - 2) : line.number + 3]
    return any(is_title(one.text) and len(one.text.split()) <= 12 for one in near)


def _reason(unread: Sequence[Unread], sections: Sequence[Section], jobs: Sequence[Entry]) -> str:
    like_jobs = sum(each.why == _LOOKS_LIKE_A_JOB for each in unread)
    if like_jobs:
        what = "one line that looks like a job" if like_jobs == 1 else f"{like_jobs} lines that look like jobs"
        return f"I found {what}, but no heading such as “Experience” over them. Please set one above your jobs."
    if any(section.kind is SectionKind.EXPERIENCE and not section.heading for section in sections) and jobs:
        return "Your jobs have no heading over them. I read them all the same; please set “Experience” above them."
    if any(section.kind is SectionKind.EXPERIENCE for section in sections) and not jobs:
        return (
            "I found a section of jobs, but could read no job in it. Please give each job a line with its title, "
            "company and dates."
        )
    return ""
