"""A linear chain of tags: the best sequence for a sequence of evidence, and how sure each tag is.

The arithmetic of a linear-chain conditional random field (Lafferty, McCallum, Pereira, ICML 2001) with weights that
were trained beforehand; sequences are short (a head, the lines of a resume), so plain lists are fast enough.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

_HUNDREDTHS = 100
"""Weights are kept in hundredths."""

Evidence = Sequence[str]
"""Names of what is true of one token or line."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a piece of evidence says for each tag (`state`), and what one tag says for the next (`steps`)."""

    tags: tuple[str, ...]
    state: Mapping[str, tuple[float, ...]]
    steps: tuple[tuple[float, ...], ...]


@cache
def load(name: str) -> Weights:
    """The weights kept under `name`. Raises `ValueError` if the file was changed by hand."""
    raw = (Path(__file__).parent / "weights" / f"{name}.json").read_text("utf-8")
    kept = json.loads(raw)
    if kept["sha256"] != digest(kept["tags"], kept["state"], kept["steps"]):
        raise ValueError(f"the weights {name} do not fit their hash: train them anew")
    state = {key: tuple(value / _HUNDREDTHS for value in values) for key, values in kept["state"].items()}
    return Weights(tuple(kept["tags"]), state, tuple(tuple(v / _HUNDREDTHS for v in row) for row in kept["steps"]))


def digest(tags: Sequence[str], state: Mapping[str, Sequence[int]], steps: Sequence[Sequence[int]]) -> str:
    """The hash that is kept beside weights (in hundredths), so that nobody changes them by hand unseen."""
    text = json.dumps([list(tags), {k: list(v) for k, v in state.items()}, [list(r) for r in steps]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def scores(weights: Weights, sequence: Sequence[Evidence]) -> list[list[float]]:
    """For each element, what its evidence says for each tag."""
    width = range(len(weights.tags))
    state = weights.state
    table = []
    for evidence in sequence:
        row = [0.0 for _ in width]
        for name in evidence:
            values = state.get(name)
            if values is not None:
                for tag in width:
                    row[tag] += values[tag]
        table.append(row)
    return table


def best(weights: Weights, table: Sequence[Sequence[float]]) -> list[int]:
    """The most likely sequence of tags, as their numbers (Viterbi)."""
    if not table:
        return []
    width = range(len(weights.tags))
    reached = list(table[0])
    back: list[list[int]] = []
    for row in table[1:]:
        came, now = [], []
        for tag in width:
            before = max(width, key=lambda one: reached[one] + weights.steps[one][tag])
            came.append(before)
            now.append(reached[before] + weights.steps[before][tag] + row[tag])
        back.append(came)
        reached = now
    path = [max(width, key=lambda one: reached[one])]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def marginals(weights: Weights, table: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each element, how likely each tag is given the whole sequence (forward and backward)."""
    if not table:
        return []
    width = range(len(weights.tags))
    steps = [[exp(value) for value in row] for row in weights.steps]
    rows = [_exponent(row) for row in table]
    ahead = [_scaled(rows[0])]
    for row in rows[1:]:
        last = ahead[-1]
        ahead.append(_scaled([row[tag] * sum(last[one] * steps[one][tag] for one in width) for tag in width]))
    behind = [1.0 for _ in width]
    out = [_scaled(ahead[-1])]
    for index in range(len(rows) - 2, -1, -1):
        after = [rows[index + 1][tag] * behind[tag] for tag in width]
        behind = _scaled([sum(steps[tag][one] * after[one] for one in width) for tag in width])
        out.append(_scaled([ahead[index][tag] * behind[tag] for tag in width]))
    return out[::-1]


def pulled(
    table: Sequence[Sequence[float]], votes: Sequence[Sequence[float] | None], weight: float
) -> list[list[float]]:
    """The table with the votes of others added: `weight` times the logarithm of how likely they find each tag."""
    return [
        list(row)
        if vote is None
        else [one + weight * log(max(share, 0.02)) for one, share in zip(row, vote, strict=True)]
        for row, vote in zip(table, votes, strict=True)
    ]


def step(value: float, bounds: Sequence[float], names: Sequence[str]) -> str:
    """The name of the range that a figure falls into: the first whose bound it does not pass, else the last."""
    return next((name for bound, name in zip(bounds, names, strict=False) if value <= bound), names[-1])


def _exponent(row: Sequence[float]) -> list[float]:
    top = max(row)
    return [exp(value - top) for value in row]


def _scaled(row: Sequence[float]) -> list[float]:
    total = sum(row) or 1.0
    return [value / total for value in row]
