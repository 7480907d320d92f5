"""Do bullets tell what came of the work?"""

from collections.abc import Iterator

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.spans import at_statement

OPENING = 3
"""Words in front that tell of no outcome yet: "Responsible for …"."""


@check
class NoResult:
    """Yields what is told of work (or else of projects) with neither a figure nor a sign of an outcome, if they are
    more than `share`."""

    share: float = 0.6
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        told = facts.to_judge(self.least)
        bare = [each for each in told if not facts.has_figure(each) and not _tells_result(each.text)]
        if len(told) >= self.least and len(bare) > self.share * len(told):
            for each in bare:
                yield at_statement(each, bare=str(len(bare)), all=str(len(told)))


def _tells_result(text: str) -> bool:
    return evidence.OUTCOME.search(" ".join(text.split()[OPENING:])) is not None
