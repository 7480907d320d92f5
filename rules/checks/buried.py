"""Does the strongest thing stand where it is read?"""

import re
from collections.abc import Iterator, Mapping

from rules import evidence
from rules.checks.credible import Credible, bare_percentages, gives_only_percentages
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, lines_of
from rules.lexicon import titles
from rules.lexicon.verbs import opens_with_verb
from rules.metrics import has_metric
from rules.resume import SectionKind
from rules.role import Role, roles_of
from texts import gettext

_TAUGHT = re.compile(r"\W*(?:\w+ly )?(?:mentor|taught|teach|tutor|coach|instruct|train)", re.IGNORECASE)
"""How a line opens that may be fine, and is not what somebody is hired for to build software."""
_LEARNED = re.compile(
    r"\b(?:self-?\s?(?:study|taught|learning)|proficiency|(?:my|own) (?:skills|knowledge))\b", re.IGNORECASE
)
"""What somebody learned is no work that could be the strongest."""
_SERVED = re.compile(r"\b(?:help[- ]?desk|service desk|call cent(?:er|re)|tickets?)\b", re.IGNORECASE)
"""How long people wait for help is no strength in building software."""
_WON = re.compile(r"\b(?:award|prize|won|winn(?:er|ing)|hackathon|1st place|first place)\b", re.IGNORECASE)
"""A prize stands where it is looked for."""


_RANKED = re.compile(
    r"\b(?:one|two|three|\d+) (?:out )?of (?:the |all |only )?(?:\d+|two|three|four|five)\b[^,.;)]*"
    r"|\bup to (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b(?!\s?%)"
    r"|\b(?:over|within|in|for|during|after) (?:the |about |only |just )?\d{1,2} (?:days|weeks|months|years)\b"
    r"|\b\d{1,2}\+? ?(?:requests|operations|ops|transactions|queries|messages|events|calls)\b(?: ?/ ?s(?:ec)?\b)?"
    r"|\b\d{1,3}(?:\.\d+)?[-‐-–](?:second|minute|hour|day|week|month)\b"
    r"|\b\d{1,2}\+? (?:[\w-]+ ){0,3}(?:projects|games|apps|applications|tools|scripts|sites|websites|pages|challenges"
    r"|exercises|programs|features|components|modules)\b",
    re.IGNORECASE,
)
"""A few dozen small things or requests, a place among others, at most so many and how long it took say nothing of how
large something was: "over 30 games", "1 of 4 teams", "up to 6", "over 10 months", "a 2-second clip"."""
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
    Role.GAME: frozenset(),
}
"""Kinds of work whose lines speak for those of another, too; who is of any other kind, opens with any line."""


@check
class Buried:
    """Yields the strongest statement if it stands below `seen` others, the first of which are weaker `by` much.

    Strong is a line with a figure, its size and an outcome, about how something was built; so much that a reader would
    tell a colleague about it.
    """

    seen: int = 3
    least: int = 3
    by: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        told = facts.told
        if len(told) < self.seen + 1:
            return
        past = lines_of(facts.long_past)
        # What is doubted is not held up as the strongest thing, and where some percentages are, no other is.
        doubting = bool(bare_percentages(facts))
        doubted = {each.line for each in told if doubting and gives_only_percentages(each.text)}
        doubted |= {span.line for span in Credible().find(facts) if span.line is not None}
        told = tuple(each for each in told if each.line not in past | doubted)
        if not told:
            return
        rated = [(strength(each, facts), -each.line, each) for each in told]
        worth = [rating for rating in rated if _is_of_this_work(rating[2], facts) and _tells_what_came(rating[2])]
        if not worth:
            return
        best, _, strongest = max(worth, key=lambda rating: rating[:2])
        above = [rating for rating, _, each in rated if each.line < strongest.line]
        ahead = [each for each in told if each.line < strongest.line]
        if (
            _is_near_the_top(strongest, facts)
            or _is_small(strongest)
            or best < self.least
            or not has_metric(strongest.text)
            or not _IN_DIGITS.search(strongest.text)
            or _UNMEASURED.search(strongest.text)
        ):
            return
        # A project stands below the work; it has to go ahead of all of that.
        rivals = above if strongest.section is SectionKind.PROJECTS else above[: self.seen]
        if len(ahead) >= self.seen and max(rivals, default=0) <= best - self.by:
            words = {"mend": _mend(strongest, facts)}
            yield Span(strongest.section, strongest.text, strongest.line, strongest.page, words)


def _mend(strongest: Statement, facts: Facts) -> str:
    """What can be done: move it up in its job unless it is first there, tell it in the summary if there is one."""
    homes = [job for job in (*facts.jobs, *facts.projects) if strongest in job.statements]
    # What introduces a job in running text stays above its first bullet.
    beside = [each for each in homes[0].statements if bool(each.bullet) == bool(strongest.bullet)] if homes else []
    first = facts.bullet_at(strongest.line - 1) is None and strongest.bullet is not None
    moved = not first and (not homes or min(beside, key=lambda each: each.line) != strongest)
    if moved and facts.has(SectionKind.SUMMARY) and strongest.section is SectionKind.EXPERIENCE:
        return gettext("make it the first line of its job, and put its number in the summary")
    if moved and strongest.section is SectionKind.PROJECTS:
        return gettext("make it the first line of its project")
    if moved:
        return gettext("make it the first line of its job")
    if facts.has(SectionKind.SUMMARY):
        return gettext("put its number in the summary")
    return gettext("mention it, with its number, in a summary at the top")


def _is_near_the_top(statement: Statement, facts: Facts) -> bool:
    """Whether a line stands second in the newest job, in any job or project behind such with a figure only, or high
    up on the first page."""
    homes = [job for job in (*facts.jobs, *facts.projects) if statement in job.statements]
    lines = sorted(homes[0].statements, key=lambda each: each.line) if homes else []
    newest = homes[:1] == [*facts.field_jobs[:1]]
    before = [each.text for each in lines if each.line < statement.line]
    if (before and all(map(has_metric, before))) or (newest and lines[1:2] == [statement]):
        return True
    line = facts.resume.lines[statement.line]
    return line.page == 1 and 0 < line.bottom < HIGH * facts.resume.layout.page_height


def _tells_what_came(statement: Statement) -> bool:
    """Whether a line says what came of the work, from how much to how much, or how something large was built: an amount
    alone that somebody handled, or how many people did it in how many hours, is no strength."""
    text = statement.text
    if evidence.OUTCOME.search(text) or _FROM_TO.search(text):
        return True
    return evidence.DEPTH.search(text) is not None and _LARGE.search(text) is not None


def _is_small(statement: Statement) -> bool:
    """Whether a line on a project has no number that makes it worth opening with: that of a course's task is none."""
    text = _RANKED.sub(" ", statement.text)
    return statement.section is SectionKind.PROJECTS and not (_FROM_TO.search(text) or _WEIGHTY.search(text))


HIGH = 0.45
"""Part of the first page that a first look takes in."""
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
    return (
        1
        + evidence.tells_size(text)
        + bool(evidence.FROM_TO.search(text) and has_metric(text))
        + bool(evidence.OUTCOME.search(text))
        + facts.names_technology(statement)
        + bool(evidence.DEPTH.search(text) and not evidence.WEAK.match(text))
    )
