"""Do bullets say what they were built with?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.spans import at_statement


@check
class FewTechnologies:
    """Yields the experience bullets that name no technology, if fewer than `enough` (a share) name one."""

    enough: float = 0.3
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        told = facts.to_judge(self.least)
        without = [each for each in told if not facts.names_technology(each)]
        if len(told) < self.least or len(told) - len(without) >= self.enough * len(told):
            return
        for each in without:
            yield at_statement(each, without=str(len(without)), all=str(len(told)))
