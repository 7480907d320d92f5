"""How sure each part of a resume was read, and what was left out."""

import re
from collections.abc import Sequence
from statistics import mean

from coach.reading.lexicon import dates
from coach.reading.meaning.contact import head_of
from coach.reading.meaning.headings import heading_lines, section_kind
from coach.reading.meaning.remains import open_items
from coach.reading.meaning.unread import unread
from rules.lexicon.titles import is_title
from rules.resume import Contact, Entry, HowRead, Line, Section, SectionKind, Skill, Unread

_UNSURE, _NO_CONTACT, _EACH = 0.4, 0.7, 0.1
"""How sure contact details are: where one may be unread, where none was found, and what each one found adds."""

_JOBS = frozenset({SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING})
_SEVERAL = 3
"""Jobs from which on it is no accident that most have no dates."""
_LOST = 1
"""Lines that look like jobs elsewhere, above which, if they are more than the jobs read, most of these were not."""
_A_JOB = 4
"""Lines under a heading of jobs from which on one of them is a job, whether it was read or not."""
_HEAD, _NAME = 3, 12
"""Lines of the head of a job, and words of the name of something made."""
_DURATION = re.compile(
    r"\b(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six) ?\+?(?:weeks?|months?|yrs?|years?)\b", re.IGNORECASE
)
KNOWN, BY_LOOK, UNHEADED, NONE = 0.97, 0.75, 0.6, 0.2
"""How sure a section is by what tells it: the words of its heading, only their look, only what stands in it; and all
of them where no heading was found."""


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
    left = unread(lines, sections, entries, contact)
    lost = sum(each.could_be is SectionKind.EXPERIENCE for each in left)
    like_jobs = lost > 0 or any(_tells_of_work(section, lines) for section in sections)
    return HowRead(
        sections=_sections(sections),
        jobs=_rounded([min(job.sure.title, job.sure.organization) for job in jobs], 0.3 if like_jobs else 0.9),
        dates=_rounded([min(job.sure.start, job.sure.end) for job in jobs], 0.3 if like_jobs else 0.9),
        bullets=_rounded(bullets, 0.9),
        contact=_contact(contact, left),
        skills=_skills(sections, skills),
        unread=left,
        jobs_unread=(like_jobs and not jobs)
        or lost > max(len(jobs), _LOST)
        or _have_lost_their_dates(jobs, entries, lines),
        may_be=open_items([line.text for line in head_of(lines, sections)], contact),
    )


def _have_lost_their_dates(jobs: Sequence[Entry], entries: Sequence[Entry], lines: Sequence[Line]) -> bool:
    """Whether most jobs have no dates, while as many dates on the page belong to nothing: they were read apart,
    and what stands together is not known."""
    undated = sum(not (job.start or job.end or job.current or _lasted(job, lines)) for job in jobs)
    if len(jobs) < _SEVERAL or 2 * undated <= len(jobs):
        return False
    known = [entry.dates for entry in entries if entry.dates]
    loose = [line for line in lines if dates.find(line.text) and not any(each in line.text for each in known)]
    return len(loose) >= undated


def _lasted(job: Entry, lines: Sequence[Line]) -> bool:
    """Whether its head says how long it lasted, and not when."""
    return any(_DURATION.search(line.text) for line in lines[job.first_line : job.first_line + _HEAD])


def _tells_of_work(section: Section, lines: Sequence[Line]) -> bool:
    """Whether so much stands under a heading of jobs that there is a job in it; short lines behind bullets that name
    neither a date nor a title are the names of things."""
    if section.kind is not SectionKind.EXPERIENCE or section.last_line - section.first_line < _A_JOB:
        return False
    inside = lines[section.first_line + heading_lines(section, lines) : section.last_line + 1]
    named = bool(inside) and bool(inside[0].bullet) and all(len(line.text.split()) <= _NAME for line in inside)
    return not named or any(dates.find(line.text) or is_title(line.text) for line in inside)


def _rounded(values: Sequence[float], none: float) -> float:
    return round(mean(values), 2) if values else none


def _sections(sections: Sequence[Section]) -> float:
    headed = [KNOWN if section_kind(section.heading) else BY_LOOK for section in sections if section.heading]
    unheaded = [UNHEADED for section in sections if not section.heading and section.kind in _JOBS]
    return _rounded(headed + unheaded, NONE)


def _contact(contact: Contact, left: Sequence[Unread]) -> float:
    """Full where the name and a way to write or call were found; low where lines look like some that was not read."""
    if any(each.could_be is SectionKind.CONTACT for each in left):
        return _UNSURE
    found = [contact.name, contact.email or contact.phone, contact.phone or contact.linkedin or contact.github]
    return round(_NO_CONTACT + _EACH * sum(bool(one) for one in found), 2)


def _skills(sections: Sequence[Section], skills: Sequence[Skill]) -> float:
    headed = any(section.kind is SectionKind.SKILLS for section in sections)
    return 0.95 if headed and skills else 0.7 if skills or not headed else 0.4
