"""Text from pictures of pages, if the optional extra `ocr` is installed (it ships its models)."""

import importlib.util
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2

from coach.reading.glyphs import Glyph, RawPage, Style

NOTE = (
    "This file is a scan, so I read it by optical character recognition; screening software usually sees nothing. "
    "Letters may be wrong where I quote you. Please export the resume as a PDF with text before you apply."
)
_SCALE = 150 / 72
"""Pixels per point: 150 dots per inch keep small print legible and the wait short."""
_MOST_PAGES = 3
_GLUED = re.compile(r"(?<=[a-z])(?=(?:19|20)\d\d)|(?<=\d{4})(?=to[A-Z])|(?<=\d{4}to)(?=[A-Z])")
"""Where recognition drops the spaces of dates: "June2016toDecember2018"."""
_LEAST_SCORE = 0.5
_STYLE = Style("", bold=False, italic=False, colored=False, shade=0.0, invisible=False)


def is_available() -> bool:
    """True if the extra is installed."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


def read_pages(data: bytes) -> list[RawPage]:
    """The pages of a scanned PDF with the text that is recognized in them; at most three pages."""
    from rapidocr_onnxruntime import RapidOCR

    recognize = RapidOCR()
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [document[index] for index in range(min(_MOST_PAGES, len(document)))]
        return [_page(number, page, recognize) for number, page in enumerate(pages, 1)]
    finally:
        document.close()


def _page(number: int, page: pypdfium2.PdfPage, recognize: Any) -> RawPage:
    width, height = page.get_size()
    read = RawPage(number, width, height)
    # Very large pages would take gigabytes as pictures; a resume's page has at most A3.
    scale = min(_SCALE, 3400 / max(width, height, 1))
    found, _ = recognize(page.render(scale=scale).to_numpy())
    for show, (corners, text, score) in enumerate(found or ()):
        if float(score) >= _LEAST_SCORE:
            read.glyphs += _glyphs(corners, _GLUED.sub(" ", str(text)), scale, show)
    return read


def _glyphs(corners: Sequence[Sequence[float]], text: str, scale: float, show: int) -> list[Glyph]:
    """A recognized piece of text as glyphs of one width, spread over its box."""
    xs, ys = [corner[0] / scale for corner in corners], [corner[1] / scale for corner in corners]
    left, top, bottom = min(xs), min(ys), max(ys)
    size = 0.8 * (bottom - top)
    advance = (max(xs) - left) / max(1, len(text))
    baseline = bottom - 0.22 * (bottom - top)
    return [
        Glyph(left + index * advance, left + (index + 1) * advance, baseline, size, letter, _STYLE, show)
        for index, letter in enumerate(text)
    ]
