"""Action verbs and their forms: tells whether a line opens with one, and puts one into the past."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from rules.lexicon.technologies import load as load_technologies

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_PREFIXES = ("re-", "co-", "pre-", "cross-", "self-", "re", "co", "over", "out")
_PLAINLY_NO_VERB = frozenset(
    """
    the a an my our their this that these those some several various many multiple different all each every
    other in on at for with of by from to as during while when i we he she it they you responsible experienced
    skilled proficient knowledgeable familiar good great excellent strong daily weekly technical full main
    major key team teams data message messages unit ad project projects client clients user users software backend
    frontend back-end front-end web api apis server servers expertise experience member part role tech tools knowledge
    familiarity ability sole analysis proof lack winner certificate was were
    """.split()
)
_ROLE = re.compile(
    r"\W*(?:(?:[\w/&.-]+ ){0,3}(?:administrators?|engineer|developer|architect|analyst|consultant|expert|specialist|"
    r"liaison|point of contact|go-to person)"
    r"|(?:(?:technical|team|project|co-?|main|primary|key) ?)?(?:co-)?lead) "
    r"(?:for|of|on|to|at|within)\b",
    re.IGNORECASE,
)
"""A line that says what one was: "Primary administrator for …", "Co-lead for …"."""
_UNKNOWN_PAST = re.compile(
    r"\W*\w{2,}ed (?:up |out |down |off |back )?(?:as|to|an?|the|my|our|its|their|all|each|both|\d[\d,.]*)\b",
    re.IGNORECASE,
)
"""A word that can be no adjective, by what follows on it: "Acted as", "Emceed the"."""
_PRONOUN = re.compile(r"\W*(?:I|[Ww]e)(?: also)? (?P<rest>(?:\w+ly )?(?P<verb>\w+)\b.*)", re.DOTALL)
_BEFORE = re.compile(
    r"\W*(?:(?:[\w/&.-]{1,30} ){1,5}[-–—] |(?:As|With|In|Within|Alongside|Together with) (?:an? |the )?[^,;.]{3,40}, "
    r"(?:I )?)(?P<verb>\w+)",
    re.IGNORECASE,
)
"""As what or with whom somebody did it, before the verb: "Team lead – Ran", "With four engineers, built"."""
_LONG_LABEL = re.compile(r"[^:.;!?]{3,70}: (?P<verb>\w+)")
_ON_CALL = re.compile(r"\W*on[- ]call\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\W*+(?:[\w/-]+ ){1,4}(?:was|were|has been|have been) \w+")
_IS = re.compile(
    r"\W*[A-Z0-9][\w.+'’-]{0,30}(?: [A-Z0-9][\w.+'’-]{0,30}){0,3} (?:is|was|are|were) (?:an?|the|my|our)\b"
)
"""What something is: "Ferryboard is a timetable …"."""
_LABEL = re.compile(r"\W{0,8}[\w/&-]{1,40}(?: [\w/&-]{1,40}){0,3} ?:")
_LISTING = re.compile(
    r"\b(?:environment|tech\w*|stack|tools?|skills?|languages?|frameworks?|platforms?|clients?|keywords?|databases?|"
    r"libraries|methodolog\w+|course(?:work|s)|projects?|links?|urls?|role|duration|location|responsibilities|duties)\b",
    re.IGNORECASE,
)
"""Words of a label behind which a list stands, however long its items are."""
_SENTENCE, _SENTENCE_PIECE = 5, 4
"""Words of a sentence, and of each part between commas, below which a text is taken for a list."""
_NOUN_ENDING = re.compile(r"(?:tion|tions|ment|ments|ness|ity|ities|ance|ence|ship|ability|sion|sions|ysis)$")


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb: "reduce", "reduced", "reducing". `work` is the kind of work it fits ("improvement")."""

    base: str
    past: str
    gerund: str
    work: str = ""


@cache
def _table() -> dict[str, Any]:
    return tomli.loads((Path(__file__).parent / "verbs.toml").read_text("utf-8"))


@cache
def _by_form() -> dict[str, Forms]:
    table = _table()
    found: dict[str, Forms] = {}
    for base, (past, gerund) in table["irregular"].items():
        _add(found, Forms(base, past, gerund))
    for work, bases in table["regular"].items():
        for base in bases:
            _add(found, Forms(base, _past(base), _gerund(base), work))
    return found


