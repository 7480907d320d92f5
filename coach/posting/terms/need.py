"""Tells required from preferred from merely mentioned, clause by clause: "Go is a must, Kafka a plus"."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from coach.posting.terms import word_lists
from coach.posting.terms.parts import PartLine, PostingPart, asks
from rules.posting_words import NONE, PostingWords


class Need(StrEnum):
    """How much a posting wants something, strongest first."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    MENTIONED = "mentioned"


_CUES = word_lists.table("cues")
_BEFORE, _AFTER, _MUST, _WANTED = (
    word_lists.AnyOf(_CUES[name]["says"]) for name in ("before", "after", "must", "wanted")
)
_NOT_ASKED = word_lists.any_of(_CUES["not_asked"]["says"])
_FIELDS = sorted(_CUES["peers"]["fields"], key=len, reverse=True)
_PEERS = re.compile(
    rf"\b(?:{'|'.join(_CUES['peers']['with'])})(?:[ /,&]+(?:{'|'.join(_FIELDS)})(?![\w-]))++"
    rf"[ /,&]+(?:{'|'.join(_CUES['peers']['people'])})(?!\w)",
    re.I,
)
_BREAK = re.compile(r";|(?<=[a-z0-9)+#][a-z0-9)+#])[.!?]\s+(?=[A-Z(])|\s[–—]\s|\s-\s|\(|\)|\bbut\b|\bwhile\b")
_STARTS_ANEW = re.compile(
    r"^\s*(and\s+)?(any |some |prior |previous |basic |strong |good )?"
    r"(experience|familiarity|knowledge|exposure|understanding|certification|working|background|erfahrung|kenntnisse)",
    re.I,
)
_WHOLE = re.compile(
    r"\W*\((?:a )?(?:big )?(?:plus|bonus|optional|desirable|preferred|nice[- ]to[- ]have"
    r"|valorable|deseable)\)\W*\w",
    re.I,
)
_MORE = re.compile(
    r"\b(?:with|and|plus) (?:additional|some|any|prior|previous|further) (?:experience"
    r"|knowledge|exposure|background)\b",
    re.I,
)
_NO_MUST = re.compile(
    r"\b(not|no) ((a |an |strictly |absolute )*)(requirement|required|a must|must|mandatory)|n't required", re.I
)
_JOINED = re.compile(r"\b(or|and|und|oder|y|o|et|ou)\b|&|/", re.I)
_OF_THE_COMPANY = re.compile(
    r"\b(?:(?:is|are|was|were|'re|been) (?:\w+ )?"
    r"(?:backed|founded|funded|led|started|trusted|run|comprised|made up) (?:by|of)"
    r"|our (?:investors|founders|customers|clients|advisors|backers)\b)",
    re.I,
)
"""Sentences in which experts and experience are those of founders, investors and customers."""
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|;")

_BY_PART = {PostingPart.REQUIRED: Need.REQUIRED, PostingPart.PREFERRED: Need.PREFERRED}
_SILENT = frozenset({PostingPart.ABOUT, PostingPart.BENEFITS})

Span = tuple[int, int]


class Near(NamedTuple):
    """Words by kinds of cues: a line without any of these has no such cue; asked first, because it is quick."""

    preferred: tuple[str, ...]
    not_asked: tuple[str, ...]
    must: tuple[str, ...]
    peers: tuple[str, ...]

    def within(self, text: str) -> "Near":
        """Those that stand in a text, so that its lines are asked for fewer."""
        lower = text.replace("’", "'").lower()
        return Near(*(tuple(word for word in words if word in lower) for words in self))


NEAR = Near(
    preferred=tuple(_CUES["near"]["says"]),
    not_asked=tuple(_CUES["not_asked"]["near"]),
    must=tuple(_CUES["must"]["near"]),
    peers=tuple(word.removesuffix("s?") for word in _CUES["peers"]["people"]),
)
"""All of them."""


class Needs:
    """The needs along one line: ask for a position. Built once a line."""

    def __init__(self, line: PartLine, near: Near = NEAR, words: PostingWords = NONE) -> None:
        text = line.text.replace("’", "'")
        self.base = _BY_PART.get(line.part, Need.MENTIONED)
        self.silent = line.part in _SILENT
        small = text.lower()
        self.not_asked: tuple[Span, ...] = ()
        if word_lists.holds_any(near.not_asked, small):
            self.not_asked = tuple(_not_asked(text))
        if word_lists.holds_any(near.peers, small):
            self.not_asked += tuple(match.span() for match in _PEERS.finditer(text))
        asks = self.base is not Need.PREFERRED and not self.silent
        self.preferred: tuple[Span, ...] = ()
        if asks and word_lists.holds_any(near.preferred, small):
            self.preferred = tuple(_preferred(text))
        self.required = tuple(_required_spans(line, text, small, near))
        if not self.silent and (words.required or words.preferred):
            required, preferred = _own_cues(words)
            self.required += tuple(_with_cue(text, required))
            self.preferred += tuple(_with_cue(text, preferred))

    def at(self, position: int) -> Need | None:
        """The need for what stands at a position of the line; None for what the line says it does not ask for."""
        if self.not_asked and _within(position, self.not_asked):
            return None
        if self.preferred and _within(position, self.preferred):
            return Need.PREFERRED
        return Need.REQUIRED if self.required and _within(position, self.required) else self.base


