"""Do bullets tell what came of the work?"""

import re
from collections.abc import Iterator, Sequence

from rules import evidence
from rules.checks import of_people
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, is_labelled_result
from rules.lexicon.verbs import lookup, opens_with_deed
from rules.shares import Share, share
from rules.spans import at_statement
from texts import gettext

_KNOWN = re.compile(
    r"\W*(?:(?:well|very|quite|highly|fully|also|i am|i'm)[ -])?"
    r"(?:(?:acquainted|familiari[sz]ed|familiar|proficient|experienced|skilled|skills|versed|knowledgeable|comfortable|fluent"
    r"|conversant|adept|trained) (?:with|in|at|on)\b"
    r"|(?:(?:good|strong|basic|solid|working|practical|deep|the) )?(?:knowledge|understanding|command|grasp|ability"
    r"|capacity|awareness|familiarity|acquaintance|experience) (?:of|to|with|in)\b)",
    re.IGNORECASE,
)
"""How a line opens that says what somebody knows: that is no task, wherever it stands."""
_MOST = 0.7
"""Share from which on most lines lack a result, though one may be seen in some that say it in words of their own."""
OPENING = 3
"""Words in front that tell of no outcome yet: "Responsible for …"."""


@check
class NoResult:
    """Yields what is told of work (or else of projects), not of people, with neither a figure nor a sign of an outcome,
    if they are more than `share`; of these the ones that plainly stop at the task, with no word on what it was for, and
    none where there are fewer than `plain` such."""

    share: float = 0.6
    least: int = 4
    plain: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        told = [each for each in facts.to_judge(self.least) if not _KNOWN.match(each.text)]
        unproven = [
            each
            for each in told
            if not (facts.has_figure(each) or _tells_result(each.text) or of_people.tells(each, facts))
        ]
        # What a line was for is no result yet, but the line doesn't stop at the task either.
        bare = [each for each in unproven if not _says_what_for(each.text)]
        enough = len(told) >= self.least and len(unproven) > self.share * len(told)
        if enough and share(len(bare), len(told)) is not Share.SOME:
            said, mend = _said(bare, told)
            # What says what a thing is describes no task; where most do, that is what is said of them.
            products = [each for each in bare if says_what_it_is(each.text)]
            shown = products if len(products) > len(bare) / 2 else [each for each in bare if each not in products]
            plain = [each for each in shown if _is_task(each.text)]
            plain = products if shown == products else plain
            proven = _lines_of_proven_projects(facts)
            unsaid = [each for each in plain if each.line not in proven]
            surely = [each for each in unsaid if _surely_stops(each.text)]
            for each in (surely or unsaid) if len(plain) >= self.plain else ():
                yield at_statement(each, told=said, mend=mend)


def _lines_of_proven_projects(facts: Facts) -> frozenset[int]:
    """The lines of projects of which any line tells what came of it: that holds for all of them."""
    return frozenset(
        each.line
        for project in facts.projects
        if any(facts.has_figure(told) or _tells_result(told.text) for told in project.statements)
        for each in project.statements
    )


def _surely_stops(text: str) -> bool:
    """Whether a line tells what somebody did, and nothing stands behind that, whatever it may say."""
    return says_what_it_is(text) or (opens_with_deed(text) and not _GOES_ON.search(text))


_GOES_ON = re.compile(
    r"(?:,|\band|\bthus|\bthereby) (?:\w+ly )?\w+ing\b|, (?:\w+ly )?\w+ed\b|, with\b|\bwhich\b"
    r"|\bto (?:\w+ly )?(?:allow|enable|let|help|make|avoid|support|give|provide|keep|ensure|match"
    r"|meet|fit|follow|reflect|comply|show|see|find|use|be|become|work|run|handle|understand)\b"
    r"|\bfor (?:better|faster|easier|more|efficient|improved|enhanced|optimal|optimi[sz]ed|seamless|smooth\w*|clean\w*"
    r"|scalable|robust|reliable|consistent)\b|\bin(?:to)? (?:\w+ )?production\b"
    r"|\b(?:under|on|within|below) (?:the )?(?:budget|time|schedule)\b|\bahead of\b"
    r"|\b(?:multiple|several|many) (?:\w+ )?(?:apps?|teams|clients|customers|products|users)\b",
    re.IGNORECASE,
)
"""What may say what a thing was for, or what came of it, in whatever words."""


