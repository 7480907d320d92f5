"""Tables of a Word document as layout: columns side by side, dates beside entries, headings beside sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coach.reading.lexicon import places
from coach.reading.word.lists import is_bullet
from coach.reading.word.package import qn
from coach.reading.word.text import Piece, is_dated, is_heading

_FLOWING = 5
"""Lines from which on a cell flows by itself instead of standing beside its neighbour."""

_SHORT = 3
"""Lines of a cell that may stand beside the first lines of its neighbour."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with text: where it starts on the grid, and how many of its columns it takes."""

    start: int
    span: int
    pieces: tuple[Piece, ...] = ()


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, without those of tables inside it and without deleted ones."""
    for row in table.iter(qn("w:tr")):
        if next(parent for parent in row.iterancestors(qn("w:tbl"))) is not table:
            continue
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield row


def cells_of(row: Any) -> Iterator[tuple[Any, int, int]]:
    """(cell, first column of the grid, columns) of a row; a cell merged with the one above it is left out."""
    start = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in _row_cells(row):
        properties = cell.find(qn("w:tcPr"))
        span = _number(properties.find(qn("w:gridSpan")), 1) if properties is not None else 1
        if not _is_left_out(properties):
            yield cell, start, span
        start += span


def _row_cells(parent: Any) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            for content in child.iterchildren(qn("w:sdtContent")):
                yield from _row_cells(content)
        elif child.tag == qn("w:customXml"):
            yield from _row_cells(child)


def _number(element: Any, otherwise: int) -> int:
    value = element.get(qn("w:val")) if element is not None else None
    return min(63, int(value)) if value is not None and value.isdigit() else otherwise


def _is_left_out(properties: Any) -> bool:
    if properties is None:
        return False
    merge = properties.find(qn("w:vMerge"))
    merged = merge is not None and merge.get(qn("w:val")) != "restart"
    return merged or properties.find(qn("w:cellDel")) is not None


def arranged(rows: Sequence[Sequence[Cell]]) -> list[Piece]:
    """The lines of a table in reading order; cells with sections of their own side by side are columns."""
    headed = _has_heading_column(rows)
    if not any(_is_side_by_side(row) for row in rows):
        return [piece for row in rows for piece in _beside(row, headed)]
    out: list[Piece] = []
    group: list[Sequence[Cell]] = []
    width = max(cell.start + cell.span for row in rows for cell in row)
    for row in rows:
        if len(row) == 1 and row[0].span >= width:
            out += [*_columns(group, headed), *row[0].pieces]
            group = []
        else:
            group.append(row)
    return [*out, *_columns(group, headed)]


def _is_side_by_side(row: Sequence[Cell]) -> bool:
    """True if two cells of a row hold sections of their own, or flow on with a heading in one of them."""
    headed = [cell for cell in row if len(cell.pieces) > 1 and any(map(is_heading, cell.pieces))]
    tall = [cell for cell in row if len(cell.pieces) >= _FLOWING]
    return len(headed) > 1 or (len(tall) > 1 and any(cell in tall for cell in headed))


def _columns(rows: Sequence[Sequence[Cell]], headed: bool) -> list[Piece]:
    """Rows read column by column; a cell belongs to the column that starts nearest to it."""
    if not any(_is_side_by_side(row) for row in rows):
        return [piece for row in rows for piece in _beside(row, headed)]
    main = max((row for row in rows if _is_side_by_side(row)), key=lambda row: sum(len(cell.pieces) for cell in row))
    starts = [cell.start for cell in main]
    columns: list[list[Piece]] = [[] for _ in starts]
    for row in rows:
        for cell in row:
            index = min(range(len(starts)), key=lambda one: abs(starts[one] - cell.start))
            columns[index] += [replace(piece, column=index) for piece in cell.pieces]
    return [piece for column in columns for piece in column]


def _has_heading_column(rows: Sequence[Sequence[Cell]]) -> bool:
    """True if the first cells are the headings of what stands beside them, and no labels of short lists."""
    wide = [row for row in rows if len(row) > 1]
    heads = [row[0].pieces for row in wide]
    if not all(len(head) == 1 and is_heading(head[0]) for head in heads):
        return False
    return any(len(cell.pieces) > 1 for row in wide for cell in row[1:])


def _beside(cells: Sequence[Cell], headed: bool) -> list[Piece]:
    """Short cells beside each other make lines with tabs, as they are seen; taller ones follow one another.

    `headed` tells that the first cells of the table are headings.
    """
    read = [cell.pieces for cell in cells]
    first = read[0][0]
    if len(read) < 2 or headed or (is_heading(first) and first.style.lower().startswith("heading")):
        return [piece for pieces in read for piece in pieces]
    if len(read) == 2 and _are_dates(read[0]) != _are_dates(read[1]):
        return _level(read)
    bullets = any(piece.bullet for pieces in read for piece in pieces)
    heads = any(is_heading(piece) for pieces in read if len(pieces) > 1 for piece in pieces)
    if bullets or heads or max(map(len, read)) > _SHORT:
        return [piece for pieces in read for piece in pieces]
    return _level(read)


def _are_dates(pieces: Sequence[Piece]) -> bool:
    """True for the cell that says when and where."""
    aside = all(is_dated(piece) or places.is_place(piece.text) for piece in pieces)
    return len(pieces) <= _SHORT and aside and any(map(is_dated, pieces))


def _level(read: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Line by line across the cells; a bullet takes nothing beside it."""
    out: list[Piece] = []
    for index in range(max(map(len, read))):
        level = [pieces[index] for pieces in read if index < len(pieces)]
        plain = [piece for piece in level if not piece.bullet]
        out += [_joined(plain)] if plain else []
        out += [piece for piece in level if piece.bullet]
    return out


def _joined(level: Sequence[Piece]) -> Piece:
    """Pieces beside each other as one line; one that stands in a cell behind its bullet is a list item."""
    if len(level) > 1 and is_bullet(level[0].text):
        return replace(_joined(level[1:]), bullet=level[0].text)
    links = tuple(link for piece in level for link in piece.links)
    return replace(level[0], text="\t".join(piece.text for piece in level), links=links)
