"""Asks what only the writer of a line knows: two or three questions that this very line raises.

Which figure fits which work stands in `rules/lexicon/blanks.toml`, and in that of a pack. A line that no entry knows is
asked nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from rules.lexicon.verbs import Forms, lookup
from rules.metrics import has_metric
from texts import filled, gettext, gettext_noop

MAX_QUESTIONS = 3
_WEAK = re.compile(
    r"^\W*(?:(?:was|were|am|I) )*(?:\w+ly )?(?:responsible for|in charge of|tasked with|"
    r"help(?:ed|ing|s)?(?: to| with| in)?|assist(?:ed|ing|s)?(?: in| with)?|"
    r"participat\w+ in|involved in|worked (?:on|in|with)|working (?:on|in|with)|"
    r"contribut\w+ to|duties included|supported)\s+(?:the |an? )?",
    re.IGNORECASE,
)
_SHARED = re.compile(r"help|assist|participat|involved|worked|working|contribut|support", re.IGNORECASE)
_CHANGING = frozenset(
    """
    reduce cut lower decrease shorten minimize minimise improve increase raise boost speed accelerate enhance optimize
    optimise streamline simplify
    """.split()
)
_MAKING = frozenset(
    """
    build develop create design implement write launch introduce deliver rebuild rewrite redesign architect engineer set
    """.split()
)
_KEEPING = frozenset("maintain own operate run manage administer support monitor host".split())
_TEACHING = frozenset("mentor coach train onboard teach lead supervise manage guide".split())
_MANY = re.compile(
    r"\b(?:various|several|many|multiple|numerous|a (?:number|variety) of)\s+"
    r"(?P<what>(?:[\w-]+ ){0,3}?\w+(?<!s)s)(?![\w-])"
    # what goes on with another plural is part of a compound: "analytics solutions", "components attributes"
    r"(?! (?!(?:this|thus|plus|towards|besides|always|includes|needs|requires)\b)[a-z-]{3,}(?<!s)s(?!\w))",
    re.IGNORECASE,
)
_NAMED = re.compile(r" ?(?:[(:–—]|,? (?:such as|including|like|namely|e\.g)\b)", re.IGNORECASE)
"""What follows things that are named one by one: anybody can count those."""
_PEOPLE = re.compile(
    r"\b(?:team|engineers|developers|juniors|interns|students|colleagues|analysts|testers)\b", re.IGNORECASE
)
_HELP = re.compile(
    r"\b(?:tests?|testing|documentation|docs|runbooks?|monitoring|alerts?|logging|pipelines?|ci)\b", re.IGNORECASE
)
"""Things that people who build software make for themselves."""
_ABOUT_IT = ("used by", "handling", "keeping", "processing")
"""Tails that say something of what was made or kept, and of nothing else in the line."""
_BESIDE = re.compile(
    r"[,;:(]| (?:for|in|into|to|with|using|that|which|who|by|on|onto|across|of|from|as|via|within|where|when|so|while"
    r"|between|against|over|under|through|during|after|before)\b",
    re.IGNORECASE,
)
_USABLE = re.compile(
    r"\b(?:apps?|applications?|websites?|(?:web |landing |start |home )?pages?|sites?|portals?|dashboards?|tools?"
    r"|reports?|bots?|chatbots?|assistants?|plugins?|extensions?|librar(?:y|ies)|sdks?|clis?|apis?|platforms?|systems?|software"
    r"|services?|microservices|engines?|search|shops?|stores?|games?|forms?|calculators?|editors?|simulators?|catalogu?es?"
    r"|products?|modules?|interfaces?|programs?|pipelines?|workflows?|checkout|features?)\W*$",
    re.IGNORECASE,
)
"""How what was made ends, if somebody uses it."""
_RUN = re.compile(
    r"\b(?:servers?|clusters?|infrastructure|databases?|networks?|environments?|deployments?|machines|monitoring|accounts"
    r"|warehouses?|code ?bases?|ci|cd|frameworks?)\W*$",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:by|with|using|through|via)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"^\w+ (?:an? |the )?(?P<what>.+?) from ___.* to ___")
_USED = re.compile(r"^(?:used|played) by ___ (?P<who>.+)$")
_SAVING = re.compile(r"^saving ___ (?P<what>.+)$")
_TOOK = re.compile(r"^finished in ___ (?P<what>\w+)")
_AMOUNT = re.compile(r"^\w+(?: by| on| in)? ___ (?P<what>[a-z].+)$")
_SHARE = re.compile(r"^\w+ ___% (?P<what>.+)$")


@dataclass(frozen=True, slots=True)
class Tail:
    """What could follow a line that opens with one of `verbs` and is about such an `object`: "used by ___ people"."""

    verbs: frozenset[str]
    object: re.Pattern[str]
    tail: str


def questions(line: str, first: tuple[Tail, ...] = ()) -> tuple[str, ...]:
    """What to ask of a line, at most three; nothing of one that has its figure. `first`: tails of a pack."""
    if has_metric(line):
        return ()
    return tuple(dict.fromkeys(gettext(each.words, **each.values) for each in _all(line, first)))[:MAX_QUESTIONS]


@dataclass(frozen=True, slots=True)
class _Question:
    """A question as the catalogue has it, and words of the line that it asks about."""

    words: str
    values: Mapping[str, str] = field(default_factory=dict)


def _all(line: str, first: tuple[Tail, ...]) -> Iterator[_Question]:
    weak = _WEAK.match(line)
    body = line[weak.end() :] if weak else line.strip(" •-–*·")
    things = ""
    if (many := _MANY.search(body)) and not _NAMED.match(body, many.end()) and _is_countable(many.group("what")):
        things = many.group("what")
        yield _Question(gettext_noop("How many {things}?"), {"things": things})
    verb = lookup(re.split(r"[\s,]", body, maxsplit=1)[0]) if body else None
    if verb is not None:
        by_figure = [each for each in _by_figure(body, verb, first) if not _counts_the_same(each, things)]
        yield from by_figure
        yield from (each for each in _by_work(body, verb) if not _is_asked(each, by_figure))
    if weak and _SHARED.search(weak.group()) and len(body.split()) > 2:
        yield _Question(gettext_noop("Which part of it was yours?"))


_UNCOUNTED = frozenset(
    "aspects areas ways things topics kinds types sorts factors fields purposes reasons stages levels elements means"
    " circumstances matters respects skills analytics metrics modes".split()
)
"""What nobody counts, though it stands in the plural."""


def _is_countable(things: str) -> bool:
    """Whether one can ask how many: of "billing systems", not of a name or of part of a compound."""
    last = things.rsplit(maxsplit=1)[-1]
    return last[0].islower() and last[-1].islower() and last not in _UNCOUNTED


def _counts_the_same(question: _Question, things: str) -> bool:
    """Whether a question asks how many of what another asks already: "home devices", "devices"."""
    return bool(things) and question.words.lower() == f"how many {things.rsplit(maxsplit=1)[-1].lower()}?"


def _is_asked(question: _Question, others: Sequence[_Question]) -> bool:
    """Whether another question asks for the same: who uses it, or from what to what."""
    said = " ".join(each.words for each in others)
    return (question.words.startswith("Who uses") and " use it?" in said) or (
        question.words.startswith("From what") and "before, and what" in said
    )


def _by_figure(body: str, verb: Forms, first: tuple[Tail, ...]) -> Iterator[_Question]:
    if verb.base in _CHANGING:
        for pattern, _ in _changes():
            if (found := pattern.search(body)) and not _FAULTS.match(body, found.end()):
                what = found.group().lower()
                yield _Question(MANY_BEFORE if _is_many(what) else ONE_BEFORE, {"what": what})
                return
    for each in (*first, *_tails()):
        about = _made(body) if each.tail.startswith(_ABOUT_IT) else body
        if verb.base in each.verbs and each.object.search(about):
            yield _Question(asked(each.tail))
            return


_FAULTS = re.compile(
    r"[ -](?:errors?|exceptions?|issues?|problems?|bugs?|failures?|crash(?:es)?|faults?|environments?|types?"
    r"|dependenc(?:y|ies)|librar(?:y|ies))\b",
    re.IGNORECASE,
)
"""Behind a measure, what is not measured by it: "runtime errors"."""


def _made(body: str) -> str:
    """What the verb is about, without what that is for, in, of or made with: "wrote a migration script" of
    "wrote a migration script for the shop"."""
    return _BESIDE.split(body, maxsplit=1)[0]


def _by_work(body: str, verb: Forms) -> Iterator[_Question]:
    made = _made(body)
    if verb.base in _TEACHING and _PEOPLE.search(body):
        yield _Question(gettext_noop("How many people, and what can they now do on their own?"))
    if verb.base in _CHANGING:
        yield _Question(gettext_noop("From what to what, and how was it measured?"))
        if not _HOW.search(body):
            yield _Question(gettext_noop("What did you do to get there?"))
    elif verb.base in _MAKING and _HELP.search(body):
        yield _Question(gettext_noop("What went wrong before it existed?"))
    elif verb.base in _MAKING:
        if _USABLE.search(made):
            yield _Question(gettext_noop("Who uses it, and what did they do before?"))
        yield _Question(gettext_noop("What was hard about it?"))
    elif verb.base in _KEEPING and (_USABLE.search(made) or _RUN.search(made)):
        yield _Question(gettext_noop("What goes wrong less often now that you look after it?"))


MANY_BEFORE = gettext_noop("What were the {what} before, and what are they now?")
ONE_BEFORE = gettext_noop("What was the {what} before, and what is it now?")


def _is_many(what: str) -> bool:
    return what.endswith("s") and not what.endswith("ss")


def _before(what: str) -> str:
    return filled(MANY_BEFORE if _is_many(what) else ONE_BEFORE, {"what": what})


def asked(tail: str) -> str:
    """The question that a tail answers, as the catalogue has it: "used by ___ people" → "How many people use it?"."""
    if (found := _FROM_TO.match(tail)) and found.group("what") not in {"___", "it"}:
        return _before(found.group("what"))
    if "from ___" in tail:
        return "From what to what?"
    if found := _TOOK.match(tail):
        return f"How many {found.group('what')} did it take?"
    if found := _USED.match(tail):
        return f"How many {found.group('who')} use it?"
    if found := _SAVING.match(tail):
        return f"How many {found.group('what')} does it save?"
    if found := _SHARE.match(tail):
        return f"What was the {found.group('what')}?"
    if found := _AMOUNT.match(tail):
        asked_for = found.group("what").replace("with ___", "and with how many").partition("___")[0]
        return f"How many {re.sub(r'(?:,| at)$', '', asked_for.rstrip())}?"
    return f"Is there a number, such as “{tail}”?"


@cache
def _tails() -> tuple[Tail, ...]:
    return tuple(
        Tail(frozenset(entry["verbs"]), re.compile(entry["object"], re.IGNORECASE), entry["tail"])
        for entry in _table()["tail"]
    )


@cache
def _changes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{entry['object']})(?![\w-])", re.IGNORECASE), entry["from_to"])
        for entry in _table()["change"]
    )


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomli.loads((Path(__file__).parent / "lexicon" / "blanks.toml").read_text("utf-8"))
