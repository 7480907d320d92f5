"""What of a page nobody sees: text in the shade of what lies behind it, text that is covered or not painted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.pdf.glyphs import MIDDLE, Box, Fill, RawPage
from coach.reading.pdf.words import Word

_WHITE = 0.93
_MIN_SIZE = 2.0
"""Points: nobody reads smaller type."""
_MAX_HIDDEN = 0.35
"""Part of the text that may be hidden; where more seems to be, the reading of the page's colours is wrong."""
_LEVEL, _ASIDE = 0.5, 3.0
"""How far off a second drawing of a word stands, up or down and to the side, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Background:
    """What lies behind and before the text of a page: filled areas and pictures."""

    fills: Sequence[Fill]
    images: Sequence[Box]
    drawn: Sequence[Box] = ()

    def hides(self, word: Word) -> bool:
        """True for a word that nobody sees."""
        x, y = (word.x0 + word.x1) / 2, word.y - MIDDLE * word.size
        if any(_inside(box, x, y) for box in self.images):
            return False  # a scan with the text that was recognized in it, or text on a photo
        if word.style.invisible:
            return not any(_inside(box, x, y) for box in self.drawn)  # the outlines of its letters are seen
        if word.size < _MIN_SIZE:
            return True
        around = [fill for fill in self.fills if _inside(fill.box, x, y)]
        if any(fill.solid and fill.before >= word.show for fill in around):
            return True
        if word.style.shade < _WHITE:
            return False
        behind = [fill.shade for fill in around if fill.before < word.show]
        return not behind or behind[-1] > _WHITE


def split(pages: Sequence[RawPage], words: Sequence[Sequence[Word]]) -> list[tuple[list[Word], list[Word]]]:
    """The words of each page as (seen, hidden); of a hidden word that is seen at the same place nothing is kept."""
    parts = [
        _split(Background(page.fills, page.images, page.drawn), of_page)
        for page, of_page in zip(pages, words, strict=True)
    ]
    hidden = sum(len(word.text) for _, unseen in parts for word in unseen)
    every = sum(len(word.text) for of_page in words for word in of_page)
    return parts if hidden <= _MAX_HIDDEN * every else [(list(of_page), []) for of_page in words]


def _split(background: Background, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    flags = [background.hides(word) for word in words]
    seen = [word for word, hidden in zip(words, flags, strict=True) if not hidden]
    unseen = [word for word, hidden in zip(words, flags, strict=True) if hidden]
    same = defaultdict[str, list[Word]](list)
    for word in seen if unseen else ():
        same[word.text.casefold()].append(word)
    return seen, [word for word in unseen if not any(_overlays(each, word) for each in same[word.text.casefold()])]


def _overlays(seen: Word, hidden: Word) -> bool:
    """Whether the same word is drawn once more where everybody sees it: a template that lays lines over each other, or
    a shade behind them, hides nothing by it."""
    return abs(seen.y - hidden.y) <= _LEVEL * hidden.size and abs(seen.x0 - hidden.x0) <= _ASIDE * hidden.size


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
