"""How many pages a Word document has: as Word counted, where that still holds, else by its breaks and its text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from docx.document import Document as WordDocument

from coach.reading.word_piece import Piece

_TOLERANCE = 0.3
"""How far the stated number of words may be off before the stated number of pages is not believed either."""

_LETTER_WIDTH = 0.5
_LINE_HEIGHT = 1.22
"""Mean width of a letter and usual distance of lines, as parts of the type size."""

_GAP = 4.0
"""Points between a heading or an entry and what stands above it."""


def pages_of(word: WordDocument, pieces: Sequence[Piece]) -> int:
    """The number of pages. Programs that fill in templates leave the template's count: its words tell."""
    broken = max((piece.page for piece in pieces), default=1)
    stated = _stated(word, pieces)
    if stated or broken > 1:
        return max(stated, broken)
    return _estimated(word, pieces)


def _stated(word: WordDocument, pieces: Sequence[Piece]) -> int:
    part = next((part for part in word.part.package.iter_parts() if str(part.partname) == "/docProps/app.xml"), None)
    if part is None:
        return 0
    pages, words = _property(part.blob, b"Pages"), _property(part.blob, b"Words")
    counted = sum(len(piece.text.split()) for piece in pieces)
    return pages if abs(words - counted) <= _TOLERANCE * max(words, counted) else 0


def _property(properties: bytes, name: bytes) -> int:
    match = re.search(rb"<(?:\w+:)?" + name + rb">(\d{1,6})<", properties)
    return int(match.group(1)) if match else 0


def _estimated(word: WordDocument, pieces: Sequence[Piece]) -> int:
    """Pages that the text fills at its type size; columns stand beside each other, the longest counts."""
    width, height = _text_area(word)
    columns = len({piece.column for piece in pieces}) or 1
    heights: defaultdict[int, float] = defaultdict(float)
    for before, piece in pairwise([Piece(""), *pieces]):
        letters = max(10.0, width / columns / (_LETTER_WIDTH * piece.size))
        rows = -(-len(piece.text) // int(letters))
        gap = _GAP if piece.bold and not before.bold else 0.0
        heights[piece.column] += rows * _LINE_HEIGHT * piece.size + gap
    return max(1, -(-int(max(heights.values(), default=0.0)) // int(height)))


def _text_area(word: WordDocument) -> tuple[float, float]:
    """Width and height of the page inside its margins, in points."""
    section = word.sections[0] if len(word.sections) else None
    if section is None or not (section.page_width and section.page_height):
        return 468.0, 648.0
    width = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    height = section.page_height - (section.top_margin or 0) - (section.bottom_margin or 0)
    return max(72.0, width / 12700), max(72.0, height / 12700)
