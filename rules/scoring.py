"""The score: a few parts, each the mean of what speaks for the resume there, weighed as readers weighed them.

A part is the mean of its measures (`rules.evidence`), from 0 to 100; the score is the mean of the parts by the weights
of `score.toml`. Each measure is a share that no mended weakness lowers, and every weight is positive, so a mended
weakness never lowers the score. Where too little was read to say anything, there is no score but a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli

from rules import evidence
from rules.evidence import Measure
from rules.facts import Facts
from rules.resume import Level, Resume, SectionKind
from texts import gettext, gettext_noop, ngettext
from texts.forms import capital

MEASURES: dict[str, tuple[Measure, ...]] = {
    "results": (evidence.figures, evidence.outcomes, evidence.sizes, evidence.proven),
    "depth": (evidence.built_with, evidence.depth),
    "clarity": (evidence.whole_lines, evidence.openings, evidence.in_bullets),
    "substance": (evidence.amount, evidence.latest),
    "evidence": (evidence.skills_used, evidence.breadth),
    "structure": (evidence.reachable, evidence.dated, evidence.fits_pages, evidence.summed_up, evidence.spelled),
    "parser": (evidence.parses,),
}
"""What each part of the score is made of."""

OF_LEADERS = {"substance": (evidence.leads,)}
"""What is weighed besides of those who are hired for what others do because of them."""

NAMES = {
    "results": gettext_noop("Results"),
    "depth": gettext_noop("Depth"),
    "clarity": gettext_noop("Clarity"),
    "substance": gettext_noop("Substance"),
    "evidence": gettext_noop("Skills in use"),
    "structure": gettext_noop("Structure"),
    "parser": gettext_noop("What a parser gets"),
}
"""The parts as people are shown them."""

UNREAD = 100
"""Words in sections that tell of work from which on no statement in them means that they were not read."""

MUCH = 250
"""Words of a whole page from which on no statement about work means the same."""


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """One part of the score: points from 0 to 100, its share of the whole, and a sentence on what it rests on."""

    name: str
    points: int
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score with its parts. `points` is None where it would be a guess; `reason` then says why."""

    points: int | None
    parts: tuple[ScoredPart, ...] = ()
    reason: str = ""


def score(resume: Resume, facts: Facts | None = None) -> Score:
    """The score of a resume. The level that the resume carries decides what is asked. `facts`: of that very resume."""
    facts = facts or Facts(resume)
    if reason := _uncertain(facts):
        return Score(None, reason=reason)
    exact = {name: _exact(name, facts) for name in MEASURES}
    parts = tuple(
        ScoredPart(name, round(points), weights()[name], _BECAUSE[name](facts)) for name, points in exact.items()
    )
    whole = sum(part.weight * exact[part.name] for part in parts)
    return Score(round(whole / sum(part.weight for part in parts)), parts)


def weights() -> dict[str, int]:
    """How much each part weighs."""
    return _table()["weights"]


def spread() -> dict[str, int]:
    """How published resumes score: how many there are (`resumes`), and the score that a `tenth`, a `quarter`,
    `three_quarters` and `nine_tenths` of them do not exceed."""
    return _table()["spread"]


@cache
def _table() -> dict[str, dict[str, int]]:
    return tomli.loads((Path(__file__).parent / "score.toml").read_text("utf-8"))


def measures(name: str, level: Level) -> tuple[Measure, ...]:
    """The measures of a part, for a level."""
    more = OF_LEADERS.get(name, ()) if level in {Level.SENIOR, Level.STAFF} else ()
    return (*MEASURES[name], *more)


def _exact(name: str, facts: Facts) -> float:
    asked = measures(name, facts.resume.level)
    return 100 * sum(measure(facts) for measure in asked) / len(asked)


def _uncertain(facts: Facts) -> str:
    """Why there is no score; empty if there is one."""
    if facts.resume.language != "en":
        return gettext("I judge wording in English only. I can comment on format and dates, but can't give a score.")
    if facts.resume.how_read.jobs_unread:
        return gettext("I couldn't read your jobs, so any score would be a guess.")
    if facts.told:
        return ""
    unread = sum(len(facts.text_of(kind).split()) for kind in (SectionKind.EXPERIENCE, SectionKind.PROJECTS))
    whole = sum(len(line.text.split()) for line in facts.resume.seen_lines)
    if unread >= UNREAD or whole >= MUCH:
        return gettext("I couldn't read any lines about your work, so any score would be a guess.")
    return ""


