"""How many pages a Word document has: as Word counted, where that still holds, else by its breaks and its text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from coach.reading.word.text import Piece

_EMU = 12_700
"""English metric units in a point (ECMA-376, 20.1.2.1)."""
_MIN_SIDE = 72 * _EMU
"""A side of a page below which its size is none."""

_TOLERANCE = 0.3
_TOLERANCE_OF_WORD = 0.5
"""How far the stated number of words may be off before the stated number of pages is not believed either; farther where
Word has noted its breaks."""

_LETTER_WIDTH = 0.5
_LINE_HEIGHT = 1.22
"""Mean width of a letter and usual distance of lines, as parts of the type size."""

_MAX_SIZE = 72.0
"""Type larger than this is taken for a slip."""

_GAP = 4.0
"""Points between a heading or an entry and what stands above it."""


def pages_of(word: WordDocument, pieces: Sequence[Piece]) -> int:
    """The number of pages. Programs that fill in templates leave the template's count: its words tell.

    Where Word laid the file out, its count is better than that of its breaks, which it notes in each cell and box.
    """
    broken = max((piece.page for piece in pieces), default=1)
    laid_out = next(word.element.iter(qn("w:lastRenderedPageBreak")), None) is not None
    stated = _stated(word, pieces, _TOLERANCE_OF_WORD if laid_out else _TOLERANCE)
    if stated and laid_out:
        return stated
    if stated or broken > 1:
        return max(stated, broken)
    return _estimated(word, pieces)


def _stated(word: WordDocument, pieces: Sequence[Piece], tolerance: float) -> int:
    part = next((part for part in word.part.package.iter_parts() if str(part.partname) == "/docProps/app.xml"), None)
    if part is None:
        return 0
    pages, words = _property(part.blob, b"Pages"), _property(part.blob, b"Words")
    counted = sum(len(piece.text.split()) for piece in pieces)
    return pages if abs(words - counted) <= tolerance * max(words, counted) else 0


def _property(properties: bytes, name: bytes) -> int:
    match = re.search(rb"<(?:\w+:)?" + name + rb">(\d{1,6})<", properties)
    return int(match.group(1)) if match else 0


def _estimated(word: WordDocument, pieces: Sequence[Piece]) -> int:
    """Pages that the text fills at its type size; columns stand beside each other, the longest counts."""
    width, height = _text_area(word)
    columns = len({piece.column for piece in pieces}) or 1
    heights: defaultdict[int, float] = defaultdict(float)
    for before, piece in pairwise([Piece(""), *pieces]):
        size = min(piece.size, _MAX_SIZE)
        letters = max(10.0, width / columns / (_LETTER_WIDTH * size))
        rows = -(-len(piece.text) // int(letters))
        gap = _GAP if piece.bold and not before.bold else 0.0
        heights[piece.column] += rows * _LINE_HEIGHT * size + gap
    return max(1, -(-int(max(heights.values(), default=0.0)) // int(height)))


def page_size(word: WordDocument) -> tuple[float, float]:
    """Width and height of the first page in points; US letter where the file does not say."""
    try:
        section = word.sections[0]
        width, height = section.page_width or 0, section.page_height or 0
    except (IndexError, ValueError):
        width, height = 0, 0
    return (width / _EMU, height / _EMU) if min(width, height) > _MIN_SIDE else (612.0, 792.0)


def _text_area(word: WordDocument) -> tuple[float, float]:
    """Width and height of the page inside its margins, in points."""
    width, height = page_size(word)
    try:
        section = word.sections[0]
        beside = ((section.left_margin or 0) + (section.right_margin or 0)) / _EMU
        above = ((section.top_margin or 0) + (section.bottom_margin or 0)) / _EMU
    except (IndexError, ValueError):
        beside, above = 144.0, 144.0
    return max(72.0, width - beside), max(72.0, height - above)
