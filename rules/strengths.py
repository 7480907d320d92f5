"""Finds the bullets that a hiring engineer would remember, and says why."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.finding import Strength
from rules.lexicon.verbs import lookup
from rules.resume import Bullet, Resume, SectionKind

MOST = 2
_FROM_TO = re.compile(r"\bfrom\b.+\bto\b", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:users|requests|transactions|events|records|customers|rps|qps|uptime|services)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"\b(?:mentored|led|trained|onboarded|coached)\b", re.IGNORECASE)
ENOUGH = 3
"""Signs that a bullet must show to be praised: praise for little is worth little."""


def strengths(resume: Resume) -> tuple[Strength, ...]:
    """The strongest experience bullets, at most two, with the reason; none if none stands out."""
    if resume.language != "en":
        return ()
    facts = Facts(resume)
    rated = [(signs, bullet) for bullet in facts.work if len(signs := list(_signs(facts, bullet))) >= ENOUGH]
    best = sorted(rated, key=lambda pair: (-len(pair[0]), pair[1].first_line))[:MOST]
    return tuple(Strength(SectionKind.EXPERIENCE, bullet.text, _reason(signs)) for signs, bullet in best)


def _signs(facts: Facts, bullet: Bullet) -> Iterator[str]:
    first = bullet.text.split(" ", 1)[0]
    verb = lookup(first)
    if bullet not in facts.with_figure or verb is None or verb.past != first.lower():
        return
    yield "it opens with a verb"
    yield "says from where to where" if _FROM_TO.search(bullet.text) else "gives a figure"
    if technologies := [each for each in facts.in_bullet(bullet) if each.layer != "practices"]:
        yield f"names what you used ({technologies[0].name})"
    if _SCALE.search(bullet.text):
        yield "shows the scale"
    if _OTHERS.search(bullet.text):
        yield "shows what others gained"


def _reason(signs: list[str]) -> str:
    sentence = ", ".join(signs[:-1]) + f" and {signs[-1]}."
    return sentence[0].upper() + sentence[1:]