@lru_cache(maxsize=8)
def _own_cues(words: PostingWords) -> tuple[word_lists.AnyOf, word_lists.AnyOf]:
    """A pack's words that make a clause required, and those that make it preferred."""
    return (
        word_lists.AnyOf(word_lists.whole_words(words.required)),
        word_lists.AnyOf(word_lists.whole_words(words.preferred)),
    )


def _with_cue(text: str, cues: word_lists.AnyOf) -> Iterator[Span]:
    return ((start, end) for start, end in clauses(text) if cues.search(text[start:end]))


def _within(position: int, spans: tuple[Span, ...]) -> bool:
    return any(start <= position < end for start, end in spans)


def clauses(text: str) -> list[Span]:
    """Clauses of a line: cut at semicolons, sentence ends, dashes, brackets and "but"."""
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def not_asked_spans(text: str, near: Near = NEAR) -> list[Span]:
    """Stretches that the line says it does not ask for: "No PHP", "you need not know Rust"."""
    return _not_asked(text) if word_lists.has_any(near.not_asked, text) else []


def _not_asked(text: str) -> list[Span]:
    spans = []
    for start, end in clauses(text):
        found = _NOT_ASKED.search(text, start, end)
        if found:
            spans.append((found.start(), end))
    return spans


def preferred_spans(text: str, near: Near = NEAR) -> list[Span]:
    """Stretches of a line that cue words make preferred."""
    return _preferred(text) if word_lists.has_any(near.preferred, text) else []


def _preferred(text: str) -> list[Span]:
    spans: list[Span] = []
    if _WHOLE.match(text):
        return [(0, len(text))]
    bounds = clauses(text)
    for number, (start, end) in enumerate(bounds):
        clause = text[start:end]
        before, after = _BEFORE.search(clause), [*_AFTER.finditer(clause)]
        leads = before and not any(cue.start() < before.start() for cue in after)
        if before and leads and clause[before.end() :].strip(" :,.)"):
            spans.append((start + before.start(), _end_of_list(text, bounds, number)))
        else:
            cues = after or ([before] if before else [])
            spans += (_behind(text, bounds, number, start + cue.start(), start + cue.end()) for cue in cues)
    return spans


def _end_of_list(text: str, bounds: list[Span], number: int) -> int:
    """Where a preferred list ends: with its clause, brackets and dashes inside ("bonus: queues (Kafka), Go") passed."""
    end = bounds[number][1]
    depth = 0
    for position in range(number, len(bounds)):
        end = bounds[position][1]
        last = text[end - 1 : end]
        depth += (last == "(") - (last == ")")
        if last not in "()" or (last == ")" and depth < 0):
            return end
    return end


def _behind(text: str, bounds: list[Span], number: int, cue: int, end: int) -> Span:
    """From where the subject of "… is a plus" begins, to the cue; a bracket or dash before the cue is looked past."""
    start = bounds[number][0]
    if not re.search(r"\w", text[start:cue]) and number > 0:
        # "Kafka (a plus)", "Kafka – preferred", "queues (Kafka, NATS) are a plus": the subject stands one clause back.
        start = bounds[number - 1][0]
        opener = text[start - 1 : start]
        if opener == "(" and number > 1:
            start = bounds[number - 2][0]
        if opener != "(":
            return (_last_item(text, start, cue), end)
    return (_subject(text, start, cue), end)


def _last_item(text: str, start: int, cue: int) -> int:
    """ "Go, Python, Rust (preferred)": only the item right before the bracket is meant."""
    joined = max(text.rfind(mark, start, cue) for mark in (",", " and ", " or "))
    return joined + 1 if joined >= 0 else start


def _subject(text: str, start: int, cue: int) -> int:
    more = [match.start() for match in _MORE.finditer(text, start, cue)]
    if more:
        return more[-1]
    comma = text.rfind(",", start, cue)
    last, before = text[comma + 1 : cue], text[start:comma]
    if comma < 0 or not re.search(r"\w", last):
        return start
    if _STARTS_ANEW.match(last):
        return comma + 1
    if _WANTED.search(before) and not _JOINED.search(last):
        return comma + 1
    return start


def _required_spans(line: PartLine, text: str, small: str, near: Near) -> list[Span]:
    """Stretches that cue words make required outside of the requirements."""
    if line.part in _SILENT or line.part is PostingPart.REQUIRED:
        return []
    if line.part is not PostingPart.OTHER and not word_lists.holds_any(near.must, small):
        return []
    spans = []
    if line.part is PostingPart.OTHER and _OF_THE_COMPANY.search(text) and not asks(text):
        return []
    whole = line.part is PostingPart.OTHER and asks(text)
    for start, end in clauses(text):
        clause = text[start:end]
        must = _MUST.search(clause) and not _NO_MUST.search(clause)
        if must or (line.part is PostingPart.OTHER and (whole or _WANTED.search(clause))):
            spans.append((start, end))
    if line.part is PostingPart.OTHER:
        # "with 3+ years of experience (Go, Kafka)": what a sentence asks for reaches into its brackets.
        spans = _joined(text, spans)
    return spans


def _joined(text: str, spans: list[Span]) -> list[Span]:
    ends = dict(clauses(text))
    return [(start, _past_brackets(text, end, ends)) for start, end in spans]


def _past_brackets(text: str, end: int, ends: dict[int, int]) -> int:
    while text[end - 1 : end] in {"(", ")"} and ends.get(end, end) > end:
        end = ends[end]
    return end
