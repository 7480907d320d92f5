"""What a terminal, a pipe or a file shows: so many letters a line, colours or none, all letters or those of ASCII.

Of our own, since a review is the command that is called most, and rich takes as long to load as the reading of a page.
"""

import os
import re
import shutil
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TextIO

import click

from adapters.terminal.safe import safe

PLAIN_TERMINALS = {"dumb", "unknown"}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "dim": {"dim": True},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "heading": {"bold": True, "underline": True},
    "code": {"fg": "cyan"},
    "person": {"bold": True},
    "good": {"fg": "green"},
    "fair": {"fg": "yellow"},
    "poor": {"fg": "red"},
    "neutral": {"fg": "blue"},
    "empty": {"fg": "bright_black"},
}
"""How each is shown where there are colours, in the words of `click.style`."""
Piece = tuple[str, str]
"""A text and the name of its style."""
_WORD = re.compile(r"\n|\S+")


@dataclass(frozen=True, slots=True)
class Page:
    """Where text is shown."""

    out: TextIO
    width: int
    colored: bool = False
    ascii_only: bool = False

    def write(self, *lines: Iterable[Piece]) -> None:
        """Writes lines that are no longer than this is wide."""
        for line in lines:
            self.out.write("".join(self._shown(*piece) for piece in line).rstrip(" ") + "\n")

    def _shown(self, text: str, style: str) -> str:
        return click.style(text, **STYLES[style]) if self.colored and style != "plain" else text


def page_of(stream: TextIO) -> Page:
    """What this stream shows."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "") in PLAIN_TERMINALS
    of_ascii = not (stream.encoding or "").lower().startswith("utf")
    return Page(stream, shutil.get_terminal_size().columns, stream.isatty() and not plain, of_ascii)


def harmless(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces without what could do something in a terminal (`safe`), their tabs as blanks."""
    return tuple((safe(text).expandtabs(), style) for text, style in pieces)


def wrapped(pieces: tuple[Piece, ...], width: int) -> Iterator[tuple[Piece, ...]]:
    """The lines of a text in pieces: broken between words, and within words that are longer than a line."""
    text = "".join(each for each, _ in pieces)
    for begin, end in _breaks(text, width):
        yield tuple(_between(pieces, begin, end))


def cells(text: str) -> int:
    """How wide a text is: signs of East Asia and most pictures take two cells, marks over letters none."""
    if text.isascii():
        return len(text)
    return sum(_cell(letter) for letter in text)


def padded(text: str, width: int) -> str:
    """The text with blanks after it, up to a width."""
    return text + " " * (width - cells(text))


def _cell(letter: str) -> int:
    if letter < "\x80":
        return 1
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends."""
    upto: Sequence[int] = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(_cell, text))]
    begin = end = 0
    for word in _WORD.finditer(text):
        if word.group() == "\n":
            yield begin, end
            begin = end = word.end()
            continue
        if end > begin and upto[word.end()] - upto[begin] > width:
            yield begin, end
            begin = word.start()
        while upto[word.end()] - upto[begin] > width:
            cut = max(begin + 1, bisect_right(upto, upto[begin] + width, begin, word.end()) - 1)
            yield begin, cut
            begin = cut
        end = word.end()
    yield begin, end


def _between(pieces: tuple[Piece, ...], begin: int, end: int) -> Iterator[Piece]:
    start = 0
    for text, style in pieces:
        if part := text[max(0, begin - start) : max(0, end - start)]:
            yield part, style
        start += len(text)
