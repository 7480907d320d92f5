"""Words from glyphs, rows from words: the first two steps from drawing to reading."""

import re
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.reading.pdf import letter_spacing
from coach.reading.pdf.direction import in_reading_order
from coach.reading.pdf.glyphs import Glyph, Style
from coach.reading.pdf.letter_spacing import Spacing

_SPACES_WRITTEN = 0.06
"""Part of the glyphs that are spaces in a file that writes them: every sixteenth, where a word has five letters."""
_MANY_CLOSE, _UNCLEAR = 0.05, 0.2
"""Gaps that are a little less than usual are gaps between words where so many of all are, and few are less still."""
_SAME_BASELINE = 0.2
"""The part of a letter's height by which two glyphs of one line may differ."""
_OVERLAP = 0.5
"""Em by which a glyph may lie over the one before: further back, another line or column begins."""
_LARGER = 1.2
"""How much larger a word is than the smallest of its row to say where the row's baseline is."""
_RAISED, _NEAR_RAISED, _TOUCHES_RAISED = 0.8, 0.5, 0.3
"""Letters raised above a row: their size, how far above, and how far beside its words, in sizes of the row."""
_ROW, _ALIKE, _TOUCHES = 0.38, 1.3, 0.6
"""Words of one row: how far apart their baselines may be, in sizes that are alike up to a factor; a smaller word has to
touch it."""
_DOUBLE = 0.15
"""Sizes by which a word is moved that is drawn twice to be bold."""
_JOINS, _JOINS_SPACED = 0.1, 0.05
"""Em up to which what stands side by side is one word in two looks; less where a space is drawn between, which may be
set narrow, but also taken back."""

_LOOSE = 0.40
_TIGHT = 0.14
"""Gaps in em that end a word: inside one drawn string of a file that writes its spaces, and anywhere else."""
_TIGHTEST = 0.1
_NOWHERE: frozenset[float] = frozenset()
_SQUEEZED, _WITHIN = 4, 0.4
"""Gaps a little under the usual from which on a line's words may all stand that close, and the part of such a gap up
to which one is within a word."""
_EVEN = 0.8
"""The part of the usual gap between the words of a line that the narrowest has, where it is set to a measure."""
_MIN_DRAWN, _TOUCHING, _KERNED = 8, 0.6, 0.07
"""Glyphs of a drawn string from which on its gaps tell, the part of them that are next to nothing in words, and the em
by which a pair of letters may be moved apart."""

_WIDTHLESS = frozenset("\u200b\u200c\u200d\u2060\ufeff")
"""Signs that take no room on a line: some programs set them around every space, which their extent would cover."""

TAB = 1.6
"""Gap in em that is more than a space: what stands beyond it is a field of its own."""
WORD_SPACE = 0.25
"""Em between words that are set anew in one line."""


@dataclass(slots=True)
class Word:
    """Glyphs without a gap. `y` is the baseline from the top of the page, `size` the font size, in points."""

    x0: float
    x1: float
    y: float
    size: float
    text: str
    style: Style
    show: int = 0
    """Number of the text-showing operation that drew its first glyph."""
    spaced: bool = False
    """Whether a space is drawn before it."""


@dataclass(slots=True)
class Row:
    """Words on one baseline, from left to right."""

    y: float
    words: list[Word]

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


