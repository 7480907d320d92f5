"""Splits the lines of an advertisement into responsibilities, required, preferred, about and benefits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.posting.advert import Block


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


_HEADINGS: tuple[tuple[Part, str], ...] = (
    # The first that fits wins, so that "preferred qualifications" is not taken for "qualifications".
    (Part.BENEFITS, r"benefit|perks|what we offer|we offer\b|what you('ll| will)? get|compensation|salary|pay (range|transparency)"
                    r"|why you('ll| will) love|what('s| is) in it|rewards|we provide|our offer|in return|what we give"),
    (Part.ABOUT, r"equal opportunit|\beeo\b|diversity|inclusion|privacy|(hiring|interview|application|recruit\w+) process|how to apply"
                 r"|how we (hire|work)|next steps|accommodation|legal|disclaimer|agencies"),
    (Part.REQUIRED, r"required and preferred|requirements? and nice"),
    (Part.PREFERRED, r"nice[- ]to[- ]ha|bonus|prefer|\bplus(ses|es)?\b|desir|good to have|great to have|would be (great|nice|good)"
                     r"|would also|extra (credit|point)|brownie|ideally|stand ?out|even better|set(s)? you apart|not required|advantage"
                     r"|optional|icing|beneficial|we('d| would) (also )?(love|like) (it )?if|wish ?list|extra|helpful|would help|an asset"),
    (Part.STACK, r"tech(nology|nologies|nical)?( and tools?)? (stack|environment|landscape)|\bstack\b|(technologies|tools) (we|you)|what we use|built with"
                 r"|^(our )?(technologies|tools|tech)$"),
    (Part.RESPONSIBILITIES, r"responsib|what you('ll| will| would|ʼll)? (do|be doing|work|build|own|be work)|you('ll| will)( be)?\b(?! (need|have|bring|get))"
                            r"|what (you|we) need you to do|day[- ]to[- ]day|duties|your (role|mission|tasks|impact|work|day|challenge)|the (role|job|opportunity|position|work|mission|challenge)$"
                            r"|job (description|summary|purpose)|(role|position) (overview|summary|description|purpose)|about (the|this|your) (role|job|position|opportunity|work)|in this role|how you"
                            r"|what to expect|what does .* do|impact|key (tasks|accountabilit|activit)|essential functions|projects"),
    (Part.REQUIRED, r"require|qualif|must[- ]ha|what (you|you'll|you will|you'd) (need|have|bring|should|must)|you(('ll| will) (need|have|bring)| have| bring| are| know)"
                    r"|who (you|we)('re| are)? (are|look)|about you\b|(look|search|hir)ing for|we need|we expect|your (profile|background|skill|qualif|experience|strength|expertise|competenc|toolkit)"
                    r"|(ideal|successful) candidate|candidate (profile|requirement)|\bfit\b|minimum|basic|essential|mandatory|should apply|what it takes|to (succeed|be successful|thrive)"
                    r"|skills|experience|expertise|competenc|knowledge|education|certification|what we('d| would)? (want|like|value|look|need|expect|ask)|you should|needed|^profile$|tick"),
    (Part.ABOUT, r"^about\b|who we are|^(the |our )?(company|team|story|mission|vision|values|culture|principles)\b|why (join|us|work|we|this)|company (description|overview|profile)|life at|meet the|"
                 r"^overview$|our (story|mission|values|culture)|location|^why\b|similar jobs|related jobs|share this|apply"),
)  # fmt: skip
_COMPILED = tuple((part, re.compile(pattern, re.I)) for part, pattern in _HEADINGS)

_FOOTER = re.compile(
    r"equal[- ]opportunity|regardless of|without regard to|reasonable accommodation|we offer\b|401\s?\(?k|paid time off|"
    r"\bPTO\b|health insurance|parental leave|(base )?(salary|pay|compensation) (range|for this|is)|salary:|visa sponsorship|"
    r"protected veteran|background check|privacy (policy|notice)|stock options|e-verify|we celebrate|agencies",
    re.I,
)
_LEAD = re.compile(r"^(?P<lead>[A-Z][^:.!?]{2,50}):\s+\S")
_LONGEST_HEADING = 90


def of_heading(text: str) -> Part | None:
    """The part that a heading opens, or None if it says nothing about it."""
    words = text.replace("’", "'").strip(" :*#-–—")
    return next((part for part, pattern in _COMPILED if pattern.search(words)), None)


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
