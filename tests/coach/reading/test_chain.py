"""The chain of tags: its best path is the best of all, its certainties add up, its weights are as trained."""

import json
from importlib.resources import files
from itertools import pairwise, product

import pytest

from coach.reading.meaning.tagging import chain

WEIGHTS = chain.Weights(
    tags=("A", "B", "C"),
    state={"x": (1.0, -0.5, 0.2), "y": (-1.0, 0.8, 0.1), "z": (0.0, 0.3, 1.5)},
    steps=((0.5, -1.0, 0.0), (-0.2, 0.4, 0.9), (0.0, -2.0, 0.3)),
)
EVIDENCE = (("x",), ("x", "y"), ("z",), ("y", "z"), ("never seen",))


def test_the_best_path_is_the_best_of_all_paths() -> None:
    table = chain.scores(WEIGHTS, EVIDENCE)

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(WEIGHTS.steps[a][b] for a, b in pairwise(path))
        return steps + sum(row[tag] for row, tag in zip(table, path, strict=True))

    assert tuple(chain.best(WEIGHTS, table)) == max(product(range(3), repeat=len(EVIDENCE)), key=worth)


def test_certainties_of_one_element_add_up() -> None:
    for row in chain.marginals(WEIGHTS, chain.scores(WEIGHTS, EVIDENCE)):
        assert sum(row) == pytest.approx(1.0)


def test_nothing_has_no_tags() -> None:
    assert chain.best(WEIGHTS, []) == []
    assert chain.marginals(WEIGHTS, []) == []


@pytest.mark.parametrize("name", ["heads", "lines"])
def test_weights_are_small_sorted_and_fit_their_hash(name: str) -> None:
    raw = (files("coach.reading.meaning.tagging") / "weights" / f"{name}.json").read_text("utf-8")
    kept = json.loads(raw)
    assert len(raw) < 100_000
    assert list(kept["state"]) == sorted(kept["state"])
    assert chain.digest(kept["tags"], kept["state"], kept["steps"]) == kept["sha256"]
    assert chain.load(name).tags == tuple(kept["tags"])
