"""What floats on the pages of a Word document: pictures, and text boxes, of which sidebars are columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordDocument

from coach.reading.word.names import qn
from coach.reading.word.piece import Piece, is_heading

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SIDEBAR = 5
"""Lines from which on a box without a known heading is a sidebar."""

_APART = 100.0
"""Points from which on the left edges of two boxes tell two columns."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 0.75}
_LEFT = re.compile(r"margin-left:(-?[\d.]+)(pt|in|cm|mm|)(?:;|$)")


@dataclass(frozen=True, slots=True)
class Sidebar:
    """A box with a section of its own; `left` is its edge in points, None where the file does not say."""

    pieces: tuple[Piece, ...]
    left: float | None = None


def images_of(word: WordDocument) -> int:
    """The number of pictures in the body and in page headers; of a picture and its older twin one counts."""
    headers = (section.header for section in word.sections)
    roots = [word.element.body, *(header._element for header in headers if not header.is_linked_to_previous)]
    return sum(_is_picture(element) for root in roots for element in root.iter())


def _is_picture(element: Any) -> bool:
    if element.tag == f"{_VML}imagedata":
        return not any(parent.tag == f"{_COMPATIBILITY}Fallback" for parent in element.iterancestors())
    return bool(element.tag == qn("a:blip"))


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


def left_of(box: Any) -> float | None:
    """The left edge of a box in points, from the anchor of its drawing or the style of its older shape."""
    for parent in box.iterancestors():
        if parent.tag == qn("wp:anchor"):
            offset = parent.find(f"{qn('wp:positionH')}/{qn('wp:posOffset')}")
            return _number(offset.text) / 12_700 if offset is not None else None
        style = parent.get("style") or ""
        if match := _LEFT.search(style.replace(" ", "")):
            return _number(match[1]) * _POINTS[match[2]]
    return None


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
