"""Are bullets short enough to be read?"""

import re
from collections.abc import Iterator

from rules.checks.prose import Prose
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import is_glued
from rules.lexicon.verbs import lookup
from rules.resume import SectionKind
from rules.spans import at_bullet
from texts import gettext

_SENTENCE = re.compile(r"(?:(?<=[a-z0-9)%])[.!?]|;)\s+(?=[A-Z(])|;\s+")
_CLAUSE = re.compile(
    r",? (?=(?:while|resulting in|enabling|allowing|leading to|which|reducing|improving) )| [-–—] ", re.IGNORECASE
)
_COMMA_AND = re.compile(r", and (?=(\w+))", re.IGNORECASE)
_SHORT_ENOUGH = (2,)
"""Lines that a bullet may take as it is drawn; where it is given in one go, its words tell."""
SHORT = 6
"""Words that either part has at least."""


@check
class LongBullet:
    """Yields each bullet of more than `most` words, with the words where it could be split; if they are `share` of all
    bullets, or if there are `least` of them."""

    most: int = 34
    share: float = 0.25
    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        prose = next(Prose().find(facts), None)
        if prose is not None and prose.section is SectionKind.EXPERIENCE:
            return  # that most is told in paragraphs says it all
        asked = [each for each in facts.told if prose is None or each.section is not prose.section]
        bullets = [each.bullet for each in asked if each.bullet and not is_glued(each.text)]
        long = [
            bullet
            for bullet in bullets
            if len(bullet.text.split()) > self.most and bullet.last_line - bullet.first_line + 1 not in _SHORT_ENOUGH
        ]
        if not long or (len(long) < self.share * len(bullets) and len(long) < self.least):
            return
        for bullet in sorted(long, key=lambda each: -len(each.text)):
            yield at_bullet(bullet, seam=_told(seam(bullet.text)))


def seam(text: str) -> str:
    """The words before which the line could be split: where a sentence begins, else where it turns to what came of it,
    else where a second thing was done; of several the ones nearest to the middle. Empty where none of these is found.
    """
    sentences = [found.end() for found in _SENTENCE.finditer(text)]
    clauses = [found.end() for found in _CLAUSE.finditer(text)]
    done = [found.end() for found in _COMMA_AND.finditer(text) if _is_done(found.group(1))]
    for seams in (sentences, clauses, done):
        fit = [at for at in seams if min(len(text[:at].split()), len(text[at:].split())) >= SHORT]
        if fit:
            return " ".join(text[min(fit, key=lambda each: abs(each - len(text) / 2)) :].split()[:4])
    return ""


def _told(words: str) -> str:
    if not words:
        return ""
    told = gettext("You could split this one before “{words}”.", words=words)
    return f" {told}"


def _is_done(word: str) -> bool:
    """Whether the word is a verb in the past: "…, and mentored two interns"."""
    verb = lookup(word)
    return verb is not None and word.lower() == verb.past
