"""Entries that stand side by side below one heading: cards of a grid, two jobs or degrees or projects in one row.

Each card is read whole before the one at its right. Cards open on one baseline in one look, begin at edges of their
own, and each tells what an entry tells; dates and places at the right of a row, and cells of a table, do not.
"""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf.asides import is_aside
from coach.reading.pdf.glyphs import MIDDLE, Box
from coach.reading.pdf.words import TAB, Row, Word, text_of, to_rows
from rules.resume import SectionKind

_MAX_CARDS = 4
_SAME_EDGE = 2.0
"""Points within which text begins at one edge."""
_SET_IN = 30.0
"""Points that the text of a card may be set in from its edge."""
_MIN_ROWS = 2
"""Rows of a card: its name, and what is told of it."""
_MAX_NAME = 12
"""Words of the row that opens a card."""
_DATED_WITHIN = 4
"""Rows at the top of a card among which it has its dates."""
_BLANK = 1.35
"""From how many usual steps between rows on a blank band parts two rows of cards."""
_FAR = 4.0
"""Line heights without text that end a grid."""
_SAME_SIZE = 0.5
_MIN_TOLD = 3
"""Words that tell something of a project."""

_AS_LARGE = 0.8
_NUMBER = re.compile(r"\d{1,2}\.")
"""What opens numbered cards, each with a number that stands out to their left."""
_GLYPHS = frozenset("•●▪◦■‣–")
"""What opens bullets in columns."""
_MIN_SAID = 4
"""Words, with its glyph, of a bullet that says something."""
_BULLET_STEP = 2.6
"""Line heights within which rows of bullets follow each other."""

