"""Letters set apart: how far, stretch by stretch, so that the wider gaps between words can be told from those.

Designers track names, headings and titles; each program writes that in its own way: as character spacing, letter by
letter, or with a space typed behind every letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from coach.reading.pdf.glyphs import Glyph

_SAME_LINE, _BACK, _FAR = 0.2, 0.5, 2.5
"""Em that neighbours of one stretch differ in height at most, overlap at most, and are apart at most."""
_ALIKE = 1.6
"""How many times larger a capital may be than the small capitals beside it."""
_MIN_GAPS, _SET_APART = 3, 0.05
"""Gaps that tell how far letters are set apart, and the em from which on they are so at all."""
_QUARTER = 4
"""A quarter of the gaps may be narrower than the usual one: pairs that are kerned."""
_MOST, _KERNED = 0.6, 0.1
"""The part of the gaps that are as wide as the usual one, but for so many em of kerning."""
_LETTERS = 0.6
"""The part of a stretch that are letters or digits: a row of dots is set apart for another reason."""
_MIN_TYPED, _SINGLE = 4, 0.8
"""Letters that stand alone between typed spaces, and the part of what stands there that they are."""
_BETWEEN_WORDS = 0.14
"""Em that a gap between words is wider than one between letters, at least."""
_WIDER, _SLACK = 0.6, 0.05
"""The same where spaces are typed, in usual gaps, with some em of slack."""


@dataclass(slots=True)
class Spacing:
    """How a stretch is set: em between its letters, and the gap that ends a word."""

    tracking: float = 0.0
    limit: float = 0.0
    typed: bool = False
    """Its spaces are typed behind single letters and end no word."""


@dataclass(slots=True)
class _Stretch:
    glyphs: list[Glyph] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    """For each glyph, whether a space is drawn before it."""
    spacing: Spacing = field(default_factory=Spacing)


def of(glyphs: Sequence[Glyph]) -> list[Spacing]:
    """For each glyph, in drawing order, the spacing of the stretch that it belongs to."""
    found: list[Spacing] = []
    for stretch, size in _stretches(glyphs):
        _measure(stretch)
        found += [stretch.spacing] * size
    return found


def _stretches(glyphs: Sequence[Glyph]) -> Iterator[tuple[_Stretch, int]]:
    """Neighbours in one look on one line, each with how many glyphs it covers, spaces among them."""
    stretch, size, blank = _Stretch(), 0, False
    for glyph in glyphs:
        if glyph.text.isspace() or not glyph.text:
            blank = True
            size += 1
            continue
        if stretch.glyphs and not _goes_on(stretch.glyphs[-1], glyph):
            yield stretch, size
            stretch, size, blank = _Stretch(), 0, False
        stretch.glyphs.append(glyph)
        stretch.spaced.append(blank)
        blank = False
        size += 1
    yield stretch, size


def _goes_on(a: Glyph, b: Glyph) -> bool:
    em = max(a.size, b.size)
    level = abs(a.y - b.y) <= _SAME_LINE * em
    return level and a.style is b.style and -_BACK * em < b.x0 - a.x1 < _FAR * em and em < _ALIKE * min(a.size, b.size)


def _measure(stretch: _Stretch) -> None:
    glyphs = stretch.glyphs
    if len(glyphs) <= _MIN_GAPS or sum(glyph.text.isalnum() for glyph in glyphs) < _LETTERS * len(glyphs):
        return
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(glyphs)]
    within = [gap for gap, blank in zip(gaps, stretch.spaced[1:], strict=True) if not blank]
    typed = _is_typed(stretch)
    if typed:
        usual = sorted(gaps)[len(gaps) // 2]
        stretch.spacing = Spacing(usual, usual + _WIDER * usual + _SLACK, typed)
    elif len(within) >= _MIN_GAPS:
        usual = sorted(within)[len(within) // _QUARTER]
        even = sum(gap <= usual + _KERNED for gap in within) >= _MOST * len(within)
        if usual >= _SET_APART and even:
            stretch.spacing = Spacing(usual, usual + _BETWEEN_WORDS)


def _is_typed(stretch: _Stretch) -> bool:
    """Whether nearly all that stands between its spaces are single letters."""
    starts = [n for n, blank in enumerate(stretch.spaced) if blank or n == 0]
    lengths = [end - start for start, end in pairwise([*starts, len(stretch.glyphs)])]
    single = sum(
        length == 1 and stretch.glyphs[start].text.isalpha() for start, length in zip(starts, lengths, strict=True)
    )
    return single >= _MIN_TYPED and single >= _SINGLE * len(lengths)