def _said(bare: Sequence[Statement], told: Sequence[Statement]) -> tuple[str, str]:
    """What is wrong with the lines, and what to do."""
    if sum(says_what_it_is(each.text) for each in bare) > len(bare) / 2:
        return (
            gettext("Most of your lines say what a thing is, not what you did for it."),
            gettext("Open with your own part (“Built …”, “Rewrote …”), and add what came of it."),
        )
    mend = gettext("Add what came of it (“…, reducing …”, “…, so that …”) and, if you know, who it helped.")
    if share(len(bare), len(told)) is Share.NEARLY_ALL:
        return gettext("Nearly all of your lines describe a task and stop there."), mend
    if len(bare) < _MOST * len(told):
        return gettext("About half of your lines describe a task and stop there."), mend
    return gettext("Most of your lines describe a task and stop there."), mend


_PRODUCT = re.compile(
    r"\W*[A-Z0-9][\w.'’&+]*(?: [\w.'’&+()]+){0,4}?(?: [-–—]|:| is) (?:(?:an?|the) )?(?:[\w/()'’-]+,? ){0,4}?"
    r"(?:apps?|applications?|games?|websites?|sites?|portals?|tools?|librar(?:y|ies)|frameworks?|platforms?|plug-?ins?"
    r"|services?|systems?|clients?|servers?|bots?|editors?|wrappers?|extensions?|packages?|clones?|engines?|parsers?|layer"
    r"|implementations?)\b"
)
"""A line that says what something is: "Ferryboard - iOS app for people on islands"."""


_THING = (
    r"(?:apps?|applications?|games?|websites?|web ?sites?|sites?|portals?|tools?|librar(?:y|ies)|frameworks?|platforms?"
    r"|projects?|systems?|bots?|programs?|extensions?|plug-?ins?|services?|packages?|pages?)"
)
_DESCRIBED = re.compile(
    rf"\W*(?:(?:this|the) (?:[\w-]+ ){{0,3}}{_THING} (?:was|is|are|has|lets|allows|helps|aims|provides|shows|uses"
    rf"|enables|offers|gives|features|can|will)\b|it (?:is|was|lets|allows|helps|provides|shows|enables|offers)\b"
    rf"|(?:an? |the )(?:[\w/’'-]+,? ){{0,6}}?{_THING} (?:for|that|which|to|where|with|built|made|designed|created"
    rf"|developed|written)\b)",
    re.IGNORECASE,
)
"""The same in a sentence: "This website was created to …", "A website for finding homes"."""


def says_what_it_is(text: str) -> bool:
    """Whether a line tells what a thing is, and of no task."""
    return _PRODUCT.match(text) is not None or _DESCRIBED.match(text) is not None


def _tells_result(text: str) -> bool:
    if is_labelled_result(text) or any(each.search(text) for each in (_OPENS_WITH_RESULT, _LESS, _WON, _CLAIMED)):
        return True
    return evidence.OUTCOME.search(" ".join(text.split()[OPENING:])) is not None


def _is_task(text: str) -> bool:
    """Whether a line surely opens with a verb, or with how somebody says that something was theirs to do."""
    first = _FIRST.match(text)
    word = first["word"].lower() if first else ""
    return word == "responsible" or (word.endswith("ing") and lookup(word) is not None) or opens_with_deed(text)


def _says_what_for(text: str) -> bool:
    """Whether a line says what something was for, or claims an effect in words that prove none."""
    purposes = (lookup(each.group(1)) for each in _TO_DO.finditer(text))
    return _EFFECT.search(" ".join(text.split()[1:])) is not None or any(purposes)


