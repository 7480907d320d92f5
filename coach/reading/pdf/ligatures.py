"""Letters that a PDF draws without saying which they are: ligatures and dashes, told by width and by the words around.

A file may give such a glyph no character, a private one, a control character or a space. All occurrences of one glyph
are one question: which letters, put into every gap, make words, and are as wide as the glyph?
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coach.reading.pdf.glyphs import UNKNOWN, Glyph, RawPage
from coach.reading.pdf.marks import ICON_FONT
from rules.lexicon import spelling

_SAME_BASELINE, _NEXT = 0.2, 4
"""Em by which glyphs of one line may be apart upwards, and sideways."""
_MIN_WORD = 4
"""Letters of a word that proves what a glyph stands for; shorter ones exist of nearly any letters."""
_MIN_SIDE = 3
"""Letters of the words on both sides that prove it a space."""

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl", "tt", "ti", "ft", "tf", "Th", "fj")
_TOUCHING = 0.12
"""Em between two glyphs of one word, at most."""
_WIDTH_SLACK = 0.1
"""Em by which a ligature may be narrower or wider than its letters."""
_MIN_INSIDE = 0.6
"""Part of the occurrences that must stand inside words."""
_MAX_ASKED = 40


@dataclass(frozen=True, slots=True)
class _Gap:
    """One occurrence: where it is, what touches it on both sides, and whether it stands between two texts."""

    page: RawPage
    index: int
    left: str
    right: str
    between: bool

    @property
    def within(self) -> bool:
        """True inside a word."""
        return bool(self.left and self.right)

    @property
    def width(self) -> float:
        glyph = self.page.glyphs[self.index]
        return (glyph.x1 - glyph.x0) / glyph.size


def restore(pages: Sequence[RawPage]) -> None:
    """Puts letters where the file has none, as far as they can be told; notes the places in `RawPage.unmapped`."""
    waiting = list(_questions(pages))
    widths = _widths(pages) if waiting else {}
    for _ in range(2):  # what is known of one glyph helps with its neighbour
        waiting = [places for places in waiting if not _answer([_gap(*place) for place in places], widths)]
    for page, index in (place for places in waiting for place in places):
        if _gap(page, index).within and not page.glyphs[index].text.isspace():
            page.glyphs[index] = page.glyphs[index]._replace(text=UNKNOWN)
            _note(page, index)


def _questions(pages: Sequence[RawPage]) -> Iterator[list[tuple[RawPage, int]]]:
    """The places of each glyph in doubt. One that stands for a space is in doubt if the font has another for it."""
    found: defaultdict[tuple[int, int], list[tuple[RawPage, int]]] = defaultdict(list)
    for page in pages:
        for index, font, code in page.odd:
            found[font, code].append((page, index))
    for _, group in groupby(sorted(found), key=lambda key: key[0]):
        keys = list(group)
        spaces = [key for key in keys if _text(found[key][0]).isspace()]
        usual = max(spaces, key=lambda key: len(found[key]), default=None)
        for key in keys:
            if key == usual or (key in spaces and not _mostly_within(found[key])) or _is_icon(found[key][0]):
                continue
            yield found[key]


def _text(place: tuple[RawPage, int]) -> str:
    page, index = place
    return page.glyphs[index].text


def _mostly_within(places: Sequence[tuple[RawPage, int]]) -> bool:
    return sum(_gap(*place).within for place in places) >= _MIN_INSIDE * len(places)


def _is_icon(place: tuple[RawPage, int]) -> bool:
    page, index = place
    return ICON_FONT.search(page.glyphs[index].style.font) is not None


def _gap(page: RawPage, index: int) -> _Gap:
    left, before = _run(page.glyphs, index, -1)
    right, after = _run(page.glyphs, index, 1)
    alone = not left and not right and before is not None and after is not None
    return _Gap(page, index, left[::-1], right, alone)


def _run(glyphs: Sequence[Glyph], index: int, step: int) -> tuple[str, Glyph | None]:
    """The letters that touch a glyph on one side, and the next glyph of the line beyond a space if none touches it."""
    letters, here = "", glyphs[index]
    place = index + step
    while 0 <= place < len(glyphs):
        other = glyphs[place]
        first, second = (here, other) if step > 0 else (other, here)
        if (
            abs(other.y - here.y) > _SAME_BASELINE * here.size
            or second.x0 - first.x1 > _NEXT * here.size
            or second.x0 < first.x0
        ):
            break
        if second.x0 - first.x1 > _TOUCHING * here.size or not other.text.isalpha():
            return letters, None if letters else _beyond(glyphs, place, step)
        letters += other.text if step > 0 else other.text[::-1]
        here, place = other, place + step
    return letters, None


def _beyond(glyphs: Sequence[Glyph], place: int, step: int) -> Glyph | None:
    while 0 <= place < len(glyphs) and glyphs[place].text.isspace():
        place += step
    return glyphs[place] if 0 <= place < len(glyphs) and glyphs[place].text.isalnum() else None


def _answer(gaps: Sequence[_Gap], widths: dict[str, float]) -> bool:
    """Puts in what all gaps of one glyph lack; False if that cannot be told."""
    inside = [gap for gap in gaps if gap.left or gap.right]
    if not inside:
        return all(gap.between for gap in gaps) and _put(gaps, "–")
    fitting = [one for one in _LIGATURES if _fits(one, gaps[0].width, widths)]
    asked = inside[:_MAX_ASKED]
    (best, most), *rest = _hits(asked, fitting or _LIGATURES).most_common(2)
    if most == 0:  # its font's letters may be wider or narrower than those of the page
        (best, most), *rest = _hits(asked, _LIGATURES).most_common(2)
    if _parts_words(asked) > most:
        return _put_spaces(gaps)
    if most == 0:
        is_space = _text((gaps[0].page, gaps[0].index)).isspace()
        return len(fitting) == 1 and not is_space and any(gap.within for gap in inside) and _put(inside, fitting[0])
    return (not rest or most > rest[0][1]) and _put(inside, best)


def _hits(gaps: Sequence[_Gap], ligatures: Sequence[str]) -> Counter[str]:
    """How many of the gaps each ligature makes words of."""
    return Counter({one: sum(_makes_word(gap, one) for gap in gaps) for one in ligatures})


def _parts_words(gaps: Sequence[_Gap]) -> int:
    """How many of the gaps have a whole word on either side, as a space has."""
    return sum(
        all(len(side) >= _MIN_SIDE and spelling.is_listed(side.lower()) for side in (gap.left, gap.right))
        for gap in gaps
    )


def _put_spaces(gaps: Sequence[_Gap]) -> bool:
    """Nothing is lost where a space has no character: it is told by its width."""
    for gap in gaps:
        gap.page.glyphs[gap.index] = gap.page.glyphs[gap.index]._replace(text=" ")
    return True


def _fits(letters: str, width: float, widths: dict[str, float]) -> bool:
    """True if the glyph is about as wide as its letters side by side, as far as they occur."""
    known = [widths[letter] for letter in letters if letter in widths]
    return len(known) == len(letters) and abs(sum(known) - width) <= _WIDTH_SLACK


def _widths(pages: Sequence[RawPage]) -> dict[str, float]:
    """The width of each letter in em, as it is set most often."""
    found: defaultdict[str, Counter[float]] = defaultdict(Counter)
    for page in pages:
        for glyph in page.glyphs:
            if glyph.text in "filtThj":
                found[glyph.text][round((glyph.x1 - glyph.x0) / glyph.size, 3)] += 1
    return {letter: count.most_common(1)[0][0] for letter, count in found.items()}


def _makes_word(gap: _Gap, letters: str) -> bool:
    word = f"{gap.left}{letters}{gap.right}".lower()
    return len(word) >= _MIN_WORD and spelling.is_listed(word)


def _put(gaps: Sequence[_Gap], text: str) -> bool:
    for gap in gaps:
        glyph = gap.page.glyphs[gap.index]
        gap.page.glyphs[gap.index] = glyph._replace(text=text)
        _note(gap.page, gap.index)
    return True


def _note(page: RawPage, index: int) -> None:
    glyph = page.glyphs[index]
    page.unmapped.append((glyph.x0, glyph.y))
