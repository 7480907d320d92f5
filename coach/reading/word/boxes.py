"""What floats on the pages of a Word document: pictures, and text boxes, of which sidebars are columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordDocument

from coach.reading.document import is_decoration, is_portrait
from coach.reading.flat_picture import is_flat
from coach.reading.word.package import qn
from coach.reading.word.text import Piece, is_heading

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SIDEBAR = 5
"""Lines from which on a box without a known heading is a sidebar."""

_APART = 100.0
"""Points from which on the left edges of two boxes tell two columns."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 0.75}
_MARGIN = re.compile(r"margin-(left|top):(-?[\d.]+)(pt|in|cm|mm|)(?:;|$)")
_SIZE = re.compile(r"(?:^|;)(width|height):(-?[\d.]+)(pt|in|cm|mm|)(?=;|$)")
_EMU = 12_700
"""Units of a drawing in a point (ECMA-376, 20.1.2.1)."""
_MIN_BOXES = 4
_MAX_OUTSIDE = 0.2
"""Part of the text that may stand outside of boxes where boxes make the page."""


@dataclass(frozen=True, slots=True)
class Sidebar:
    """A box with a section of its own; `left` and `top` are its edges in points, None where the file does not say.

    `page` and `anchor` say on which page and after how many other boxes it hangs.
    """

    pieces: tuple[Piece, ...]
    left: float | None = None
    top: float | None = None
    page: int = 1
    anchor: int = 0


def images_of(word: WordDocument) -> int:
    """The number of pictures in the body and in page headers, rules left out; of a picture and its twin one counts."""
    headers = (section.header for section in word.sections)
    roots = [word.element.body, *(header._element for header in headers if not header.is_linked_to_previous)]
    return sum(_is_picture(element) for root in roots for element in root.iter())


def photos_of(word: WordDocument) -> int:
    """How many pictures in the body are photographs (JPEG, and no flat drawing) as large as a portrait."""
    parts = word.part.related_parts
    blips = (element for element in word.element.body.iter(qn("a:blip")) if is_portrait(*_drawn_size(element)))
    shown = (parts.get(blip.get(qn("r:embed"))) for blip in blips)
    return sum(
        getattr(part, "content_type", "") in ("image/jpeg", "image/jpg") and not is_flat(getattr(part, "blob", b""))
        for part in shown
    )


def _is_picture(element: Any) -> bool:
    if element.tag == f"{_VML}imagedata":
        twin = any(parent.tag == f"{_COMPATIBILITY}Fallback" for parent in element.iterancestors())
        return not twin and not is_decoration(*_shape_size(element))
    return bool(element.tag == qn("a:blip")) and not is_decoration(*_drawn_size(element))


def _drawn_size(blip: Any) -> tuple[float, float]:
    """Width and height of a drawn picture in points, 0 where the file does not say."""
    for parent in blip.iterancestors(qn("wp:inline"), qn("wp:anchor")):
        extent = parent.find(qn("wp:extent"))
        if extent is not None:
            return _number(extent.get("cx")) / _EMU, _number(extent.get("cy")) / _EMU
    return 0.0, 0.0


def _shape_size(data: Any) -> tuple[float, float]:
    """The same for a picture of the older kind, from the style of its shape."""
    shape = data.getparent()
    style = (shape.get("style") or "").replace(" ", "") if shape is not None else ""
    found = {side: _number(size) * _POINTS[unit] for side, size, unit in _SIZE.findall(style)}
    return found.get("width", 0.0), found.get("height", 0.0)


def boxes_of(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; of a drawn one and its older twin only one is read."""
    for box in paragraph.iter(qn("w:txbxContent")):
        between = list(_between(box, paragraph))
        if any(parent.tag == qn("w:txbxContent") for parent in between):
            continue
        if not any(parent.tag == f"{_COMPATIBILITY}Fallback" and _has_twin(parent) for parent in between):
            yield box


def _between(element: Any, top: Any) -> Iterator[Any]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _has_twin(fallback: Any) -> bool:
    choices = fallback.getparent().iterchildren(f"{_COMPATIBILITY}Choice")
    return any(next(choice.iter(qn("w:txbxContent")), None) is not None for choice in choices)


def is_sidebar(pieces: Sequence[Piece]) -> bool:
    """True if a box holds a section of its own: it is read after the text that it stands beside."""
    return len(pieces) >= _SIDEBAR or (len(pieces) > 1 and is_heading(pieces[0]))


def edges_of(box: Any) -> tuple[float | None, float | None]:
    """The left and the top edge of a box in points, from the anchor of its drawing or the style of its older shape."""
    for parent in box.iterancestors():
        if parent.tag == qn("wp:anchor"):
            offsets = [parent.find(f"{qn(f'wp:position{axis}')}/{qn('wp:posOffset')}") for axis in "HV"]
            left, top = (_number(offset.text) / _EMU if offset is not None else None for offset in offsets)
            return left, top
        style = (parent.get("style") or "").replace(" ", "")
        found = {side: (_number(size) * _POINTS[unit]) for side, size, unit in _MARGIN.findall(style)}
        if found:
            return found.get("left"), found.get("top")
    return None, None


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def with_sidebars(pieces: Sequence[Piece], sidebars: Sequence[Sidebar]) -> list[Piece]:
    """The body and then what stands beside it; where boxes hold all sections, they are columns by their left edges."""
    if any(is_heading(piece) for piece in pieces) or len(pieces) >= _SIDEBAR:
        return [*pieces, *(replace(piece, column=1) for sidebar in sidebars for piece in sidebar.pieces)]
    known = [sidebar.left for sidebar in sidebars if sidebar.left is not None]
    least = min(known, default=0.0)
    columns = [int(sidebar.left is not None and sidebar.left - least > _APART) for sidebar in sidebars]
    placed = sorted(zip(columns, sidebars, strict=True), key=lambda one: one[0])
    return [*pieces, *(replace(piece, column=column) for column, sidebar in placed for piece in sidebar.pieces)]


def made_of_boxes(pieces: Sequence[Piece], boxes: Sequence[Sidebar]) -> list[Piece] | None:
    """The lines of a page that boxes make, column by column from the top, headings in boxes of their own among them.

    None where the text stands outside of boxes, or where the file does not say where they are.
    """
    boxed = {id(piece) for box in boxes for piece in box.pieces}
    outside = [piece for piece in pieces if id(piece) not in boxed]
    inside = sum(len(piece.text) for box in boxes for piece in box.pieces)
    if len(boxes) < _MIN_BOXES or sum(len(piece.text) for piece in outside) > _MAX_OUTSIDE * inside:
        return None
    lefts = [box.left for box in boxes if box.left is not None]
    if len(lefts) < len(boxes) or any(box.top is None for box in boxes):
        return None
    least = min(lefts)
    placed = sorted(boxes, key=lambda box: (_column_of(box, least), box.page, box.top or 0.0, box.anchor))
    return [*outside, *(replace(piece, column=_column_of(box, least)) for box in placed for piece in box.pieces)]


def _column_of(box: Sidebar, least: float) -> int:
    return int(box.left is not None and box.left - least > _APART)
