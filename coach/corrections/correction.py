"""Corrections as they are kept: what was read, what is right, and by what the place is found again."""

from dataclasses import dataclass
from typing import Literal

from rules.resume import Level, SectionKind

MAX_CORRECTIONS = 60
"""Of one member that are kept; more than that, and the resume itself should change."""
MAX_LETTERS = 200
"""Characters of a field."""
PRESENT = "present"
"""The end of a job that goes on."""
ContactField = Literal["name", "email", "phone", "location", "linkedin", "github", "website"]
EntryField = Literal["title", "organization", "start", "end"]
Extent = Literal["line", "entry", "heading"]
"""What is elsewhere: a line, an entry with all its lines, or a heading with what stands below it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """By what a line, or the head of an entry, is found again. All texts are normal forms (`anchors.normal`).

    `nth` of `alike`: which one it was of those that read the same. `page`: short digests of all lines of the resume at
    that time, which tell a line that was edited from another one that was there, and a version from another resume.
    """

    text: str
    above: str
    below: str
    nth: int
    alike: int
    page: tuple[str, ...]
    shown: str = ""
    """The line as its member knows it, in short."""


@dataclass(frozen=True, slots=True)
class OfContact:
    """A contact detail: what was read ("" for nothing), and what is right."""

    field: ContactField
    was: str
    value: str
    kind: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class OfEntry:
    """A field of an entry. Dates are ISO 8601 as far as they are known, `PRESENT`, or ""."""

    at: Anchor
    field: EntryField
    was: str
    value: str
    kind: Literal["entry"] = "entry"


@dataclass(frozen=True, slots=True)
class OfLines:
    """The section in which lines belong. `was`: the one in which they were read; None for none."""

    at: Anchor
    extent: Extent
    was: SectionKind | None
    section: SectionKind
    kind: Literal["lines"] = "lines"


@dataclass(frozen=True, slots=True)
class OfLevel:
    """The career level."""

    level: Level
    kind: Literal["level"] = "level"


Correction = OfContact | OfEntry | OfLines | OfLevel


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction as it is sealed."""

    correction: Correction


def same_spot(one: Correction, other: Correction) -> bool:
    """Whether two corrections say something of the same: the later one takes the place of the earlier."""
    match one, other:
        case OfContact(), OfContact():
            return one.field == other.field
        case OfEntry(), OfEntry():
            return one.field == other.field and _same_place(one.at, other.at)
        case OfLines(), OfLines():
            return _same_place(one.at, other.at)
        case OfLevel(), OfLevel():
            return True
        case _:
            return False


def _same_place(one: Anchor, other: Anchor) -> bool:
    return one.text == other.text and (one.alike == 1 or (one.nth, one.below) == (other.nth, other.below))
