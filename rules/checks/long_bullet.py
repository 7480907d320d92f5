"""Are bullets short enough to be read?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.spans import at_bullet

_SEAM = re.compile(
    r"(?:;|,? (?:while|and|which|including|resulting in|enabling|allowing|by|using)|,|\.| [-–—]) ", re.IGNORECASE
)


@check
class LongBullet:
    """Yields each bullet of more than `most` words, with the words where it could be split; if they are `share` of all
    bullets, or if there are `least` of them."""

    most: int = 34
    share: float = 0.25
    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        bullets = [each.bullet for each in facts.told if each.bullet]
        long = [bullet for bullet in bullets if len(bullet.text.split()) > self.most]
        if not long or (len(long) < self.share * len(bullets) and len(long) < self.least):
            return
        for bullet in sorted(long, key=lambda each: -len(each.text)):
            yield at_bullet(bullet, count=str(len(long)), seam=_seam(bullet.text))


def _seam(text: str) -> str:
    """The words before which the line could be split, as near to its middle as they stand."""
    seams = [found.end() for found in _SEAM.finditer(text)]
    if not seams:
        return ""
    at = min(seams, key=lambda each: abs(each - len(text) / 2))
    return " ".join(text[at:].split()[:4])
