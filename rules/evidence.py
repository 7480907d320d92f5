"""What speaks for a resume, as shares from 0 to 1: the measures from which the score is made.

Every measure is a share of lines, or a number against the one from which on more adds nothing, so that who writes more
is not told to have more wrong. Each grows (or stays) when a weakness is mended. The levels at which a measure is full
are those that the best third of the published resumes reaches that the score was fitted on; see `docs/score.md`.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from rules.facts import Facts
from rules.jobs import Statement
from rules.letters import has_letter
from rules.lexicon.verbs import lookup, opens_with_verb
from rules.resume import Level, SectionKind

OUTCOME = re.compile(
    r"\b(?:resulting|result(?:ed)? in|leading to|led to|so that|enabl\w+|allow(?:ing|ed)|sav(?:ed|es|ing)|used by|"
    r"serving|reduc\w+|"
    r"improv\w+|increas\w+|cut|cuts|cutting|prevent\w*|eliminat\w+|achiev\w+|speed\w*|sped|faster|doubl\w+|halv\w+|"
    r"grew|raised|lower\w+|boost\w*|decreas\w+|shorten\w*|accelerat\w+|won|adopted)\b",
    re.IGNORECASE,
)
"""A word on what came of the work."""
SIZE = re.compile(
    r"(?<!\d)(?<!\d[.,])\d[\d.,]{0,20}\s?(?:k|m|b|million|billion|thousand)?\+?\s?[-–]?\s?(?:[\w-]{1,30}\s+){0,2}"
    r"(?:users?|customers?|clients?|requests?|transactions?|events?|messages?|records?|rows|orders|queries|"
    r"(?:micro)?services?|servers?|nodes?|devices|endpoints|"
    r"countries|downloads|engineers?|developers?|people|persons?|members|students|teams?|hours?|days?|weeks?|minutes?|"
    r"seconds?|months?|projects|apps?|applications|sites|stars|installs|subscribers|readers|views|plays|stores|products|pages|jobs|pipelines|repositories|tests|tables)\b"
    r"|\b(?:millions?|billions?|thousands|hundreds|dozens) of\b|\d\s?(?:rps|qps|tps|ms|tb|gb|pb)\b|\d(?:k|m|b)\b"
    r"|[$€£¥₹]\s?\d",
    re.IGNORECASE,
)
"""A figure that says how large something was, unlike a percentage of nothing in particular."""
_VERSION = re.compile(r"(?<=\s)[A-Z][\w.+#]+ \d[\d./]*(?=\s)")
"""A number that belongs to a name: "Symfony 6 applications" says nothing of how many."""


def tells_size(text: str) -> bool:
    """Whether a line says how large something was."""
    return SIZE.search(_VERSION.sub(" ", text)) is not None


DEPTH = re.compile(
    r"\b(?:architect\w*|design\w*|scal(?:e|ed|ing|ab\w+)|distributed|latency|throughput|concurren\w*|cach\w+|queue\w*|"
    r"migrat\w+|shard\w*|index\w*|on-call|incident\w*|monitor\w*|deploy\w*|pipelines?|optimi[sz]\w*|security|"
    r"auth(?:entication|orization)?|consisten\w*|replicat\w*|microservices?|event-driven|schema\w*|protocols?|"
    r"real[- ]time|automat\w+|algorithms?|infrastructure|integrat\w+)\b",
    re.IGNORECASE,
)
"""A word on how something was built, run or kept running."""
LEADS = re.compile(
    r"\b(?:mentor\w*|co-?led|led|lead(?:ing)?|managed|manag(?:er|ing)|coach\w*|taught|train(?:ed|ing)|hired|hiring|founded|"
    r"founder|spearhead\w*|supervis\w+|headed|onboard\w*|guid(?:ed|ing)|introduced|champion\w*)\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"^\W*(?:(?:was|were|am)\s+)?(?:\w+ly\s+)?(?:responsible|in charge|tasked|help\w*|assist\w*|participat\w+|involved|"
    r"work(?:ed|ing|s)? (?:closely )?(?:on|with|in|for|as)|part of|duties|responsibilities|attended)\b",
    re.IGNORECASE,
)
FROM_TO = re.compile(r"\bfrom\b.+\bto\b|→|->", re.IGNORECASE)
"""From where to where something was brought."""
SHORT, LONG = 8, 45
"""Words of a line below which it says too little, and above which nobody reads to its end."""
ASKED = {Level.NEW_GRAD: 4, Level.MID: 6, Level.SENIOR: 7, Level.STAFF: 7}
"""Statements from which on more of them add nothing."""
PROVING = 5
"""Statements below which results can't be told of enough of them: three sentences full of percentages prove little."""

Measure = Callable[[Facts], float]


def _share(facts: Facts, holds: Callable[[Statement], object], full: float = 1.0, least: int = 1) -> float:
    """The share of statements of which something holds, against the one that is full; where there are fewer than
    `least`, it is their share of so many."""
    told = facts.told
    return min(1.0, sum(1 for each in told if holds(each)) / max(least, len(told)) / full) if told else 0.0


