"""The forms in which a member sets right what was read, filled with that."""

from collections.abc import Sequence
from hashlib import blake2s
from typing import get_args

from coach.chat.answers import Field, Form
from coach.corrections import anchors
from coach.corrections.applying import Corrected, value_of
from coach.corrections.correction import MAX_LETTERS, PRESENT, ContactField, EntryField
from coach.corrections.repository import Reading, Remembered
from coach.corrections.telling import CONTACT, field_name, told
from coach.errors import Refused
from coach.review.thread import level_name, name_of
from rules.resume import WITH_ENTRIES, Entry, Level, Resume, SectionKind
from texts import gettext

CONTACT_DETAILS, LEVEL, LINE, UNDO = "contact", "level", "line", "undo"
"""What a correction is about, beside the numbers of entries."""
CONTACT_FORM, LEVEL_FORM, LINE_FORM, UNDO_FORM, ENTRY_FORM = (
    f"correct-{name}" for name in (CONTACT_DETAILS, LEVEL, LINE, UNDO, "entry")
)
ALL, AS_READ = "all", "auto"
LISTED = 24
"""Corrections that a form offers to undo, beside all of them."""
LINKS: tuple[ContactField, ...] = ("linkedin", "github", "website")
ALONE: tuple[ContactField, ...] = ("name", "email", "phone", "location")
FIELDS: tuple[EntryField, ...] = get_args(EntryField)


def entry_mark(entry: Entry, resume: Resume) -> str:
    """A few digits by which a button knows that the entry is still the one that it was made for."""
    head = anchors.normal(resume.lines[entry.first_line].text)
    return blake2s(f"{entry.first_line}/{head}".encode(), digest_size=3).hexdigest()


def entry_of(what: str, resume: Resume) -> int:
    """The number of the entry that a button is about. Raises Refused if another one is there now."""
    number, _, mark = what.partition("-")
    at = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else len(resume.entries)
    if at >= len(resume.entries) or entry_mark(resume.entries[at], resume) != mark:
        raise Refused("What I read has changed since. Open “What I read” again, and correct it there.")
    return at


def to_form(what: str, reading: Reading, value: str) -> Form:
    """The form for what a button is about: contact details, level, a line, an entry, or what is to be undone. Raises
    Refused where that is not there."""
    match what:
        case "contact":
            return _contact_form(reading.resume, value)
        case "level":
            return _level_form(reading.corrected, value)
        case "line":
            return _line_form(reading.resume, value)
        case "undo":
            return _undo_form(reading.held, value)
        case _:
            return _entry_form(reading.resume.entries[entry_of(what, reading.resume)], value)


def _contact_form(resume: Resume, value: str) -> Form:
    contact = resume.contact
    links = "\n".join(filter(None, (getattr(contact, field) for field in LINKS)))
    fields = [
        Field(
            field,
            gettext(CONTACT[field]),
            value=getattr(contact, field) or "",
            required=False,
            max_length=MAX_LETTERS,
        )
        for field in ALONE
    ]
    hint = gettext("LinkedIn, GitHub and your website, each on a line of its own.")
    web = Field("links", gettext("Links"), "text", hint=hint, value=links, required=False, max_length=3 * MAX_LETTERS)
    return Form(CONTACT_FORM, gettext("Contact details"), (*fields, web), value, gettext("Save"))


def _entry_form(entry: Entry, value: str) -> Form:
    dated = gettext("As “Mar 2021”, “2021-03” or “2021”.")
    hints = {"start": dated, "end": gettext("Likewise, or “present”.")}
    fields = [
        Field(
            field,
            field_name(field, entry.section),
            hint=hints.get(field, ""),
            value=_shown(value_of(entry, field)),
            required=False,
            max_length=MAX_LETTERS,
        )
        for field in FIELDS
    ]
    kinds = tuple((str(kind), name_of(kind)) for kind in WITH_ENTRIES)
    section = Field("section", gettext("Section"), "choice", value=str(entry.section), choices=kinds)
    return Form(ENTRY_FORM, gettext("Correct this entry"), (*fields, section), value, gettext("Save"))


def _shown(value: str) -> str:
    return gettext("present") if value == PRESENT else value[:MAX_LETTERS]


def _level_form(corrected: Corrected, value: str) -> Form:
    known = ((str(level), level_name(level)) for level in Level)
    field = Field(
        "level",
        gettext("Level"),
        "choice",
        hint=gettext("Remembered for your next reviews."),
        choices=((AS_READ, gettext("Whatever it reads as")), *known),
        value=str(corrected.level or AS_READ),
    )
    return Form(LEVEL_FORM, gettext("Your level"), (field,), value, gettext("Save"))


def _line_form(resume: Resume, value: str) -> Form:
    unread = next((resume.lines[each.line].text for each in resume.how_read.unread), "")
    kinds = tuple((str(kind), name_of(kind)) for kind in SectionKind if kind is not SectionKind.CONTACT)
    extents = (
        ("line", gettext("Only this line")),
        ("entry", gettext("This entry with its lines")),
        ("heading", gettext("It's a heading: all below it, too")),
    )
    return Form(
        LINE_FORM,
        gettext("A line's section"),
        (
            Field(
                "line",
                gettext("The line, or a heading"),
                hint=gettext("Its first words, as they are in your resume."),
                value=unread[:MAX_LETTERS],
                max_length=MAX_LETTERS,
            ),
            Field("section", gettext("Where it belongs"), "choice", choices=kinds),
            Field("extent", gettext("What belongs there"), "choice", choices=extents, value="line"),
        ),
        value,
        gettext("Save"),
    )


def _undo_form(held: Sequence[Remembered], value: str) -> Form:
    if not held:
        raise Refused("None of your corrections is in use here, so there is nothing to undo.")
    choices = [(str(each.id), told(each.correction)[:100]) for each in held[-LISTED:]]
    field = Field("correction", gettext("Correction"), "choice", choices=(*choices, (ALL, gettext("All of them"))))
    return Form(UNDO_FORM, gettext("Undo a correction"), (field,), value, gettext("Undo"))
