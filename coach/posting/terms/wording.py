"""Loads the words by which postings are understood; they are data, so that adding one needs no code."""

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import tomli


def table(name: str) -> dict[str, Any]:
    """A word file of this package, by its name without ".toml"."""
    return tomli.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that fits where any of these does; earlier ones win."""
    return re.compile("|".join(patterns), flags)


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