def figures(facts: Facts) -> float:
    """Statements with a figure."""
    return _share(facts, facts.has_figure, 0.6, PROVING)


def outcomes(facts: Facts) -> float:
    """Statements that say what came of the work."""
    return _share(facts, lambda each: OUTCOME.search(each.text), 0.6, PROVING)


def sizes(facts: Facts) -> float:
    """Statements whose figure says how large something was."""
    return _share(facts, lambda each: tells_size(each.text), 0.4, PROVING)


def proven(facts: Facts) -> float:
    """Statements that say what came of the work, and by how much."""
    return _share(facts, lambda each: facts.has_figure(each) and OUTCOME.search(each.text), 0.4, PROVING)


def built_with(facts: Facts) -> float:
    """Statements that name what something was built with."""
    return _share(facts, facts.names_technology, 0.7)


def depth(facts: Facts) -> float:
    """Statements that speak of how something was built or run."""
    return _share(facts, lambda each: DEPTH.search(each.text), 0.6)


def leads(facts: Facts) -> float:
    """Statements on what others did because of this person; asked of those who lead."""
    return _share(facts, lambda each: LEADS.search(each.text), 0.15)


def whole_lines(facts: Facts) -> float:
    """Statements of a readable length: neither a few words nor half a page."""
    return _share(facts, lambda each: SHORT <= each.said <= LONG)


def openings(facts: Facts) -> float:
    """Statements that open with what was done, and not with having been near it."""
    return _share(facts, lambda each: _opens_well(each.text))


def _opens_well(text: str) -> bool:
    if WEAK.match(text) or not opens_with_verb(text):
        return False
    first = text.split(maxsplit=1)[0].strip(",")
    verb = lookup(first)
    return verb is None or first.lower() != verb.gerund


def in_bullets(facts: Facts) -> float:
    """Statements that are bullets, and no running text."""
    return _share(facts, lambda each: each.bullet is not None)


def amount(facts: Facts) -> float:
    """Whether enough is told for the level: statements of more than a few words."""
    whole = sum(each.said >= SHORT for each in facts.told)
    return min(1.0, whole / ASKED[facts.resume.level])


def latest(facts: Facts) -> float:
    """Whether the latest job, or what stands for it in a graduate, is told."""
    words = [job.said for job in (*facts.field_jobs[:1], *(facts.projects[:2] if not facts.field_jobs else ()))]
    return min(1.0, max(words, default=0) / 50)


def breadth(facts: Facts) -> float:
    """Technologies shown in use."""
    used = {technology for each in facts.told for technology in facts.technologies_of(each)}
    return min(1.0, len(used) / 12)


def skills_used(facts: Facts) -> float:
    """Listed technologies that a statement names, too; one more in the list never takes anything away."""
    listed = facts.technologies_in(SectionKind.SKILLS)
    used = {technology for each in facts.told for technology in facts.technologies_of(each)}
    return min(1.0, len(listed & used) / 6)


def reachable(facts: Facts) -> float:
    """Contact details that are there."""
    contact = facts.resume.contact
    there = (contact.email, contact.phone, contact.location, contact.linkedin, contact.github or contact.website)
    return min(1.0, sum(map(bool, there)) / 4)


def dated(facts: Facts) -> float:
    """Jobs with dates, newest first."""
    jobs = [job for job in facts.jobs if job.entry.title or job.entry.organization]
    if not jobs:
        return 0.5
    spans = [job.span(facts.today) for job in jobs]
    known = [span for span in spans if span]
    ordered = sum(below[1] <= above[1] for above, below in pairwise(known)) + 1 if known else 0
    return (len(known) / len(jobs) + ordered / max(1, len(known))) / 2


def summed_up(facts: Facts) -> float:
    """Whether a few lines on top say who this is; not asked of graduates."""
    if facts.resume.level is Level.NEW_GRAD:
        return 1.0
    return float(len(facts.text_of(SectionKind.SUMMARY).split()) >= SHORT)


def spelled(facts: Facts) -> float:
    """Whether the words are spelled right."""
    return 1.0 / (1 + 0.25 * len(facts.typos))


def fits_pages(facts: Facts) -> float:
    """Pages within the norm: one below ten years, two at most."""
    resume = facts.resume
    allowed = 2 if (resume.years_experience or 0) >= 10 or resume.level in {Level.SENIOR, Level.STAFF} else 1
    return 1.0 / (1 + max(0, resume.file.pages - has_letter(resume) - allowed))


def parses(facts: Facts) -> float:
    """Whether a parser gets what a person sees: one column of text without tables and pictures."""
    layout = facts.resume.layout
    flaws: Sequence[bool] = (
        layout.columns > 1, layout.tables > 0, layout.images > 0, layout.from_ocr,
        bool(layout.garbled), bool(layout.hidden), bool(facts.resume.contact.in_margin),
    )  # fmt: skip
    return 1.0 / (1 + 0.5 * sum(flaws))
