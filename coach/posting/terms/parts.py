"""Splits the lines of an advertisement into responsibilities, required, preferred, about and benefits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.posting.advert import Block
from coach.posting.terms import wording


class Part(StrEnum):
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
    part: Part
    kind: str = "text"


_WORDS = wording.table("headings")
_HEADINGS = tuple((Part(each["part"]), wording.any_of(each["says"])) for each in _WORDS["heading"])
_FOOTER = wording.any_of(_WORDS["footer"]["says"])
_LEAD = re.compile(r"^(?P<lead>[A-Z][^:.!?]{2,50}):\s+\S")
_LONGEST_HEADING = 90


def of_heading(text: str) -> Part | None:
    """The part that a heading opens, or None if it says nothing about it."""
    words = text.replace("’", "'").strip(" :*#-–—")
    return next((part for part, pattern in _HEADINGS if pattern.search(words)), None)


def split(blocks: Iterable[Block]) -> tuple[PartLine, ...]:
    """The lines with their parts. A heading that says nothing (a team, a technology) leaves the part as it is."""
    return tuple(_split(tuple(blocks)))


def _split(blocks: tuple[Block, ...]) -> Iterator[PartLine]:
    part, before_footer = Part.OTHER, Part.OTHER
    for position, block in enumerate(blocks):
        opened = _opened(block, blocks[position + 1] if position + 1 < len(blocks) else None)
        if opened is not None:
            part = before_footer = opened
        if block.kind == "heading":
            continue
        if block.kind == "text" and opened is None and _FOOTER.search(block.text):
            part = Part.BENEFITS
        elif block.kind == "item" and part is Part.BENEFITS and before_footer is not Part.BENEFITS:
            part = before_footer
        yield PartLine(block.text, part, block.kind)


def _opened(block: Block, following: Block | None) -> Part | None:
    """The part that this line opens: a heading, a short line before a list, or a lead ("Nice to have: Kafka")."""
    if block.kind == "heading":
        return of_heading(block.text)
    introduces = following is not None and following.kind == "item" and block.kind == "text"
    if introduces and len(block.text) <= _LONGEST_HEADING and (block.text.endswith(":") or len(block.text) <= 45):
        return of_heading(block.text)
    lead = _LEAD.match(block.text) if block.kind == "text" else None
    return of_heading(lead["lead"]) if lead else None
