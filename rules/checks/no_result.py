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

OPENING = 3
"""Words in front that tell of no outcome yet: "Responsible for …"."""


@check
class NoResult:
    """Yields the experience bullets with neither a figure nor a sign of an outcome, if they are more than `share`."""

    share: float = 0.5
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        bullets = [bullet for bullet in facts.work if len(bullet.text.split()) >= 3]
        bare = [bullet for bullet in bullets if bullet not in facts.with_figure and not _tells_result(bullet.text)]
        if len(bullets) >= self.least and len(bare) > self.share * len(bullets):
            for bullet in bare:
                yield at_bullet(bullet, bare=str(len(bare)), all=str(len(bullets)))


def _tells_result(text: str) -> bool:
    return _RESULT.search(" ".join(text.split()[OPENING:])) is not None
