"""Marks that stand before a line: bullet glyphs on a baseline of their own, drawn dots, icons."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.lexicon import dates, places
from coach.reading.pdf.direction import runs_left
from coach.reading.pdf.glyphs import MIDDLE, UNKNOWN, Box
from coach.reading.pdf.words import Row, Word, to_rows

_LEVEL = 0.45
"""Sizes by which a mark may stand above or below the middle of its row."""
_BEFORE = (-0.1, 2.6)
"""Sizes that a mark may lie over its text, and stand before it."""
_MIN_ICONS = 3
"""Lines of prose that an icon opens to be a bullet; two are enough where it opens no other."""
_PROSE_WORDS = 4

PLAIN = "•●▪◦○■‣⁃∙·➢➣➤➔➜►▶▸✓✔☑✦✪❖❏❯⬧⬥⦁⦿◉◎◾◼⯈⮚🞄🔹◆»›*–—-"
"""Glyphs that are a bullet where they stand alone before a line; the last ones are dashes of a text, too."""
_DASHES = 3

ICON_FONT = re.compile(r"awesome|icon|material|fontello|ionic|academicons|marvosym|glyphs|feather|phosphor", re.I)
_BULLET_FONT = re.compile(r"symbol|wingding|webding|dingbat|zapf|cmsy|msam|opensymbol", re.I)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with its extent; `middle` is its height on the page. Icons may or may not be bullets."""

    x0: float
    x1: float
    middle: float
    text: str
    icon: bool = False


def to_marked_rows(words: Sequence[Word], dots: Sequence[Box]) -> list[tuple[Row, Mark | None]]:
    """Rows of text, each with the mark that stands before it."""
    marks = [Mark(box[0], box[2], (box[1] + box[3]) / 2, "•") for box in dots]
    marks += [_icon(word) for word in words if is_icon(word)]
    rows = to_rows(word for word in words if not is_icon(word))
    lone = [row for row in rows if len(row.words) == 1 and _is_lone_bullet(row.words[0])]
    marks += [_lone(row.words[0]) for row in lone]
    return [(row, _before(row, marks)) for row in rows if row not in lone]


def is_icon(word: Word) -> bool:
    """True for a glyph that pictures something: private characters, icon fonts, unmapped single glyphs."""
    if _BULLET_FONT.search(word.style.font):
        return False
    if ICON_FONT.search(word.style.font):
        return True
    private = all("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in word.text)
    return private or word.text == UNKNOWN


def _icon(word: Word) -> Mark:
    return Mark(word.x0, word.x1, word.y - MIDDLE * word.size, word.text, icon=True)


def _is_lone_bullet(word: Word) -> bool:
    if len(word.text) == 1 and (word.text in PLAIN[:-_DASHES] or "\ue000" <= word.text <= "\uf8ff"):
        return True
    return bool(_BULLET_FONT.search(word.style.font)) and len(word.text) == 1


def _lone(word: Word) -> Mark:
    return Mark(word.x0, word.x1, word.y - MIDDLE * word.size, "•" if "\ue000" <= word.text <= "\uf8ff" else word.text)


def _before(row: Row, marks: Sequence[Mark]) -> Mark | None:
    """The mark right before a row: at its height, and no further than an indent away."""
    first = row.words[0]
    middle = row.y - MIDDLE * first.size
    beside = [mark for mark in marks if abs(mark.middle - middle) < _LEVEL * first.size]
    near = [mark for mark in beside if _BEFORE[0] * first.size < first.x0 - mark.x1 < _BEFORE[1] * first.size]
    if not near and beside and runs_left("".join(word.text for word in row.words)):
        return min(
            (m for m in beside if 0 < m.x0 - row.words[-1].x1 < _BEFORE[1] * first.size), key=_start, default=None
        )
    return max(near, key=lambda mark: mark.x1, default=None)


def _start(mark: Mark) -> float:
    return mark.x0


def bullet_icons(leads: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Icons that are used as bullets, from (icon, text of its line): one glyph before many lines of prose."""
    all_of = Counter(icon for icon, _ in leads)
    count = Counter(icon for icon, text in leads if _is_prose(text))
    return frozenset(icon for icon, times in count.items() if times >= _MIN_ICONS or (times == 2 and all_of[icon] == 2))


def _is_prose(text: str) -> bool:
    return (
        len(text.split()) >= _PROSE_WORDS
        and "@" not in text
        and not dates.is_only_date(text)
        and not places.is_place(text)
    )
