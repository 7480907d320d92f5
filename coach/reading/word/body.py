"""Paragraphs of a Word document in reading order: body, tables, text boxes, content controls, headers, footers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from docx.document import Document as WordDocument

from coach.reading.word.boxes import Sidebar, boxes_of, edges_of, is_sidebar, made_of_boxes, with_sidebars
from coach.reading.word.lists import Lists, tidy, typed_bullet
from coach.reading.word.look import Looks
from coach.reading.word.package import qn
from coach.reading.word.sections import newspaper_columns, section_end, section_ends, starts_page
from coach.reading.word.tables import Cell, arranged, cells_of, rows_of
from coach.reading.word.text import Fragment, Piece, fragments, is_heading

_MAX_DEEP = 12
_MAX_PIECES = 5_000
_MAX_CAPITALS = 60
"""Letters of a line that is given in capitals because it is shown so; headings and titles are no longer."""

_THROUGH = frozenset(qn(name) for name in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice",
}
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.)\W*)?\d{1,3}(?:\s*(?:of|/|von|\|)\s*\d{1,3})?\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Walk:
    """State of one walk over a part: page, section and newspaper column reached; tables and sidebars met."""

    looks: Looks
    lists: Lists
    part: Any
    newspaper: Sequence[int] = (1,)
    sections: Sequence[Any] = ()
    page: int = 1
    asked: bool = False
    """True behind a page break that the file asks for, up to the next text: Word notes it a second time there."""
    section: int = 0
    column: int = 0
    tables: int = 0
    sidebars: list[Sidebar] = field(default_factory=list)
    boxes: list[Sidebar] = field(default_factory=list)


def body_pieces(word: WordDocument, looks: Looks) -> tuple[list[Piece], int, int]:
    """The pieces of the body, the number of tables, and the number of columns."""
    walk = _Walk(
        looks, Lists(word, looks), word.part, newspaper_columns(word.element.body), section_ends(word.element.body)
    )
    pieces = list(islice(_blocks(word.element.body, walk, 0), _MAX_PIECES))
    pieces = made_of_boxes(pieces, walk.boxes) or with_sidebars(pieces, walk.sidebars)
    columns = max([*walk.newspaper, *(piece.column + 1 for piece in pieces)])
    return pieces, walk.tables, columns


def margin_pieces(word: WordDocument, looks: Looks) -> list[Piece]:
    """The pieces of page headers and footers, each text once, without page numbers."""
    lists = Lists(word, looks)
    found: dict[str, Piece] = {}
    for part in _margins(word):
        walk = _Walk(looks, lists, part.part)
        for piece in with_sidebars(list(_blocks(part._element, walk, 0)), walk.sidebars):
            if not _PAGE_NUMBER.fullmatch(piece.text):
                found.setdefault(piece.text, replace(piece, in_margin=True, page=1, column=0, bullet=""))
    return list(found.values())


def _margins(word: WordDocument) -> Iterator[Any]:
    """The headers and footers that are shown; those of the first page only where it has its own."""
    for section in word.sections:
        own = section.different_first_page_header_footer
        even = word.settings.odd_and_even_pages_header_footer
        parts = [section.first_page_header, section.first_page_footer] if own else []
        parts += [section.header, section.footer]
        parts += [section.even_page_header, section.even_page_footer] if even else []
        yield from (part for part in parts if not part.is_linked_to_previous)


def _blocks(parent: Any, walk: _Walk, depth: int) -> Iterator[Piece]:
    if depth > _MAX_DEEP:
        return
    open_paragraphs: list[Any] = []
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            open_paragraphs.append(child)
            if not _goes_on(child):
                yield from _paragraph(open_paragraphs, walk, depth)
                open_paragraphs = []
        else:
            yield from _block(child, walk, depth)
        if depth == 0 and section_end(child) is not None:
            _end_section(walk)
    if open_paragraphs:
        yield from _paragraph(open_paragraphs, walk, depth)


def _end_section(walk: _Walk) -> None:
    """Goes to the next section of the document, on a page of its own unless that goes on below."""
    walk.section, walk.column = walk.section + 1, 0
    if walk.section < len(walk.sections) and starts_page(walk.sections[walk.section]):
        walk.page += 1
        walk.asked = True


def _block(child: Any, walk: _Walk, depth: int) -> Iterator[Piece]:
    if child.tag == qn("w:tbl"):
        walk.tables += 1
        yield from _table(child, walk, depth)
    elif child.tag == qn("w:sdt"):
        for content in child.iterchildren(qn("w:sdtContent")):
            yield from _blocks(content, walk, depth + 1)
    elif child.tag in _THROUGH:
        yield from _blocks(child, walk, depth + 1)


def _goes_on(paragraph: Any) -> bool:
    """True if the paragraph's mark was deleted in a tracked change, or it is the dropped capital of the next one."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        return False
    mark = properties.find(qn("w:rPr"))
    frame = properties.find(qn("w:framePr"))
    dropped = frame is not None and frame.get(qn("w:dropCap")) in ("drop", "margin")
    return dropped or (mark is not None and any(mark.find(qn(tag)) is not None for tag in ("w:del", "w:moveFrom")))


