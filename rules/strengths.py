"""Finds the bullets that a hiring engineer would remember, and says why."""

import re
from collections.abc import Iterator, Sequence

from rules import evidence
from rules.facts import Facts
from rules.finding import Finding, Strength
from rules.lexicon.verbs import lookup
from rules.metrics import has_metric
from rules.resume import Bullet, Resume
from rules.words import PLAIN, Words
from texts import gettext, gettext_noop
from texts.forms import capital, listed

MAX_STRENGTHS = 2
_FROM_TO = re.compile(
    r"\b(?:from|over)\b\D{0,30}\d[^,;]{0,30}\b(?:to|less than)\b\D{0,20}\d"
    r"|(?<![\d.,])\d[\d.,]{0,20}+(?:\s?(?:%|[^\W\d]\w{0,20}))? (?:down )?to (?:about |under |less than |~)?\d",
    re.IGNORECASE,
)
"""From which figure to which; from one tool to another is none."""
_OTHERS = re.compile(
    r"\b(?:mentored|trained|onboarded|coached|taught|led (?:a |the )?(?:\w+ )?"
    r"(?:team|group|squad|\d+|two|three|four|five|six))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b\d{1,2}\+?\s*(?:years?|yrs?|months?)\b", re.IGNORECASE)
_WEAK = frozenset("help assist participate work attend make do use handle contribute support".split())
"""Verbs that nobody is remembered for, whatever follows."""
OTHERS = gettext_noop("shows what others gained")
ENOUGH = 3
"""Signs that a bullet must show to be praised, what others gained not counted: praise for little is worth little."""


def strengths(
    resume: Resume, findings: Sequence[Finding] = (), words: Words = PLAIN, facts: Facts | None = None
) -> tuple[Strength, ...]:
    """The strongest bullets of work and projects, at most two, with the reason; none if none stands out.

    A line that one of the findings quotes is not praised beside it. `words`: those of the pack; `facts`: of that very
    resume, with them.
    """
    if resume.language != "en":
        return ()
    facts = facts or Facts(resume, words)
    quoted = {quote for finding in findings for quote in (finding.quote, *finding.others)}
    rated = [
        (signs, bullet)
        for bullet in (each.bullet for each in facts.told if each.bullet)
        if bullet.text not in quoted and _weight(signs := list(_signs(facts, bullet))) >= ENOUGH
    ]
    best = sorted(rated, key=lambda pair: (-_weight(pair[0]), pair[1].first_line))[:MAX_STRENGTHS]
    return tuple(Strength(bullet.section, bullet.text, _reason(signs)) for signs, bullet in best)


def _signs(facts: Facts, bullet: Bullet) -> Iterator[str]:
    first = bullet.text.split(" ", 1)[0]
    verb = lookup(first)
    if verb is None or first.lower() == verb.gerund or verb.base in _WEAK or not has_metric(bullet.text):
        return
    moved = _FROM_TO.search(bullet.text)
    yield gettext("gives the numbers before and after") if moved else gettext("gives a number")
    if evidence.OUTCOME.search(bullet.text):
        yield gettext("says what came of it")
    if used := _used(facts, bullet):
        yield gettext("names what you used ({used})", used=used)
    if _OTHERS.search(bullet.text):
        yield gettext(OTHERS)  # "Trained 25 users" tells of people, not of a system's size
    elif evidence.tells_size(_YEARS.sub("", bullet.text) if not moved else bullet.text) or (
        facts.words.scale and facts.words.scale.search(bullet.text)
    ):
        yield gettext("shows the scale")


def _used(facts: Facts, bullet: Bullet) -> str:
    """The first product of a bullet, as written."""
    products = (
        each for each in facts.words.known.find(bullet.text) if each.technology.layer not in {"practices", "api"}
    )
    return next((each.as_written for each in products if each.technology.category != "testing practice"), "")


def _weight(signs: Sequence[str]) -> int:
    return sum(sign != gettext(OTHERS) for sign in signs)


def _reason(signs: list[str]) -> str:
    return gettext("{praise}.", praise=capital(listed(signs)))
