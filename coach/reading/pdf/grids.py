"""Tables drawn on a PDF page: straight lines that close a grid of cells with words in them, found by pdfplumber."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from coach.reading.pdf.glyphs import Box, Glyph, RawPage

_NEAR = 3.0
"""Distance in points at which two lines are one, or meet: Word draws the border of each cell by itself."""
_MIN_LENGTH = 6.0
_MIN_EACH_WAY = 3
"""Lines of two rows, and of two columns."""
_MAX_EDGES = 300
"""Lines left after joining; a page with more shows a chart or a map."""


def load() -> None:
    """Imports what only pages with many lines need."""
    import_module("pdfplumber.table")


def count_tables(pages: Sequence[RawPage]) -> int:
    """How many grids are drawn on the pages: of at least two rows and two columns, half of their cells filled with
    words, in two columns at least."""
    return sum(_on_page(page) for page in pages)


def _on_page(page: RawPage) -> int:
    lines = [_edge(box) for box in page.strokes if _length(box) >= 1]
    level = sum(edge["orientation"] == "h" for edge in lines)
    if min(level, len(lines) - level) < _MIN_EACH_WAY:
        return 0
    # Not above: most resumes have no line but those under their headings, and need none of it.
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges(lines, _NEAR, _NEAR, _NEAR, _NEAR)
    edges = [edge for edge in edges if max(edge["width"], edge["height"]) >= _MIN_LENGTH]
    if not 2 * _MIN_EACH_WAY <= len(edges) <= _MAX_EDGES:
        return 0
    cells = intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR))
    return sum(_is_table(table, page.glyphs) for table in cells_to_tables(cells))


def _length(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _edge(box: Box) -> dict[str, Any]:
    """A line as pdfplumber describes edges."""
    x0, top, x1, bottom = box
    level = x1 - x0 >= bottom - top
    if level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    edge = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {"orientation": "h" if level else "v", **edge}


def _is_table(cells: Sequence[Box], glyphs: Sequence[Glyph]) -> bool:
    if len({cell[0] for cell in cells}) < 2 or len({cell[1] for cell in cells}) < 2:
        return False
    filled = [cell for cell in cells if any(_holds(cell, glyph) for glyph in glyphs)]
    # A column of pictures beside one of text reads in its order.
    return len(filled) >= max(3, len(cells) / 2) and len({cell[0] for cell in filled}) > 1


def _holds(cell: Box, glyph: Glyph) -> bool:
    return cell[0] <= glyph.x0 <= cell[2] and cell[1] <= glyph.y <= cell[3] and not glyph.text.isspace()
