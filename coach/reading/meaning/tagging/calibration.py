"""What a chain's own certainty is worth: how often readings as sure were right on real resumes, by careful readers."""

from collections.abc import Sequence
from itertools import pairwise

Table = Sequence[tuple[float, float]]

TITLE: Table = ((0.0, 0.0), (0.9, 0.25), (0.97, 0.6), (0.99, 0.85), (0.998, 0.94), (1.0, 0.97))
ORGANIZATION: Table = ((0.0, 0.2), (0.8, 0.5), (0.95, 0.82), (0.98, 0.92), (1.0, 0.95))
"""(what the chain says, how often that was right), joined by straight lines between."""


def calibrated(sure: float, table: Table) -> float:
    """The share of readings as sure as this that are right; 0 where nothing was found."""
    if sure <= 0:
        return 0.0
    for (low, at_low), (high, at_high) in pairwise(table):
        if sure <= high:
            return round(at_low + (at_high - at_low) * (sure - low) / (high - low), 3)
    return table[-1][1]
