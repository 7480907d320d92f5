"""The text of a Word paragraph: runs, tabs, breaks, fields, links, symbols, tracked changes."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.word.lists import from_symbol_font, is_symbol_font, symbol
from coach.reading.word.look import WordLook
from coach.reading.word.package import qn

_SKIPPED = frozenset(
    qn(name)
    for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:txbxContent", "w:pict", "w:delInstrText")
) | {
    qn("w:rt"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_OF_A_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"
"""Where somebody gets who clicks a picture: an icon in place of an address."""
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))', re.IGNORECASE)


@dataclass(slots=True)
class Fragment:
    """A line of a paragraph. `pages` and `columns` count the breaks before it, `looks` the letters of each look.

    `turned` and `pages_within` count the pages that Word filled, before its text and within it: it notes where it broke
    the page last, also after a break that the file asks for.
    """

    parts: list[str] = field(default_factory=list)
    tabbed: bool = False
    """True once a tab has followed text."""
    pages: int = 0
    turned: int = 0
    columns: int = 0
    pages_within: int = 0
    looks: Counter[WordLook] = field(default_factory=Counter)
    hidden: bool = False
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text of the line."""
        return "".join(self.parts)

    @property
    def look(self) -> WordLook | None:
        """The look of most letters before the first tab; None without text."""
        return self.looks.most_common(1)[0][0] if self.looks else None


@dataclass(slots=True)
class _Field:
    """A field that has begun: what it is told to do, and where its result starts once that has begun."""

    instruction: str = ""
    start: tuple[Fragment, int] | None = None
    """The line, and how many parts of it stand before the result."""


@dataclass(slots=True)
class _Reader:
    part: Any
    look_of: Callable[[Any], WordLook]
    lines: list[Fragment] = field(default_factory=lambda: [Fragment()])
    unseen: Fragment = field(default_factory=lambda: Fragment(hidden=True))
    fields: list[_Field] = field(default_factory=list)


def fragments(paragraphs: Sequence[Any], part: Any, look_of: Callable[[Any], WordLook]) -> list[Fragment]:
    """The lines of a paragraph, cut at line breaks; inserted text is read, deleted text is not.

    Several `paragraphs` are one whose marks between them were deleted. Hidden text comes as a line of its own, last.
    """
    reader = _Reader(part, look_of)
    for paragraph in paragraphs:
        _read(paragraph, reader, None)
    return [*reader.lines, reader.unseen] if reader.unseen.text.strip() else reader.lines


def _read(element: Any, reader: _Reader, look: WordLook | None) -> None:
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == qn("w:r"):
            _read(child, reader, reader.look_of(child))
        elif tag == qn("w:t"):
            _add(reader, child.text or "", look)
        elif tag == qn("w:hyperlink"):
            _read_link(child, reader, _target(child, reader.part))
        elif tag == qn("w:fldSimple"):
            _read_link(child, reader, _target_of(child.get(qn("w:instr")) or ""))
        elif tag == _OF_A_PICTURE and (target := _target(child, reader.part)):
            _note_link_of_picture(reader.lines[-1], target)
        elif not _read_sign(tag, child, reader, look) and not _read_field(tag, child, reader):
            _read(child, reader, look)


def _read_sign(tag: str, child: Any, reader: _Reader, look: WordLook | None) -> bool:
    """Tabs, breaks, hyphens and symbols; False if the element is none of them."""
    if tag in (qn("w:tab"), qn("w:ptab")):
        _add(reader, "\t", look)
    elif tag == qn("w:noBreakHyphen"):
        _add(reader, "-", look)
    elif tag == qn("w:sym"):
        _add(reader, symbol(child.get(qn("w:font")) or "", _code(child.get(qn("w:char")))) + " ", None)
    elif tag == qn("w:lastRenderedPageBreak"):
        _turn_page(reader)
    elif tag in (qn("w:br"), qn("w:cr")):
        _break(reader, child.get(qn("w:type")) or "")
    else:
        return tag == qn("w:softHyphen")
    return True


