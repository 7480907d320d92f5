"""The dictionary of English: which words exist, which are frequent, and what is one slip away from a word.

Its lists are made by `scripts/make-dictionary` from that of the pyspellchecker package.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from rules.lexicon.sorted_lines import SortedLines

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"


def is_word(word: str) -> bool:
    """Whether the dictionary has a word (in small letters)."""
    return word in _frequent() or _words().get(word) is not None  # most words of a page are frequent ones


def is_rare(word: str) -> bool:
    """Whether a word (in small letters) is one that only a larger dictionary has: right by itself, and no part of
    which others are made."""
    return _rare().get(word) is not None


def is_frequent(word: str) -> bool:
    """Whether a word is so frequent that it is a likely target of a slip."""
    return word in _frequent()


def is_usual(word: str) -> bool:
    """Whether a word is a likely target of a slip: a frequent one, or a long one that is not rare, which hardly
    anything else is a letter away from."""
    return word in _frequent() or word in _long()


@lru_cache(1024)
def one_slip_from(word: str) -> frozenset[str]:
    """All that a swapped, doubled, missing or wrong letter makes of a word, words or not."""
    return frozenset(_slips(word))


def _slips(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@cache
def _words() -> SortedLines:
    return SortedLines(Path(__file__).with_name("english.txt"))


@cache
def _rare() -> SortedLines:
    return SortedLines(Path(__file__).with_name("english-rare.txt"))


# All that is one slip away from an unknown word, some hundreds, is looked for in these two: they are held in memory.
@cache
def _long() -> frozenset[str]:
    return _listed_in("english-long.txt")


@cache
def _frequent() -> frozenset[str]:
    return _listed_in("english-frequent.txt")


def _listed_in(name: str) -> frozenset[str]:
    return frozenset(Path(__file__).with_name(name).read_text("utf-8").split())
