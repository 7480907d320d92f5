"""Reads a posting pasted or saved as plain text (or Markdown): who and where, and lines with headings."""

import re
import unicodedata
from itertools import zip_longest

from coach.posting.advert import Advert, Block
from coach.posting.pages import head, runon
from coach.posting.pages.markup import line
from coach.posting.terms import parts
from rules.lexicon import technologies

_MARKDOWN = re.compile(r"^#{1,6}\s+|^\*\*(?=[^*]+\*\*:?\s*$)|(?<=\S)\*\*:?\s*$")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|\[(?=[^\]]{1,80}\]\()|\]\([^)]{1,300}\)")
_INVISIBLE = re.compile("[\u200b‌‍⁠﻿­]")
_JOINS = re.compile(r",|\b(with|of|in|using|as|for|such|including|and/or)\b|\d", re.I)
_BLOCK_OF_CODE = re.compile(r"\{\s*$|^\s*+[}\])]++[;,)]*+\s*$")
_CODE = re.compile(
    r"[;{},]\s*(?://.*)?$|=>|^\s*[}<]|^\s*(?:const|let|var|function|return|if|for|else|import|export)\b|\w\(|\s===?\s"
)
"""Lines of a page's scripts or styles, which are copied along with some pages: such as open or close a block, and the
others, which could be somebody's requirements ("Docker, Kubernetes;") anywhere but between two of those."""
_MIN_OF_CODE = 3
_MAX_HEADING = 70
_HEAD_LINES = 3


def read(text: str) -> Advert:
    """An advertisement from plain text; whatever cannot be told from the text stays empty."""
    lines = _lines(text)
    blocks = tuple(_blocks(lines))
    who = head.read([each for each in lines if each], blocks)
    return Advert(
        source="text",
        title=who.title,
        company=who.company,
        location=who.location,
        remote=who.remote,
        blocks=blocks,
    )


def _lines(text: str) -> list[str]:
    """The lines, in plain characters; empty ones stay, because they tell headings."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\xa0", " ").replace("\t", " ")
    lines = _without_code(plain.splitlines())
    return [each.strip() if "**" in each else _unmarked(each.strip()) for each in lines]


def _without_code(lines: list[str]) -> list[str]:
    blocks = [number for number, each in enumerate(lines) if _BLOCK_OF_CODE.search(each)]
    if len(blocks) < _MIN_OF_CODE:
        return lines
    return [each for number, each in enumerate(lines) if not (blocks[0] <= number <= blocks[-1] and _CODE.search(each))]


def _unmarked(text: str) -> str:
    """The text without the signs of Markdown's emphasis and links."""
    return _EMPHASIS.sub("", text) if "*" in text or "_" in text or "](" in text else text


def _blocks(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    spaced = sum(1 for each in lines if not each) * 8 > len(lines)
    numbers = [number for number, text in enumerate(lines) if text]
    for number, after in zip_longest(numbers, numbers[1:]):
        text, following = lines[number], "" if after is None else lines[after]
        before = (number > 0 and not lines[number - 1]) or not spaced
        if len(text) > runon.LONG:
            found += runon.blocks(_unmarked(text))
        else:
            found.append(_block(text, bool(found), before, following))
    return found


def _block(text: str, inside: bool, set_apart: bool, following: str) -> Block:
    words = _MARKDOWN.sub("", text).strip() if "**" in text or text[0] == "#" else text
    if words != text and len(words) <= _MAX_HEADING + 20:
        return Block(words.rstrip(": "), "heading")
    block = line(_unmarked(text), in_heading=False, in_item=False)
    if block.kind == "text" and inside and following and _looks_like_heading(text, set_apart):
        return Block(block.text.rstrip(": "), "heading")
    return block


def _looks_like_heading(text: str, set_apart: bool) -> bool:
    """Short, and either ends in a colon, shouts, or says what headings say and nothing more.

    "Experience with PostgreSQL, Redis" opens with a word of headings and is none: it says with what.
    """
    words = text.split()
    if len(text) > _MAX_HEADING or text.endswith((".", ",", ";")):
        return False
    if text.endswith(":"):
        return len(words) <= 9
    if parts.of_heading(text) is None:
        return text.isupper() and len(text) > 5 and len(words) <= 6 and not technologies.load().find(text)
    if text.isupper() and len(text) > 5:
        return True
    if len(words) > 8 or technologies.load().find(text):
        return False
    if parts.is_heading(text):
        return True
    if parts.states(text):
        return False
    return set_apart and len(words) <= 6 and not (_JOINS.search(text) and parts.asks(text))
