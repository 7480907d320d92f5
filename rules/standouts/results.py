"""What came of the work, with how much."""

import re
from collections.abc import Iterator, Mapping

from rules import evidence
from rules.checks.credible import Credible, bare_percentages, gives_only_percentages
from rules.facts import Facts
from rules.jobs import Statement, lines_of
from rules.lexicon import titles
from rules.lexicon.verbs import opens_with_verb
from rules.metrics import has_metric
from rules.resume import SectionKind
from rules.role import Role, roles_of
from rules.standouts.standout import Sort, Standout

_TAUGHT = re.compile(r"\W*(?:\w+ly )?(?:mentor|taught|teach|tutor|coach|instruct|train)", re.IGNORECASE)
"""How a line opens that may be fine, and is not what somebody is hired for to build software."""
_LEARNED = re.compile(
    r"\b(?:self-?\s?(?:study|taught|learning)|proficiency|(?:my|own) (?:skills|knowledge))\b", re.IGNORECASE
)
"""What somebody learned is no work that could be the strongest."""
_SERVED = re.compile(
    r"\b(?:help[- ]?desk|service desk|call cent(?:er|re)|tickets?)\b|^\W*(?:\w+ly )?troubleshoo?t", re.IGNORECASE
)
"""How long people wait for help, and how many got some, is no strength in building software."""
_WON = re.compile(r"\b(?:award|prize|won|winn(?:er|ing)|hackathon|1st place|first place)\b", re.IGNORECASE)
"""A prize stands out as such."""


_RANKED = re.compile(
    r"\b\d[\d,.]{0,9}k?\+?(?:[ -]lines?|\s?k?loc)\b|(?-i:\b\d{1,3}X [A-Z][a-z]+)"
    r"|\b\d{1,3}(?:\.\d{1,2})?\s?% (?:[\w-]+ ){0,2}(?:accuracy|precision|recall|f1(?:[- ]score)?|auc)\b"
    r"|\b(?:accuracy|precision|recall|f1(?:[- ]score)?|auc) (?:score )?(?:of|at) (?:[a-z]+ ){0,2}\d[\d.]{0,5}\s?%?"
    r"|\b(?:one|two|three|\d+) (?:out )?of (?:the |all |only )?(?:\d+|two|three|four|five)\b[^,.;)]*"
    r"|\b(?:up to )?(?<![\d.,])1(?:\.\d{1,2})?\s?(?:x\b|×)|\bup to \d(?:\.\d{1,2})?\s?(?:x\b|×)"
    r"|\bup to (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b(?!\s?%)"
    r"|\b(?:over|within|in|for|during|after) (?:the |about |only |just )?\d{1,2} (?:days|weeks|months|years)\b"
    r"|\b\d{1,2}\+? ?(?:requests|operations|ops|transactions|queries|messages|events|calls)\b(?: ?/ ?s(?:ec)?\b)?"
    r"|\b\d{1,3}(?:\.\d+)?[-‐-–](?:second|minute|hour|day|week|month)\b"
    r"|\b\d{1,2}\+? (?:[\w-]+ ){0,3}(?:projects|games|apps|applications|tools|scripts|sites|websites|pages|challenges"
    r"|exercises|programs|features|components|modules)\b",
    re.IGNORECASE,
)
"""Lines of code, a few dozen small things or requests, a place among others, at most so many, a few times, names, how
long it took and how often a model is right say nothing of how large something was: "over 30 games", "1 of 4 teams",
"up to 6", "1.5×", "10X Lumen", "over 10 months", "a 2-second clip"."""
_AMID = re.compile(
    r"\b(?:as )?(?:a )?part of (?:an? |the |its |their )?[$€£¥₹] ?\d[\d.,]*\+? ?(?:[kmb]n?|(?:m|b)illions?)?\b",
    re.IGNORECASE,
)
"""How large something was that somebody only had a part in."""
_UNMEASURED = re.compile(
    r"\b(?:maintainab\w+|readab\w+|code quality|testab\w+|modularity|robustness|flexibility|cleanliness|usability"
    r"|productivity|creativity|clarity)\b",
    re.IGNORECASE,
)
"""What nobody can measure, whatever figure stands beside it."""
_PRACTICE = re.compile(
    r"\b(?:mnist|cifar|imagenet|titanic (?:data|dataset|survival|passengers?)|iris (?:data|dataset|flowers?))\b"
    r"|\bcifar-?\d",
    re.IGNORECASE,
)
"""Data on which everybody practices, and results are compared with those of others."""
_POSSIBLE = re.compile(
    r"\b(?:built|designed|made|able|ready) to (?:handle|serve|support)\b|\bcapable of\b"
    r"|\bcan (?:handle|serve|support)\b",
    re.IGNORECASE,
)
"""What something could bear, and nobody knows that it ever did."""
_IN_DIGITS = re.compile(r"\d|\b(?:m|b)illions?\b", re.IGNORECASE)
"""How a figure is written that is worth showing; "thousands" and "six-stage" are none."""
_NEAR: Mapping[Role, frozenset[Role]] = {
    Role.BACKEND: frozenset((Role.FULLSTACK, Role.DEVOPS, Role.DATA)),
    Role.FRONTEND: frozenset((Role.FULLSTACK, Role.MOBILE)),
    Role.MOBILE: frozenset((Role.FULLSTACK, Role.FRONTEND)),
    Role.DEVOPS: frozenset((Role.BACKEND, Role.SECURITY)),
    Role.DATA: frozenset((Role.ML, Role.BACKEND)),
    Role.ML: frozenset((Role.DATA,)),
    Role.EMBEDDED: frozenset(),
    Role.QA: frozenset((Role.DEVOPS,)),
    Role.SECURITY: frozenset((Role.DEVOPS,)),
    Role.GAME: frozenset((Role.EMBEDDED,)),
}
"""Kinds of work whose lines speak for those of another, too; who is of any other kind, opens with any line."""


