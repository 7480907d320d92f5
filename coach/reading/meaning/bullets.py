"""Bullets of a section that open with a glyph, their wrapped lines joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.lexicon import dates, places
from rules.lexicon import spelling
from rules.resume import Line

_LINE = 2.0
"""Line heights within which a bullet goes on."""
_SAME_EDGE, _MAX_HANGING, _SET_IN = 3.5, 40, 4
"""Points: within which a line stands below the text of its bullet, by which that text may hang, and from which on a
line is set in from its head."""
_MAX_FURTHER = 12
"""Points by which the rest of a bullet may stand further in than its beginning: a glyph and its space."""
_BEFORE, _AFTER = 40, 60
"""Lines around a bullet by which the width of its column is told."""
_SPACE, _RAGGED = 0.25, 0.5
"""Sizes: the space before a word, and how far short of the edge a full line may end."""


@dataclass(frozen=True, slots=True)
class Item:
    """Lines `first` to `last` that are one bullet."""

    first: int
    last: int
    text: str


def to_items(lines: Sequence[Line], first: int, last: int) -> tuple[Item, ...]:
    """The bullets within lines `first` to `last`."""
    items: list[Item] = []
    index = first
    while index <= last:
        if not lines[index].bullet or says_when(lines[index].text):
            index += 1
            continue
        end = index
        while end < last and _continues(lines, index, end):
            end += 1
        items.append(Item(index, end, joined([line.text for line in lines[index : end + 1]])))
        index = end + 1
    return tuple(items)


def says_when(text: str) -> bool:
    """Whether a line says when, and where perhaps, and nothing else: behind the sign of a calendar or a pin, say."""
    cells = [cell.strip() for cell in text.split("\t")]
    return any(map(dates.is_only_date, cells)) and all(dates.is_only_date(one) or places.is_place(one) for one in cells)


def _continues(lines: Sequence[Line], start: int, before: int) -> bool:
    """True if the line after `before` goes on with the bullet that began at `start`."""
    bullet, previous, line = lines[start], lines[before], lines[before + 1]
    if line.bullet or line.right <= 0 or line.column != previous.column:
        return False
    if abs(line.size - bullet.size) > 1.0 or dates.is_only_date(line.text):
        return False
    if _has_tab_date(line) or (line.bold and not previous.bold):
        return False
    return _stands_below(lines, start, previous, line)


def _stands_below(lines: Sequence[Line], start: int, previous: Line, line: Line) -> bool:
    bullet = lines[start]
    same_page = line.page == previous.page
    if same_page and not 0 < line.top - previous.top <= _LINE * max(line.size, previous.size):
        return False
    if abs(line.left - bullet.left) <= _SAME_EDGE:
        return same_page or is_full(lines, start, previous, line)
    if bullet.left < line.left <= bullet.left + _MAX_FURTHER:
        return same_page and is_full(lines, start, previous, line)
    if not bullet.left - _MAX_HANGING <= line.left < bullet.left:
        return False
    head = next((one for one in reversed(lines[:start]) if not one.bullet and one.column == line.column), None)
    indented = head is not None and head.page == line.page and line.left > head.left + _SET_IN
    return indented or line.text[:1].islower() or is_full(lines, start, previous, line)


def _has_tab_date(line: Line) -> bool:
    return "\t" in line.text and any(dates.is_only_date(part) for part in line.text.split("\t"))


def is_full(lines: Sequence[Line], start: int, previous: Line, line: Line) -> bool:
    """True if the first word of `line` would not have fitted at the end of `previous`."""
    around = lines[max(0, start - _BEFORE) : start + _AFTER]
    nearby = [one for one in around if one.column == line.column and one.right > 0]
    edge = max((one.right for one in nearby if "\t" not in one.text), default=previous.right)
    width = (line.right - line.left) / max(1, len(line.text))
    word = len(line.text.split()[0]) * width
    return previous.right + word + _SPACE * line.size > edge - _RAGGED * line.size


def joined(parts: Sequence[str]) -> str:
    """Wrapped lines as one text; a word hyphenated at a line's end is made whole."""
    text = ""
    for part in parts:
        plain = " ".join(part.split())
        if not text:
            text = plain
        elif re.search(r"[a-zà-ÿ]-$", text) and plain[:1].islower() and not _is_compound(text, plain):
            text = text[:-1] + plain
        elif text.endswith(("-", "–", "/")) and text[-2:-1].isalnum():
            text += plain
        else:
            text += " " + plain
    return text


_FIRST_PART = re.compile(
    r"cross|end|real|low|high|large|small|open|full|front|back|multi|self|well|long|short|user|data|time|event|test"
    r"|cloud|state|on|in|off|pre|post|non|co|re|object|fault|service|customer|company|team|web|server|client|domain"
    r"|role|model|api|first|third|one|two|three|four|half|part|near|next|year|day|cost|type|thread|read|write"
    r"|production|industry|enterprise|world|award|peer|hands|decision|problem|business|machine|deep|natural|action"
    r"|player|job|single|double|meta|e"
)


_LAST_PART = re.compile(
    r"(?:based|like|level|driven|native|free|led|aware|friendly|powered|ready|facing|style|accelerated|backed|oriented"
    r"|specific|centric|enabled|agnostic|grade|heavy|optimi[sz]ed|generated|compatible|compliant)\b"
)
"""What ends a compound, whatever word stands before it: "prompt-based"; "childlike" is one word, as a list has it."""
_MIN_FIRST = 3
"""Letters of the word before such an end."""
_MAX_SYLLABLE = 4
"""Letters of a first part that is as often the first syllable of a word: "re-", "pre-", "post-"."""


def _is_compound(text: str, following: str) -> bool:
    """True for "cross-" + "platform": a compound that keeps its hyphen; not for "re-" + "quests", which is one word."""
    word = re.split(r"[\s(]", text)[-1][:-1].lower()
    tail = _LAST_PART.match(following)
    if tail and len(word) >= _MIN_FIRST and not spelling.is_listed(word + tail.group().lower()):
        return True
    if _FIRST_PART.fullmatch(word) is None and "-" not in word:
        return False
    rest = re.match(r"[^\W\d_]+", following) if len(word) <= _MAX_SYLLABLE else None
    return rest is None or not spelling.is_listed(word + rest.group().lower())