def _paragraph(paragraphs: Sequence[Any], walk: _Walk, depth: int) -> Iterator[Piece]:
    paragraph = paragraphs[-1]
    bullet = walk.lists.bullet_of(paragraph)
    found = fragments(paragraphs, walk.part, walk.looks.looks_in(paragraph))
    style = walk.looks.style_of(paragraph)
    boxes = [list(_box(box, walk, depth)) for one in paragraphs for box in boxes_of(one)]
    # A heading in a box of its own stands above or beside the paragraph that holds its anchor.
    boxes.sort(key=lambda pieces: not (len(pieces) == 1 and is_heading(pieces[0])))
    headings = sum(len(pieces) == 1 and is_heading(pieces[0]) for pieces in boxes)
    yield from (piece for pieces in boxes[:headings] for piece in pieces)
    before: Piece | None = None
    for fragment in found:
        _turn(fragment, walk)
        if not fragment.text.strip():
            continue
        piece = _piece(fragment, bullet, style, walk)
        walk.page += fragment.pages_within
        if not piece.text:
            continue
        if before is not None and _is_same_item(before, piece, bullet):
            before = replace(before, text=f"{before.text} {piece.text}", links=(*before.links, *piece.links))
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before
    yield from (piece for pieces in boxes[headings:] for piece in pieces)


def _turn(fragment: Fragment, walk: _Walk) -> None:
    """Goes to the page and the newspaper column in which a line stands."""
    asked = walk.asked or fragment.pages > 0
    walk.page += fragment.pages + max(0, fragment.turned - asked)
    walk.asked = asked and not fragment.turned and not fragment.text.strip()
    width = walk.newspaper[walk.section] if walk.section < len(walk.newspaper) else 1
    walk.column = min(width - 1, walk.column + fragment.columns)


def _is_same_item(before: Piece, piece: Piece, bullet: str) -> bool:
    """True for a list item that goes on after a line break."""
    if piece.hidden or before.hidden or before.page != piece.page:
        return False
    return bool(bullet) or (bool(before.bullet) and not piece.bullet and piece.text[:1].islower())


def _piece(fragment: Fragment, bullet: str, style: str, walk: _Walk) -> Piece:
    look = fragment.look or walk.looks.plain
    glyph, text = typed_bullet(fragment.text) if not bullet else ("", fragment.text)
    shown = tidy(text)
    if bullet and bullet != "•" and look.bold and is_heading(Piece(shown)):
        bullet = ""
    if all(one.caps for one in fragment.looks or [look]) and not (bullet or glyph) and _may_be_capitals(shown):
        shown = shown.upper()
    return Piece(
        text=shown,
        style=style,
        size=look.size,
        font=look.font,
        bold=look.bold,
        italic=look.italic,
        colored=look.colored,
        hidden=fragment.hidden,
        bullet=bullet or glyph,
        column=walk.column,
        page=walk.page,
        links=tuple(fragment.links),
    )


def _may_be_capitals(text: str) -> bool:
    return len(text) <= _MAX_CAPITALS and "@" not in text and "\t" not in text


def _box(box: Any, walk: _Walk, depth: int) -> Iterator[Piece]:
    pieces = list(_blocks(box, walk, depth + 1))
    left, top = edges_of(box)
    walk.boxes.append(Sidebar(tuple(pieces), left, top, walk.page, len(walk.boxes)))
    if is_sidebar(pieces):
        walk.sidebars.append(walk.boxes[-1])
    else:
        yield from pieces


def _table(table: Any, walk: _Walk, depth: int) -> Iterator[Piece]:
    rows: list[list[Cell]] = []
    for row in rows_of(table):
        cells = [Cell(start, span, tuple(_blocks(cell, walk, depth + 1))) for cell, start, span in cells_of(row)]
        filled = [cell for cell in cells if cell.pieces]
        if filled:
            rows.append(filled)
    yield from arranged(rows) if rows else ()
