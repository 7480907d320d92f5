"""A resume as its reader sees it: who, and each section with its jobs, lines and skills, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.resume import Contact, Entry, Resume, Section, SectionKind


@dataclass(frozen=True, slots=True)
class Item:
    """A job, degree or project. `start` and `end` as in `Entry`; `sure`: of its least sure part that was found, 0–1."""

    title: str
    organization: str
    place: str
    start: str | None
    end: str | None
    current: bool
    sure: float
    bullets: tuple[str, ...] = ()
    number: int = 0
    """Of its entry in the resume, from 0."""


@dataclass(frozen=True, slots=True)
class Group:
    """Skills under one label of the resume; the label may be empty."""

    label: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section: its entries, its lines outside of them, and in a section of skills their groups."""

    kind: SectionKind
    heading: str
    items: tuple[Item, ...] = ()
    lines: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that no field holds, and why (a sentence's end, in English, from the reading)."""

    page: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole of it. All texts are the resume's own: untrusted."""

    contact: Contact
    blocks: tuple[SectionBlock, ...]
    left_out: tuple[LeftOut, ...]


def outline(resume: Resume) -> Outline:
    """What was read of a resume, in reading order."""
    text_of = {line.number: line.text for line in resume.lines}
    return Outline(
        resume.contact,
        tuple(_block(section, resume) for section in resume.sections if section.kind is not SectionKind.CONTACT),
        tuple(LeftOut(each.page, text_of.get(each.line, ""), each.why) for each in resume.how_read.unread),
    )


def _block(section: Section, resume: Resume) -> SectionBlock:
    entries = [
        (number, entry)
        for number, entry in enumerate(resume.entries)
        if section.first_line <= entry.first_line <= section.last_line
    ]
    return SectionBlock(
        section.kind,
        section.heading,
        tuple(_item(number, entry, resume) for number, entry in entries),
        tuple(_loose(section, [entry for _, entry in entries], resume)),
        tuple(_groups(section, resume)) if section.kind is SectionKind.SKILLS else (),
    )


def _item(number: int, entry: Entry, resume: Resume) -> Item:
    found = [
        sure
        for value, sure in (
            (entry.title, entry.sure.title),
            (entry.organization, entry.sure.organization),
            (entry.start, entry.sure.start),
            (entry.end or entry.current, entry.sure.end),
        )
        if value
    ]
    bullets = tuple(bullet.text for bullet in resume.bullets if bullet.entry == number)
    return Item(
        entry.title,
        entry.organization,
        entry.place,
        entry.start,
        entry.end,
        entry.current,
        min(found, default=0.0),
        bullets,
        number,
    )


def _loose(section: Section, entries: list[Entry], resume: Resume) -> Iterator[str]:
    """Lines of a section that stand outside of its entries: bullets whole, all else line by line."""
    inside = {number for entry in entries for number in range(entry.first_line, entry.last_line + 1)}
    starts = {bullet.first_line: bullet for bullet in resume.bullets if bullet.first_line not in inside}
    done = -1
    for line in resume.lines[section.first_line + bool(section.heading) : section.last_line + 1]:
        if line.number in inside or line.number <= done:
            continue
        bullet = starts.get(line.number)
        if bullet is not None:
            done = bullet.last_line
        text = (bullet.text if bullet else line.text).strip()
        if text:
            yield text


def _groups(section: Section, resume: Resume) -> Iterator[Group]:
    here = [skill for skill in resume.skills if section.first_line <= skill.line <= section.last_line]
    for label in dict.fromkeys(skill.group for skill in here):
        yield Group(label, tuple(dict.fromkeys(skill.as_written for skill in here if skill.group == label)))