def load() -> None:
    """Reads the verbs once, before there are several processes that know them."""
    _by_form()


def _add(found: dict[str, Forms], forms: Forms) -> None:
    for form in (forms.base, forms.past, forms.gerund, _third(forms.base)):
        found.setdefault(form, forms)


def lookup(word: str) -> Forms | None:
    """The verb that has this form, in any case; None if it is not in the lexicon."""
    lower = word.lower()
    found = _by_form().get(lower)
    if found:
        return found
    for prefix in _PREFIXES:
        if lower.startswith(prefix) and len(lower) > len(prefix) + 3 and (bare := _by_form().get(lower[len(prefix) :])):
            return Forms(prefix + bare.base, prefix + bare.past, prefix + bare.gerund, bare.work)
    return None


def of_participle(word: str) -> Forms | None:
    """The verb whose past participle this is ("written", "deployed")."""
    lower = word.lower()
    base = _table()["participles"].get(lower)
    verb = lookup(base or lower)
    return verb if verb and (base or verb.past == lower) else None


def of_noun(word: str) -> Forms | None:
    """The verb that a noun of work stands for ("development" → "develop")."""
    base = _table()["nouns"].get(word.lower())
    if base is None:
        return None
    first, _, rest = base.partition(" ")
    verb = lookup(first)
    return Forms(base, f"{verb.past} {rest}".strip(), f"{verb.gerund} {rest}".strip(), verb.work) if verb else None


def nouns_of_work() -> tuple[str, ...]:
    """The nouns that `of_noun` knows."""
    return tuple(_table()["nouns"])


_PEOPLE = frozenset(
    ("maintainer", "author", "co-author", "founder", "co-founder", "creator", "owner", "organizer", "organiser",
     "member", "winner", "contributor", "leader", "moderator", "host", "editor", "speaker", "mentor",
     "president", "chair")
)  # fmt: skip
"""What somebody is to something, "Maintainer of …": their own part, though no verb."""
_POST_OF = re.compile(
    r"\W*+[\w-]++ (?:(?!(?:the|an?|our|my|to|with|and|as|every|each|new)\b)[\w-]++ )?"
    r"(?:owner|lead|leader|head|manager|maintainer|author|member|contributor|representative|champion|liaison|contact"
    r"|coordinator|organi[sz]er|moderator|graduate|engineer|developer|designer|analyst|architect|programmer|tester"
    r"|instructor|tutor|assistant|researcher|scientist|fellow|officer|captain|chair|president|editor|reviewer|mentor)"
    r"(?= (?:of|for|at|in|on|within)\b|[,;.]?$)",
    re.IGNORECASE,
)


def is_post(text: str) -> bool:
    """Whether a line opens with who somebody was, though its first word could be a verb: "Feature owner of …"; not
    what was done to such people, "Mentor engineers", nor what was done at all, "Led …"."""
    first = text.strip().partition(" ")[0].strip(",.;:")
    verb = lookup(first)
    if verb is None or first.lower() in {verb.past, verb.gerund} - {verb.base}:
        return False
    return _POST_OF.match(text) is not None


NOUN_GERUNDS = frozenset(
    """
    alerting monitoring logging testing training reporting billing accounting messaging processing trading marketing
    engineering programming operating planning hosting mapping modeling computing networking caching scheduling tracking
    pricing trading debugging streaming branding consulting consultancy tutoring
    """.split()
)
"""Gerunds that name a thing as often as an action: "built monitoring and alerting"."""
NOUN_BASES = frozenset(
    """
    audit batch benchmark block branch brand budget build cache call code contract control display document exchange
    export feature file filter finance forecast format fund help import index interface label link load log map market
    model order package patch pilot plan present price process profile program project query queue record release
    report research review route schedule score script search share source stage stock store stream support survey
    sync test trace track transfer trial type version work
    """.split()
)
"""Base forms that name a thing as often as an action: "feature", "market"."""
_A_THING = re.compile(
    r"\W*+(?P<first>[A-Za-z]++) "
    r"(?:(?!(?:the|an?|our|my|their|its|all|each|every|new|this|and|or|with|for|to|of|in|on|by|from|into)\b)"
    r"[\w/-]++ ){0,2}?"
    r"(?:service|application|app|system|platform|tool|engine|dashboard|portal|framework|library|website|pipeline"
    r"|gateway|module|bot|simulator|tracker)"
    r"(?=\W*$|[,;.(] ?| [-–—] "
    r"| (?:for|of|that|which|with|in|on|by|to|using|used|built|written|adopted|based|from|and)\b)",
    re.IGNORECASE,
)
"""One thing without an article, called after a word that could be a verb: "Feature flag service for rollouts"."""
_HELP_DESK = re.compile(
    r"\W*+help(?:[- ]?desk|[- ]?lines?|[- ](?:cent(?:er|re)|pages?|files?|tickets?))\b", re.IGNORECASE
)


