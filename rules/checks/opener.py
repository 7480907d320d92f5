"""Does a bullet open with one of these phrases?"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, partial

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.verbs import names_thing
from rules.resume import Bullet, SectionKind
from rules.spans import at_bullet, at_statement


@check
class Opener:
    """Yields each bullet and sentence whose first words, "I" and an adverb aside, are a phrase (regular expression, any
    case), or the first ones of "I" behind a clause that says as what or where ("As a consultant, I helped"), unless it
    begins with `unless` (another one), or says by doing what it is that somebody helped. `habits`: phrases that are
    worth a word only where `habit` lines open with one."""

    phrases: tuple[str, ...]
    habits: tuple[str, ...] = ()
    habit: int = 2
    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)
    unless: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        aside = r"(?:(?:as|in|at|during|while|specializing) [^,.;:]{2,60}, I\s++)?"
        opening = rf"^\W*{aside}(?:(?:also|I|we)\s++){{0,2}}(?:\w+ly\s++)?"
        return re.compile(rf"{opening}({'|'.join((*self.phrases, *self.habits))})(?!\w|[-‐‑]\w)", re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(r"^\W*(?:I\s++)?(?:" + self.unless + ")", re.IGNORECASE) if self.unless else None

    @cached_property
    def _habits(self) -> re.Pattern[str]:
        return re.compile("|".join(self.habits) or r"(?!)", re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        found = list(self._all(facts))
        often = [span for span in found if self._habits.fullmatch(span.words["found"])]
        yield from found if len(often) >= self.habit else (span for span in found if span not in often)

    def _all(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if bullet.section is SectionKind.PROJECTS and _RUNS.match(bullet.text):
                continue
            if found := self._opening(bullet.text, partial(_is_helper, bullet, facts)):
                yield at_bullet(bullet, found=found)
        for each in facts.told:
            if each.bullet is None and each.section in self.sections and (found := self._opening(each.text)):
                yield at_statement(each, found=found)

    def _opening(self, text: str, is_helper: Callable[[], bool] = lambda: False) -> str:
        """The phrase that a text opens with; empty where there is none, or no matter of wording."""
        found = self._pattern.match(text)
        if found is None or names_thing(text) or (self._unless and self._unless.match(text)):
            return ""
        helps = _HELPS.match(found.group(1)) is not None
        return "" if helps and (_BY_DOING.search(text) or is_helper()) else found.group(1)


_RUNS = re.compile(r"\W*works\b", re.IGNORECASE)
"""What a project does, and not its writer: "Works on top of SQLite"."""
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
