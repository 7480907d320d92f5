"""Finding a line, or the head of an entry, again in another version of the resume.

A line that reads the same is the same, wherever it stands now. One that was edited is known by what is left of its
words and by its neighbours, and is never one that was there before as another line: then nothing is found, since a
correction in the wrong place costs more than one that has to be given again.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from textwrap import shorten

from coach.corrections.correction import Anchor
from coach.review.whole_lines import whole_lines
from rules.resume import Entry, Resume, SectionKind

HEAD = 2
"""Lines of an entry's head at most: what follows may be running text, which changes."""
CLOSE = 0.85
"""Share of its pairs of letters that an edited line keeps, where the line below is another one."""
AKIN = 0.55
"""The same where the line below is the same as before."""
APART = 0.05
"""By so much the best must be better than the next one."""
SAME_RESUME = 0.4
"""Share of the lines that are still there in a version of the same resume."""
_LONG_HEADS = frozenset({SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.VOLUNTEERING})
SHOWN = 60
_MAX_LETTERS = 200
_MAX_LINES = 400
_MAX_READ = 300
"""Characters of a line that its normal form is made of; it has `_MAX_LETTERS`."""
_MAX_CANDIDATES = 200
"""New lines among which an edited one is looked for."""
_AT_END = ")%+#"
"""What belongs to the last word of a line: "C++", "30%"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a resume: lines `first` to `last` with their normal forms, as `Anchor` has them."""

    first: int
    last: int
    text: str
    above: str
    below: str
    own: tuple[str, ...]
    """Digests of its lines."""


def normal(text: str) -> str:
    """A line without what a new version changes by the way: case, spaces, glyphs, signs at its ends."""
    looked_at = text[:_MAX_READ]
    composed = looked_at if looked_at.isascii() else unicodedata.normalize("NFKC", looked_at)[:_MAX_READ]
    plain = " ".join(composed.casefold().split())
    first, last = 0, len(plain)
    while first < last and not plain[first].isalnum():
        first += 1
    while first < last and not (plain[last - 1].isalnum() or plain[last - 1] in _AT_END):
        last -= 1
    return plain[first:last][:_MAX_LETTERS]


def heads(resume: Resume) -> tuple[Spot, ...]:
    """The head of each entry, in the order of the entries."""
    starts, texts = sorted(bullet.first_line for bullet in resume.bullets), _normals(resume)
    return tuple(_spot(texts, entry.first_line, _head_end(entry, starts)) for entry in resume.entries)


def lines(resume: Resume) -> tuple[Spot, ...]:
    """Each line that a person sees, those of a bullet together."""
    texts = _normals(resume)
    return tuple(_spot(texts, first, last) for first, last in whole_lines(resume))


def anchor(resume: Resume, spots: Sequence[Spot], number: int) -> Anchor:
    """What the spot of that number is found again by."""
    spot = spots[number]
    alike = [at for at, each in enumerate(spots) if each.text == spot.text]
    shown = shorten(resume.lines[spot.first].text, SHOWN, placeholder=" …")
    return Anchor(spot.text, spot.above, spot.below, alike.index(number), len(alike), page_of(resume), shown)


def page_of(resume: Resume) -> tuple[str, ...]:
    """Digests of all lines, each once."""
    return tuple(dict.fromkeys(filter(None, (_digest(normal(line.text)) for line in resume.lines[:_MAX_LINES]))))


def is_version(at: Anchor, page: Collection[str]) -> bool:
    """Whether a resume with these digests of its lines is another version of the one that the anchor is from."""
    return sum(each in page for each in at.page) >= SAME_RESUME * max(1, len(at.page))


def find(at: Anchor, spots: Sequence[Spot]) -> int | None:
    """The number of the spot that the anchor names; None where it is gone, or cannot be told from others."""
    alike = [number for number, spot in enumerate(spots) if spot.text == at.text]
    if alike:
        return _one_of(at, spots, alike)
    page = frozenset(at.page)
    fresh = [number for number, spot in enumerate(spots) if not _was_another(at, spot, page)]
    likely = [(_likeness(at, spots[number]), number) for number in fresh[:_MAX_CANDIDATES]]
    ranked = sorted((each for each in likely if each[0] > 0), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < APART):
        return None
    return ranked[0][1]


def _one_of(at: Anchor, spots: Sequence[Spot], alike: Sequence[int]) -> int | None:
    """Of those that read the same: by the neighbours, else by the order, if none has come or gone."""
    if len(alike) == at.alike == 1:
        return alike[0]
    beside = {number: _beside(at, spots[number]) for number in alike}
    best = max(beside.values())
    first = [number for number in alike if beside[number] == best]
    if best and len(first) == 1:
        return first[0]
    return alike[at.nth] if len(alike) == at.alike else None


def _beside(at: Anchor, spot: Spot) -> int:
    return sum(bool(mine) and mine == other for mine, other in ((at.above, spot.above), (at.below, spot.below)))


def _was_another(at: Anchor, spot: Spot, page: frozenset[str]) -> bool:
    """Whether the spot stood there before as another one: all its lines did, or what it stands above did."""
    known = all(each in page for each in spot.own)
    return known or (spot.below != at.below and bool(spot.below) and _digest(spot.below) in page)


def _likeness(at: Anchor, spot: Spot) -> float:
    """How much of the words is left, from 0 to 1, by pairs of letters; 0 where that is too little."""
    least = AKIN if at.below and at.below == spot.below else CLOSE
    one, other = _pairs(at.text), _pairs(spot.text)
    share = 2 * (one & other).total() / max(1, one.total() + other.total())
    return share if share >= least else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _head_end(entry: Entry, starts: Iterable[int]) -> int:
    """The last line of an entry's head: before its first bullet, and `HEAD` lines at most."""
    body = next((each for each in starts if entry.first_line < each <= entry.last_line), entry.last_line + 1)
    most = HEAD if entry.section in _LONG_HEADS else 1
    return max(entry.first_line, min(body - 1, entry.last_line, entry.first_line + most - 1))


def _normals(resume: Resume) -> list[str]:
    return [normal(line.text) for line in resume.lines]


def _spot(texts: Sequence[str], first: int, last: int) -> Spot:
    """The spot of these lines. `texts`: the normal forms of all lines."""
    above = texts[first - 1] if first else ""
    below = texts[last + 1] if last + 1 < len(texts) else ""
    own = texts[first : last + 1]
    text = " ".join(filter(None, own))[:_MAX_LETTERS]
    return Spot(first, last, text, above, below, tuple(_digest(each) for each in own if each))


def _digest(text: str) -> str:
    return blake2s(text.encode(), digest_size=4).hexdigest() if text else ""