def names_thing(text: str) -> bool:
    """Whether a line opens with the name of a thing, though its first word could be a verb: "Marketing analytics
    application", "Help desk for 400 users"; not "Feature the service", nor what no noun is written like, "Develop"."""
    if _HELP_DESK.match(text):
        return True
    found = _A_THING.match(text)
    return found is not None and found["first"].lower() in NOUN_BASES | NOUN_GERUNDS


_DEED = re.compile(
    r"\W*+(?:[\w /&-]{2,40}: )?(?:(?:I|We|Also|[A-Za-z]+ly),? )?(?P<verb>[A-Za-z][A-Za-z-]*)(?P<behind>.{0,30})",
    re.DOTALL,
)
_NAMES_A_DEED = re.compile(
    r" (?:of|for)\b| (?:and|&|/) (?!implement\b|document\b|experiment\b)\w+(?:tion|ment|ing|ance|ysis)s?\b",
    re.IGNORECASE,
)
"""What makes a noun of a word that could be a verb: "Design and implementation of …"."""


def opens_with_deed(text: str) -> bool:
    """Whether a line surely opens with what its writer did: a verb in the past or in the present, and no noun that is
    written alike, nor what went on ("Working in …")."""
    found = _DEED.match(text)
    if found is None:
        return False
    word, verb = found["verb"].lower(), lookup(found["verb"])
    if verb is None:
        return len(word) > _SHORT_PAST and word.endswith("ed")
    if word == verb.past:
        return True
    return word == verb.base and not _NAMES_A_DEED.match(found["behind"])


_SHORT_PAST = 4
"""Letters of words up to which "ed" at the end is no past: "need", "speed" are listed as verbs."""
_BAR = re.compile(r"\s*\|\s*|\s[•·∙*/~]\s")
_MIN_LISTED, _MAX_WORDS = 3, 4
"""Parts from which on bars make a list, and words that each of them may have."""


def is_list(text: str) -> bool:
    """Whether a line is a list of names between bars or dots, and no sentence: "Python | REST | Docker"."""
    parts = [part.split() for part in _BAR.split(text.strip(" |•·∙*")) if part.strip()]
    return len(parts) >= _MIN_LISTED and all(len(words) <= _MAX_WORDS for words in parts)


def is_label(text: str) -> bool:
    """Whether a line is a label with what it stands for, or a bare list, and no sentence: "Environment: Java, Oracle".

    "Query cost: cut it from 90 to 9 ms" tells of work: what stands behind its label is a sentence.
    """
    if is_list(text):
        return True
    label = _LABEL.match(text)
    first = _WORD.search(text)
    if label is None or first is None:
        return False
    verb = lookup(first.group())
    if verb is not None:
        # "Training tools: Jira, Splunk" names tools, "Developed tools: a parser" tells of work.
        names = first.group().lower() != verb.past and _LISTING.search(label.group().split()[-1]) is not None
        return names and not _is_sentence(text[label.end() :])
    return _LISTING.search(label.group()) is not None or not _is_sentence(text[label.end() :])


def _is_sentence(text: str) -> bool:
    words = text.split()
    first = words[0] if words else ""
    verb = lookup(first)
    if verb and first.lower() == verb.past:
        return True
    pieces = len(re.split(r"[,;|•]", text))
    return len(words) >= _SENTENCE and len(words) >= _SENTENCE_PIECE * pieces


