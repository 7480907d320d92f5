"""Splits the lines of an advertisement into responsibilities, required, preferred, about and benefits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from coach.posting.advert import Block
from coach.posting.terms import sentences, word_lists
from rules.posting_words import NONE, PostingWords


class PostingPart(StrEnum):
    """What a stretch of an advertisement is for."""

    RESPONSIBILITIES = "responsibilities"
    REQUIRED = "required"
    PREFERRED = "preferred"
    STACK = "stack"
    ABOUT = "about"
    BENEFITS = "benefits"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PartLine:
    """A line and the part it belongs to."""

    text: str
    part: PostingPart
    kind: str = "text"


_WORDS = word_lists.table("headings")
_HEADINGS = word_lists.FirstOf(each["says"] for each in _WORDS["heading"])
_OPENED = tuple(PostingPart(each["part"]) for each in _WORDS["heading"])
_RUN_IN = _WORDS["run_in"]
_PLAIN_HEADING = word_lists.any_of((*_RUN_IN["says"], *_RUN_IN["alone"]))
_STATEMENT = word_lists.any_of(_WORDS["statement"]["says"])
_FOOTER = word_lists.any_of(_WORDS["footer"]["says"])
_NEAR_FOOTER = tuple(_WORDS["footer"]["near"])
_END = word_lists.any_of(_WORDS["end"]["says"])
_ASKS = re.compile(rf"\W*(?:{'|'.join(word_lists.table('cues')['asks']['says'])})", re.I)
_OF_WHO = re.compile(
    r"\W*(?:we(?:['’]re| are) (?:looking|hiring|searching)"
    r"|you(?:['’](?:ll|ve|re)| will| should| must| have| know| bring| are)\b"
    r"|(?:the )?ideal|must\b|candidates?\b|bonus\b|nice[- ]to)",
    re.I,
)
"""How sentences open that say who is wanted."""
_LEAD = re.compile(r"^\W{0,3}(?P<lead>[^\W\d_][^:.!?]{2,50}):\s+\S")
_ENDS = re.compile(r"[.!?…]$")
_MAX_HEADING, _MIN_PARAGRAPH = 90, 40
_MAX_SUBHEADING, _MAX_LEAD = 4, 2
_SILENT = frozenset({PostingPart.ABOUT, PostingPart.BENEFITS})
_ASKING = frozenset({PostingPart.REQUIRED, PostingPart.PREFERRED})
_OPEN = frozenset({PostingPart.OTHER, PostingPart.RESPONSIBILITIES, PostingPart.STACK})
"""Parts in which a line that asks for something does so by itself."""


def of_heading(text: str, own: PostingWords = NONE) -> PostingPart | None:
    """The part that a heading opens, or None if it says nothing about it. `own`: words of packs, which come first."""
    words = text.replace("’", "'").strip(" :*#-–—")
    if own.headings and (at := _own_headings(own.headings).fitting(words)) is not None:
        return PostingPart(own.headings[at][0])
    number = _HEADINGS.fitting(words)
    return None if number is None else _OPENED[number]


@lru_cache(maxsize=8)
def _own_headings(headings: tuple[tuple[str, tuple[str, ...]], ...]) -> word_lists.FirstOf:
    return word_lists.FirstOf(word_lists.whole_words(says) for _, says in headings)


@lru_cache(maxsize=8)
def _ignored(patterns: tuple[str, ...]) -> word_lists.AnyOf:
    return word_lists.AnyOf(word_lists.whole_words(patterns))


def is_heading(text: str) -> bool:
    """Whether the text is one of the headings that postings commonly have, and nothing else."""
    return _PLAIN_HEADING.fullmatch(text.strip(" :?!#*-–—•¿")) is not None


def states(text: str) -> bool:
    """Whether a line opens as what somebody does or has, though it holds a word of headings."""
    return _STATEMENT.match(text) is not None


def asks(text: str) -> bool:
    """Whether a line opens as lines do that ask for something ("Proficiency with …", "5+ years of …")."""
    return _ASKS.match(text) is not None


def split(blocks: Iterable[Block], own: PostingWords = NONE) -> tuple[PartLine, ...]:
    """The lines with their parts. A heading that says nothing (a team, a technology) leaves the part as it is.

    `own`: words of packs.
    """
    return tuple(_split(tuple(each for block in blocks for each in _sentences(block)), own))


def _sentences(block: Block) -> Iterator[Block]:
    """Running text by its sentences: what one says of plusses or benefits does not hold for the next."""
    if block.kind != "text" or len(block.text) < _MIN_PARAGRAPH:
        yield block
    else:
        yield from (Block(each, "text") for each in sentences.of(block.text))


def _split(blocks: tuple[Block, ...], own: PostingWords) -> Iterator[PartLine]:
    part, after_footer, told = PostingPart.OTHER, False, False
    ignored = _ignored(own.ignored) if own.ignored else None
    near_footer = word_lists.within(_NEAR_FOOTER, (block.text for block in blocks))
    for position, block in enumerate(blocks):
        if told and _END.match(block.text):
            return
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        opened = _opened(block, following, own)
        if block.kind == "heading":
            part, after_footer = _headed(block.text, opened, part), False
            told = told or part in _ASKING
            continue
        if opened is not None:
            part, after_footer = opened, False
            if not following or block.text.endswith(":"):
                continue
        if ignored is not None and ignored.search(block.text):
            yield PartLine(block.text, PostingPart.ABOUT, block.kind)
            continue
        lead = _lead(block, part, own)
        if lead is not None:
            yield PartLine(block.text, lead, block.kind)
            if lead not in _SILENT and block.kind == "text":
                part = lead
            continue
        if not (part in _ASKING and block.kind == "item") and _is_footer(block.text, near_footer):
            after_footer = after_footer or block.kind == "text"
            yield PartLine(block.text, PostingPart.BENEFITS, block.kind)
            continue
        after_footer = after_footer and block.kind == "text" and not asks(block.text)
        yield PartLine(block.text, _of_line(block.text, PostingPart.OTHER if after_footer else part), block.kind)


def _is_footer(text: str, near: tuple[str, ...]) -> bool:
    """Whether a line is of the small print below a list: benefits, equal opportunity, pay."""
    return word_lists.has_any(near, text) and _FOOTER.search(text) is not None


def _of_line(text: str, part: PostingPart) -> PostingPart:
    if part in _OPEN and asks(text):
        return PostingPart.REQUIRED
    # "Stack: Elixir, Postgres. We're looking for 3+ years of Elixir." speaks of who is wanted.
    return PostingPart.OTHER if part is PostingPart.STACK and _OF_WHO.match(text) else part


def _headed(text: str, opened: PostingPart | None, part: PostingPart) -> PostingPart:
    """The part below a heading. One that says nothing leaves a list of requirements as it is if it is short."""
    if opened is not None:
        return opened
    if part in _SILENT or len(text.split()) > _MAX_SUBHEADING:
        return PostingPart.OTHER
    return part


def _opened(block: Block, following: Block | None, own: PostingWords) -> PostingPart | None:
    """The part that this line opens: a heading, or a line that introduces what follows ("Nice to have:")."""
    if block.kind == "heading":
        return of_heading(block.text, own)
    if following is None or len(block.text) > _MAX_HEADING:
        return None
    if block.text.endswith(":"):
        return of_heading(block.text, own)
    introduces = following.kind == "item" and block.kind == "text"
    if introduces and len(block.text) <= 45 and not _ENDS.search(block.text) and not asks(block.text):
        return of_heading(block.text, own)
    return None


def _lead(block: Block, part: PostingPart, own: PostingWords) -> PostingPart | None:
    """The part of a line that says it itself: "Nice to have: Kafka". "Cloud experience: AWS" is a wish among wishes."""
    lead = _LEAD.match(block.text)
    if lead is None or (asks(block.text) and block.kind == "item"):
        return None
    found = of_heading(lead["lead"], own)
    if found not in _ASKING and not is_heading(lead["lead"]) and len(lead["lead"].split()) > _MAX_LEAD:
        return None
    if found is PostingPart.REQUIRED and part is PostingPart.PREFERRED and not is_heading(lead["lead"]):
        return None
    return found if found in _ASKING or block.kind == "text" else None
