"""Does an improvement say from where to where?"""

import re
from collections.abc import Iterator

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.metrics import has_metric
from rules.resume import SectionKind
from rules.spans import at_bullet

_CHANGE = re.compile(
    r"\b(?:reduc|improv|increas|decreas|cut|lower|boost|speed|sped|accelerat|rais|sav)\w*\b.*?\bby\s+(?:\w+\s+)?"
    r"\d[\d.]{0,20}\s?(?:%|percent)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"~?\d[\d.,]{0,20}\+?\s?(?:%|percent\b)", re.IGNORECASE)


@check
class PlainPercent:
    """Yields each bullet that states an improvement as a percentage alone, without from and to or another figure; none
    of work that speaks little for this person."""

    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if bullet.first_line in facts.speaks_little:
                continue
            if _CHANGE.search(bullet.text) and not evidence.FROM_TO.search(bullet.text) and not _has_size(bullet.text):
                yield at_bullet(bullet)


def _has_size(text: str) -> bool:
    return has_metric(_PERCENT.sub("", text))
