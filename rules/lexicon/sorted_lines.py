"""Long lists of words, ready in a millisecond: only those lines of a sorted file are taken apart that are asked for."""

from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files

LENGTH = 3
"""Letters that the lines share which are taken apart together."""
KEPT = 8192
"""How many such groups of lines are kept; what strangers write can ask for any."""


class SortedLines:
    """A file of this package with a word a line, and what belongs to it after a space; sorted by bytes."""

    def __init__(self, name: str) -> None:
        self._data = (files("rules.lexicon") / name).read_bytes()
        self._beginning = lru_cache(KEPT)(self._read_beginning)

    def get(self, word: str) -> str | None:
        """What belongs to a word, "" if that is nothing; None for a word that is not in the file."""
        return self._beginning(word[:LENGTH].encode("utf-8", "replace")).get(word) if word else None

    def _read_beginning(self, letters: bytes) -> dict[str, str]:
        """The lines that begin with these letters."""
        lines = self._data[self._place(letters) : self._place(letters + b"\xff")].decode().splitlines()
        return {word: rest for word, _, rest in (line.partition(" ") for line in lines)}

    def _place(self, letters: bytes) -> int:
        """Where the first line begins that comes after these letters, or at them."""
        return bisect_left(range(len(self._data)), letters, key=self._line_at)

    def _line_at(self, place: int) -> bytes:
        begin = self._data.rfind(b"\n", 0, place) + 1
        return self._data[begin : begin + 4 * LENGTH + 1].split(b"\n", 1)[0]