def to_words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Glyphs in drawing order → words in drawing order."""
    spaces = sum(glyph.text in (" ", "\xa0") for glyph in glyphs)
    written = spaces > len(glyphs) * _SPACES_WRITTEN
    within, squeezed = (_LOOSE, _NOWHERE) if written else _tight(glyphs)
    moved = _moved(glyphs) if written else frozenset()
    glyphs = [glyph for glyph in glyphs if glyph.text not in _WIDTHLESS]
    words: list[Word] = []
    run: list[Glyph] = []
    spacing, spaced = Spacing(), False
    for glyph, own in zip(glyphs, letter_spacing.of(glyphs), strict=True):
        if glyph.text.isspace() or not glyph.text:
            if not own.typed:
                _close(run, words, spacing, spaced)
                spaced = True
            continue
        limit = _TIGHTEST if glyph.y in squeezed else _TIGHT if glyph.show in moved else within
        if run and _apart(run[-1], glyph, limit, own.limit if own is spacing else 0.0):
            _close(run, words, spacing, spaced)
            spaced = False
        run.append(glyph)
        spacing = own
    _close(run, words, spacing, spaced)
    return words


def _moved(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """The drawn strings that part their words by moving on, although the file writes spaces elsewhere: none is in them,
    and their letters touch but where the gap is one between words."""
    shows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        shows[glyph.show].append(glyph)
    return frozenset(show for show, drawn in shows.items() if len(drawn) >= _MIN_DRAWN and _parts_by_moving(drawn))


def _parts_by_moving(drawn: Sequence[Glyph]) -> bool:
    if any(glyph.text.isspace() for glyph in drawn):
        return False
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(drawn)]
    touching = sum(gap < _KERNED for gap in gaps)
    return touching >= _TOUCHING * len(gaps) and touching + sum(gap > _TIGHT for gap in gaps) == len(gaps)


def _tight(glyphs: Sequence[Glyph]) -> tuple[float, frozenset[float]]:
    """The gap that ends a word in a file that writes no spaces: less where the words stand close to each other. And the
    baselines of the lines in which it is less although it is not on the whole page.

    Gaps within words are next to nothing; many that are a little less than usual between words stand between words.
    """
    pairs = [(a, b) for a, b in pairwise(glyphs) if abs(a.y - b.y) < _SAME_BASELINE * a.size]
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairs]
    close = sum(_TIGHTEST <= gap < _TIGHT for gap in gaps)
    unclear = sum(_TIGHTEST / 2 <= gap < _TIGHTEST for gap in gaps)
    if close >= _MANY_CLOSE * len(gaps) and unclear < _UNCLEAR * close:
        return _TIGHTEST, _NOWHERE
    return _TIGHT, _squeezed(pairs, gaps) if close else _NOWHERE


def _squeezed(pairs: Sequence[tuple[Glyph, Glyph]], gaps: Sequence[float]) -> frozenset[float]:
    """Baselines of single lines that were set tight to fit the measure: all their words stand closer than usual."""
    rows: dict[float, list[float]] = defaultdict(list)
    for (a, b), gap in zip(pairs, gaps, strict=True):
        if a.y == b.y and gap > 0:
            rows[b.y].append(gap)
    return frozenset(y for y, row in rows.items() if _is_squeezed(row))


def _is_squeezed(gaps: Sequence[float]) -> bool:
    between = [gap for gap in gaps if gap >= _TIGHTEST]
    close = sum(gap < _TIGHT for gap in between)
    unclear = any(_WITHIN * _TIGHTEST <= gap < _TIGHTEST for gap in gaps)
    if unclear or len(between) < _SQUEEZED or not close:
        return False
    even = min(between) >= _EVEN * statistics.median(between)
    return (close >= _SQUEEZED and 2 * close > len(between)) or even


def _apart(a: Glyph, b: Glyph, within: float, set_apart: float) -> bool:
    """Whether a word ends between two glyphs: their gap is more than `within`, or than that of letters set apart."""
    em = max(a.size, b.size)
    gap = b.x0 - a.x1
    limit = set_apart or (within if a.show == b.show else min(within, _TIGHT))
    off = abs(a.y - b.y) > _SAME_BASELINE * em
    apart = off or gap > limit * em or gap < -_OVERLAP * em or a.style is not b.style
    return apart and not (a.text in _ACCENTS and _lies_over(a, b))


def _close(run: list[Glyph], words: list[Word], spacing: Spacing, spaced: bool) -> None:
    """Ends a word; what its letters are set apart by belongs to each of them, to the last as well."""
    if run:
        text = _spelled(run)
        first = run[0]
        end = max(g.x1 for g in run) + spacing.tracking * first.size
        words.append(Word(first.x0, end, first.y, first.size, text, first.style, first.show, spaced))
        run.clear()


_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a",
    "¸": "\u0327", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328", "¯": "\u0304",
}  # fmt: skip
"""Accents that TeX's older fonts draw as glyphs of their own, and the signs that combine with a letter."""


def _lies_over(accent: Glyph, glyph: Glyph) -> bool:
    level = abs(accent.y - glyph.y) <= _ACCENT_RISE * glyph.size
    return level and glyph.text.isalpha() and glyph.x0 < accent.x1 and accent.x0 < glyph.x1


_ACCENT_RISE = 0.4
"""Em by which an accent is raised that is drawn over a capital."""


def _spelled(run: Sequence[Glyph]) -> str:
    """The letters of a word, accents that are drawn over a letter put onto it."""
    plain = "".join([glyph.text for glyph in run])
    if _ACCENTS.keys().isdisjoint(plain):
        return unicodedata.normalize("NFC", plain)
    text = ""
    accent: Glyph | None = None
    for glyph in run:
        over = accent is not None and _lies_over(accent, glyph)
        if accent is not None:
            text += glyph.text + _ACCENTS[accent.text] if over else accent.text
        accent = glyph if glyph.text in _ACCENTS else None
        text += "" if over or accent is not None else glyph.text
    return unicodedata.normalize("NFC", text + (accent.text if accent is not None else ""))


