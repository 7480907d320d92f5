"""Loads the words by which postings are understood; they are data, so that adding one needs no code."""

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import tomli

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|.")
"""What a pattern is made of: escaped signs, classes, numbers of times, single signs."""
_OPTIONAL = frozenset("?*")
_SIGNS = frozenset("()^$.+?*")


def table(name: str) -> dict[str, Any]:
    """A word file of this package, by its name without ".toml"."""
    return tomli.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that fits where any of these does; earlier ones win."""
    return re.compile("|".join(patterns), flags)


class AnyOf:
    """Patterns of which any may fit, case ignored. One whose letters the text lacks is not tried, which is quicker."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple((_letters(each), re.compile(each, re.IGNORECASE)) for each in patterns)

    def fits(self, text: str) -> bool:
        """Whether any of them fits somewhere in the text."""
        lower = text.lower()
        return any(pattern.search(text) for letters, pattern in self._patterns if letters in lower)


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


def has_any(words: tuple[str, ...], text: str) -> bool:
    """Whether the text holds any of these, which are in small letters; far quicker than a pattern that fits them."""
    return any(map(text.lower().__contains__, words))


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