_UNDATED = frozenset({SectionKind.PROJECTS, SectionKind.VOLUNTEERING})
"""Sections whose entries often have no dates."""
_DATED = frozenset({SectionKind.EXPERIENCE, SectionKind.EDUCATION, *_UNDATED})


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows `first` to `last` (inclusive) of cards that begin at these edges, from left to right."""

    first: int
    last: int
    edges: tuple[float, ...]


def apart(words: Sequence[Word], dots: Sequence[Box] = ()) -> list[tuple[Sequence[Word], int]]:
    """The words of a flow in parts to be read one after the other: what stands above a grid, card by card, the rest.
    Each comes with its place in its row, 0 for the first card and for all that is in none. `dots`: drawn bullets."""
    rows = to_rows([*words, *_drawn(words, dots)] if dots else words)
    grids = find(rows)
    if not grids:
        return [(words, 0)]
    parts: list[tuple[list[Word], int]] = []
    begin = 0
    for grid in grids:
        parts.append((_words(rows[begin : grid.first]), 0))
        parts += _cards(rows[grid.first : grid.last + 1], grid.edges)
        begin = grid.last + 1
    parts.append((_words(rows[begin:]), 0))
    written = {id(word) for word in words}
    parts = [([word for word in part if id(word) in written], place) for part, place in parts]
    return [(part, place) for part, place in parts if part]


def _drawn(words: Sequence[Word], dots: Sequence[Box]) -> list[Word]:
    """Drawn bullets as words, to be seen among the others."""
    if not words:
        return []
    size, style = statistics.median(word.size for word in words), words[0].style
    return [Word(x0, x1, (top + bottom) / 2 + MIDDLE * size, size, "•", style) for x0, top, x1, bottom in dots]


def _words(rows: Sequence[Row]) -> list[Word]:
    return [word for row in rows for word in row.words]


def find(rows: Sequence[Row]) -> list[Grid]:
    """The grids among the rows of a flow, from top to bottom."""
    grids: list[Grid] = []
    index = 0
    while index < len(rows):
        grid = _from(rows, index)
        if grid is None:
            index += 1
            continue
        grids.append(grid)
        index = grid.last + 1
    return grids


def _from(rows: Sequence[Row], first: int) -> Grid | None:
    fields = _fields(rows[first])
    if not 2 <= len(fields) <= _MAX_CARDS:
        return None
    if all(map(_is_bullet, fields)):
        return _of_bullets(rows, first, tuple(field[0].x0 for field in fields))
    if not _open_cards(fields):
        return None
    edges = tuple(field[0].x0 for field in fields)
    if not _share_edges(rows[first + 1 :], edges):
        return None
    last = _last(rows, first, edges)
    kind = _kind_above(rows, first, edges)
    if last - first < _MIN_ROWS - 1 or kind is None:
        return None
    cards = [_rows_of(rows[first : _next_cut(rows, first, last, edges)], edges, n) for n in range(len(edges))]
    dated = kind in _DATED and all(map(_is_dated, cards))
    numbered = all(_NUMBER.fullmatch(field[0].text) for field in fields)
    named = numbered or rows[first].words[0].style.bold
    told = kind in _UNDATED and named and all(_is_told(card, numbered) for card in cards)
    return Grid(first, last, edges) if dated or told else None


def _is_bullet(field: Sequence[Word]) -> bool:
    """Whether a field is a bullet that says more than a name."""
    return field[0].text in _GLYPHS and len(field) > _MIN_SAID


def _of_bullets(rows: Sequence[Row], first: int, edges: tuple[float, ...]) -> Grid | None:
    """The grid of bullets in two columns: every row begins at an edge with its glyph, or set in with what goes on."""
    last = first
    for index in range(first + 1, len(rows)):
        row = rows[index]
        near = row.y - rows[index - 1].y <= _BULLET_STEP * row.size
        starts = [field[0] for field in _fields(row)]
        fits = all(any(_goes_on(word, edge) for edge in edges) for word in starts)
        if not near or not fits or _crosses(row, edges):
            break
        last = index
    beside = any(_stands_at(row, edges[1]) for row in (*rows[max(0, first - 1) : first], *rows[last + 1 : last + 2]))
    return None if beside or _kind_above(rows, first, edges) is None else Grid(first, last, edges)


def _stands_at(row: Row, edge: float) -> bool:
    """Whether a row around a grid has text of its own at the edge of the right column: then it is a column."""
    return any(-_SET_IN <= field[0].x0 - edge <= _SAME_EDGE for field in _fields(row)[1:])


def _goes_on(word: Word, edge: float) -> bool:
    """Whether a word opens a bullet at an edge, or the text of one goes on with it."""
    shift = word.x0 - edge
    return abs(shift) <= _SAME_EDGE if word.text in _GLYPHS else _SAME_EDGE < shift <= _SET_IN


def _fields(row: Row) -> list[list[Word]]:
    """The words of a row parted at wide gaps."""
    fields = [[row.words[0]]]
    numbered = _NUMBER.fullmatch(row.words[0].text) is not None
    for before, word in pairwise(row.words):
        apart = word.x0 - before.x1 > TAB * max(word.size, before.size)
        if apart or (numbered and _NUMBER.fullmatch(word.text) and word.size >= _AS_LARGE * row.words[0].size):
            fields.append([word])
        else:
            fields[-1].append(word)
    return fields


def _open_cards(fields: Sequence[Sequence[Word]]) -> bool:
    """Whether these could be the names of cards: short, of one look, and none of them what stands beside a name."""
    looks = {(field[0].style.bold, field[0].style.colored) for field in fields}
    sizes = [field[0].size for field in fields]
    if len(looks) > 1 or max(sizes) - min(sizes) > _SAME_SIZE or any(len(field) > _MAX_NAME for field in fields):
        return False
    texts = [text_of(field) for field in fields]
    return not any(is_aside(text) or section_kind(text) is not None for text in texts)


def _share_edges(below: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether the next row with several fields goes on at the edges of the cards, or set in from them."""
    for row in below[:_DATED_WITHIN]:
        starts = [field[0].x0 for field in _fields(row)]
        if len(starts) > 1:
            return all(any(-_SAME_EDGE <= start - edge <= _SET_IN for start in starts) for edge in edges) and (
                len(starts) == len(edges) or not _crosses(row, edges)
            )
    return False


def _last(rows: Sequence[Row], first: int, edges: Sequence[float]) -> int:
    """The last row of the grid: before a row that reaches over the edge of a card, a heading, or far below."""
    last = right = first
    for index in range(first + 1, len(rows)):
        row = rows[index]
        far = row.y - rows[index - 1].y > _FAR * max(row.size, rows[index - 1].size)
        begin = next((word for word in row.words if word.text not in _GLYPHS), row.words[0]).x0
        if far or _crosses(row, edges) or begin < edges[0] - _SAME_EDGE or _is_heading(row):
            break
        last = index
        right = index if row.words[-1].x0 >= edges[1] - _SAME_EDGE else right
    # Below the last row with cards side by side, the left one may go on; what opens as a card is the next entry.
    for index in range(right + 1, last + 1):
        if _opens_alike(rows[index], rows[first]) or _is_below_blank(rows, index, first):
            return index - 1
    return last


