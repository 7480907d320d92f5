"""Does a bullet open with one of these phrases?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_bullet


@check
class Opener:
    """Yields each bullet whose first words, an adverb aside, are a phrase (regular expression, any case)."""

    phrases: tuple[str, ...]
    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"\W*(?:\w+ly\s+)?(" + "|".join(self.phrases) + r")(?!\w)", re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if found := self._pattern.match(bullet.text):
                yield at_bullet(bullet, found=found.group(1))
