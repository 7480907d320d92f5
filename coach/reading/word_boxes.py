"""Text boxes of a Word document: those of one line stay where they are anchored, sidebars are columns."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from coach.reading.word_piece import Piece, is_heading

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIDEBAR = 5
"""Lines from which on a box without a known heading is a sidebar."""


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
