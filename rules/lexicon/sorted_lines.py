"""Long lists of words, ready at once: a word is looked for where it must stand in a sorted file."""

import mmap
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

LONGEST = 64
"""Bytes of a line that its word is within."""
KEPT = 8192
"""How many words are remembered with what belongs to them; what strangers write can ask for any."""


class SortedLines:
    """A file with a word a line, and what belongs to it after `parted`; sorted by bytes."""

    def __init__(self, file: Path, parted: bytes = b" ") -> None:
        with file.open("rb") as opened:
            self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._parted = parted
        self._found = lru_cache(KEPT)(self._find)

    def get(self, word: str) -> str | None:
        """What belongs to a word, "" if that is nothing; None for a word that is not in the file."""
        return self._found(word) if word else None

    def _find(self, word: str) -> str | None:
        wanted = word.encode("utf-8", "replace")
        place = bisect_left(range(len(self._data)), wanted, key=self._word_at)
        begin = self._data.rfind(b"\n", 0, place) + 1
        end = self._data.find(b"\n", begin)
        line = self._data[begin : end if end >= 0 else len(self._data)]
        found, _, rest = line.partition(self._parted)
        return rest.decode() if found == wanted else None

    def _word_at(self, place: int) -> bytes:
        """The word of the line that holds this byte."""
        begin = self._data.rfind(b"\n", 0, place) + 1
        return self._data[begin : begin + LONGEST].split(b"\n", 1)[0].partition(self._parted)[0]
