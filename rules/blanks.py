"""Puts blanks ("___") where a line lacks a figure that only its writer knows; invents none.

Which blank fits which work stands in `rules/lexicon/blanks.toml`. A line that tells of an outcome already, is long, or
whose subject no entry knows, stays as it is.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rules.lexicon.verbs import Forms, lookup
from rules.metrics import has_metric

LONGEST = 24
"""Words; a longer line would become unreadable with more at its end."""

_SERVING = "serving"

_CHANGING = frozenset(
    """
    reduce cut lower decrease shorten shrink minimize minimise improve increase raise boost speed accelerate enhance
    optimize optimise
    """.split()
)
_ADVERBS = re.compile(r"\s*\b(?:significantly|dramatically|greatly|substantially|drastically|massively)\b", re.I)
_AMOUNT = re.compile(
    r"\b(?:various|several|many|multiple|numerous|a (?:number|variety) of)\s+(?=(?:[\w-]+ ){0,3}\w+s\b)", re.I
)
_PEOPLE = re.compile(
    r"^(?P<verb>\w+(?: and \w+)?) (?P<whom>(?:(?:new|junior|senior|other|software|backend) ){0,2}"
    r"(?:engineers|developers|juniors|interns|students|employees|hires|colleagues|staff members|team members|"
    r"programmers|analysts|testers|teammates))\b",
    re.IGNORECASE,
)
_TEACHING = frozenset("mentor coach train onboard teach lead supervise manage tutor guide hire recruit".split())
_TEAM = re.compile(r"\bteam of (?=(?:\w+ )?(?:engineers|developers|people|programmers|analysts|testers)\b)", re.I)
_OUTCOME = re.compile(
    r",\s*(?:\w+ly )?\w+ing\b|,\s*(?:which|so|who|where)\b|\b(?:resulting|leading to|so that|thereby|saving|reducing|"
    r"cutting|increasing|improving|enabling|allowing|ensuring|used by|consumed by|from .+ to)\b",
    re.IGNORECASE,
)
_ENDS_IN_LIST = re.compile(r", (?:and|or) |,(?:\s+\S+){1,5}$")
"""One more part after a comma would read as one more item."""
_COUNTING = re.compile(r"(?:closing|moving) ___")
_MOVING = frozenset("migrate move port transition convert transfer".split())
_FROM_TO = re.compile(r"\bfrom\b.+\bto\b", re.IGNORECASE)
_OBJECT_ENDS = re.compile(r"\s(?:in|with|for|using|from|to|that|which|where|via|by|through|across|on|of)\s")
"""The blank is about what the verb acts on, not about what stands further down the line."""
_AFTER_OBJECT = r"(?=\s+(?:by|with|through|using|via|in|on|for|of|across|after|during|and)\b|$)"


@dataclass(frozen=True, slots=True)
class Tail:
    """What is appended to a line that opens with one of `verbs` and is about such an `object`."""

    verbs: frozenset[str]
    object: re.Pattern[str]
    tail: str


@cache
def _tails() -> tuple[Tail, ...]:
    return tuple(
        Tail(frozenset(entry["verbs"]), re.compile(entry["object"], re.IGNORECASE), entry["tail"])
        for entry in _table()["tail"]
    )


@cache
def _changes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{entry['object']})(?![\w-]){_AFTER_OBJECT}", re.IGNORECASE), entry["from_to"])
        for entry in _table()["change"]
    )


@cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((files("rules.lexicon") / "blanks.toml").read_text("utf-8"))


def words_of_blanks() -> frozenset[str]:
    """Every word that a blank may bring into a line."""
    texts = [str(entry.get("tail", entry.get("from_to"))) for kind in _table().values() for entry in kind]
    return frozenset(word for text in (*texts, _SERVING) for word in re.findall(r"[a-z]+", text.lower()))


def with_blanks(line: str, first: tuple[Tail, ...] = ()) -> str:
    """The line, which opens with a verb, with blanks for its figures; unchanged if none is sure to fit.

    `first`: blanks of a pack, which come before those of the lexicon.
    """
    if has_metric(line):
        return line
    counted = _counted(line)
    plain = _ADVERBS.sub("", counted)
    if len(plain.split()) > LONGEST or len(plain.split()) < 3:
        return counted
    return _changed(plain) or _tailed(plain, first) or counted


def _counted(line: str) -> str:
    """ "various queries" → "___ queries"; "mentored engineers" → "mentored ___ engineers"."""
    line = _TEAM.sub("team of ___ ", _AMOUNT.sub("___ ", line))
    whom = _PEOPLE.match(line)
    verb = lookup(line.split(" ", 1)[0])
    if whom and verb and verb.base in _TEACHING:
        return f"{whom.group('verb')} ___ {line[whom.start('whom') :]}"
    return line


def _changed(line: str) -> str:
    """ "reduced latency by caching" → "reduced latency from ___ ms to ___ ms by caching"."""
    verb = lookup(line.split(" ", 1)[0])
    if verb is None or verb.base not in _CHANGING or re.search(r"\bfrom\b", line):
        return ""
    head = re.split(r"\s(?:by|with|through|using|via)\s", line, maxsplit=1)[0]
    for pattern, from_to in _changes():
        found = pattern.search(head)
        if found and len(head[: found.start()].split()) <= 4:
            end = _object_end(head, found.end())
            return f"{line[:end]} {from_to}{line[end:]}"
    return ""


def _object_end(head: str, at: int) -> int:
    """Where the object ends: "latency of the search API", "latency for reads"."""
    more = re.match(r"(?:\s+(?:of|for|in|on|across)\s+[\w /.+#-]+)", head[at:])
    return at + (len(more.group().rstrip()) if more and " and " not in more.group() else 0)


def _tailed(line: str, first: tuple[Tail, ...]) -> str:
    verb = lookup(line.split(" ", 1)[0])
    if verb is None or _is_told(line, verb):
        return ""
    # The last words before the first preposition name the thing; what stands before them only tells which.
    object_ = " ".join(_OBJECT_ENDS.split(line, maxsplit=1)[0].split()[1:][-2:])
    for each in (*first, *_tails()):
        if verb.base in each.verbs and each.object.search(object_):
            if "___" in line and _COUNTING.match(each.tail):
                return ""  # "resolved ___ issues, closing ___ a month" asks for one figure twice
            # "…using Go, used by" would stumble.
            tail = each.tail.replace("used by", _SERVING) if re.search(r"\busing\b", line) else each.tail
            return f"{line}, {tail}"
    return ""


def _is_told(line: str, verb: Forms) -> bool:
    """Whether the line has its outcome or its blanks already, or would not bear one part more."""
    # From where something was moved is no outcome.
    told = _FROM_TO.sub("", line) if verb.base in _MOVING else line
    blank = line.count("___") > 1 or "team of ___" in line
    return blank or bool(_OUTCOME.search(told) or _ENDS_IN_LIST.search(line))