def to_rows(words: Iterable[Word]) -> list[Row]:
    """Words of one column → rows from top to bottom; raised and lowered glyphs stay with their row."""
    rows: list[Row] = []
    smallest: dict[int, float] = {}
    for word in sorted(words, key=lambda word: (round(word.y, 1), word.x0)):
        row = _row_for(word, rows)
        if row is None:
            row = Row(word.y, [word])
            rows.append(row)
            smallest[id(row)] = word.size
            continue
        row.words.append(word)
        smallest[id(row)] = min(word.size, smallest[id(row)])
        if word.size > _LARGER * smallest[id(row)]:
            row.y = word.y
    rows = _with_raised(rows)
    for row in rows:
        row.words = _without_doubles(sorted(row.words, key=lambda word: word.x0))
    return rows


def _with_raised(rows: list[Row]) -> list[Row]:
    """Rows of small raised words alone ("st" over "1 /80") become part of the row that they touch."""
    kept: list[Row] = []
    for row in rows:
        above = kept[-1] if kept else None
        if above is not None and row.y - above.y < _NEAR_RAISED * row.size and _are_raised(above, row):
            row.words += above.words
            kept[-1] = row
        else:
            kept.append(row)
    return kept


def _are_raised(above: Row, row: Row) -> bool:
    if above.size > _RAISED * row.size:
        return False
    near = _TOUCHES_RAISED * row.size
    return all(any(-near < word.x0 - one.x1 < near for one in row.words) for word in above.words)


def _row_for(word: Word, rows: list[Row]) -> Row | None:
    for row in rows[-2:][::-1]:
        if abs(word.y - row.y) <= _ROW * _reach(word, row):
            return row
    return None


def _reach(word: Word, row: Row) -> float:
    """The size that decides: a small word is part of a large word's row only where it touches it."""
    large, small = max(word.size, row.words[-1].size), min(word.size, row.words[-1].size)
    if large <= _ALIKE * small:
        return large
    near = _TOUCHES * large
    if any(_are_of_two_rows(word, one) for one in row.words):
        return small  # beside a large numeral say, with words of its own size on another baseline
    touches = any(-near < word.x0 - one.x1 < near or -near < one.x0 - word.x1 < near for one in row.words)
    return large if touches else small


def _are_of_two_rows(a: Word, b: Word) -> bool:
    alike = max(a.size, b.size) <= _ALIKE * min(a.size, b.size)
    return alike and abs(a.y - b.y) > _ROW * max(a.size, b.size)


def _without_doubles(words: list[Word]) -> list[Word]:
    """Some programs draw a word twice, a hair apart, to make it bold."""
    kept: list[Word] = []
    for word in words:
        if kept and kept[-1].text == word.text and abs(kept[-1].x0 - word.x0) < _DOUBLE * word.size:
            continue
        kept.append(word)
    return kept


def join(words: Sequence[Word]) -> str:
    """The text of a row in reading order: spaces at gaps, a tab at a wide gap."""
    return in_reading_order(_joined(words))


def text_of(words: Sequence[Word]) -> str:
    """What a row or a field says, without spaces around it."""
    return tidy(join(words)).strip()


def set_before(words: Sequence[Word], end: float, y: float, size: float) -> list[Word]:
    """The words set anew on the baseline `y`, in one line that ends at `end`; `size` says how wide its spaces are."""
    placed: list[Word] = []
    for word in reversed(words):
        placed.insert(0, replace(word, x0=end - (word.x1 - word.x0), x1=end, y=y))
        end = placed[0].x0 - WORD_SPACE * size
    return placed


def _joined(words: Sequence[Word]) -> str:
    text = words[0].text
    for a, b in pairwise(words):
        gap, em = b.x0 - a.x1, max(a.size, b.size)
        touch = gap < (_JOINS_SPACED if b.spaced else _JOINS) * em
        text += ("\t" if gap > TAB * em else "" if touch else " ") + b.text
    return text


_COMPATIBLE = re.compile("[\ufb00-\ufdff\ufe70-\ufeff\uff01-\uff5e\u2460-\u2473]+")
"""Ligatures, Arabic presentation forms and full-width letters: variants that stand for plain characters."""

_SIGNLESS = re.compile(
    "[\xad\u0600-\u0605\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff0-\ufffb\U000e0000-\U0010ffff]"
)
"""Format characters, surrogates and private ones (icons): nothing to read."""

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f]")


def tidy(text: str) -> str:
    """Ligatures and width variants as plain letters; soft hyphens, icons and control characters gone."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SIGNLESS.sub("", _COMPATIBLE.sub(_plain, text)))
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())
