"""Jobs with no heading over them: where no section of jobs tells of one, they stand below whatever came before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates
from coach.reading.meaning import headings
from coach.reading.meaning.fields import is_degree
from coach.reading.meaning.tagging import heads as reading
from coach.reading.meaning.tagging import tagger
from coach.reading.meaning.tagging.named import HeadFields
from coach.reading.meaning.tagging.verdicts import verdicts
from rules.lexicon.titles import in_resumes, is_title
from rules.resume import Line, Section, SectionKind

_ABOVE = frozenset({SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.SKILLS, SectionKind.LANGUAGES})
"""Sections below which jobs are looked for; a heading of its own makes no job of an entry."""
_SURE = 0.6


def with_jobs(sections: Sequence[Section], lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections; where none of jobs has a date, those that jobs stand in are cut where the first job begins, and
    again where the other column opens with the contact details. What stands under "Research" or "Teaching" are jobs if
    one of them has a title and dates."""
    sections = [_of_posts(section, lines) for section in sections]
    if any(section.kind is SectionKind.EXPERIENCE and _is_dated(section, lines) for section in sections):
        return tuple(sections)
    cut: list[Section] = []
    for section in sections:
        first = _below_details(lines, section.first_line + headings.heading_lines(section, lines), section.last_line)
        start = _first_job(lines, first, section.last_line) if section.kind in _ABOVE else None
        beside = _beside_heading(section, lines) if section.kind is SectionKind.EDUCATION else None
        if beside is not None:
            start, last = beside
            cut.append(Section(section.kind, section.heading, section.page, section.first_line, start - 1))
            cut.append(Section(SectionKind.EXPERIENCE, "", lines[start].page, start, last))
            if last < section.last_line:
                cut.append(Section(section.kind, "", lines[last + 1].page, last + 1, section.last_line))
            continue
        if start is None:
            cut.append(section)
            continue
        if start > section.first_line:
            cut.append(Section(section.kind, section.heading, section.page, section.first_line, start - 1))
        top = headings.second_header(lines, start, section.last_line)
        last = section.last_line if top is None else top - 1
        cut.append(Section(SectionKind.EXPERIENCE, "", lines[start].page, start, last))
        if top is not None:
            cut.append(Section(SectionKind.CONTACT, "", lines[top].page, top, section.last_line))
    return tuple(cut)


_MIN_JOBS = 2
"""Titles with dates beside a heading that stand in another column than what it heads."""


def _beside_heading(section: Section, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first and the last line of jobs that come right behind a heading because that stands at the top of the other
    column: left of it, in a column of their own, each a title with its dates."""
    first, last = section.first_line + headings.heading_lines(section, lines), section.last_line
    column = [n for n in range(first, last + 1) if lines[n].column == lines[first].column]
    span = [n for n in column if lines[n].right < lines[section.first_line].left]
    told = [n for n in span if _has_range(lines[n]) and _is_head(lines[n].text)]
    if section.heading == "" or column[-1] == last or len(told) < _MIN_JOBS:
        return None
    return told[0], column[-1]


def _is_head(text: str) -> bool:
    name = dates.without_dates(text)
    return is_title(name) and not is_degree(name)


_OF_POSTS = re.compile(r"(?:research|teaching)\W*", re.IGNORECASE)


def _of_posts(section: Section, lines: Sequence[Line]) -> Section:
    """A section of open kind whose entries are posts at a university, taken for one of jobs."""
    if section.kind is not SectionKind.OTHER or not _OF_POSTS.fullmatch(section.heading.strip()):
        return section
    first = section.first_line + headings.heading_lines(section, lines)
    start = _first_job(lines, first, section.last_line) if first <= section.last_line else None
    head = lines[start : start + _HEAD] if start is not None else ()
    return (
        replace(section, kind=SectionKind.EXPERIENCE)
        if any(in_resumes().search(line.text) for line in head)
        else section
    )


_HEAD = 2
"""Lines at the beginning of a job that may hold its title."""


def _is_dated(section: Section, lines: Sequence[Line]) -> bool:
    return any(map(dates.find, (line.text for line in lines[section.first_line : section.last_line + 1])))


_DETAIL = re.compile(r"@|https?://|www\.|linkedin|github|\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}|\+\d", re.IGNORECASE)


def _below_details(lines: Sequence[Line], first: int, last: int) -> int:
    """The line after the last contact details that stand before anything dated: a name is no company."""
    start = first
    for index in range(first, last + 1):
        if _has_range(lines[index]):
            break
        if _DETAIL.search(lines[index].text):
            start = index + 1
    return start


def _first_job(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Where the first job within these lines begins: a head with a range of dates and a title or a company."""
    if not any(_has_range(line) for line in lines[first : last + 1]):
        return None
    inside = lines[first : last + 1]
    tagged = tagger.tag(inside, *verdicts(inside))
    heads = [head for head in tagger.to_heads(tagged.tags, first) if any(_has_range(lines[i]) for i in head)]
    fields = reading.read([[lines[i] for i in head] for head in heads])
    return next((head[0] for head, found in zip(heads, fields, strict=True) if _is_job(found)), None)


def _has_range(line: Line) -> bool:
    return any(not one.single for one in dates.find(line.text))


def _is_job(found: HeadFields) -> bool:
    named = found.title.sure >= _SURE or found.organization.sure >= _SURE
    return named and not is_degree(found.title.text) and not is_degree(found.organization.text)
