"""Lines that no part of the reading holds, each with why, and with the section that it might belong to."""

import re
from collections.abc import Iterator, Sequence

from coach.reading.lexicon import dates
from coach.reading.meaning.fields import is_degree
from coach.reading.meaning.headings import heading_lines
from rules.lexicon.titles import is_field, is_title
from rules.resume import Contact, Entry, Line, Section, SectionKind, Unread, Why

_OPEN = frozenset({SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.SKILLS, SectionKind.LANGUAGES})
"""Sections in which nothing dated is expected: a job there has lost its heading."""
_UNNAMED = frozenset({SectionKind.OTHER, SectionKind.INTERESTS})
"""Sections whose heading says nothing of jobs; clubs and contests stand there, and where there is no other, jobs."""
_WORDS = 12
"""Words of the line of a title."""
_HEAD = 14
"""Words of the line of a degree."""
_POSTS = re.compile(r"\b(?:positions?|posts?|roles?) of responsibilit(?:y|ies)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:general secretary|joint secretary|treasurer|co-?head|club|society|committee|student (?:council|body|union"
    r"|placement|chapter|coordinator))\b",
    re.IGNORECASE,
)
"""Offices of students, and where they hold them."""
_ABOVE = 2
"""Lines above its dates where an office may stand."""
_PHONE = re.compile(r"(?<![\w/.-])\+?\(?\d(?:[\s().‐‑‒–-]{0,2}\d){7,13}(?![\w/])")


def unread(
    lines: Sequence[Line], sections: Sequence[Section], entries: Sequence[Entry], contact: Contact
) -> tuple[Unread, ...]:
    """The lines that were left out, in reading order."""
    jobs = [entry for entry in entries if entry.section is SectionKind.EXPERIENCE]
    taught = any(section.kind is SectionKind.EDUCATION for section in sections)
    found: list[Unread] = []
    for section in sections:
        inside = lines[section.first_line + heading_lines(section, lines) : section.last_line + 1]
        if section.kind is SectionKind.EXPERIENCE:
            found += _among_jobs(inside, jobs)
        elif section.kind in _OPEN:
            found += _like_jobs(inside, lines, Why.NO_HEADING)
        elif section.kind in _UNNAMED and not jobs:
            found += _like_jobs(inside, lines, Why.OTHER_HEADING)
        elif section.kind in _UNNAMED:
            found += _like_jobs_of_the_field(inside)
        if section.kind in _OPEN | _UNNAMED and not taught:
            found += _degrees(inside)
        if section.kind is SectionKind.CONTACT:
            found += _details(inside, contact)
    return tuple(found)


def _among_jobs(inside: Sequence[Line], jobs: Sequence[Entry]) -> Iterator[Unread]:
    """Dated lines above the first job of a section of jobs, or in one without any; an opening sentence is none."""
    held = [job.first_line for job in jobs if inside and inside[0].number <= job.first_line <= inside[-1].number]
    first = min(held, default=None)
    for line in inside:
        if (first is None or line.number < first) and _is_dated(line):
            yield Unread(line.page, line.number, Why.NO_JOB, SectionKind.EXPERIENCE)


def _like_jobs(inside: Sequence[Line], lines: Sequence[Line], why: Why) -> Iterator[Unread]:
    for line in inside:
        near = lines[max(inside[0].number, line.number - 2) : line.number + 3]
        titled = any(is_title(one.text) and len(one.text.split()) <= _WORDS for one in near)
        if titled and not line.bullet and _has_range(line) and not _is_post(line, inside):
            yield Unread(line.page, line.number, why, SectionKind.EXPERIENCE)


def _is_post(line: Line, inside: Sequence[Line]) -> bool:
    """Whether a line stands under "Positions of responsibility", or dates an office that students hold: the heading
    and the names of offices break in a narrow column, so that neither is seen by itself."""
    office = " ".join(one.text for one in inside if line.number - _ABOVE <= one.number <= line.number)
    posts = " ".join(one.text for one in inside if one.number <= line.number)
    return _POSTS.search(posts) is not None or _OFFICE.search(office) is not None


def _like_jobs_of_the_field(inside: Sequence[Line]) -> Iterator[Unread]:
    """Beside jobs that were read, what names a title of the field and a range in one line, and is more than a club."""
    for line in inside:
        title = dates.without_dates(line.text).strip(" \t|,–—-()")
        if (
            not line.bullet
            and _has_range(line)
            and len(title.split()) <= _WORDS
            and is_title(title)
            and is_field(title)
        ):
            yield Unread(line.page, line.number, Why.OTHER_HEADING, SectionKind.EXPERIENCE)


def _degrees(inside: Sequence[Line]) -> Iterator[Unread]:
    for line in inside:
        if not line.bullet and len(line.text.split()) <= _HEAD and is_degree(line.text) and dates.find(line.text):
            yield Unread(line.page, line.number, Why.A_DEGREE, SectionKind.EDUCATION)


def _details(inside: Sequence[Line], contact: Contact) -> Iterator[Unread]:
    for line in inside:
        if contact.email is None and "@" in line.text:
            yield Unread(line.page, line.number, Why.AN_ADDRESS, SectionKind.CONTACT)
        if contact.phone is None and _PHONE.search(line.text) and not dates.find(line.text):
            yield Unread(line.page, line.number, Why.A_NUMBER, SectionKind.CONTACT)


def _has_range(line: Line) -> bool:
    return any(not one.single for one in dates.find(line.text))


def _is_dated(line: Line) -> bool:
    return len(line.text.split()) <= _HEAD and (_has_range(line) or dates.is_only_date(line.text))
