"""What of a child's answer is taken: nothing larger than a reader gives, nothing that points outside of it.

A child may have been taken over by the file that it reads. What it says of that file is believed, since it harms nobody
else; but the answer is weighed beside everybody's work, so none may be made to hold that up.
"""

import math
from collections.abc import Hashable, Iterable, Sized
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Protocol, cast

from coach.reading.bounded import cut, most_lines, names_of
from coach.reading.limits import Limits
from rules.resume import Resume

if TYPE_CHECKING:
    from coach.posting import Posting

BYTES = 16 * 1024 * 1024
"""Of an answer about a resume or a posting; that of three thousand crowded lines has some two million."""
CHARACTERS = 1_000_000
"""In all texts of a resume's lines; a file of 200,000 signs has no more with all that is worked out from them."""
OVERLAPPING = 4
"""How many times the lines may be covered by sections, entries or bullets, all together."""
KEYWORDS, POSTING_LINES = 1_000, 50_000
"""Of a posting, of which sixty thousand characters are read."""
MAX_NUMBER = 1e9
"""Of any number: bytes of a file, points on a page."""


class Nonsense(Exception):
    """An answer that no reader gives."""


class _Stretch(Protocol):
    """Something that stands on lines."""

    @property
    def first_line(self) -> int: ...
    @property
    def last_line(self) -> int: ...


def resume(answered: Resume, limits: Limits) -> Resume:
    """The resume, if it is one that a reader gives. Raises Nonsense."""
    lines, most = answered.lines, most_lines(limits)
    _require(len(lines) <= most and sum(len(each.text) for each in lines) <= CHARACTERS)
    _require(all(line.number == at for at, line in enumerate(lines)))
    for stretches in (answered.sections, answered.entries, answered.bullets):
        _stand_on(stretches, len(lines))
    _few(most * OVERLAPPING, answered.skills, answered.links, answered.layout.garbled, answered.how_read.unread)
    _few(most, answered.layout.hidden, answered.layout.fonts, answered.notes, answered.contact.in_margin)
    _require(all(0 <= each.line < len(lines) for each in answered.skills))
    _require(all(each.line is None or 0 <= each.line < len(lines) for each in answered.links))
    _require(all(each.entry is None or 0 <= each.entry < len(answered.entries) for each in answered.bullets))
    _require(cut(answered) is answered and _sober(answered))
    return answered


def posting(answered: "Posting") -> "Posting":
    """The posting, if it is one that a reader gives. Raises Nonsense."""
    _few(KEYWORDS, answered.keywords, answered.phrases)
    _few(POSTING_LINES, answered.lines)
    for word in answered.keywords:
        _few(KEYWORDS, word.written, word.instead)
    _require(sum(len(each.text) for each in answered.lines) <= CHARACTERS)
    _require(cut(answered) is answered and _sober(answered))
    return answered


def _stand_on(stretches: Iterable[_Stretch], lines: int) -> None:
    covered = 0
    for each in stretches:
        _require(0 <= each.first_line <= each.last_line < lines)
        covered += 1 + each.last_line - each.first_line
    _require(covered <= OVERLAPPING * max(1, lines))


def _few(most: int, *rows: Sized) -> None:
    _require(all(len(row) <= most for row in rows))


def _sober(value: object) -> bool:
    """Whether all numbers are ones that something on a page can have."""
    match value:
        case bool() | str() | None:
            return True
        case int() | float():
            return math.isfinite(value) and abs(value) <= MAX_NUMBER
        case tuple():
            return all(map(_sober, value))
        case _ if is_dataclass(value):
            return all(_sober(getattr(value, name)) for name in names_of(cast(Hashable, type(value))))
        case _:
            return True


def _require(holds: bool) -> None:
    if not holds:
        raise Nonsense
