"""What words mean, as small vectors: those of questions that ask for the same thing point the same way.

`vectors/` is made by `scripts/word-vectors` from a sentence model and the guides' own questions.

One question is held against thousands at once, without a library for it: a long integer has one number of each of them
side by side, 64 bits for each, so that Python multiplies and adds all of them in one step. No sum gets so long.
"""

import math
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul

SIZE = 64
"""Numbers in a vector."""
BYTES = 8
"""How long each number is in a long integer."""


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """What many questions mean: the first numbers of all their vectors as one long integer, the second ones, and so on;
    and what makes a vector of each as long as 1 (0 where none of its words is known)."""

    columns: Sequence[int]
    scales: Sequence[float]


def to_meanings(questions: Iterable[Iterable[str]]) -> Meanings:
    """Where the words of each question point together."""
    places, numbers = _vectors()
    words: dict[str, int] = {}
    rows = array("q")
    for question in questions:
        known = [word for word in question if word in places]
        for word in known:
            if word not in words:
                words[word] = _joined(numbers[SIZE * places[word] : SIZE * (places[word] + 1)])
        rows.extend(_parted(sum(words[word] for word in known), SIZE))
    lengths = (math.hypot(*rows[at : at + SIZE]) for at in range(0, len(rows), SIZE))
    return Meanings([_joined(rows[at::SIZE]) for at in range(SIZE)], [1 / each if each else 0.0 for each in lengths])


def likenesses(question: Iterable[str], known: Meanings, most: float = 1.0) -> list[float]:
    """How near each of the known ones is in meaning: `most` where it is the same, 0 where they have nothing to do with
    each other, or one of them is of unknown words only."""
    places, numbers = _vectors()
    found = [numbers[SIZE * at : SIZE * (at + 1)] for word in question if (at := places.get(word)) is not None]
    asked = [sum(each) for each in zip(*found, strict=True)]
    scale = most / (math.hypot(*asked) or 1.0)
    products = _parted(sum(map(mul, asked, known.columns)), len(known.scales))
    return [product * scale * own if product > 0 else 0.0 for product, own in zip(products, known.scales, strict=True)]


def is_known(word: str) -> bool:
    """Whether there is a vector of a word."""
    return word in _vectors()[0]


def _joined(numbers: Iterable[int]) -> int:
    """Numbers side by side in one integer."""
    each = array("q", numbers)
    signs = _signs(len(each))
    return (int.from_bytes(each.tobytes(), sys.byteorder) ^ signs) - signs


def _parted(joined: int, count: int) -> Sequence[int]:
    """The numbers that stand side by side in an integer."""
    signs = _signs(count)
    return array("q", ((joined + signs) ^ signs).to_bytes(BYTES * count, sys.byteorder))


@lru_cache(maxsize=16)
def _signs(count: int) -> int:
    """The bits that tell whether a number is below 0, where so many stand side by side. With them added, none is, and
    none borrows from its neighbor."""
    return int.from_bytes((1 << (8 * BYTES - 1)).to_bytes(BYTES, sys.byteorder) * count, sys.byteorder)


@cache
def _vectors() -> tuple[Mapping[str, int], Sequence[int]]:
    """The place of each word, and the numbers of all of them."""
    folder = files("coach.guides") / "vectors"
    words = folder.joinpath("words.txt").read_text("utf-8").split()
    return {word: at for at, word in enumerate(words)}, array("b", folder.joinpath("vectors.bin").read_bytes())
