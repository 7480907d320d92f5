"""The score: a few parts, each the mean of what speaks for the resume there, weighed as readers weighed them.

A part is the mean of its measures (`rules.evidence`), from 0 to 100; the score is the mean of the parts by the weights
of `score.toml`. Each measure is a share that no mended weakness lowers, and every weight is positive, so a mended
weakness never lowers the score. Where too little was read to say anything, there is no score but a sentence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli

from rules import evidence
from rules.evidence import Measure
from rules.facts import Facts
from rules.resume import Level, Resume, SectionKind

MEASURES: dict[str, tuple[Measure, ...]] = {
    "results": (evidence.figures, evidence.outcomes, evidence.sizes),
    "depth": (evidence.built_with, evidence.depth, evidence.breadth),
    "clarity": (evidence.whole_lines, evidence.openings, evidence.in_bullets),
    "substance": (evidence.amount, evidence.latest),
    "evidence": (evidence.skills_used,),
    "structure": (evidence.reachable, evidence.dated, evidence.fits_pages, evidence.summed_up, evidence.spelled),
    "parser": (evidence.parses,),
}
"""What each part of the score is made of."""

OF_LEADERS = {"depth": (evidence.leads,)}
"""What is weighed besides of those who are hired for what others do because of them."""

NAMES = {
    "results": "Results",
    "depth": "Depth",
    "clarity": "Clarity",
    "substance": "Substance",
    "evidence": "Skills in use",
    "structure": "Structure",
    "parser": "What a parser gets",
}
"""The parts as people are shown them."""

UNREAD = 100
"""Words in sections that tell of work from which on no statement in them means that they were not read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: points from 0 to 100, its share of the whole, and a sentence on what it rests on."""

    name: str
    points: int
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score with its parts. `points` is None where it would be a guess; `reason` then says why."""

    points: int | None
    parts: tuple[Part, ...] = ()
    reason: str = ""


def score(resume: Resume, facts: Facts | None = None) -> Score:
    """The score of a resume. The level that the resume carries decides what is asked. `facts`: of that very resume."""
    facts = facts or Facts(resume)
    if reason := _uncertain(facts):
        return Score(None, reason=reason)
    exact = {name: _exact(name, facts) for name in MEASURES}
    parts = tuple(Part(name, round(points), weights()[name], _BECAUSE[name](facts)) for name, points in exact.items())
    whole = sum(part.weight * exact[part.name] for part in parts)
    return Score(round(whole / sum(part.weight for part in parts)), parts)


@cache
def weights() -> dict[str, float]:
    """How much each part weighs."""
    table: dict[str, float] = tomli.loads((files("rules") / "score.toml").read_text("utf-8"))["weights"]
    return table


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
        return (
            "I judge wording in English only, so I can say something about the format and the dates, but give no score."
        )
    if facts.told:
        return ""
    unread = sum(len(facts.text_of(kind).split()) for kind in (SectionKind.EXPERIENCE, SectionKind.PROJECTS))
    if unread >= UNREAD or (not facts.has(SectionKind.EXPERIENCE) and _much_in_none(facts)):
        return "I could read no lines about your work, so any score would be a guess."
    return ""


def _much_in_none(facts: Facts) -> bool:
    """Whether there is a lot of text that no section I know holds."""
    return len(facts.text_of(SectionKind.OTHER).split()) >= 2 * UNREAD


def _because(sentences: Callable[[Facts], Iterator[str]]) -> Callable[[Facts], str]:
    return lambda facts: " ".join(sentences(facts))


def _count(facts: Facts, holds: Callable[[str], object]) -> str:
    return f"{sum(1 for each in facts.told if holds(each.text))} of {len(facts.told)}"


def _results(facts: Facts) -> Iterator[str]:
    if not facts.told:
        yield "No line tells of work yet."
        return
    yield f"{sum(map(facts.has_figure, facts.told))} of {len(facts.told)} lines carry a figure,"
    yield f"{_count(facts, evidence.tells_size)} say how large something was,"
    yield f"{_count(facts, evidence.OUTCOME.search)} what came of it."


def _depth(facts: Facts) -> Iterator[str]:
    used = {technology for each in facts.told for technology in facts.technologies_of(each)}
    yield f"{_count(facts, evidence.DEPTH.search)} lines speak of how something was built or run;"
    yield f"{len(used)} technologies are shown in use."


def _clarity(facts: Facts) -> Iterator[str]:
    short = sum(each.said < evidence.SHORT for each in facts.told)
    long = sum(each.said > evidence.LONG for each in facts.told)
    weak = sum(bool(evidence.WEAK.match(each.text)) for each in facts.told)
    prose = sum(each.bullet is None for each in facts.told)
    flaws = [
        f"{number} {what}"
        for number, what in (
            (short, "of a few words"), (long, "too long to follow"), (weak, "with an opening that hides what you did"),
            (prose, "in running text"),
        )
        if number
    ]  # fmt: skip
    yield (
        f"Of {len(facts.told)} lines: {', '.join(flaws)}."
        if flaws
        else "Lines open with what you did and are of a good length."
    )


def _substance(facts: Facts) -> Iterator[str]:
    words = sum(each.words for each in facts.told)
    yield f"{len(facts.told)} lines, {words} words in all, tell of work and projects."


def _evidence(facts: Facts) -> Iterator[str]:
    listed = facts.technologies_in(SectionKind.SKILLS)
    used = {technology for each in facts.told for technology in facts.technologies_of(each)}
    yield (
        f"{len(listed & used)} of {len(listed)} listed technologies appear in a line about work."
        if listed
        else "No skills are listed."
    )


def _structure(facts: Facts) -> Iterator[str]:
    dated = sum(bool(job.span(facts.today)) for job in facts.jobs)
    pages = facts.resume.file.pages
    yield f"{dated} of {len(facts.jobs)} jobs have dates," if facts.jobs else "No jobs,"
    yield f"{pages} page{'' if pages == 1 else 's'}."


def _parser(facts: Facts) -> Iterator[str]:
    layout = facts.resume.layout
    flaws = [
        what
        for there, what in (
            (layout.columns > 1, "columns"), (layout.tables, "tables"), (layout.images, "pictures"),
            (layout.from_ocr, "a page that is a picture"), (layout.garbled, "letters or lines that come out otherwise"),
            (layout.hidden, "hidden text"), (facts.resume.contact.in_margin, "contact details in the margin"),
        )
        if there
    ]  # fmt: skip
    yield f"In a parser's way: {', '.join(flaws)}." if flaws else "One column of plain text."


_BECAUSE: dict[str, Callable[[Facts], str]] = {
    "results": _because(_results),
    "depth": _because(_depth),
    "clarity": _because(_clarity),
    "substance": _because(_substance),
    "evidence": _because(_evidence),
    "structure": _because(_structure),
    "parser": _because(_parser),
}
