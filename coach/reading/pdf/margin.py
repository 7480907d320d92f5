"""A margin of dates or labels at the left of a flow: each of its cells stands apart from the text beside it.

Where the margin is narrow, a range wraps ("Apr." over "2021–Present"), and its second line shares a row with a bullet.
Such a cell is put together on the row on which it begins, with the gap of a tab before the text.
"""

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf.words import TAB, Row, Word, join, tidy, to_rows

_OPENING_WORDS, _EDGES = 6, 6
"""Words of a row among which its text may begin, and edges that are tried, most rows first."""
_OPENING_DATE = 2
"""Words of a row among which its date has its year: "April 2018"."""
_GAP = 0.5
"""Sizes that part a cell of the margin from the text beside it."""
_LARGE = 1.4
"""Sizes of the usual row from which on a row is a heading."""
_LINE = 1.7
"""Line heights within which the lines of a cell follow each other."""
_DATED_PART = 0.25
"""Part of the cells that are dates; the others may be labels."""
_BESIDE = 0.7
"""Part of the rows that have text beside the margin, where its cells are many."""
_BEFORE_EDGE, _OVER_EDGE = 2, 1
"""Points before the edge at which a word still begins there, and by which one left of it may reach over."""
_SPACE = 0.25
"""Sizes between the lines of a cell that are set side by side."""

_BEFORE_FIELD = TAB + 0.2
"""Em before a field that stand for a tab for sure."""
_DATED = re.compile(r"(?:19|20)\d\d|['’]\d\d\b|\d\d/\d\d")
_DASHES = ("-", "–", "—")
_DOTS = frozenset("●•○◉◦■□◆⚫⚪")
_INDENT = 15.0
"""Points at least between the left edge of the margin and that of the text."""
_HANGING = 20.0
"""Points that the text beside a cell may be set in from the edge."""
_LEVEL = 1.0
"""Points by which two rows differ."""
_ABOVE = 0.8
"""Sizes by which the dates of an entry may begin above its head."""
_AT_LEAST = 2
"""Entries whose dates stand lower than their heads; one alone may be a chance."""
_MAX_LETTERS = 40
_MAX_LINES = 3
"""A cell with more is text."""


