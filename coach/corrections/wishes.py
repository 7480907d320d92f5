"""What a filled-in form asks for: corrections to keep, and earlier ones to take back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import get_args
from urllib.parse import urlsplit

from coach.corrections import anchors, checking
from coach.corrections.applying import value_of
from coach.corrections.correction import (
    Anchor,
    ContactField,
    Correction,
    EntryField,
    Extent,
    OfContact,
    OfEntry,
    OfLevel,
    OfLines,
)
from coach.corrections.forms import (
    ALL,
    ALONE,
    AS_READ,
    CONTACT_FORM,
    ENTRY_FORM,
    FIELDS,
    LEVEL_FORM,
    LINE_FORM,
    LINKS,
    UNDO_FORM,
    entry_of,
)
from coach.corrections.repository import Reading
from coach.corrections.sections import is_heading, section_at
from coach.errors import Refused
from rules.resume import Level, SectionKind
from texts import gettext

Fields = Mapping[str, str]
Problems = dict[str, str]
"""What is wrong with a form, by its field; filled while it is read."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Corrections to keep, and the numbers of those to forget."""

    fresh: tuple[Correction, ...] = ()
    undone: tuple[int, ...] = ()


def to_wish(form: str, what: str, fields: Fields, reading: Reading) -> tuple[Wish, Problems]:
    """What a form asks for; nothing where something is wrong with it. Raises Refused for an entry that is gone."""
    problems: Problems = {}
    wish = _WISHES[form](what, fields, reading, problems)
    return (Wish() if problems else wish), problems


def _of_contact(what: str, fields: Fields, reading: Reading, problems: Problems) -> Wish:
    typed = _links(fields.get("links", ""))
    for field in ALONE:
        try:
            typed[field] = checking.detail(field, fields.get(field, ""))
        except Refused as error:
            problems[field] = error.message
    return _together(
        _wish(
            getattr(reading.resume.contact, field) or "",
            value,
            reading.corrected.contact.get(field),
            reading,
            partial(_contact_correction, field),
        )
        for field, value in typed.items()
    )


def _contact_correction(field: ContactField, known: Correction | None, now: str, value: str) -> Correction:
    return OfContact(field, known.was if isinstance(known, OfContact) else now, value)


def _links(typed: str) -> dict[ContactField, str]:
    """Addresses by what they lead to; each of the three is there, "" if it was not typed."""
    found: dict[ContactField, str] = dict.fromkeys(LINKS, "")
    for line in map(checking.plain, typed.split("\n")):
        host = urlsplit(line if "://" in line else f"//{line}").netloc.casefold() if "[" not in line else ""
        kind = next((name for name in LINKS[:2] if name in host), LINKS[2])
        found[kind] = found[kind] or line
    return found


def _of_entry(what: str, fields: Fields, reading: Reading, problems: Problems) -> Wish:
    resume = reading.resume
    number = entry_of(what, resume)
    entry, heads = resume.entries[number], anchors.heads(resume)
    at = anchors.anchor(resume, heads, number)
    readers: dict[str, Callable[[str], str]] = {"start": checking.start_date, "end": checking.date}
    typed: dict[EntryField, str] = {}
    for name in FIELDS:
        try:
            typed[name] = readers.get(name, checking.plain)(fields.get(name, ""))
        except Refused as error:
            problems[name] = error.message
    try:
        checking.in_order(typed.get("start", ""), typed.get("end", ""))
    except Refused as error:
        problems["end"] = error.message
    wishes = [
        _wish(
            value_of(entry, name),
            value,
            reading.corrected.entries.get((number, name)),
            reading,
            partial(_entry_correction, at, name),
        )
        for name, value in typed.items()
    ]
    section = _section(fields.get("section", ""), entry.section)
    moved = () if section is entry.section else (_placed(at, "entry", entry.section, section, reading),)
    return _together([*wishes, Wish(moved)])


def _entry_correction(at: Anchor, field: EntryField, known: Correction | None, now: str, value: str) -> Correction:
    return OfEntry(at, field, known.was if isinstance(known, OfEntry) else now, value)


def _of_line(what: str, fields: Fields, reading: Reading, problems: Problems) -> Wish:
    resume = reading.resume
    spots, heads = anchors.lines(resume), anchors.heads(resume)
    try:
        spot = spots[checking.line(fields.get("line", ""), spots)]
    except Refused as error:
        problems["line"] = error.message
        return Wish()
    was = section_at(resume, spot.first)
    section = _section(fields.get("section", ""), was or SectionKind.OTHER)
    wanted = fields.get("extent", "")
    extent: Extent = wanted if wanted in get_args(Extent) else "line"  # type: ignore[assignment]
    if is_heading(resume, spot.first):
        extent = "heading"
    if extent == "entry":
        number = next((at for at, head in enumerate(heads) if head.first <= spot.first <= head.last), None)
        if number is None:
            problems["line"] = gettext("No entry starts with this line. Choose “Only this line” or “It's a heading”.")
            return Wish()
        at = anchors.anchor(resume, heads, number)
    else:
        at = anchors.anchor(resume, spots, spots.index(spot))
    if section is was and extent != "heading":
        problems["section"] = gettext("I read it there already.")
        return Wish()
    return Wish((_placed(at, extent, was, section, reading),))


def _placed(at: Anchor, extent: Extent, was: SectionKind | None, section: SectionKind, reading: Reading) -> Correction:
    """The correction of where lines belong; what was read at first stays known where they were placed before."""
    before = next(
        (
            each.correction.was
            for each in reading.held
            if isinstance(each.correction, OfLines) and each.correction.at.text == at.text
        ),
        was,
    )
    return OfLines(at, extent, before, section)


def _of_level(what: str, fields: Fields, reading: Reading, problems: Problems) -> Wish:
    said, at = fields.get("level", AS_READ), reading.corrected.of_level
    if said in set(Level):
        level = Level(said)
        return Wish() if level is reading.corrected.level else Wish((OfLevel(level),))
    return Wish(undone=() if at is None else (reading.current[at].id,))


def _of_undo(what: str, fields: Fields, reading: Reading, problems: Problems) -> Wish:
    said = fields.get("correction", "")
    return Wish(undone=tuple(each.id for each in reading.held if said in {ALL, str(each.id)}))


def _section(said: str, else_: SectionKind) -> SectionKind:
    return SectionKind(said) if said in set(SectionKind) - {SectionKind.CONTACT} else else_


def _wish(now: str, value: str, at: int | None, reading: Reading, make: partial[Correction]) -> Wish:
    """What comes of one field: nothing, a correction, or that an earlier one is taken back.

    `now`: what the form showed; `at`: the correction by which it is so.
    """
    if value == checking.plain(now):
        return Wish()
    known = None if at is None else reading.current[at]
    correction = make(known.correction if known else None, now, value)
    if known and isinstance(correction, OfContact | OfEntry) and correction.was == value:
        return Wish(undone=(known.id,))
    return Wish((correction,))


def _together(wishes: Iterable[Wish]) -> Wish:
    all_of_them = tuple(wishes)
    return Wish(
        tuple(each for wish in all_of_them for each in wish.fresh),
        tuple(each for wish in all_of_them for each in wish.undone),
    )


_WISHES = {
    CONTACT_FORM: _of_contact,
    ENTRY_FORM: _of_entry,
    LINE_FORM: _of_line,
    LEVEL_FORM: _of_level,
    UNDO_FORM: _of_undo,
}
