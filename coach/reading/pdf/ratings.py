"""Scales that are drawn beside a skill: rows of dots or stars, and bars that are filled up to a point."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.reading.pdf.glyphs import MIDDLE, Box, Glyph, RawPage
from coach.reading.pdf.lines import Draft
from coach.reading.pdf.words import Word

_ALIKE = 3
"""Scales of one look from which on they rate something; fewer may be any drawing."""
_STEPS = (3, 10)
"""Dots of a scale, at least and at most."""
_SIGNS = frozenset("★☆⭐●○■□▪▫◆◇⬤◯◉◎▮▯⚫⚪✪✦✩")
_PRIVATE = ("\ue000", "\uf8ff")
"""Signs that scales are set with, and the characters between which fonts of icons keep theirs."""
_DOT, _ROUND = (2.0, 18.0), (0.5, 2.0)
"""Points of a side of a dot, and its height in widths."""
_APART = 3.2
"""Widths from one dot to the next within a scale."""
_OFF = 1.2
"""Points by which what belongs together may be off."""
_BAR, _THICK, _FLAT = (20.0, 260.0), 14.0, 3.0
"""Points of a bar: its length, its height at most; and how many times as long as high it is."""
_DIFFER = 0.05
"""Part of a bar by which two are filled differently."""
_MAX_BARS = 150
"""Bars of a page; more draw a chart."""
_BESIDE, _ABOVE = 260.0, 16.0
"""Points up to which what is rated stands beside its scale, and above it."""
_SET_OFF = 6.0
"""Points by which what stands over a scale may be set off from it."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """A scale: its extent, and how far it is filled."""

    box: Box
    level: float

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def find(pages: Sequence[RawPage], drafts: Sequence[Draft]) -> tuple[int, ...]:
    """The numbers of the lines that name what scales of one look rate."""
    rated = set[int]()
    for page in pages:
        if scales := [*_dotted(page), *_filled(page)]:
            lines = [(number, each) for number, each in enumerate(drafts) if each.page == page.number]
            rated |= {number for scale in scales if (number := _named(scale, lines)) is not None}
    return tuple(sorted(rated)) if len(rated) >= _ALIKE else ()


def _dotted(page: RawPage) -> Iterator[_Scale]:
    """Rows of dots that are as far apart and begin at the same place."""
    dots = [*filter(_is_dot, page.shapes), *(_box(each) for each in page.glyphs if _is_sign(each))]
    runs = [run for row in _rows(dots) for run in _runs(row) if _STEPS[0] <= len(run) <= _STEPS[1]]
    for run in runs:
        alike = [
            other
            for other in runs
            if abs(other[0][0] - run[0][0]) <= _OFF and abs(_step(other) - _step(run)) <= _OFF / 2
        ]
        if len(alike) >= _ALIKE:
            yield _Scale((run[0][0], run[0][1], run[-1][2], run[0][3]), len(run))


def _rows(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Boxes on one level, from left to right; of those that lie on each other one."""
    row: list[Box] = []
    for box in sorted(boxes, key=lambda each: each[1] + each[3]):
        if row and (box[1] + box[3] - row[0][1] - row[0][3]) / 2 > _OFF:
            yield _apart(row)
            row = []
        row.append(box)
    yield _apart(row)