def in_cells(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a flow, those of its margin gathered in cells; unchanged where there is no margin with dates."""
    rows = to_rows(words)
    if sum(any(_DATED.search(word.text) for word in row.words[:_OPENING_DATE]) for row in rows) < 2:
        return words
    moved: dict[int, Word] = {}
    for edge in _edges(rows):
        cells = [cell for cell in _cells(rows, edge) if id(cell[0].words[0]) not in moved]
        another = not moved or (
            _are_flush(cells) and 2 * sum(dates.is_only_date(_text(cell)) for cell in cells) > len(cells)
        )
        if another and _is_margin(rows, cells, edge):
            beside = _beside(cells, rows, edge)
            moved |= {
                id(word): put for cell, row in zip(cells, beside, strict=True) for word, put in _laid(cell, edge, row)
            }
    return [moved.get(id(word), word) for word in words] if moved else words


def _are_flush(cells: Sequence[Sequence[Row]]) -> bool:
    """Whether all cells end at one edge, as in a table whose left column is set flush right."""
    ends = [row.words[-1].x1 for cell in cells for row in cell]
    return len(ends) >= _MIN_FLUSH and max(ends) - min(ends) <= _FLUSH


_FLUSH = 2.0
"""Points by which the ends of such a column may differ: a dash is set over its edge."""
_MIN_FLUSH = 4
"""Rows of such a column at least: fewer may end alike by chance."""


def _beside(cells: Sequence[Sequence[Row]], rows: Sequence[Row], edge: float) -> list[Row]:
    """The row of text that each cell is laid beside: its own, or that of its entry's head, where dates stand lower.

    What follows such dates in the margin, a place perhaps, goes below the head.
    """
    texts = [
        Row(row.y, part) for row in rows if (part := [word for word in row.words if word.x0 >= edge - _BEFORE_EDGE])
    ]
    own = {row.y: row for row in texts}
    beside = [own.get(cell[0].y, cell[0]) for cell in cells]
    dated = [number for number, cell in enumerate(cells) if dates.is_only_date(_text(cell))]
    told = {row.y: below.size for row, below in pairwise(texts)}
    above = {number: _head_above(cells[number][0], texts, told, edge) for number in dated}
    heads = Counter(head.y for head in above.values() if head)
    lower = {
        number: head
        for number, head in above.items()
        if head
        and heads[head.y] == 1
        and abs(cells[number][0].y - head.y) > _LEVEL
        and not any(abs(cell[0].y - head.y) <= _LEVEL for cell in cells)  # an employer has the place beside the head
    }
    if len(lower) < _AT_LEAST:
        return beside
    for number, head in lower.items():
        beside[number] = head
        if _has_more(cells, number) and number + 1 not in dated:
            beside[number + 1] = _below(head, texts, edge)
    return beside


def _head_above(cell: Row, texts: Sequence[Row], told: Mapping[float, float], edge: float) -> Row | None:
    """The bold or larger row that opens the entry which a cell stands beside; None where the text to there has a
    gap. `told`: by the level of a row, the size of the one below."""
    below = [row for row in texts if row.y - _ABOVE * row.size <= cell.y]
    head: Row | None = None
    for row, after in zip(reversed(below), [None, *reversed(below)], strict=False):
        if after is not None and after.y - row.y > _LINE * max(row.size, after.size):
            break
        if _opens(row, edge, told.get(row.y, row.size)):
            if head is None or row.size >= head.size:
                head = row
        elif head is not None:
            break
    return head


_LARGER = 0.7
"""Points by which the head of an entry is larger than the text below it, where it is not bold."""


def _opens(row: Row, edge: float, below: float) -> bool:
    at_edge = abs(row.words[0].x0 - edge) <= _BEFORE_EDGE
    strong = all(word.style.bold for word in row.words) or row.size >= below + _LARGER
    return at_edge and strong and section_kind(_text([row])) is None


def _has_more(cells: Sequence[Sequence[Row]], number: int) -> bool:
    """True if another cell is right below."""
    if number + 1 == len(cells):
        return False
    below = cells[number + 1][0]
    return below.y - cells[number][-1].y <= _LINE * below.size


def _below(head: Row, texts: Sequence[Row], edge: float) -> Row:
    """A row of its own below a head, and below the employer on the row after it, but not within the text."""
    rows = [row for row in texts if row.y >= head.y]
    employer = len(rows) > 1 and rows[1].words[0].text[:1].isalnum() and rows[1].words[0].x0 <= edge + _BEFORE_EDGE
    last = 1 if employer else 0
    after = rows[last + 1].y if len(rows) > last + 1 else rows[last].y + rows[last].size
    return Row((rows[last].y + after) / 2, head.words)


def _edges(rows: Sequence[Row]) -> list[float]:
    """Left edges that the text beside a margin may have: where many rows begin, the leftmost first."""
    left = min(row.words[0].x0 for row in rows)
    starts = Counter(round(row.words[0].x0) for row in rows)
    starts.update(
        round(b.x0) for row in rows for a, b in pairwise(row.words[:_OPENING_WORDS]) if b.x0 - a.x1 > _GAP * a.size
    )
    return sorted(edge for edge, times in starts.most_common(_EDGES) if times >= 2 and edge > left + _INDENT)


def _cells(rows: Sequence[Row], edge: float) -> list[list[Row]]:
    """What stands left of the edge, row by row; rows that make one range are one cell."""
    usual = statistics.median(row.size for row in rows)
    parts = [Row(row.y, part) for row in rows if row.size < _LARGE * usual and (part := _left_of(row, edge))]
    cells: list[list[Row]] = []
    index = 0
    while index < len(parts):
        length = _wrapped(parts, index)
        cells.append(parts[index : index + length])
        index += length
    return cells


def _left_of(row: Row, edge: float) -> list[Word]:
    """The words left of the edge, or none if the row's text runs across it or goes on right after them."""
    part = [word for word in row.words if word.x0 < edge - _BEFORE_EDGE]
    while len(part) > 1 and part[-1].text in _DOTS and part[-1].x0 - part[-2].x1 >= _GAP * part[-1].size:
        part.pop()  # the mark of a timeline between the dates and the text
    if not part or part[-1].x1 > edge + _OVER_EDGE:
        return []
    beside = row.words[len(part)] if len(part) < len(row.words) else None
    apart = beside is None or (beside.x0 - part[-1].x1 >= _GAP * beside.size and beside.x0 < edge + _HANGING)
    return part if apart else []


def _wrapped(parts: Sequence[Row], index: int) -> int:
    """How many rows from `index` on are one wrapped range; 1 for a row that stands for itself."""
    for length in range(min(_MAX_LINES, len(parts) - index), 1, -1):
        run = parts[index : index + length]
        if any(b.y - a.y > _LINE * max(a.size, b.size) for a, b in pairwise(run)):
            continue
        whole = dates.find(_text(run))
        if len(whole) == 1 and not whole[0].single and dates.is_only_date(_text(run)) and not _are_whole(run):
            return length
    return 1


def _are_whole(run: Sequence[Row]) -> bool:
    """True if the first row is a range by itself: what follows is the next cell."""
    return any(not one.single and not one.is_left_open for one in dates.find(_text(run[:1])))


def _text(run: Sequence[Row]) -> str:
    return " ".join(tidy(join(row.words)) for row in run)


def _is_margin(rows: Sequence[Row], cells: Sequence[Sequence[Row]], edge: float) -> bool:
    """True if the cells are short, some of them dates (others label skills), and text goes on beside and below."""
    texts = [_text(cell) for cell in cells]
    dated = sum(dates.is_only_date(text) for text in texts)
    flush = _are_flush(cells)
    if dated < 2 or (dated < _DATED_PART * len(texts) and not flush) or max(len(text) for text in texts) > _MAX_LETTERS:
        return False
    if 2 * sum(text[-1:] in _DASHES for text in texts) > dated:
        return False  # the edge runs between the two ends of the dates
    beside = sum(any(edge - _BEFORE_EDGE <= word.x0 for word in row.words) for row in rows)
    return beside >= (1 if flush else 2) * len(cells) or beside >= _BESIDE * len(rows)


def _laid(cell: Sequence[Row], edge: float, beside: Row) -> list[tuple[Word, Word]]:
    """The words of a cell, each with where it goes: side by side on the row `beside`, a tab before the edge."""
    end = edge - _BEFORE_FIELD * max(beside.size, *(row.size for row in cell))
    placed: list[tuple[Word, Word]] = []
    for row in reversed(cell):
        shift = min(0.0, end - row.words[-1].x1)
        moved = [replace(word, x0=word.x0 + shift, x1=word.x1 + shift, y=beside.y) for word in row.words]
        placed = [*zip(row.words, moved, strict=True), *placed]
        end = moved[0].x0 - _SPACE * row.size
    return placed