def opens_with_verb(text: str) -> bool:
    """Whether a bullet opens with a verb; in doubt it does. Adverbs before it ("Successfully migrated") are fine."""
    pronoun = _PRONOUN.match(text)
    if pronoun and (lookup(pronoun.group("verb")) or pronoun.group("verb").endswith("ed")):
        return True  # "I wrote …": it is the pronoun that is too much
    before = _BEFORE.match(text)
    if before and _is_past(before.group("verb")):
        return True
    labelled = _LONG_LABEL.match(text)
    if labelled and _is_past(labelled.group("verb")):
        return True  # "Backup and monitoring of all sites: Set up …"
    words = _WORD.findall(text)[:4]
    while words and words[0].lower().endswith("ly") and lookup(words[0]) is None:
        words = words[1:]
    if not words:
        return True
    first = words[0].lower()
    if _ON_CALL.match(text) or (_UNKNOWN_PAST.match(text) and first not in _PLAINLY_NO_VERB):
        return True  # "On call one week in five": nobody writes it otherwise
    if _LABEL.match(text):
        return True  # "Environment: Java, Oracle" is a label, no sentence
    verb = lookup(first)
    if _ROLE.match(text) and (verb is None or (verb.base.endswith("lead") and first == verb.base)):
        return False
    if verb and first in {verb.base, verb.gerund} - _PEOPLE and len(words) > 1 and words[1].lower() == "of":
        return False  # "Testing of APIs", "Use of Docker"
    if _is_thing(text, words, verb):
        return False
    if verb or first.endswith("ed") or _is_compound(text, words):
        return True
    return not (first in _PLAINLY_NO_VERB or _NOUN_ENDING.search(first) or _is_technology(text, words[0]))


def _is_thing(text: str, words: list[str], verb: Forms | None) -> bool:
    """Whether a line says what something is, or what was done to it: "Ferryboard is a timetable", "Bugs were fixed"."""
    if _IS.match(text):
        return True
    # "Maintainer of …" and "Author of …" name the person's own part.
    first = words[0].lower() if words else ""
    is_of = len(words) > 1 and words[1].lower() == "of" and not first.endswith("ed") and first not in _PEOPLE
    return verb is None and (is_of or _PASSIVE.match(text) is not None)


def _is_compound(text: str, words: list[str]) -> bool:
    """Whether a noun and a verb are one: "Unit tested", "Code reviewed", "A/B tested"; not what was done to many."""
    if _LETTERS.match(text):
        words = words[1:]
    if len(words) < 2 or (words[0].lower().endswith("s") and not words[0].lower().endswith("ss")):
        return False
    second = lookup(words[1].lower())
    if second is None:
        return words[0].lower() not in _PLAINLY_NO_VERB and _COMPOUND_PAST.match(text) is not None
    return words[1] == second.past


_LETTERS = re.compile(r"\W*[A-Z0-9]/[A-Z0-9] ")
"""Two letters that stand for one word: "A/B"."""
_COMPOUND_PAST = re.compile(
    r"\W*+[\w/-]++ (?!(?:based|related|oriented|needed|required|focused|limited|united|aided)\b)[a-z]{2,}ed "
    r"(?:and|or|the|an?|all|each|every|both|my|our|their|its|new|over|more than|\d[\d,.]*) ",
)
"""A noun before a past that no list has: "Quality checked and signed", "Trouble-ticketed all"."""


def _is_past(word: str) -> bool:
    verb = lookup(word)
    return verb is not None and word.lower() == verb.past


def _is_technology(text: str, first: str) -> bool:
    mentions = load_technologies().find(text[:60])
    return bool(mentions) and mentions[0].as_written.startswith(first) and text.lstrip().startswith(first)


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + base[-1] * _doubles(base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] * _doubles(base) + "ing"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


_DOUBLING = frozenset(
    """
    ship plan map set trim submit commit refer prefer transfer program spin cut put run log tag stub debug win
    plug drop stop step swap pin permit omit begin control compel excel rebut unplug
    """.split()
)


def _doubles(base: str) -> bool:
    return base.rpartition("-")[2] in _DOUBLING
