"""Words of dates as signs of one kind: names of months and seasons in many languages, misspelt ones, "till date".

Each word becomes one sign and fillers, so that the text keeps its length and every place in it its number.
"""

import re
from functools import cache
from pathlib import Path

import tomli

_MIN_MISSPELT = 5
"""Letters of a name that is told with a slip in it; shorter ones are other words then."""
_LONG = 6
"""Letters from which on two slips are forgiven."""
_MONTHS = 12

_FIRST = 0xFDD0
"""The first of the characters that Unicode keeps out of all texts (chapter 23.7): they can stand for anything."""
_SEASON_MONTHS = (3, 6, 9, 12)
FILLER = chr(_FIRST)
OPEN = chr(_FIRST + 17)
WINTER = chr(_FIRST + 16)
MONTHS = f"{chr(_FIRST + 1)}-{chr(_FIRST + 16)}"
SEASONS = f"{chr(_FIRST + 13)}-{WINTER}"
"""The signs of months and seasons, and of seasons alone, as ranges for a set of a regular expression."""

_PLAIN = str.maketrans(
    "’‘ʼ´`\xa0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\u2010\u2011−‒–—―－﹣～〜∼０１２３４５６７８９／．",
    "'''''         ---------~~~0123456789/.",
)
_WORD = re.compile(r"[^\W\d_]{3,14}")
_YEAR_AFTER = re.compile(r"[\s.,]{0,3}(?:\d{1,2},?\s+)?(?:19|20)\d\d(?!\d)")


@cache
def _words() -> tuple[dict[str, str], re.Pattern[str]]:
    """The sign of each name, and the pattern of what stands for an end that is still open."""
    table = tomli.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
    named = [*table["months"].values(), *table["seasons"].values()]
    signs = {name: chr(_FIRST + number) for number, names in enumerate(named, 1) for name in names}
    spaced, glued = ("|".join(table["open"][kind]) for kind in ("words", "glued"))
    return signs, re.compile(rf"(?<!\w)(?:{spaced})(?![^\W\d_])|{glued}", re.IGNORECASE)


@cache
def _misspellings() -> tuple[tuple[str, str], ...]:
    """Full English names that are long enough to be known with a slip in them, and their signs."""
    table = tomli.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
    names = [names[0] for names in table["months"].values()]
    return tuple((name, chr(_FIRST + number)) for number, name in enumerate(names, 1) if len(name) >= _MIN_MISSPELT)


def load() -> None:
    """Reads the words once, before there are several processes that know dates."""
    _words()


def month_of(sign: str) -> int:
    """The month from 1 to 12 that a sign stands for; of a season, its first."""
    number = ord(sign) - _FIRST
    return number if number <= _MONTHS else _SEASON_MONTHS[number - _MONTHS - 1]


def signed(text: str) -> str:
    """`text` with signs for the words of dates, plain figures and dashes; of the same length."""
    text = text.translate(_PLAIN)
    known, still_open = _words()

    def sign(match: re.Match[str]) -> str:
        word = match.group()
        found = known.get(word.lower()) or _misspelt(word, text, match.end())
        return word if found is None else found + FILLER * (len(word) - 1)

    return still_open.sub(lambda match: OPEN * len(match.group()), _WORD.sub(sign, text))


def _misspelt(word: str, text: str, end: int) -> str | None:
    """The month that a word before a year all but spells: "Febuary 2019"."""
    if len(word) < _MIN_MISSPELT or not word[0].isupper() or _YEAR_AFTER.match(text, end) is None:
        return None
    return _nearest(word.lower())


@cache
def _nearest(word: str) -> str | None:
    for name, sign in _misspellings():
        slips = 1 if len(name) < _LONG else 2
        if word[0] == name[0] and abs(len(word) - len(name)) <= slips and _distance(word, name) <= slips:
            return sign
    return None


def _distance(a: str, b: str) -> int:
    """Letters left out, added, changed or swapped with their neighbour (optimal string alignment)."""
    rows = [list(range(len(b) + 1))]
    for i, one in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
