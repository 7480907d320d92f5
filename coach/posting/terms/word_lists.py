"""Loads the words by which postings are understood; they are data, so that adding one needs no code."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import accumulate, islice
from typing import Any

import tomli

_PIECE = re.compile(
    r"\(\?(?:[=!]|<[=!])|\((?:\?(?:[a-zA-Z-]*:|P<\w+>))?|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*+(?:,\d*+)?\}|.", re.DOTALL
)
"""What a pattern is made of: opening brackets, escaped signs, classes, numbers of times, single signs."""
_START = 3
"""Letters by which patterns are looked up, and from which on it pays to ask for them."""
_TIMES = frozenset("?*+{")
_SIGNS = frozenset(".^$)|")


def table(name: str) -> dict[str, Any]:
    """A word file of this package, by its name without ".toml"."""
    return tomli.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that fits where any of these does; earlier ones win."""
    return re.compile("|".join(patterns), flags)


def whole_words(patterns: Iterable[str]) -> Iterator[str]:
    """The patterns of a pack, which fit whole words only."""
    return (rf"(?<!\w)(?:{each})(?!\w)" for each in patterns)


class FirstOf:
    """Groups of patterns, of which the first group counts that has one that fits; case ignored.

    A pattern whose words the text lacks is not tried, and only those are looked at whose first letters it has.
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._always: list[tuple[int, re.Pattern[str]]] = []
        self._by_start = defaultdict[str, list[tuple[int, str, re.Pattern[str]]]](list)
        for number, patterns in enumerate(groups):
            for each in patterns:
                words, pattern = needed(each), re.compile(each, re.IGNORECASE)
                if not words:
                    self._always.append((number, pattern))
                for word in words:
                    self._by_start[word[:_START]].append((number, word, pattern))

    def fitting(self, text: str) -> int | None:
        """The number of the first group with a pattern that fits somewhere in the text; None if none does."""
        lower = text.lower()
        possible = self._always.copy()
        for at in range(len(lower) - _START + 1):
            for number, word, pattern in self._by_start.get(lower[at : at + _START], ()):
                if lower.startswith(word, at):
                    possible.append((number, pattern))
        possible.sort(key=_number)
        return next((number for number, pattern in possible if pattern.search(text)), None)


def _number(numbered: tuple[int, re.Pattern[str]]) -> int:
    return numbered[0]


class AnyOf:
    """Patterns of which any will do, asked like one of them all; case ignored.

    Only those are tried for which the text has the words that they need: mostly none, where one pattern of them all
    would try each at every letter.
    """

    def __init__(self, patterns: Iterable[str], flags: int = re.NOFLAG) -> None:
        self._patterns = tuple((needed(each), re.compile(each, re.IGNORECASE | flags)) for each in patterns)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in the text; of several at one place that of the earlier pattern."""
        found = [match for pattern in self._possible(text) if (match := pattern.search(text))]
        return min(found, key=_start, default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none within another."""
        patterns, at = self._possible(text), 0
        while found := [match for pattern in patterns if (match := pattern.search(text, at))]:
            match = min(found, key=_start)
            yield match
            at = max(match.end(), at + 1)

    def line_in(self, lines: "Lines") -> str:
        """The first line with a match; "" if none has one."""
        found = [
            number
            for words, pattern in self._patterns
            for number in self._first(pattern, lines.with_any(words) if words else range(len(lines.texts)), lines)
        ]
        return lines.texts[min(found)] if found else ""

    @staticmethod
    def _first(pattern: re.Pattern[str], numbers: Iterable[int], lines: "Lines") -> Iterable[int]:
        return islice((number for number in numbers if pattern.search(lines.texts[number])), 1)

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        lower = text.lower()
        return [pattern for words, pattern in self._patterns if not words or any(map(lower.__contains__, words))]


class Lines:
    """Lines searched at once for words: most lines hold none of those that are asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)
        small = [text.lower() for text in self.texts]
        self._starts = [0, *accumulate(len(text) + 1 for text in small)]
        self._whole = "\n".join(small)

    def with_any(self, words: Iterable[str]) -> list[int]:
        """The numbers of the lines that hold one of these, which are in small letters."""
        found: set[int] = set()
        for word in words:
            at = self._whole.find(word)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found.add(number)
                at = self._whole.find(word, self._starts[number + 1])
        return sorted(found)


def needed(pattern: str) -> frozenset[str]:
    """Words, in small letters, of which one stands in whatever the pattern fits; none where that cannot be told.

    A bracket that may be left out, or only looks ahead or back, tells nothing.
    """
    pieces = _PIECE.findall(pattern)[::-1]
    return _of_choice(pieces)


def _of_choice(pieces: list[str]) -> frozenset[str]:
    """The words of all branches up to the closing bracket. `pieces` come last first and are taken off the end."""
    branches = [_of_branch(pieces)]
    while pieces and pieces.pop() == "|":
        branches.append(_of_branch(pieces))
    return frozenset[str]().union(*branches) if all(branches) else frozenset()


def _of_branch(pieces: list[str]) -> frozenset[str]:
    """The longest words that a branch cannot do without."""
    choices, run = list[frozenset[str]](), ""
    while pieces and pieces[-1] not in {"|", ")"}:
        piece = pieces.pop()
        inner = _of_choice(pieces) if piece[0] == "(" else frozenset[str]()
        times = _times(pieces)
        if len(piece) == 1 and piece not in _SIGNS and piece != "(" and not times:
            run += piece
            continue
        choices.append(frozenset({run}))
        run = ""
        if inner and not times.startswith(("?", "*", "{0", "{,")) and not piece.startswith(("(?=", "(?!", "(?<")):
            choices.append(inner)
    choices.append(frozenset({run}))
    best = max(choices, key=lambda words: min(map(len, words)))
    return frozenset(map(str.lower, best)) if min(map(len, best)) >= _START else frozenset()


def _times(pieces: list[str]) -> str:
    """How often what stands before may come ("?", "{2,}"), taken off; "" for once."""
    times = ""
    while pieces and pieces[-1][0] in _TIMES:
        times += pieces.pop()
    return times


def _start(match: re.Match[str]) -> int:
    return match.start()


def within(words: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the words, which are in small letters, that stand in one of the texts: all that its lines can hold."""
    whole = "\n".join(texts).lower()
    return tuple(word for word in words if word in whole)


def has_any(words: tuple[str, ...], text: str) -> bool:
    """Whether the text holds any of these, which are in small letters; far quicker than a pattern that fits them."""
    return holds_any(words, text.lower()) if words else False


def holds_any(words: tuple[str, ...], small: str) -> bool:
    """The same of a text that is in small letters already."""
    return any(map(small.__contains__, words))


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
