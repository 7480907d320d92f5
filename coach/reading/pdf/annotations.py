"""Link annotations of a PDF page: which address lies over which part of the page."""

from dataclasses import dataclass
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

_MAX_ANNOTATIONS = 300


@dataclass(frozen=True, slots=True)
class Spot:
    """A link's target and its box: left, top, right, bottom in points from the top left of the page."""

    target: str
    page: int
    box: tuple[float, float, float, float]


def links_of(page: PDFPage, number: int, height: float) -> list[Spot]:
    """The links of a page that lead out of the document; broken annotations are passed over."""
    annotations = resolve1(page.annots) if page.annots else []
    spots = []
    for annotation in annotations[:_MAX_ANNOTATIONS] if isinstance(annotations, list) else []:
        spot = _spot(resolve1(annotation), number, height)
        if spot is not None:
            spots.append(spot)
    return spots


def _spot(annotation: Any, page: int, height: float) -> Spot | None:
    if not isinstance(annotation, dict):
        return None
    action = resolve1(annotation.get("A"))
    target = resolve1(action.get("URI")) if isinstance(action, dict) else None
    subtype = resolve1(annotation.get("Subtype"))
    if not isinstance(target, bytes | str) or not isinstance(subtype, PSLiteral) or subtype.name != "Link":
        return None
    rect = resolve1(annotation.get("Rect"))
    corners = [resolve1(value) for value in rect] if isinstance(rect, list) else []
    if len(corners) != 4 or not all(isinstance(value, int | float) for value in corners):
        return None
    x0, y0, x1, y1 = (float(value) for value in corners)
    text = target.decode("utf-8", errors="replace") if isinstance(target, bytes) else target
    top, bottom = height - max(y0, y1), height - min(y0, y1)
    return Spot(text.strip(), page, (min(x0, x1), top, max(x0, x1), bottom))