LEAST = 3
"""How strong a line is, at least, to be worth moving."""
_GREAT = re.compile(
    r"[$€£¥₹]\s?\d[\d.,]*\s?(?:m|mm|b|bn|(?:m|b)illions?)\b|[$€£]\s?\d{1,3}(?:,\d{3}){2,}", re.IGNORECASE
)
"""Millions in money."""


def find(facts: Facts) -> Iterator[Standout]:
    """Lines with a figure, its size and an outcome, about how something was built; so much that a reader would tell a
    colleague about it."""
    strong = [(each, height) for each in facts.told if (height := strength(each, facts)) >= LEAST]
    strong = [(each, height) for each, height in strong if _is_worth_moving(each, facts)]
    if not strong:
        return
    passed_over = lines_of(facts.long_past) | _doubted(facts)
    for each, height in strong:
        if each.line in passed_over:
            continue
        home = next((job for job in (*facts.jobs, *facts.projects) if each in job.statements), None)
        greater = 2 * bool(_GREAT.search(each.text))
        yield Standout(Sort.RESULT, height + greater, each.text, each.section, each.line, each.page, home)


def _doubted(facts: Facts) -> set[int]:
    """What is doubted is not held up as the strongest thing, and where some percentages are, no other is."""
    doubting = bool(bare_percentages(facts))
    doubted = {each.line for each in facts.told if doubting and gives_only_percentages(each.text)}
    return doubted | {span.line for span in Credible().find(facts) if span.line is not None}


def _is_worth_moving(each: Statement, facts: Facts) -> bool:
    return (
        _is_of_this_work(each, facts)
        and _tells_what_came(each)
        and not (_is_small(each) or _is_modest(each.text))
        and facts.has_figure(each)
        and _IN_DIGITS.search(each.text) is not None
        and not any(told.search(each.text) for told in (_UNMEASURED, _POSSIBLE, _PRACTICE))
    )


