"""A document as read from a file: lines with positions, links, pictures, tables; no meaning yet."""

import re
from dataclasses import dataclass

from rules.resume import Layout, Line, Link, SourceFile
from texts import gettext_noop

TYPED_NOTE = gettext_noop(
    "Some of the text was typed into form fields or as annotations over the page. Many screening programs don't see "
    "that; print the file to a new PDF, or retype it in a word processor."
)
"""Told to a person whose resume is a form that was filled in."""

SCAN_NOTE = gettext_noop(
    "This file is a scan, so I read it by optical character recognition; screening software usually sees nothing. "
    "Letters may be wrong where I quote you. Please export the resume as a PDF with text before you apply."
)
"""What a person is told whose resume was a picture: the letters were guessed."""

GLUED_NOTE = gettext_noop(
    "Most of the words in this file run together when a program reads it, so take what I say about it with a grain "
    "of salt. "
    "Please export it again from the program you wrote it in, and send that file."
)
"""Told where the spaces between words are lost."""


@dataclass(frozen=True, slots=True)
class Document:
    """What stands where. `lines` are in reading order: column by column, top to bottom."""

    file: SourceFile
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    layout: Layout
    styles: tuple[str, ...] = ()
    """DOCX only: the paragraph style of each line ("Heading 1"), as a second hint beside looks."""
    saved: str | None = None
    """The month ("2024-03") in which the file says that it was last saved; templates may leave their own."""


_ICON, _ICON_BESIDE_TEXT = 14.0, 26.0
"""Points up to which a picture is an icon, wherever it stands, and where text stands right beside it."""
_PORTRAIT, _TALL = (48.0, 300.0), (0.75, 1.8)
"""Points of both sides of a portrait, and how many times as high as wide it is."""
_MAX_WIDTH = 6.0
_MIN_LENGTH = 20.0
"""A rule that a program drew as a picture: at most so many points thick, at least so many times as long."""


def is_decoration(width: float, height: float) -> bool:
    """True for a picture of this size in points that nobody takes for one: line, sliver, icon as high as text."""
    thick, long = sorted((abs(width), abs(height)))
    return is_hairline(width, height) or 0 < thick <= _MAX_WIDTH or 0 < long <= _ICON


def is_icon(width: float, height: float) -> bool:
    """True for a picture of this size in points that is an icon where the text that it stands for is beside it."""
    return 0 < max(abs(width), abs(height)) <= _ICON_BESIDE_TEXT


def is_portrait(width: float, height: float) -> bool:
    """True for a photograph of this size in points that may show a person: neither a band nor a page."""
    sides = all(_PORTRAIT[0] <= side <= _PORTRAIT[1] for side in (width, height))
    return sides and _TALL[0] * width <= height <= _TALL[1] * width


_TYPED = re.compile(r"[\s_=~*·.—–─━═-]{8,}")


def is_typed_rule(text: str) -> bool:
    """True for a line between sections that was typed: a row of strokes, underscores or dots says nothing."""
    return _TYPED.fullmatch(text) is not None


def is_hairline(width: float, height: float) -> bool:
    """True for a picture of this size in points that is a line between sections, and none that a person looks at."""
    thick, long = sorted((abs(width), abs(height)))
    return thick <= _MAX_WIDTH and long >= _MIN_LENGTH * max(thick, 0.1)