def _code(text: str | None) -> int:
    try:
        return int(text or "", 16)
    except ValueError:
        return 0x20


def _break(reader: _Reader, kind: str) -> None:
    if kind == "page":
        _break_page(reader)
    else:
        reader.lines.append(Fragment(columns=int(kind == "column")))


def _break_page(reader: _Reader) -> None:
    if any(map(str.strip, reader.lines[-1].parts)):
        reader.lines.append(Fragment(pages=1))
    else:
        reader.lines[-1].pages += 1


def _turn_page(reader: _Reader) -> None:
    """The text goes on over the edge of the page: no line ends there."""
    line = reader.lines[-1]
    if any(map(str.strip, line.parts)):
        line.pages_within += 1
    else:
        line.turned += 1


def _read_field(tag: str, child: Any, reader: _Reader) -> bool:
    """Parts of a field that is spread over runs; False if the element is none of them."""
    if tag == qn("w:instrText"):
        if reader.fields and reader.fields[-1].start is None:
            reader.fields[-1].instruction += child.text or ""
        return True
    if tag != qn("w:fldChar"):
        return False
    kind = child.get(qn("w:fldCharType"))
    if kind == "begin":
        reader.fields.append(_Field())
    elif kind == "separate" and reader.fields:
        reader.fields[-1].start = (reader.lines[-1], len(reader.lines[-1].parts))
    elif kind == "end" and reader.fields:
        _end_field(reader.fields.pop())
    return True


def _end_field(ended: _Field) -> None:
    target = _target_of(ended.instruction)
    if target and ended.start is not None:
        _note_link(*ended.start, target)


def _target_of(instruction: str) -> str:
    """Where a HYPERLINK field points to; empty for other fields and for places inside the document."""
    match = _HYPERLINK.match(instruction)
    return (match[1] or match[2] or "").strip() if match else ""


def _read_link(element: Any, reader: _Reader, target: str) -> None:
    line = reader.lines[-1]
    before = len(line.parts)
    _read(element, reader, None)
    if target:
        _note_link(line, before, target)


def _note_link(line: Fragment, before: int, target: str) -> None:
    line.links.append((target, "".join(line.parts[before:]).strip()))


def _note_link_of_picture(line: Fragment, target: str) -> None:
    if (target, "") not in line.links:  # the picture and its frame may both have it
        line.links.append((target, ""))


def _target(element: Any, part: Any) -> str:
    relation = part.rels.get(element.get(qn("r:id"))) if element.get(qn("r:id")) else None
    return str(relation.target_ref) if relation is not None and relation.is_external else ""


def _add(reader: _Reader, text: str, look: WordLook | None) -> None:
    line = reader.unseen if look is not None and look.hidden else reader.lines[-1]
    letters = len(text.strip())
    if look is not None and letters and is_symbol_font(look.font):
        text = from_symbol_font(look.font, text) + " "
    elif look is not None and letters and not line.tabbed:
        line.looks[look] += letters
    line.tabbed = line.tabbed or ("\t" in text and bool(line.looks))
    line.parts.append(text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a Word document with its look; `links` are (target, text)."""

    text: str
    style: str = ""
    size: float = 0.0
    font: str = ""
    bold: bool = False
    italic: bool = False
    colored: bool = False
    hidden: bool = False
    bullet: str = ""
    column: int = 0
    page: int = 1
    in_margin: bool = False
    links: tuple[tuple[str, str], ...] = ()


def is_heading(piece: Piece) -> bool:
    """True if a line heads a section by its words."""
    return not piece.bullet and section_kind(piece.text) is not None


def is_dated(piece: Piece) -> bool:
    """True if a line is nothing but a date or a range of dates."""
    return not piece.bullet and dates.is_only_date(piece.text)