def _apart(row: Iterable[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(row):
        if not kept or box[0] + box[2] > 2 * kept[-1][2]:
            kept.append(box)
    return kept


def _runs(row: Sequence[Box]) -> Iterator[list[Box]]:
    """The stretches of a row in which dots of one size are as far apart."""
    run: list[Box] = list(row[:1])
    for a, b in pairwise(row):
        near = b[0] - a[0] <= _APART * (a[2] - a[0]) and abs((b[2] - b[0]) - (a[2] - a[0])) <= _OFF
        if not (near and (len(run) < 2 or abs(b[0] - a[0] - _step(run)) <= _OFF)):
            yield run
            run = []
        run.append(b)
    yield run


def _step(run: Sequence[Box]) -> float:
    return (run[-1][0] - run[0][0]) / (len(run) - 1)


def _filled(page: RawPage) -> Iterator[_Scale]:
    """Bars of one length that are filled differently: by a shorter one on top, or by one that the rest goes on from."""
    bars = [box for box in page.shapes if _is_bar(box)]
    if len(bars) > _MAX_BARS:
        return
    found = [scale for at, bar in enumerate(bars) for other in bars[at + 1 :] for scale in _scale_of(bar, other)]
    full = [_Scale(bar, 1.0) for bar in bars if any(_is_as_long(bar, scale.box) for scale in found)]
    every = (*found, *full)
    lengths = {length for length in {_length(scale.box) for scale in every} if _differ(found, length)}
    yield from (scale for scale in every if _length(scale.box) in lengths)


def _differ(scales: Iterable[_Scale], length: float) -> bool:
    """Whether scales of one length stand in several rows and are filled differently."""
    alike = [scale for scale in scales if abs(_length(scale.box) - length) <= _OFF]
    levels = [scale.level for scale in alike]
    rows = {round(scale.middle / _OFF) for scale in alike}
    return len(alike) >= _ALIKE and len(rows) > 1 and max(levels) - min(levels) > _DIFFER


def _scale_of(bar: Box, other: Box) -> Iterator[_Scale]:
    """Two bars as one scale, if they are."""
    if abs(bar[1] + bar[3] - other[1] - other[3]) / 2 > _OFF:
        return
    if abs(bar[0] - other[0]) <= _OFF:
        short, long = sorted((bar, other), key=_length)
        yield _Scale(long, _length(short) / _length(long))
        return
    left, right = sorted((bar, other))
    if abs(left[2] - right[0]) <= _OFF:
        whole = (left[0], left[1], right[2], left[3])
        yield _Scale(whole, _length(left) / _length(whole))


def _is_as_long(bar: Box, whole: Box) -> bool:
    """Whether a bar that stands alone is one that is filled to its end."""
    return abs(bar[0] - whole[0]) <= _OFF and abs(bar[2] - whole[2]) <= _OFF


def _length(box: Box) -> float:
    return box[2] - box[0]


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] <= width <= _DOT[1] and _ROUND[0] * width <= height <= _ROUND[1] * width


def _is_bar(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _BAR[0] <= width <= _BAR[1] and height <= _THICK and height * _FLAT <= width


def _is_sign(glyph: Glyph) -> bool:
    return glyph.text in _SIGNS or _PRIVATE[0] <= glyph.text <= _PRIVATE[1]


def _box(glyph: Glyph) -> Box:
    middle, half = glyph.y - MIDDLE * glyph.size, (glyph.x1 - glyph.x0) / 2
    return (glyph.x0, middle - half, glyph.x1, middle + half)


def _named(scale: _Scale, lines: Sequence[tuple[int, Draft]]) -> int | None:
    """The line that names what a scale rates: it stands right above it, or before it on its level, or behind it."""
    left, top, right, _ = scale.box
    if any(_lies_on(scale, draft) for _, draft in lines):
        return None  # a label on a coloured ground
    level = [(number, draft) for number, draft in lines if draft.top <= scale.middle <= draft.bottom]
    above = [
        (top - draft.baseline, number)
        for number, draft in lines
        if -_OFF <= top - draft.baseline <= _ABOVE
        if _is_over(scale, draft)
    ]
    before = [(left - word.x1, number) for number, draft in level for word in _names(draft) if word.x1 <= left + _OFF]
    behind = [(word.x0 - right, number) for number, draft in level for word in _names(draft) if word.x0 >= right - _OFF]
    for near in (above, before, behind):
        away, number = min(near, default=(_BESIDE, None))
        if away < _BESIDE:
            return number
    return None


def _is_over(scale: _Scale, draft: Draft) -> bool:
    """Whether words of a line begin where a scale does, or have the same middle."""
    left, _, right, _ = scale.box
    over = [word for word in _names(draft) if word.x1 >= left and word.x0 <= right]
    if not over:
        return False
    first, last = over[0].x0, over[-1].x1
    return abs(first - left) <= _SET_OFF or abs(first + last - left - right) <= 2 * _SET_OFF


def _lies_on(scale: _Scale, draft: Draft) -> bool:
    left, top, right, bottom = scale.box
    inside = (word for word in _names(draft) if left <= (word.x0 + word.x1) / 2 <= right)
    return top < draft.baseline - MIDDLE * draft.size < bottom and any(inside)


def _names(draft: Draft) -> list[Word]:
    """The words of a line that are no signs."""
    return [word for word in draft.words if any(map(str.isalnum, word.text))]
