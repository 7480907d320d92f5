"""Slips of grammar, and words taken for others, only where there is no doubt.

What stands in a resume is half a sentence, broken over lines, and full of names: so a pattern speaks only where what
follows in the same line shows that it is one. Nothing is said of articles that are missing, of commas, or of style.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from rules.lexicon.verbs import lookup

_Slip = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
"""A pattern, and what was meant: a template for `Match.expand`, or what makes it, "" for no slip."""

_MANY_PEOPLE = (
    "people|users|students|developers|engineers|customers|clients|employees|members|children|patients|companies|those"
)
_AGREE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_MADE = "app|application|website|site|system|tool|platform|program|bot|game|project|service|library|script|plugin"
_DOES = (
    "allow|provide|enable|let|contain|include|generate|detect|manage|convert|predict|recommend"
    "|help(?= (?:to|the|users|people|students|teachers|you|customers|companies|us|them)\\b)"
)
_COUNTED = (
    "project|application|task|feature|client|user|team|tool|system|database|website|developer|module|component|service"
    "|technology|language|framework|platform|company|customer|issue|problem|student|report|library|engineer|stakeholder"
)
_GOES_ON = r"(?=[.;](?:\s|$)|\s(?:using|with|that|which|for|to|at|by|from|like|including|in|of)\b(?!-))"
"""What shows that a noun ends there: behind "various project", "management" could follow."""
_PAST = (
    "developed|created|implemented|managed|built|improved|designed|maintained|provided|ensured|reduced|increased"
    "|handled"
)
_THAN = r"rather|other|(?:more|less|fewer|greater|higher|larger|smaller)(?= then \d)"
_LABELS = re.compile(
    r"\b(?:year|phase|level|grade|class|stage|tier|top|version|week|month|part|chapter|unit|room|no|number|rank|ranked"
    r"|age|semester|quarter|sprint|module|project|group|team|lot|figure|table|page|day|step|season|round)\W*$",
    re.IGNORECASE,
)
"""What a number behind it belongs to: "a year 2 student"."""


def _people(found: re.Match[str]) -> str:
    if re.search(r"\bof (?:\w+ )?$", found.string[: found.start()]):
        return ""  # "one of the students who was", "a team of engineers who has"
    verb = found["verb"]
    return f"{found['many']} who {_AGREE.get(verb, verb.removesuffix('s'))}"


def _one(found: re.Match[str]) -> str:
    return f"{found[1]} {_singular(found[2])}"


def _singular(plural: str) -> str:
    return plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]


def _plural(singular: str) -> str:
    return singular[:-1] + "ies" if singular.endswith("y") else singular + "s"


def _several(found: re.Match[str]) -> str:
    return f"{found[1]} {_plural(found[2])}"


def _counted(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip()
    word = before.rpartition(" ")[2]
    if _LABELS.search(before) or (word[:1].isupper() and lookup(word) is None):
        return ""  # the number of something: "Python 3 project", "Group 5 member"
    return f"{found[1]}{found[2]} {_plural(found[3])}"


def _base_form(found: re.Match[str]) -> str:
    verb = lookup(found[2])
    return f"{found[1]} {verb.base}" if verb else ""


def _infinitive(found: re.Match[str]) -> str:
    return f"to {_singular(found[1])}"


def _participle(found: re.Match[str]) -> str:
    verb = lookup(found[2])
    written = _WRITTEN.get(found[2]) or (verb.past if verb else "")
    return f"{found[1]} {written}" if written else ""


_WRITTEN = {
    "mention": "mentioned",
    "require": "required",
    "relate": "related",
    "locate": "located",
    "include": "included",
}


def _third(found: re.Match[str]) -> str:
    if " and " in found.group() or " or " in found.group():
        return ""
    return f"{found[1]} {found[2]}s"


def _scraper(found: re.Match[str]) -> str:
    return re.sub("pp", lambda twice: twice.group()[0], found.group(), flags=re.IGNORECASE)


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_VERBS_OF_PEOPLE = "wants|needs|has|is|was|likes|does|uses|requires|seeks"
_THIRD = (
    "calculates|creates|provides|develops|generates|identifies|improves|reduces|allows|enables|ensures|predicts"
    "|determines|analyzes|manages|maintains|detects|optimizes|increases|automates|validates"
)
"""Forms of verbs that are no plurals, which "to" stands before by a slip only."""
_BASES = "mention|develop|create|implement|integrate|deploy|require|provide|include|generate|locate|relate|connect"
_GERUNDS = "Developing|Creating|Implementing|Designing|Managing|Maintaining|Improving|Integrating|Configuring"
_ONES = "project|developer|client|student|company|product|feature|application|website|module|winner|finalist|engineer"
_EACH = (
    "projects|users|teams|clients|days|weeks|months|years|students|developers|customers|features|applications"
    "|components|members|companies"
)
_UNITS = (
    "year|month|week|project|developer|engineer|student|member|client|country|application|language|customer|semester"
    "|hackathon|server|website|database|module|team|user"
)
_FIELDS = "Science|Arts|Engineering|Technology|Computer|Computing|Business|Commerce|Applied|Information|Software|Fine"


@cache
def _slips() -> tuple[_Slip, ...]:
    able = "able|helped|order|needed|wanted|tried|trying|decided|learned|aims?|aimed|how"
    done = "used|developed|implemented|created|integrated|deployed|accessed"
    pages = "data|web|websites?|pages?|information|news|posts|tweets"
    return (
        (re.compile(rf"\b(?P<many>{_MANY_PEOPLE}) who (?P<verb>{_VERBS_OF_PEOPLE})\b"), _people),
        (re.compile(rf"\b((?:which|that) (?:is|are|was|were)) ({_BASES})\b(?!-)"), _participle),
        (re.compile(r"\b([Cc]an|[Cc]ould) able to\b"), r"\1"),
        (re.compile(r"\b([Ww]ill|[Ww]ould|[Ss]hould|[Mm]ust) able to\b"), r"\1 be able to"),
        (re.compile(rf"\b(can|could|will|would|should|must) ({done})\b"), r"\1 be \2"),
        (re.compile(rf"\b((?:{able}) to) ({_PAST})\b"), _base_form),
        (re.compile(rf"\bto ({_THIRD})(?= [a-z])"), _infinitive),
        (_any_case(r"\b(despite) of\b"), r"\1"),
        (re.compile(r"\b(discuss(?:ed|ing)) about\b"), r"\1"),
        (re.compile(rf"(?<!the )(?<!The )\b({_GERUNDS}) of\b"), r"\1"),
        (re.compile(r"\b([Rr]esponsible) from (?=[a-z]+ing\b)"), r"\1 for "),
        (re.compile(rf"\b([Oo]ne of the) ({_ONES}){_GOES_ON}"), _several),
        (re.compile(rf"\b({_THAN}) then\b"), r"\1 than"),
        (re.compile(r"\b([Ii]t)['’]s own\b"), r"\1s own"),
        (re.compile(rf"\b([Ee]ach|[Ee]very) ({_EACH})\b(?!['’])"), _one),
        (re.compile(rf"\b([Mm]ultiple|[Vv]arious|[Ss]everal|[Nn]umerous|[Mm]any) ({_COUNTED}){_GOES_ON}"), _several),
        (re.compile(rf"(?<![\w.,/$€£-])([2-9]|[1-9]\d{{1,2}})(\+?) ({_UNITS}){_GOES_ON}"), _counted),
        (re.compile(rf"\b([Tt]his (?:{_MADE})) ({_DOES})\b(?= [a-z])"), _third),
        (re.compile(rf"\b([Aa]n? (?:[\w-]+ ){{0,3}}(?:{_MADE}) (?:that|which)) ({_DOES})\b(?= [a-z])"), _third),
        (re.compile(r"\b((?:with|using|in|for|to|by|on|from|the|an?) [\w+#.]{2,30}) \1\b(?!-)"), r"\1"),
        (_any_case(r"\b(?:web|data|news|price|site|page|job) ?-?scrapp(?:er|ers|ing)\b"), _scraper),
        (re.compile(rf"\bscrapping (?=(?:the )?(?:{pages})\b)"), "scraping "),
        (re.compile(r"\bBLUE (scores?)\b"), r"BLEU \1"),
        (re.compile(r"\bat most (sincerity|care|dedication|respect|importance|professionalism)\b"), r"utmost \1"),
        (re.compile(r"\b(please|to|can) checkout (?=(?:my|our|the)\b)"), r"\1 check out "),
        (re.compile(r"\b(do|does|did|is|was|are|were|have|has|could|should|would)nt\b"), r"\1n't"),
        (re.compile(r"(?<![\w.])i['’](m|ve|ll|d)\b"), r"I'\1"),
    )


@cache
def _slips_in_names() -> tuple[_Slip, ...]:
    return (
        (re.compile(rf"\b([Mm]aster|[Bb]achelor)['’]?s (of (?:{_FIELDS})\b)"), r"\1 \2"),
        (re.compile(r"\b([Mm]aster|[Bb]achelor)s? ([Dd]egree)\b"), r"\1's \2"),
        (re.compile(r"\b(Dean)s (List)\b"), r"\1's \2"),
        (re.compile(rf"\b({_SCRIPTS}),(js|JS)\b"), r"\1.\2"),
        (re.compile(r"(?<![\w:])([A-Z][a-z]{2,20}(?: [&/] [A-Z][a-z]{2,20}| [A-Z]?[a-z]{2,20}){0,2}:) \1"), r"\1"),
    )


_SCRIPTS = "Node|Next|React|Vue|Express|Three|Nest|Nuxt|Chart|Backbone|Ember|Angular|Moment|Discord"
"""Libraries whose names end in ".js"."""
_SETUP = re.compile(
    r"^\W*(Setup) (?=(?:an?|the|our|new|and (?:\w+ed|ran|built|wrote|led)) "
    r"|(?:[\w/+.#-]+ ){1,3}(?:for|to|with|using|in|on) )"
)
_NO_VERB = re.compile(
    r"^\W*Setup (?:[\w-]+ )?(?:guides?|times?|instructions?|costs?|scripts?|wizard|engineer|of|for)\b", re.IGNORECASE
)


def slips_of_grammar(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what stands in a line of running text and of what was meant."""
    yield from _found(_slips(), text)
    if (found := _SETUP.match(text)) and not _NO_VERB.match(text):
        yield found.group(1), "Set up"


def slips_in_names(text: str) -> Iterator[tuple[str, str]]:
    """The same of how a degree, an honor or a library is called, and of labels, wherever they stand."""
    yield from _found(_slips_in_names(), text)


def _found(slips: tuple[_Slip, ...], text: str) -> Iterator[tuple[str, str]]:
    for pattern, meant in slips:
        for found in pattern.finditer(text):
            right = found.expand(meant) if isinstance(meant, str) else meant(found)
            if right and right != found.group():
                yield found.group().strip(), right.strip()