_FIRST = re.compile(r"\W*+(?:(?:I|also|currently|was|am|\w+ly) )*(?P<word>\w+)", re.IGNORECASE)
_TO_DO = re.compile(r"\bto (?:\w+ly )?([a-z]+)\b(?!-)")
_EFFECT = re.compile(
    r", (?:\w+ly |and |thus )?(?:help|support|provid|giv|mak|creat|focus|contribut|facilitat|identify|meet|keep"
    r"|maintain|promot|guarante|offer|bring)\w*ing\b"
    r"|\b(?:ensur\w+|thereby|so (?:that|as|the|we|they|it)|in order|which (?:\w+ )?\w+ed"
    r"|to (?:resolution|completion|production|market)|exposed|exposing|uncover\w*|discover\w*)\b",
    re.IGNORECASE,
)
_OPENS_WITH_RESULT = re.compile(
    r"^\W*(?:\w+ly )?(?:reduc|cut|sav|eliminat|decreas|minimi[sz]|simplif|lower|prevent|accelerat|doubl|halv|tripl"
    r"|won|rais|grew|increas|boost|improv|achiev|shorten|speed|sped)\w*\b.{3,}\b(?:by|via|through|with|from|against|using)\b",
    re.IGNORECASE,
)
"""A line that says first what came of the work, and then by what: "Reduced costs by freeing unused storage"."""
_LESS = re.compile(
    r"^\W*(?:\w+ly )?(?:reduc|cut|decreas|minimi[sz]|lower|shorten|halv|speed|sped|increas|rais|improv|boost)\w*\b"
    r".{0,40}\b(?:(?:load(?:ing)?|response|page|query|build|start-?up|processing|turnaround|waiting)[- ]times?"
    r"|latency|costs?|errors?|downtime|defects?|crashes|complaints|sales|revenue|traffic|conversions?|uptime|retention|throughput)\b",
    re.IGNORECASE,
)
"""A line that is a result itself, though nobody says how much: "Decreased the load times of all pages"."""
_CLAIMED = re.compile(
    r"\b(?:avert(?:ed|ing|s)?|exce+d(?:ed|ing|s)?|surpass\w*|outperform\w*|outsold|beat(?:ing)?|ranked|ranking)\b"
    r"|\b(?:hit(?:ting)?|met|meet(?:ing)?|reach(?:ed|ing)) (?:[\w-]+,? ){0,6}"
    r"(?:goals?|targets?|quotas?|scores?|records?)\b"
    r"|\b(?:integrated|adopted|merged|rolled out|shipped|released) (?:into|by|across|in|to) (?:[\w-]+ ){0,3}"
    r"(?:apps?|products?|systems?|platforms?|teams?|production)\b"
    r"|(?:,| and) (?:and |thereby |thus |while |further |significantly )?(?:elevating|enhancing|contributing to|"
    r"strengthening|"
    r"maximi[sz]ing|"
    r"minimi[sz]ing|freeing|driving|streamlining|delivering)\b",
    re.IGNORECASE,
)
"""What came of the work, said without a figure: sales targets passed, ", enhancing …"."""
_WON = re.compile(
    r"\b(?:award(?:ed)?|(?:first|second|third|1st|2nd|3rd) (?:place|prize)|runner[- ]up|finalists?|success of"
    r"|promoted to|pre-placement offer|accepted (?:at|by|in|into)|published (?:in|at)|patent\w*"
    r"|co-?authored|(?:conference|journal|workshop|research) (?:papers?|publications?)|et al"
    r"|(?:acquir|secur|rais|obtain|receiv|attract)\w* .{0,40}\b(?:funding|grants?|investments?|fellowships?)"
    r"|(?:was|were) (?:[\w-]+ ){0,2}(?:accepted|adopted|approved))\b",
    re.IGNORECASE,
)
"""What others thought of the work."""
