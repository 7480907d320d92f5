"""A line of a Word document, as the parts of the reader hand it on."""

from dataclasses import dataclass

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a Word document with its look; `links` are (target, text)."""

    text: str
    style: str = ""
    size: float = 0.0
    font: str = ""
    bold: bool = False
    italic: bool = False
    colored: bool = False
    hidden: bool = False
    bullet: str = ""
    column: int = 0
    page: int = 1
    in_margin: bool = False
    links: tuple[tuple[str, str], ...] = ()


def is_heading(piece: Piece) -> bool:
    """True if a line heads a section by its words."""
    return not piece.bullet and section_kind(piece.text) is not None


def is_dated(piece: Piece) -> bool:
    """True if a line is nothing but a date or a range of dates."""
    return not piece.bullet and dates.is_only_date(piece.text)
