"""Does a bullet open with one of these phrases?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Bullet, SectionKind
from rules.spans import at_bullet


@check
class Opener:
    """Yields each bullet whose first words, an adverb aside, are a phrase (regular expression, any case), unless the
    bullet begins with `unless` (another one), or says by doing what it is that somebody helped."""

    phrases: tuple[str, ...]
    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)
    unless: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"^\W*(?:\w+ly\s++)?(" + "|".join(self.phrases) + r")(?!\w|[-‐‑]\w)", re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(r"^\W*(?:" + self.unless + ")", re.IGNORECASE) if self.unless else None

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if self._unless and self._unless.match(bullet.text):
                continue
            found = self._pattern.match(bullet.text)
            helps = found is not None and _HELPS.match(found.group(1)) is not None
            if found and not (helps and (_BY_DOING.search(bullet.text) or _is_helper(bullet, facts))):
                yield at_bullet(bullet, found=found.group(1))


_HELPS = re.compile(r"(?:help|assist|work)", re.IGNORECASE)
_BY_DOING = re.compile(r"\bby (?:\w+ly )?[a-z]+ing\b")
"""Where a line says what its writer's part was: "Helped win the contract by scaling the servers"."""
_HELPERS = re.compile(
    r"\b(?:aide|caregiver|carer|nurse|attendant|companion|nanny|shadow(?:er)?|receptionist|secretary)\b"
    r"|\b(?:personal|medical|nursing|dental|library|office|rehabilitation|administrative|executive) assistant\b",
    re.IGNORECASE,
)
"""Titles of those whose work it is to help somebody."""


def _is_helper(bullet: Bullet, facts: Facts) -> bool:
    """Whether a bullet tells of a job whose work is to help."""
    if bullet.entry is None or bullet.entry < 0:
        return False
    return _HELPERS.search(facts.resume.entries[bullet.entry].title) is not None