def _is_modest(text: str) -> bool:
    """Whether percentages are all that a line gives, and small ones; or one is a mark."""
    if _MARK.search(text):
        return True
    return gives_only_percentages(text) and max(map(float, _PERCENT.findall(text)), default=100.0) < TOLD


_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s?%")
_MARK = re.compile(
    r"\d\s?% (?:on|in|for) (?:the|an?|my|this|our) (?:final )?"
    r"(?:project|course|class|exam|assignment|module|test|quiz|paper)\b",
    re.IGNORECASE,
)
TOLD = 30
"""Per cent from which on a change is one that readers tell colleagues about."""


def _tells_what_came(statement: Statement) -> bool:
    """Whether a line says what came of the work, from how much to how much, or how something large was built: an amount
    alone that somebody handled, or how many people did it in how many hours, is no strength."""
    text = statement.text
    if evidence.OUTCOME.search(text) or _FROM_TO.search(text):
        return True
    return evidence.DEPTH.search(text) is not None and _LARGE.search(_RANKED.sub(" ", text)) is not None


def _is_small(statement: Statement) -> bool:
    """Whether a line on a project has no number that makes it worth opening with: that of a course's task is none."""
    text = _RANKED.sub(" ", statement.text)
    return statement.section is SectionKind.PROJECTS and not (_FROM_TO.search(text) or _WEIGHTY.search(text))


_FROM_TO = re.compile(r"\bfrom\b[^.;]*\d[^.;]*\bto\b[^.;]*\d|\d\s*(?:→|->)", re.IGNORECASE)
_LARGE = re.compile(
    r"\d\s?(?:k|m|b|tb|pb|(?:m|b)illions?|thousand)\b|(?<![\d.])\d{1,3}(?:,\d{3})+|\b(?!(?:19|20)\d\d\b)\d{4,}\b",
    re.IGNORECASE,
)
"""A size of thousands or more."""
_WEIGHTY = re.compile(
    rf"{_LARGE.pattern}|\d\s?(?:%|x\b|×|percent\b)|[$€£¥₹]\s?\d"
    r"|\b\d{2,3}\+? (?:[\w-]+ ){0,2}"
    r"(?:users|people|students|players|customers|clients|teams|downloads|stars|members|teachers)\b",
    re.IGNORECASE,
)
"""Thousands, a share, an amount of money, dozens of people."""


def _is_of_this_work(statement: Statement, facts: Facts) -> bool:
    """Whether a line tells of the kind of work that the resume reads as, of one near it, or of none in particular."""
    read = facts.role
    if not read.clear or read.role not in _NEAR:
        return True
    homes = [job for job in facts.jobs if statement in job.statements]
    if homes and not (titles.is_field(homes[0].entry.title) or facts.names_technology(statement)):
        return False  # neither the job nor the line is surely of software
    tells = frozenset(roles_of(statement.text, facts.technologies_of(statement)))
    return not tells or read.role in tells or not tells.isdisjoint(_NEAR[read.role])


_OF_OFFICES = frozenset(("Microsoft Excel",))
"""What every office works with, and nobody builds software with."""


def strength(statement: Statement, facts: Facts) -> int:
    """How strong a line is, from 0 to 6: a figure, its size, from where to where, an outcome, technology, depth."""
    text = _RANKED.sub(" ", _AMID.sub(" ", statement.text))
    if (
        _TAUGHT.match(text)
        or _LEARNED.search(text)
        or _WON.search(text)
        or _SERVED.search(text)
        or not opens_with_verb(text)
    ):
        return 0
    if not has_metric(text) or not _IN_DIGITS.search(text):
        return 0
    named = {each.name for each in facts.technologies_of(statement)}
    if named and named <= _OF_OFFICES:
        return 0
    return (
        1
        + evidence.tells_size(text)
        + bool(evidence.FROM_TO.search(text))
        + bool(evidence.OUTCOME.search(text))
        + bool(named)
        + bool(evidence.DEPTH.search(text) and not evidence.WEAK.match(text))
    )
