"""The score of a match: the share of what is asked for that the resume shows, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.posting.matching.titles import TitleMatch
from coach.posting.posting import Keyword
from coach.posting.terms.need import Need
from rules.resume import Resume
from texts import gettext, gettext_noop
from texts.forms import listed

SHOWN = 1.0
"""A term that a bullet shows in use."""
LISTED = 0.7
"""A term that only stands in a list: an ATS finds it, a reader doubts it."""
REWORDED = 0.8
"""A term under another name: a reader finds it, an ATS may not."""
NOT_COUNTED = -1.0
"""A term that another one makes needless; it neither helps nor harms."""

_WEIGHTS = {"required": 0.6, "preferred": 0.15, "mentioned": 0.05, "title": 0.1, "years": 0.1}
_PHRASE = 0.4
"""What a practice in ordinary words weighs beside a name: many words say it, and few postings turn on it."""
_NAMES = {
    "required": gettext_noop("{some} required terms"),
    "preferred": gettext_noop("{some} preferred ones"),
    "mentioned": gettext_noop("{some} terms that are only mentioned"),
    "title": gettext_noop("the job title ({some})"),
    "years": gettext_noop("the years of experience ({some})"),
}
_LIKE = {"same": gettext_noop("same"), "near": gettext_noop("close"), "different": gettext_noop("different")}
_A_LEVEL = 0.25
"""What each level below the posting's takes off the title's share."""
_LIKENESS = {"same": 1.0, "near": 0.6, "different": 0.0}


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part: its share from 0 to 1, its weight in the whole, and how it came about ("5 of 8")."""

    name: str
    share: float
    weight: float
    detail: str


def parts(
    credits: Sequence[tuple[Keyword, float]], title: TitleMatch, years: int | None, resume: Resume
) -> tuple[ScorePart, ...]:
    """The parts that can be judged; what the posting does not ask for has no part."""
    found = [_of_need(need, credits) for need in Need]
    found.append(_of_title(title))
    found.append(_of_years(years, resume.years_experience))
    return tuple(part for part in found if part is not None)


def total(found: Sequence[ScorePart]) -> float:
    """The weighted mean of the parts, from 0 to 1; 0 if there are none."""
    weight = sum(part.weight for part in found)
    return round(sum(part.share * part.weight for part in found) / weight, 2) if weight else 0.0


def sentence(found: Sequence[ScorePart]) -> str:
    """What the score is made of, in one sentence, weightiest part first; empty if nothing could be judged."""
    weight = sum(part.weight for part in found)
    if not weight:
        return ""
    pieces = [
        gettext(
            "{part} for {share}%",
            part=gettext(_NAMES[part.name], some=detail_of(part)),
            share=round(100 * part.weight / weight),
        )
        for part in sorted(found, key=lambda part: -part.weight)
    ]
    return gettext(
        "The score counts {parts}; a term shown in a bullet counts for more than one that is only listed.",
        parts=listed(pieces),
    )


def detail_of(part: ScorePart) -> str:
    """How a part came about, for people: its detail is what programs are told."""
    if part.detail in _LIKE:
        return gettext(_LIKE[part.detail])
    some, _, every = part.detail.partition(" of ")
    return gettext("{some} of {all}", some=some, all=every)


def _of_need(need: Need, credits: Sequence[tuple[Keyword, float]]) -> ScorePart | None:
    counted = [(word, credit) for word, credit in credits if word.need is need and credit != NOT_COUNTED]
    missing = frozenset(word.term for word, credit in credits if credit == 0.0)
    weights = [_term_weight(word, missing) for word, _ in counted]
    if not counted:
        return None
    share = sum(credit * weight for (_, credit), weight in zip(counted, weights, strict=True)) / sum(weights)
    there = sum(1 for _, credit in counted if credit > 0)
    return ScorePart(need.value, round(share, 3), _WEIGHTS[need.value], f"{there} of {len(counted)}")


def _term_weight(word: Keyword, missing: frozenset[str]) -> float:
    """Repeated terms weigh more, up to double; of alternatives all missing, together they weigh as one."""
    repeated = (1.0 + min(word.mentions - 1, 4) / 4) * (_PHRASE if word.kind == "phrase" else 1.0)
    if word.term in missing and word.instead:
        return repeated / (1 + sum(1 for other in word.instead if other in missing))
    return repeated


def _of_title(title: TitleMatch) -> ScorePart | None:
    if title.likeness == "unknown":
        return None
    share = max(0.0, _LIKENESS[title.likeness] - _A_LEVEL * title.levels_below)
    return ScorePart("title", share, _WEIGHTS["title"], title.likeness)


def _of_years(asked: int | None, own: float | None) -> ScorePart | None:
    if asked is None or own is None:
        return None
    return ScorePart("years", round(min(1.0, own / asked), 3), _WEIGHTS["years"], f"{own:g} of {asked}")
