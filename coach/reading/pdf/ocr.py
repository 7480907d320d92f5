"""Text from pictures of pages, by the optional extra `ocr` (it ships its models)."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pypdfium2

from coach.reading.pdf.glyphs import Glyph, RawPage, Style
from coach.reading.pdf.lines import ASCENT

_MAX_SIDE = 3400
"""Pixels of the longer side of a picture: very large pages would take gigabytes; a resume's page has at most A3."""
_DOT = 4
"""Points that a bullet takes which is too small to be recognized."""
_BELOW = 0.22
"""Part of a recognized line's height that lies below its baseline."""

_SCALE = 150 / 72
"""Pixels per point: 150 dots per inch keep small print legible and the wait short."""
_MAX_PAGES = 3
_PATIENCE = 40.0
"""Seconds after which no further page is begun."""
_MIN_SCORE = 0.5
_SAME_EDGE = 5.0
_SAME_HEIGHT = 2.0
"""Points within which edges and heights that were recognized are the same."""
_STYLE = Style("", bold=False, italic=False, colored=False, shade=0.0, invisible=False)


@cache
def load() -> Any:
    """The recognizer with its models in memory: before a process gives up opening files."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})


def read_pages(data: bytes) -> list[RawPage]:
    """The pages of a scanned PDF with the text that is recognized in them; three pages at most."""
    recognize = load()
    document = pypdfium2.PdfDocument(data)
    end = time.process_time() + _PATIENCE
    pages: list[RawPage] = []
    try:
        for index in range(min(_MAX_PAGES, len(document))):
            if time.process_time() < end:
                pages.append(_page(index + 1, document[index], recognize))
    finally:
        document.close()
    return pages


def _page(number: int, page: pypdfium2.PdfPage, recognize: Any) -> RawPage:
    width, height = page.get_size()
    read = RawPage(number, width, height)
    scale = min(_SCALE, _MAX_SIDE / max(width, height, 1))
    found = recognize(page.render(scale=scale).to_numpy(), return_word_box=True)
    if found.boxes is None or not found.txts:
        return read
    lines = zip(found.boxes, found.txts, found.scores, found.word_results, strict=True)
    boxes = [
        box
        for show, (corners, text, score, words) in enumerate(lines)
        if score >= _MIN_SCORE
        for box in _boxes(show, str(text), corners, words, scale)
    ]
    read.glyphs = [glyph for box in _straightened(boxes) for glyph in _glyphs(box)]
    return read


@dataclass(frozen=True, slots=True)
class _Box:
    """A recognized line, or the bullet before one, with its extent in points; `show` is the line's number."""

    show: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def _boxes(show: int, text: str, corners: Any, words: Sequence[Any], scale: float) -> list[_Box]:
    """A line as one box, its bullet as another: where its text begins is known by the line's second word only."""
    left, top, right, bottom = _extent(corners, scale)
    bullet, _, rest = text.partition(" ")
    if len(bullet) > 1 or bullet.isalnum() or not rest or len(words) < 2:
        return [_Box(show, text, left, top, right, bottom)]
    # A dot too small to be recognized leaves the space after it at the beginning of its line.
    begin = _extent(words[1 if bullet else 0][2], scale)[0]
    return [_Box(show, bullet or "•", left, top, left + _DOT, bottom), _Box(show, rest, begin, top, right, bottom)]


def _extent(corners: Any, scale: float) -> tuple[float, float, float, float]:
    xs, ys = [float(corner[0]) / scale for corner in corners], [float(corner[1]) / scale for corner in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _straightened(boxes: Sequence[_Box]) -> list[_Box]:
    """Boxes whose left edges and heights differ only by the unsteady hand of recognition, made alike."""
    lefts = _alike([box.left for box in boxes], _SAME_EDGE)
    heights = _alike([box.bottom - box.top for box in boxes], _SAME_HEIGHT)
    return [
        replace(box, left=min(left, box.right), top=box.bottom - height)
        for box, left, height in zip(boxes, lefts, heights, strict=True)
    ]


def _alike(values: Sequence[float], within: float) -> list[float]:
    """Each value as the median of those that are about the same."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= within:
            groups[-1].append(value)
        else:
            groups.append([value])
    usual = {value: statistics.median(group) for group in groups for value in group}
    return [usual[value] for value in values]


def _glyphs(box: _Box) -> list[Glyph]:
    """The text of a box as glyphs of one width, spread over it."""
    height = box.bottom - box.top
    advance = (box.right - box.left) / max(1, len(box.text))
    baseline = box.bottom - _BELOW * height
    return [
        Glyph(
            box.left + index * advance,
            box.left + (index + 1) * advance,
            baseline,
            ASCENT * height,
            letter,
            _STYLE,
            box.show,
        )
        for index, letter in enumerate(box.text)
    ] + [Glyph(box.right, box.right, baseline, ASCENT * height, " ", _STYLE, box.show)]
