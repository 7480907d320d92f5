"""Text that was typed over a PDF page: values of form fields, and text boxes of a viewer ("FreeText" annotations).

It is no part of the page's own drawing (PDF 32000-1, 12.5.6.6 and 12.7), so that many programs don't see it. The
letters are set as its box and its type size say, each half as wide as high.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from coach.reading.pdf.glyphs import MIDDLE, Box, Glyph, RawPage, Style

_SIZES = (2, 72)
"""Sizes in points that are believed."""
_LINE, _FITTED_LINE = 1.2, 1.1
"""Line heights in sizes: of text as it is set, and of text that is fitted into its box."""

_STYLE = Style("Helvetica", False, False, False, 0.0, False)
_SIZE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s+Tf")
_USUAL_SIZE = 10.0
_WIDTH = 0.5
_NOT_SHOWN = 2 | 32
"""Bits of annotations that are hidden or shown on no screen."""
_MAX_FIELDS = 500
_MAX_LETTERS = 5_000
_DRAWN_LAST = 10**9
_MAX_PARENTS = 8


def typed_glyphs(page: PDFPage, raw: RawPage) -> list[Glyph]:
    """The glyphs of what was typed over a page, as if they were drawn last; broken annotations are passed over."""
    annotations = resolve1(page.annots) if page.annots else []
    glyphs: list[Glyph] = []
    for annotation in annotations[:_MAX_FIELDS] if isinstance(annotations, list) else []:
        found = resolve1(annotation)
        box = _box(found, page, raw.height) if isinstance(found, dict) and _is_shown(found) else None
        text = _text(found)[:_MAX_LETTERS] if box else ""
        if box and text.strip() and not _is_drawn(box, raw, len(text)):
            glyphs += _set(text, box, _size(found, box, text))
    return glyphs


def _is_shown(annotation: dict[str, Any]) -> bool:
    flags = resolve1(annotation.get("F"))
    return not (isinstance(flags, int) and flags & _NOT_SHOWN)


def _text(annotation: dict[str, Any]) -> str:
    kind = resolve1(annotation.get("Subtype"))
    name = kind.name if isinstance(kind, PSLiteral) else ""
    if name == "FreeText":
        return _decoded(resolve1(annotation.get("Contents")))
    return _decoded(_inherited(annotation, "V")) if name == "Widget" and _is_text_field(annotation) else ""


def _is_text_field(annotation: dict[str, Any]) -> bool:
    kind = _inherited(annotation, "FT")
    return isinstance(kind, PSLiteral) and kind.name in ("Tx", "Ch")


def _inherited(annotation: dict[str, Any], key: str) -> Any:
    """A value of a field, or of the field that it is a part of."""
    field: Any = annotation
    for _ in range(_MAX_PARENTS):
        if not isinstance(field, dict):
            return None
        if key in field:
            return resolve1(field[key])
        field = resolve1(field.get("Parent"))
    return None


def _decoded(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_decoded(resolve1(one)) for one in value)
    text = decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else ""
    return re.sub(r"\r\n?", "\n", text)


def _box(annotation: dict[str, Any], page: PDFPage, height: float) -> Box | None:
    rect = resolve1(annotation.get("Rect"))
    corners = [resolve1(value) for value in rect] if isinstance(rect, list) else []
    if len(corners) != 4 or not all(isinstance(value, int | float) for value in corners):
        return None
    x0, y0, x1, y1 = (float(value) for value in corners)
    left, bottom = float(page.mediabox[0]), float(page.mediabox[1])
    return (min(x0, x1) - left, height - max(y0, y1) + bottom, max(x0, x1) - left, height - min(y0, y1) + bottom)


def _is_drawn(box: Box, raw: RawPage, letters: int) -> bool:
    """True if the page itself has text there: a form that was flattened and kept its fields."""
    inside = sum(box[0] <= g.x0 <= box[2] and box[1] <= g.y <= box[3] for g in raw.glyphs)
    return inside >= letters / 2


def _size(annotation: dict[str, Any], box: Box, text: str) -> float:
    told = _SIZE.search(_decoded(_inherited(annotation, "DA")))
    size = float(told[1]) if told else 0.0
    usual = size if _SIZES[0] <= size <= _SIZES[1] else _USUAL_SIZE
    lines = text.count("\n") + 1
    return max(_SIZES[0], min(usual, (box[3] - box[1]) / (_FITTED_LINE * lines))) if size == 0 else usual


def _set(text: str, box: Box, size: float) -> Iterator[Glyph]:
    """The letters line by line from the top of the box; a line alone stands in its middle."""
    across = max(1, int((box[2] - box[0]) / (_WIDTH * size)))
    high = (box[3] - box[1]) >= 2 * size
    lines: Sequence[str] = [
        part for line in text.split("\n") for part in (textwrap.wrap(line, across) if high and line.strip() else [line])
    ]
    first = box[1] + size if high else (box[1] + box[3]) / 2 + MIDDLE * size
    for number, line in enumerate(lines):
        y = first + _LINE * size * number
        for place, sign in enumerate(line):
            x = box[0] + 2 + _WIDTH * size * place
            yield Glyph(x, x + _WIDTH * size, y, size, sign, _STYLE, _DRAWN_LAST + number)
