"""Do bullets carry figures?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Bullet
from rules.spans import at_bullet

_HONOUR = re.compile(
    r"\b(?:awarded|nominated|(?:employee|engineer|developer) of the|(?:team|excellence) award)\b", re.I
)
"""A distinction, of which nobody asks how many."""
GAINS_MOST = ("reduc", "improv", "increas", "optimi", "scal", "cut", "sav", "migrat", "automat", "led", "launch")
"""Beginnings of verbs whose lines gain most from a figure."""


@check
class NoFigure:
    """Yields the experience bullets without a figure, if fewer than `enough` (a share) of them carry one.

    Those come first that speak of a change, whose size a reader wants to know.
    """

    enough: float = 0.6
    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        bullets = [bullet for bullet in facts.work if len(bullet.text.split()) >= 3 and not _HONOUR.search(bullet.text)]
        without = [bullet for bullet in bullets if bullet not in facts.with_figure]
        if len(bullets) < self.least or len(bullets) - len(without) >= self.enough * len(bullets):
            return
        for bullet in sorted(without, key=_gain, reverse=True):
            yield at_bullet(bullet, without=str(len(without)), all=str(len(bullets)))


def _gain(bullet: Bullet) -> tuple[bool, int]:
    return bullet.text.lower().startswith(GAINS_MOST), len(bullet.text)
