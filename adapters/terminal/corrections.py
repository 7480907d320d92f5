"""A file of corrections for `coach review --correct`: what the reader got wrong in a resume, by its lines."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import click
import tomli
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from adapters.terminal.safe import safe
from coach.corrections import anchors, checking
from coach.corrections.applying import apply, value_of
from coach.corrections.correction import (
    MAX_CORRECTIONS,
    MAX_LETTERS,
    ContactField,
    Correction,
    EntryField,
    Extent,
    OfContact,
    OfEntry,
    OfLines,
)
from coach.corrections.sections import section_at
from coach.corrections.telling import told
from coach.errors import CoachError
from rules.resume import Resume, SectionKind
from texts import gettext

MAX_BYTES = 64 * 1024
Short = Annotated[str, StringConstraints(max_length=MAX_LETTERS)]
OPTION = "--correct"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TypedContact(_Strict):
    """Contact details; those left out stay as they are, "" is for what isn't there."""

    name: Short | None = None
    email: Short | None = None
    phone: Short | None = None
    location: Short | None = None
    linkedin: Short | None = None
    github: Short | None = None
    website: Short | None = None


class TypedEntry(_Strict):
    """A job, degree or project by its first line, or the beginning of that."""

    line: Short
    title: Short | None = None
    organization: Short | None = None
    start: Short | None = None
    end: Short | None = None
    section: SectionKind | None = None


class TypedLine(_Strict):
    """A line, or a heading with what is below it, and where it belongs."""

    line: Short
    section: SectionKind
    extent: Literal["line", "heading"] = "line"


class Typed(_Strict):
    """The whole file."""

    contact: TypedContact = TypedContact()
    entry: Annotated[tuple[TypedEntry, ...], Field(max_length=MAX_CORRECTIONS)] = ()
    line: Annotated[tuple[TypedLine, ...], Field(max_length=MAX_CORRECTIONS)] = ()


def corrector(path: Path | None) -> Callable[[Resume], Resume]:
    """What applies the corrections of a file to a resume; without a file, what leaves it as it is.

    Raises BadParameter, with what to change, for a file that is none. What doesn't fit a resume is told on standard
    error, and changes nothing.
    """
    if path is None:
        return lambda resume: resume
    typed = load(path)

    def corrected(resume: Resume) -> Resume:
        made: list[Correction] = []
        for make in _makers(typed, resume):
            try:
                made.extend(make())
            except CoachError as error:
                _warn(resume.file.name, error.message)
        done = apply(resume, made)
        for number in (*done.lost, *done.idle):
            _warn(resume.file.name, gettext("Left out: {correction}", correction=told(made[number])))
        return done.resume

    return corrected


def load(path: Path) -> Typed:
    """The corrections in a file. Raises BadParameter."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ValueError("it is larger than 64 KB")
        return Typed.model_validate(tomli.loads(data.decode()))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(each + 1) if isinstance(each, int) else each for each in first["loc"])
        raise _bad(path, f"{where}: {first['msg']}") from None
    except OSError as error:
        raise _bad(path, (error.strerror or str(error)).lower()) from None
    except ValueError as error:
        raise _bad(path, str(error)) from None


def _bad(path: Path, why: str) -> click.BadParameter:
    text = f"I can't use {path.name}: {why}. docs/corrections.md shows how to write such a file."
    return click.BadParameter(safe(text), param_hint=OPTION)


def _warn(name: str, text: str) -> None:
    sys.stderr.write(f"{safe(name)}: {safe(text)}\n")


def _makers(typed: Typed, resume: Resume) -> Iterator[Callable[[], list[Correction]]]:
    yield partial(_of_contact, typed.contact, resume)
    yield from (partial(_of_entry, entry, resume) for entry in typed.entry)
    yield from (partial(_of_line, line, resume) for line in typed.line)


def _of_contact(typed: TypedContact, resume: Resume) -> list[Correction]:
    said: dict[ContactField, Any] = typed.model_dump(exclude_none=True)  # type: ignore[assignment]
    return [
        OfContact(field, getattr(resume.contact, field) or "", checking.detail(field, value))
        for field, value in said.items()
    ]


def _of_entry(typed: TypedEntry, resume: Resume) -> list[Correction]:
    heads = anchors.heads(resume)
    number = checking.line(typed.line, heads)
    entry, at = resume.entries[number], anchors.anchor(resume, heads, number)
    start = None if typed.start is None else checking.start_date(typed.start)
    end = None if typed.end is None else checking.date(typed.end)
    checking.in_order(
        value_of(entry, "start") if start is None else start, value_of(entry, "end") if end is None else end
    )
    values: dict[EntryField, str | None] = {
        "title": None if typed.title is None else checking.plain(typed.title),
        "organization": None if typed.organization is None else checking.plain(typed.organization),
        "start": start,
        "end": end,
    }
    made: list[Correction] = [
        OfEntry(at, field, value_of(entry, field), value) for field, value in values.items() if value is not None
    ]
    if typed.section not in (None, entry.section):
        made.append(OfLines(at, "entry", entry.section, typed.section))
    return made


def _of_line(typed: TypedLine, resume: Resume) -> list[Correction]:
    spots = anchors.lines(resume)
    number = checking.line(typed.line, spots)
    extent: Extent = typed.extent
    was = section_at(resume, spots[number].first)
    return [OfLines(anchors.anchor(resume, spots, number), extent, was, typed.section)]
