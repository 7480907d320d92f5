"""Do bullets tell what came of the work?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.spans import at_bullet

_RESULT = re.compile(
    r"(?:,\s*\w+ing\b|\b(?:resulting|leading to|which|so that|enabling|allowing|saving|to\s+(?!the\b|a\b|an\b)[a-z]+"
    r"|by\s+\w+ing|used by|serving|handling|processing|supporting|reduc\w*|improv\w*|increas\w*|cut\w*|sav\w*"
    r"|prevent\w*"
    r"|eliminat\w*|achiev\w*|deliver\w*|without|for\s+\w+)\b)",
    re.IGNORECASE,
)


@check
class NoResult:
    """Yields the experience bullets with neither a figure nor a sign of an outcome, if they are more than `share`."""

    share: float = 0.5
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        bare = [
            bullet
            for bullet in facts.work
            if bullet not in facts.with_figure and not _RESULT.search(bullet.text) and len(bullet.text.split()) >= 3
        ]
        bullets = [bullet for bullet in facts.work if len(bullet.text.split()) >= 3]
        if len(bullets) >= self.least and len(bare) > self.share * len(bullets):
            for bullet in bare:
                yield at_bullet(bullet, bare=str(len(bare)), all=str(len(bullets)))