def _count(facts: Facts, holds: Callable[[str], object]) -> int:
    return sum(1 for each in facts.told if holds(each.text))


def _results(facts: Facts) -> str:
    if not facts.told:
        return gettext("I found no lines about work.")
    return ngettext(
        "{figures} of {count} line has a number, {sizes} of {count} says how large something was, {outcomes} of "
        "{count} says what came of it.",
        "{figures} of {count} lines have a number, {sizes} of {count} say how large something was, {outcomes} of "
        "{count} say what came of it.",
        len(facts.told),
        figures=sum(map(facts.has_figure, facts.told)),
        sizes=_count(facts, evidence.tells_size),
        outcomes=_count(facts, evidence.OUTCOME.search),
    )


def _depth(facts: Facts) -> str:
    return gettext(
        "{built} of {all} lines name what something was built with, {run} say how it was built or run.",
        built=sum(map(facts.names_technology, facts.told)),
        run=_count(facts, evidence.DEPTH.search),
        all=len(facts.told),
    )


def _clarity(facts: Facts) -> str:
    short = sum(each.said < evidence.SHORT for each in facts.told)
    long = sum(each.said > evidence.LONG for each in facts.told)
    weak = sum(bool(evidence.WEAK.match(each.text)) for each in facts.told)
    prose = sum(each.bullet is None for each in facts.told)
    flaws = [
        told
        for number, told in (
            (short, gettext("{count} with only a few words", count=short)),
            (long, gettext("{count} too long to follow", count=long)),
            (weak, gettext("{count} with an opening that hides what you did", count=weak)),
            (prose, gettext("{count} in running text", count=prose)),
        )
        if number
    ]
    if not flaws:
        return gettext("Lines open with what you did and have a good length.")
    return ngettext("Of {count} line: {flaws}.", "Of {count} lines: {flaws}.", len(facts.told), flaws=", ".join(flaws))


def _substance(facts: Facts) -> str:
    words = sum(each.words for each in facts.told)
    return ngettext(
        "{count} line, {words} words in all, describes your work and projects.",
        "{count} lines, {words} words in all, describe your work and projects.",
        len(facts.told),
        words=words,
    )


def _evidence(facts: Facts) -> str:
    listed = facts.technologies_in(SectionKind.SKILLS)
    used = {technology for each in facts.told for technology in facts.technologies_of(each)}
    shown = ngettext("{count} technology is shown in use", "{count} technologies are shown in use", len(used))
    if not listed:
        return gettext("{shown}; I found no skills listed.", shown=capital(shown))
    return gettext("{shown}, {some} of them from your list of skills.", shown=capital(shown), some=len(listed & used))


def _structure(facts: Facts) -> str:
    dated = sum(bool(job.span(facts.today)) for job in facts.jobs)
    pages = facts.resume.file.pages
    if not facts.jobs:
        return ngettext("No jobs found, {count} page.", "No jobs found, {count} pages.", pages)
    return ngettext(
        "{dated} of {jobs} jobs have dates; {count} page.",
        "{dated} of {jobs} jobs have dates; {count} pages.",
        pages,
        dated=dated,
        jobs=len(facts.jobs),
    )


def _parser(facts: Facts) -> str:
    layout = facts.resume.layout
    flaws = [
        what
        for there, what in (
            (layout.columns > 1, gettext("columns")),
            (layout.tables, gettext("tables")),
            (layout.images, gettext("pictures")),
            (layout.from_ocr, gettext("a page that is a picture")),
            (layout.garbled, gettext("text that turns into other characters")),
            (layout.hidden, gettext("hidden text")),
            (facts.resume.contact.in_margin, gettext("contact details in the header or footer")),
        )
        if there
    ]
    if not flaws:
        return gettext("One column of plain text.")
    return gettext("What gets in a parser's way: {flaws}.", flaws=", ".join(flaws))


_BECAUSE: dict[str, Callable[[Facts], str]] = {
    "results": _results,
    "depth": _depth,
    "clarity": _clarity,
    "substance": _substance,
    "evidence": _evidence,
    "structure": _structure,
    "parser": _parser,
}