def _crosses(row: Row, edges: Sequence[float]) -> bool:
    """Whether a word, or the space behind it, lies over the edge of a card."""
    for edge in edges[1:]:
        left = [word for word in row.words if word.x0 < edge - _SAME_EDGE]
        right = [word for word in row.words if word.x0 >= edge - _SAME_EDGE]
        if left and (left[-1].x1 > edge + _SAME_EDGE or (right and right[0].x0 - left[-1].x1 < _GUTTER * row.size)):
            return True
    return False


_GUTTER = 0.6
"""Line heights that part cards at least."""


def _is_heading(row: Row) -> bool:
    return any(_kind_of(field) is not None for field in _fields(row))


def _kind_of(field: Sequence[Word]) -> SectionKind | None:
    """The kind of section that a field heads; a word of running text, set apart to fill its row, heads none."""
    text = text_of(field)
    return None if text[:1].islower() or text.endswith((",", ".", ";")) else section_kind(text)


def _opens_alike(row: Row, first: Row) -> bool:
    one, other = row.words[0], first.words[0]
    same = one.style.bold and other.style.bold and abs(one.size - other.size) < _SAME_SIZE
    return same and abs(one.x0 - other.x0) <= _SAME_EDGE


def _is_below_blank(rows: Sequence[Row], index: int, first: int) -> bool:
    steps = [b.y - a.y for a, b in pairwise(rows[first : index + 1])]
    return steps[-1] > _BLANK * statistics.median(steps)


def _kind_above(rows: Sequence[Row], first: int, edges: Sequence[float]) -> SectionKind | None:
    """The kind of the section that the grid stands in; None where the right side has headings of its own."""
    kind: SectionKind | None = None
    for row in rows[:first]:
        for field in _fields(row):
            found = _kind_of(field)
            if found is not None and field[0].x0 > edges[0] + _SET_IN:
                return None
            kind = kind if found is None else found
    return kind


def _next_cut(rows: Sequence[Row], first: int, last: int, edges: Sequence[float]) -> int:
    """Where the next row of cards begins, or the row after the last."""
    for index in range(first + 1, last + 1):
        starts = [field[0].x0 for field in _fields(rows[index])]
        all_open = len(starts) == len(edges) and _opens_alike(rows[index], rows[first])
        both = all_open and all(abs(a - b) <= _SAME_EDGE for a, b in zip(starts, edges, strict=True))
        if both or (_opens_alike(rows[index], rows[first]) and _is_below_blank(rows, index, first)):
            return index
    return last + 1


def _cards(rows: Sequence[Row], edges: Sequence[float]) -> list[tuple[list[Word], int]]:
    """The words of each card with its place in its row, row by row of cards."""
    cards: list[tuple[list[Word], int]] = []
    first = 0
    while first < len(rows):
        end = _next_cut(rows, first, len(rows) - 1, edges)
        cards += [(_words(_rows_of(rows[first:end], edges, number)), number) for number in range(len(edges))]
        first = end
    return cards


def _rows_of(rows: Sequence[Row], edges: Sequence[float], number: int) -> list[Row]:
    """The rows of one card."""
    low = edges[number] - _SAME_EDGE if number else float("-inf")
    high = edges[number + 1] - _SAME_EDGE if number + 1 < len(edges) else float("inf")
    parts = [Row(row.y, [word for word in row.words if low <= word.x0 < high]) for row in rows]
    return [part for part in parts if part.words]


def _is_dated(card: Sequence[Row]) -> bool:
    """Whether a card has more than one row, and dates among the first."""
    return len(card) >= _MIN_ROWS and any(
        not one.single or dates.is_only_date(text)
        for text in (text_of(row.words) for row in card[:_DATED_WITHIN])
        for one in dates.find(text)
    )


def _is_told(card: Sequence[Row], numbered: bool) -> bool:
    """Whether text below the name tells something; it is plain, where no number opens the name."""
    below = [word for row in card[1:] for word in row.words]
    return len(below) >= _MIN_TOLD and (numbered or not below[0].style.bold)
