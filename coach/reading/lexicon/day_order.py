"""Whether a person writes the day or the month first: "05/01/2021" is the fifth of January, or the first of May.

One date alone often leaves it open. All dates of a file are written by one person, in one order, so that those in which
one figure can only be a day decide for the others.
"""

import re
from collections.abc import Iterable

from coach.reading.lexicon import dates

_MONTHS = 12

_FULL = re.compile(r"(?<![\w./-])(?P<a>\d{1,2})(?P<mark>[/-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\w)")
"""Figures with slashes or hyphens; with full stops the day is always first."""


def is_day_first(texts: Iterable[str]) -> bool | None:
    """True or False as the dates in `texts` tell it; None if they leave it open, or contradict each other.

    Where no figure is over 12, the place of the ones tells: work begins and ends with a month more often than not.
    """
    pairs = {(int(match["a"]), int(match["b"])) for text in texts for match in _FULL.finditer(text)}
    first, second = any(a > _MONTHS for a, _ in pairs), any(b > _MONTHS for _, b in pairs)
    if not first and not second:
        first, second = any(a == 1 != b for a, b in pairs), any(b == 1 != a for a, b in pairs)
    return first if first != second else None


def found_in(written: str, day_first: bool | None) -> tuple[dates.Range, ...]:
    """The dates and ranges in `written`, read in an order that is known; as `dates.find` reads them if it is not."""
    return dates.find(written if day_first is None else _FULL.sub(lambda match: _plain(match, day_first), written))


def _plain(match: re.Match[str], day_first: bool) -> str:
    month = int(match["b"] if day_first else match["a"])
    return f"{match['year']}-{month:02}" if 1 <= month <= _MONTHS else match.group()
