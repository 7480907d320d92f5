"""What words mean, as small vectors: those of questions that ask for the same thing point the same way.

`vectors/` is made by `scripts/word-vectors` from a sentence model and the guides' own questions.
"""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import mul

Vector = Sequence[float]

SIZE = 64
"""Numbers in a vector."""


def meaning(words: Iterable[str]) -> Vector | None:
    """Where the words of a question point together, as a vector of length 1; None if none of them is known."""
    places, numbers = _vectors()
    found = [numbers[SIZE * at : SIZE * (at + 1)] for at in map(places.get, words) if at is not None]
    if not found:
        return None
    summed = [sum(each) for each in zip(*found, strict=True)]
    length = math.sqrt(sum(map(mul, summed, summed))) or 1.0
    return array("f", (number / length for number in summed))


def is_known(word: str) -> bool:
    """Whether there is a vector of a word."""
    return word in _vectors()[0]


def likeness(one: Vector | None, other: Vector | None) -> float:
    """How near two meanings are: 1 for the same, 0 where they have nothing to do with each other, or one is unknown."""
    return max(0.0, sum(map(mul, one, other))) if one is not None and other is not None else 0.0


@cache
def _vectors() -> tuple[Mapping[str, int], Sequence[int]]:
    """The place of each word, and the numbers of all of them."""
    folder = files("coach.guides") / "vectors"
    words = folder.joinpath("words.txt").read_text("utf-8").split()
    return {word: at for at, word in enumerate(words)}, array("b", folder.joinpath("vectors.bin").read_bytes())
