"""Do bullets carry figures?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rules.checks.no_result import says_what_it_is
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, lines_of
from rules.lexicon.verbs import of_noun, opens_with_deed
from rules.resume import SectionKind
from rules.shares import Share, share
from rules.spans import at_statement
from texts import gettext

_HONOUR = re.compile(
    r"^\W*(?:selected|chosen|named|featured|recogni[sz]ed|honou?red|shortlisted|listed) (?:as|in|by|among|for|one)\b"
    r"|^\W*#\d+\b|\b(?:hall of fame|dean['’]?s list|honou?r roll)\b|\b(?:winner|runner[- ]up|finalist)s?\W*$"
    r"|^\W*(?:earned|received|got|achieved|given) .{0,40}"
    r"\b(?:ratings?|awards?|honou?rs?|prizes?|medals?|scholarships?)\b"
    r"|\b(?:awarded|nominated|(?:employee|engineer|developer) of the|(?:team|excellence) award"
    r"|won\b.{0,40}\b(?:prizes?|medals?|trophy|trophies|awards?|place)"
    r"|(?:attended|participated in|took part in|completed|underwent)\b.{0,50}\b(?:workshops?|courses?|seminars?"
    r"|trainings?|webinars?|conferences?|competitions?|contests?|bootcamps?|classes))\b",
    re.I,
)
"""A distinction, or a course that somebody sat in, of which nobody asks how many."""
GAINS_MOST = ("reduc", "improv", "increas", "optimi", "scal", "cut", "sav", "migrat", "automat", "led", "launch")
"""Beginnings of verbs whose lines gain most from a figure."""


@check
class NoFigure:
    """Yields what is told of work (or else of projects) without a figure, if fewer than `enough` (a share) carry one.

    Those come first that speak of a change, whose size a reader wants to know.
    """

    enough: float = 0.6
    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        told = [each for each in facts.to_judge(self.least) if not _HONOUR.search(each.text)]
        without = [each for each in told if not facts.has_figure(each)]
        if len(told) < self.least or len(told) - len(without) >= self.enough * len(told):
            return
        every = _with_projects(told, facts)
        if sum(map(facts.has_figure, every)) >= self.enough * len(every):
            return
        said = _said(without, told, facts)
        if not any(map(_takes_one, without)):
            return
        old = lines_of(facts.field_jobs[_NEWEST:])
        figured = {each.line for each in told if each not in without}
        free = [each for each in without if _takes_one(each) and each.line not in figured]
        surely = set(filter(_surely_lacks_one, free))
        if len(surely) < self.least:
            surely |= set(filter(_names_work, free))
        for each in sorted(without, key=lambda each: (each in surely, *_gain(each, old)), reverse=True):
            span = at_statement(each, told=said)
            # Where others gain more, what takes no figure is counted and not quoted.
            yield span if each in surely else replace(span, quote="")


def _said(without: Sequence[Statement], told: Sequence[Statement], facts: Facts) -> str:
    """How many of the lines lack a figure; of which section, where that is not so of all that is told of any job."""
    if len(without) == len(told) and not facts.has_figures:
        return gettext("None of your lines has a number.")
    part = share(len(without), len(told))
    every = [each for job in (*facts.jobs, *facts.projects) for each in job.statements]
    lacking = sum(not facts.has_figure(each) for each in every)
    if every and told[0].section is SectionKind.PROJECTS and share(lacking, len(every)) is not part:
        return {
            Share.NEARLY_ALL: gettext("Hardly any of the lines about your projects has a number."),
            Share.MOST: gettext("Most of the lines about your projects have no number."),
            Share.HALF: gettext("About half of the lines about your projects have no number."),
            Share.SOME: gettext("Several of the lines about your projects have no number."),
        }[part]
    if told[0].section is SectionKind.EXPERIENCE:
        # A reader looks at the whole page: what is said of all lines is true of those of other work, too.
        lacking, among = len(without), len(told)
        beside = _with_projects(told, facts)
        for counted in (beside, tuple({each.line: each for each in (*every, *beside)}.values())):
            bare = sum(not facts.has_figure(each) for each in counted)
            if bare * among < lacking * len(counted):
                lacking, among = bare, len(counted)
        part = share(lacking, among)
    return {
        Share.NEARLY_ALL: gettext("Hardly any of your lines has a number."),
        Share.MOST: gettext("Most of your lines have no number."),
        Share.HALF: gettext("About half of your lines have no number."),
        Share.SOME: gettext("Several of your lines have no number."),
    }[part]


def _with_projects(told: Sequence[Statement], facts: Facts) -> Sequence[Statement]:
    """What is told of work and of projects as well: a reader counts them together."""
    beside = (each for each in facts.told if each.section is SectionKind.PROJECTS)
    return [*told, *beside] if told[0].section is SectionKind.EXPERIENCE else told


_NEWEST = 3
"""Jobs after which a reader wants figures of the others first."""


_TAKES_NONE = re.compile(
    r"^\W*+(?:eliminat(?:ed|ing)|improved (?:my )?(?:problem|logical|critical|analytical|communication)\b[ -]"
    r"|learn(?:ed|t|ing)|understood|acquired|gained|built (?:domain )?(?:expertise|knowledge)|familiari[sz]ed"
    r"|we (?:have|had|were|wanted)|i (?:have|had|am) |(?:currently|presently) working|i (?:started|began)|my role"
    r"|(?:my )?research (?:was|is|focus)\w*|(?:developed|built|showed) (?:the )?ability)\b"
    r"|(?:\w++ )?(?:built|made|written|developed|implemented) (?:using|with|in) (?:[\w.+#/-]++(?:, | and |\W*+$)){2,}"
    r"|(?:\w++ly )?(?:transition|switch|mov|grow)(?:ed|ing) (?:in)?to (?:a |the )?(?:[\w-]++ ){0,3}"
    r"(?:developer|engineer|role|position|team)\b"
    r"|(?:we |i )?(?:applied|was accepted|were accepted|got accepted|enrolled) (?:to|for|at|by|in|into)\b"
    r"|(?:full|part)[- ]?time\b|founded (?:an?|the|my) (?:\w+ )?(?:blog|site|website)\b"
    r"|.*\b(?:bed[- ]making|housekeeping|stocking (?:of )?shelves|on tills|washing[- ]up|contact me|tech stack used)\b"
    r"|.*\b(?:preparing|in progress|architecture|pattern|confidential|proprietary|embargoed|under nda)\b",
    re.IGNORECASE,
)
"""What no figure could be given for: what somebody learned, how something came about, a pattern of design, what was
done away with, what is not done yet."""
_COUNTS = re.compile(
    r"(?<![\w.,/-])\(?\d{1,6}\)?(?=\s[A-Za-z])|\([1-9]\d{0,4}\)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen"
    r"|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
"""A count that makes no metric: "10 instances", "minimum (1)", "one network call": who quotes it as a line without a
number is answered that there is one."""


def _surely_lacks_one(statement: Statement) -> bool:
    """Whether a line tells what somebody did, of which nothing is counted, be it in words."""
    return opens_with_deed(statement.text) and not _COUNTED.search(statement.text)


def _names_work(statement: Statement) -> bool:
    """Whether a line names in a noun, or as going on, what somebody did; none that is called so, with its tools."""
    opening = _FIRST.match(statement.text)
    first = opening["first"].lower() if opening else ""
    named = of_noun(first) is not None or first in _OWN or first.endswith("ing")
    return named and not _WITH_TOOLS.search(statement.text)


_FIRST = re.compile(r"\W*+(?:(?:currently|also|mainly|the) )?(?P<first>[\w-]++)", re.IGNORECASE)
_OWN = frozenset(("design", "test", "build", "release", "research", "responsible", "i", "we", "worked", "helped"))
_WITH_TOOLS = re.compile(r"\([^()]*(?:,[^()]*){2}\)\W*$")


_COUNTED = re.compile(
    r"(?<![\w.])\d|\b(?:one|single|both|once|zero|sole|only)\b|\beliminat\w+|\bno (?:longer|more|\w+ing)\b",
    re.IGNORECASE,
)
"""A number of any kind, in words too, or that something is done away with, of which nobody asks how much."""


def _takes_one(statement: Statement) -> bool:
    text = statement.text
    return not (_TAKES_NONE.match(text) or _COUNTS.search(text) or says_what_it_is(text))


def _gain(statement: Statement, old: frozenset[int]) -> tuple[bool, bool, bool, int]:
    return (
        _takes_one(statement),
        statement.text.lower().startswith(GAINS_MOST),
        statement.line not in old,
        len(statement.text),
    )
