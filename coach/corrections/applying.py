"""Corrections applied to a resume as read: after reading, before anything is judged. Touches nothing else.

A correction of an entry holds where the entry's head reads as it did, or where that was edited and the field is still
read as it was before: a new version that says something else is believed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coach.corrections import anchors
from coach.corrections.correction import PRESENT, Correction, EntryField, OfContact, OfEntry, OfLevel, OfLines
from coach.corrections.sections import is_heading, moved, section_at, with_heading
from coach.reading.meaning.resume import with_entries
from rules.resume import Contact, Entry, Level, Resume

MAX_READ_ANEW = 8000
"""Lines that are read anew in all, where lines are put elsewhere: sixty times those of a resume of two pages; of one
that fills twenty pages with small type a few times, which takes seconds each."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A resume with corrections in it. The maps say by which of them a field is as it is, by their numbers.

    `entries`: by number of entry and field; `lines`: by number of line. `lost`: whose line is gone from this resume, a
    version of the one that they are from, or says something else now; `idle`: those that are from another resume.
    """

    resume: Resume
    level: Level | None = None
    contact: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[tuple[int, str], int] = field(default_factory=dict)
    lines: Mapping[int, int] = field(default_factory=dict)
    of_level: int | None = None
    lost: tuple[int, ...] = ()
    idle: tuple[int, ...] = ()

    @property
    def held(self) -> frozenset[int]:
        """The numbers of the corrections that are in it."""
        level = () if self.of_level is None else (self.of_level,)
        return frozenset((*self.contact.values(), *self.entries.values(), *self.lines.values(), *level))


def apply(resume: Resume, corrections: Sequence[Correction]) -> Corrected:
    """The resume as its member corrected it. What does not fit changes nothing."""
    if not corrections:
        return Corrected(resume)
    missed: list[int] = []
    placed = dict(_numbered(corrections, OfLines))
    resume, spots = _placed(resume, placed, missed)
    resume, fields = _entries(resume, dict(_numbered(corrections, OfEntry)), missed)
    contact, details = _contact(resume.contact, dict(_numbered(corrections, OfContact)), missed)
    if fields or details:
        resume = with_entries(replace(resume, contact=contact), resume.entries)
    stated = next(iter(_numbered(corrections, OfLevel)), None)
    page = frozenset(anchors.page_of(resume)) if missed else frozenset()
    lost = [number for number in sorted(missed) if _is_of(corrections[number], page)]
    return Corrected(
        resume,
        level=stated[1].level if stated else None,
        contact=details,
        entries=fields,
        lines=spots,
        of_level=stated[0] if stated else None,
        lost=tuple(lost),
        idle=tuple(number for number in sorted(missed) if number not in lost),
    )


def value_of(entry: Entry, name: EntryField) -> str:
    """A field of an entry as corrections write it."""
    if name == "end" and entry.current:
        return PRESENT
    return getattr(entry, name) or ""


def _numbered(corrections: Sequence[Correction], kind: Any) -> Iterator[tuple[int, Any]]:
    return ((number, each) for number, each in enumerate(corrections) if isinstance(each, kind))


def _is_of(correction: Correction, page: frozenset[str]) -> bool:
    """Whether a correction that does not fit is one of this resume. How to reach a person is the same in all."""
    return not isinstance(correction, OfEntry | OfLines) or anchors.is_version(correction.at, page)


def _placed(resume: Resume, corrections: Mapping[int, OfLines], missed: list[int]) -> tuple[Resume, dict[int, int]]:
    """The resume with lines where they belong, and the first lines of what was placed."""
    texts: dict[int, str] = {}
    left = MAX_READ_ANEW
    for number, each in corrections.items():
        spots = anchors.heads(resume) if each.extent == "entry" else anchors.lines(resume)
        found = anchors.find(each.at, spots)
        there = None if found is None else section_at(resume, spots[found].first)
        edited = found is not None and spots[found].text != each.at.text
        if found is None or (edited and there not in (each.was, each.section)) or left < len(resume.lines):
            missed.append(number)
            continue
        texts[number] = spots[found].text
        before, resume = resume, _with_lines(resume, each, found, spots[found])
        left -= len(resume.lines) if resume is not before else 0
    held = {spot.text: spot.first for spot in (*anchors.heads(resume), *anchors.lines(resume))}
    return resume, {held[text]: number for number, text in texts.items() if text in held}


def _with_lines(resume: Resume, correction: OfLines, number: int, spot: anchors.Spot) -> Resume:
    here = section_at(resume, spot.first) is correction.section
    if correction.extent == "heading" or is_heading(resume, spot.first):
        done = here and is_heading(resume, spot.first)
        return resume if done else with_heading(resume, spot.first, correction.section)
    last = resume.entries[number].last_line if correction.extent == "entry" else spot.last
    return resume if here else moved(resume, spot.first, last, correction.section)


def _entries(
    resume: Resume, corrections: Mapping[int, OfEntry], missed: list[int]
) -> tuple[Resume, dict[tuple[int, str], int]]:
    if not corrections:
        return resume, {}
    spots, entries = anchors.heads(resume), list(resume.entries)
    fields: dict[tuple[int, str], int] = {}
    for number, each in corrections.items():
        found = anchors.find(each.at, spots)
        if found is None or not _holds(each, resume.entries[found], spots[found]):
            missed.append(number)
            continue
        entries[found] = _with_field(entries[found], each.field, each.value)
        fields[found, each.field] = number
    return replace(resume, entries=tuple(entries)), fields


def _holds(correction: OfEntry, entry: Entry, spot: anchors.Spot) -> bool:
    read = anchors.normal(value_of(entry, correction.field))
    return spot.text == correction.at.text or read in {
        anchors.normal(correction.was),
        anchors.normal(correction.value),
    }


def _with_field(entry: Entry, name: EntryField, value: str) -> Entry:
    sure = replace(entry.sure, **{name: 1.0 if value else 0.0})
    if name == "end":
        current = value == PRESENT
        return replace(entry, end=None if current else value or None, current=current, sure=sure)
    return replace(entry, **{name: (value or None) if name == "start" else value}, sure=sure)  # type: ignore[arg-type]


def _contact(
    contact: Contact, corrections: Mapping[int, OfContact], missed: list[int]
) -> tuple[Contact, dict[str, int]]:
    details: dict[str, int] = {}
    values: dict[str, str | None] = {}
    for number, each in corrections.items():
        read = anchors.normal(getattr(contact, each.field) or "")
        if read in {anchors.normal(each.was), anchors.normal(each.value)}:
            values[each.field], details[each.field] = each.value or None, number
        else:
            missed.append(number)
    return replace(contact, **values), details  # type: ignore[arg-type]
