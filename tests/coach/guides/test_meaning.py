"""What questions mean: thousands held against one at once are as near as each is by itself."""

import math
from operator import mul

import pytest

from coach.guides.meaning import SIZE, Meanings, _vectors, likenesses, to_meanings

WORDS, NUMBERS = _vectors()
SOME = list(WORDS)[:: len(WORDS) // 300]


def vector(words: list[str]) -> list[int]:
    return [sum(NUMBERS[SIZE * WORDS[word] + number] for word in words) for number in range(SIZE)]


def cosine(one: list[int], other: list[int]) -> float:
    """As it is defined."""
    return sum(map(mul, one, other)) / (math.hypot(*one) * math.hypot(*other))


QUESTIONS = [SOME[at : at + 1 + at % 12] for at in range(len(SOME))]


@pytest.mark.parametrize("asked", [["resume"], SOME[3:9], SOME, SOME * 100], ids=["one", "some", "many", "endless"])
def test_each_is_as_near_as_its_words_are_together(asked: list[str]) -> None:
    meant = vector(asked)
    expected = [max(0.0, cosine(meant, vector(each))) for each in QUESTIONS]
    assert likenesses(asked, to_meanings(QUESTIONS)) == pytest.approx(expected, abs=1e-9)
    assert 0 in expected
    assert max(expected) > 0.3


def test_what_differs_most_leaves_its_neighbors_as_they_are() -> None:
    """They stand side by side in one number, where a sum below 0 would borrow from the next."""
    opposite = min(QUESTIONS, key=lambda each: cosine(vector(SOME[5:6]), vector(each)))
    found = likenesses(SOME[5:6], to_meanings([opposite, SOME[5:6], opposite]))
    assert found == [0, pytest.approx(1), 0]


def test_unknown_words_are_near_nothing() -> None:
    known = to_meanings([["zq1x"], ["resume"], []])
    assert likenesses(["zq1x", "zq2x"], known) == likenesses([], known) == [0, 0, 0]
    assert likenesses(["resume"], known) == [0, pytest.approx(1), 0]
    assert likenesses(["resume"], Meanings([0] * SIZE, [])) == []


def test_as_much_counts_as_is_said() -> None:
    assert likenesses(["resume"], to_meanings([["resume"]]), most=0.85) == [pytest.approx(0.85)]
