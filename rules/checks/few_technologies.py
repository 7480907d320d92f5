"""Do bullets say what they were built with?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.spans import at_bullet


@check
class FewTechnologies:
    """Yields the experience bullets that name no technology, if fewer than `enough` (a share) name one."""

    enough: float = 0.3
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        bullets = [bullet for bullet in facts.work if len(bullet.text.split()) >= 3]
        without = [bullet for bullet in bullets if not facts.in_bullet(bullet)]
        if len(bullets) < self.least or len(bullets) - len(without) >= self.enough * len(bullets):
            return
        for bullet in without:
            yield at_bullet(bullet, without=str(len(without)), all=str(len(bullets)))
