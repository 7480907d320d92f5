"""How long a message is for the person who reads it: in words, and roughly in lines."""

import re
from collections.abc import Iterator
from math import ceil

from coach.chat.message import (
    Buttons,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Quote,
    Rewrite,
    Table,
)

CHARTS = 11
"""Lines that a score card takes."""
AROUND = 3
"""Lines that a message takes beside its words: the sender above it, and the room between messages."""


def words_in(message: Message) -> int:
    """The words that a message shows before anything is opened, those on its buttons included."""
    return sum(len(text.split()) for part in message.parts for text in _texts(part))


def lines_in(message: Message, columns: int) -> int:
    """About how many lines a message takes where a line holds so many characters."""
    return AROUND + sum(_lines(part, columns) for part in message.parts)


def opening(text: str, least: int = 9) -> str:
    """The first sentence of a text; with the next one, where it has fewer than `least` words."""
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ“¿¡])", text)
    kept = 1
    while kept < len(sentences) and len(" ".join(sentences[:kept]).split()) < least:
        kept += 1
    return " ".join(sentences[:kept])


def _lines(part: Part, columns: int) -> int:
    match part:
        case Picture():
            return CHARTS
        case Buttons():
            return 2 * ceil(sum(len(button.label) + 6 for button in part.buttons) / columns)
        case _:
            texts = [line for text in _texts(part) for line in text.split("\n")]
            return sum(ceil(len(text) / columns) for text in texts if text)


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield part.text
        case Quote() | Rewrite():
            yield from (part.label, part.text)
        case Paragraph() | Note():
            yield "".join(run.text for run in part.text)
        case FieldList():
            yield from (f"{name} {value}" for name, value in part.pairs)
        case Table():
            yield from (" ".join(row) for row in (part.head, *part.rows))
        case Buttons():
            yield from (button.label for button in part.buttons)
        case _:
            pass
