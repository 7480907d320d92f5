"""Loads the words by which postings are understood; they are data, so that adding one needs no code."""

import re
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import tomli

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.")
"""What a pattern is made of: escaped signs, classes, numbers of times, single signs."""
_START = 3
"""Letters by which patterns are looked up."""
_OPTIONAL = frozenset("?*")
_SIGNS = frozenset("()^$.+?*")


def table(name: str) -> dict[str, Any]:
    """A word file of this package, by its name without ".toml"."""
    return tomli.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that fits where any of these does; earlier ones win."""
    return re.compile("|".join(patterns), flags)


class FirstOf:
    """Groups of patterns, of which the first group counts that has one that fits; case ignored.

    A pattern whose letters the text lacks is not tried, and only those are looked at whose first letters it has.
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._always: list[tuple[int, re.Pattern[str]]] = []
        self._by_start = defaultdict[str, list[tuple[int, str, re.Pattern[str]]]](list)
        for number, patterns in enumerate(groups):
            for each in patterns:
                letters, pattern = _letters(each), re.compile(each, re.IGNORECASE)
                if len(letters) < _START:
                    self._always.append((number, pattern))
                else:
                    self._by_start[letters[:_START]].append((number, letters, pattern))

    def fitting(self, text: str) -> int | None:
        """The number of the first group with a pattern that fits somewhere in the text; None if none does."""
        lower = text.lower()
        possible = self._always.copy()
        for at in range(len(lower) - _START + 1):
            for number, letters, pattern in self._by_start.get(lower[at : at + _START], ()):
                if lower.startswith(letters, at):
                    possible.append((number, pattern))
        possible.sort(key=_number)
        return next((number for number, pattern in possible if pattern.search(text)), None)


def _number(numbered: tuple[int, re.Pattern[str]]) -> int:
    return numbered[0]


def _letters(pattern: str) -> str:
    """The longest stretch of letters that stands in all that the pattern fits; "" where that cannot be told."""
    found, run, depth = [""], "", 0
    for piece in _PIECE.findall(pattern):
        if piece == "|" and depth == 0:
            return ""
        depth += (piece == "(") - (piece == ")")
        if depth == 0 and piece not in _SIGNS and not piece.startswith(("\\", "[", "{")):
            run += piece
            continue
        found.append(run[:-1] if piece in _OPTIONAL or piece.startswith("{") else run)
        run = ""
    return max((*found, run), key=len).lower()


def within(words: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the words, which are in small letters, that stand in one of the texts: all that its lines can hold."""
    whole = "\n".join(texts).lower()
    return tuple(word for word in words if word in whole)


def has_any(words: tuple[str, ...], text: str) -> bool:
    """Whether the text holds any of these, which are in small letters; far quicker than a pattern that fits them."""
    return bool(words) and any(map(text.lower().__contains__, words))


def word_at(word: str, text: str) -> int:
    """Where `word` stands in `text` by itself, no letter or figure beside it; -1 if it does not. Case matters.

    Does what a pattern would that has to be made anew for each word.
    """
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if not (at > 0 and _is_inner(text[at - 1])) and not (end < len(text) and _is_inner(text[end])):
            return at
        at = text.find(word, at + 1)
    return -1


def _is_inner(char: str) -> bool:
    return char.isalnum() or char == "_"
