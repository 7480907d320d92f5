"""Finds the bullets that a hiring engineer would remember, and says why."""

import re
from collections.abc import Iterator, Sequence

from rules.facts import Facts
from rules.finding import Finding, Strength
from rules.lexicon.verbs import lookup
from rules.resume import Bullet, Resume, SectionKind
from rules.words import PLAIN, Words

MOST = 2
_FROM_TO = re.compile(r"\bfrom\b.+\bto\b", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:users|requests|transactions|events|records|customers|rps|qps|uptime|services)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:mentored|trained|onboarded|coached|taught|led (?:a |the )?(?:\w+ )?"
    r"(?:team|group|squad|\d+|two|three|four|five|six))\b",
    re.IGNORECASE,
)
_WEAK = frozenset("help assist participate work attend make do use handle contribute support".split())
"""Verbs that nobody is remembered for, whatever follows."""
OTHERS = "shows what others gained"
ENOUGH = 3
"""Signs that a bullet must show to be praised, what others gained not counted: praise for little is worth little."""


def strengths(resume: Resume, findings: Sequence[Finding] = (), words: Words = PLAIN) -> tuple[Strength, ...]:
    """The strongest experience bullets, at most two, with the reason; none if none stands out.

    A line that one of the findings quotes is not praised beside it. `words`: those of the pack.
    """
    if resume.language != "en":
        return ()
    facts = Facts(resume, words)
    quoted = {quote for finding in findings for quote in (finding.quote, *finding.others)}
    rated = [
        (signs, bullet)
        for bullet in facts.work
        if bullet.text not in quoted and _weight(signs := list(_signs(facts, bullet))) >= ENOUGH
    ]
    best = sorted(rated, key=lambda pair: (-len(pair[0]), pair[1].first_line))[:MOST]
    return tuple(Strength(SectionKind.EXPERIENCE, bullet.text, _reason(signs)) for signs, bullet in best)


def _signs(facts: Facts, bullet: Bullet) -> Iterator[str]:
    first = bullet.text.split(" ", 1)[0]
    verb = lookup(first)
    if bullet not in facts.with_figure or verb is None or verb.past != first.lower() or verb.base in _WEAK:
        return
    yield "it opens with a verb"
    yield "says from where to where" if _FROM_TO.search(bullet.text) else "gives a figure"
    if used := _used(facts, bullet):
        yield f"names what you used ({used})"
    if _OTHERS.search(bullet.text):
        yield OTHERS  # "Trained 25 users" tells of people, not of a system's size
    elif _SCALE.search(bullet.text) or (facts.words.scale and facts.words.scale.search(bullet.text)):
        yield "shows the scale"


def _used(facts: Facts, bullet: Bullet) -> str:
    """The first product of a bullet, as written."""
    products = (
        each for each in facts.words.known.find(bullet.text) if each.technology.layer not in {"practices", "api"}
    )
    return next((each.as_written for each in products if each.technology.category != "testing practice"), "")


def _weight(signs: Sequence[str]) -> int:
    return sum(sign != OTHERS for sign in signs)


def _reason(signs: list[str]) -> str:
    sentence = ", ".join(signs[:-1]) + f" and {signs[-1]}."
    return sentence[0].upper() + sentence[1:]
