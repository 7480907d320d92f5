"""Paragraphs of a Word document in reading order: tables as layout, text boxes, content controls, headers, footers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from coach.reading.word_look import Looks
from coach.reading.word_text import Fragment, fragments

_MOST_DEEP = 12
_MOST_PIECES = 5_000


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


@dataclass(slots=True)
class _Walk:
    """State of one walk over a part: looks of its styles, page reached, tables met, side-by-side tables met."""

    looks: Looks
    part: Any
    page: int = 1
    tables: int = 0
    columns: int = 1


def body_pieces(word: WordDocument) -> tuple[list[Piece], int, int]:
    """The pieces of the body, the number of tables, and the number of columns."""
    walk = _Walk(Looks(word), word.part)
    pieces = list(_blocks(word.element.body, walk, 0, 0))[:_MOST_PIECES]
    columns = max(walk.columns, _section_columns(word))
    return pieces, walk.tables, columns


def margin_pieces(word: WordDocument) -> tuple[list[Piece], list[Piece]]:
    """The pieces of page headers and footers, each text once."""
    headers: list[Piece] = []
    footers: list[Piece] = []
    for section in word.sections:
        for part, out in (
            (section.first_page_header, headers),
            (section.header, headers),
            (section.first_page_footer, footers),
            (section.footer, footers),
        ):
            if part.is_linked_to_previous:
                continue
            walk = _Walk(Looks(word), part.part)
            known = {piece.text for piece in [*headers, *footers]}
            pieces = _blocks(part._element, walk, 0, 0)
            out += [replace(piece, in_margin=True, page=1) for piece in pieces if piece.text not in known]
    return headers, footers


def _section_columns(word: WordDocument) -> int:
    """2 if a section of the document flows in newspaper columns."""
    for columns in word.element.body.iter(qn("w:cols")):
        number = columns.get(qn("w:num"))
        if number is not None and number.isdigit() and int(number) >= 2:
            return 2
    return 1


def _blocks(parent: Any, walk: _Walk, column: int, depth: int) -> Iterator[Piece]:
    if depth > _MOST_DEEP:
        return
    for child in parent.iterchildren():
        tag = child.tag
        if tag == qn("w:p"):
            yield from _paragraph(child, walk, column, depth)
        elif tag == qn("w:tbl"):
            yield from _table(child, walk, column, depth)
        elif tag == qn("w:sdt"):
            for content in child.iterchildren(qn("w:sdtContent")):
                yield from _blocks(content, walk, column, depth + 1)
        elif tag in (qn("w:ins"), qn("w:customXml"), qn("w:smartTag"), qn("w:moveTo")):
            yield from _blocks(child, walk, column, depth + 1)


def _paragraph(paragraph: Any, walk: _Walk, column: int, depth: int) -> Iterator[Piece]:
    found = fragments(paragraph, walk.part)
    bullet = walk.looks.bullet_of(paragraph)
    for fragment in found:
        walk.page += fragment.pages
        if fragment.text.strip():
            yield _piece(paragraph, fragment, bullet, walk, column)
            bullet = "" if fragment.ends_line else bullet
    for box in _boxes(paragraph):
        yield from _blocks(box, walk, column, depth + 1)


def _piece(paragraph: Any, fragment: Fragment, bullet: str, walk: _Walk, column: int) -> Piece:
    look = walk.looks.look_of(paragraph, fragment.run)
    glyph, text = _typed_bullet(fragment.text) if not bullet else ("", fragment.text)
    return Piece(
        text=_tidy(text),
        style=look.style,
        size=look.size,
        font=look.font,
        bold=look.bold,
        italic=look.italic,
        colored=look.colored,
        hidden=look.hidden,
        bullet=bullet or glyph,
        column=column,
        page=walk.page,
        links=fragment.links,
    )


def _typed_bullet(text: str) -> tuple[str, str]:
    """A bullet that was typed: "• Built", "- Built", "\\u2022\\tBuilt"."""
    bare = text.lstrip()
    if bare[:1] in "•●▪◦■‣⁃∙·➢➤►✓✔❖⬧○□\uf0b7\uf0a7\uf0d8\uf076" and len(bare) > 1:
        return ("•" if bare[0] >= "\ue000" else bare[0], bare[1:].lstrip())
    if bare[:2] in ("- ", "– ", "— ", "* ", "-\t", "–\t", "—\t", "*\t", "o\t", "> ") and len(bare) > 2:
        return (bare[0], bare[2:].lstrip())
    return ("", text)


def _tidy(text: str) -> str:
    parts = (" ".join(part.split()) for part in text.replace("\u00ad", "").split("\t"))
    return "\t".join(part for part in parts if part)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; the drawn one and its older twin hold the same text, so only one is read."""
    seen: set[str] = set()
    for box in paragraph.iter(qn("w:txbxContent")):
        if any(parent.tag == qn("w:txbxContent") for parent in _between(box, paragraph)):
            continue
        text = "".join(box.itertext())
        if text.strip() and text not in seen:
            seen.add(text)
            yield box


def _between(element: Any, top: Any) -> Iterator[Any]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _table(table: Any, walk: _Walk, column: int, depth: int) -> Iterator[Piece]:
    """A table with tall cells side by side is read column by column, any other row by row."""
    walk.tables += 1
    rows = [_cells(row) for row in _rows(table)]
    if depth == 0 and _is_side_by_side(rows):
        walk.columns = 2
        for index in range(max(len(row) for row in rows)):
            for row in rows:
                if index < len(row):
                    yield from _blocks(row[index], walk, min(1, index), depth + 1)
        return
    for row in rows:
        yield from _row(row, walk, column, depth)


def _rows(table: Any) -> Iterator[Any]:
    for row in table.iter(qn("w:tr")):
        if next(parent for parent in row.iterancestors(qn("w:tbl"))) is table:
            yield row


def _cells(row: Any) -> list[Any]:
    cells: list[Any] = []
    for child in row.iterchildren():
        if child.tag == qn("w:tc"):
            cells.append(child)
        elif child.tag == qn("w:sdt"):
            cells += child.findall(f"{qn('w:sdtContent')}/{qn('w:tc')}")
    return [cell for cell in cells if cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is None or _starts_merge(cell)]


def _starts_merge(cell: Any) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) == "restart"


def _is_side_by_side(rows: list[list[Any]]) -> bool:
    """True if some row holds two cells that each flow on their own: many paragraphs with text in both."""
    return any(sorted(_length(cell) for cell in row)[-2:][0] >= 5 for row in rows if len(row) >= 2)


def _length(cell: Any) -> int:
    return sum(bool("".join(p.itertext()).strip()) for p in cell.iter(qn("w:p")))


def _row(cells: list[Any], walk: _Walk, column: int, depth: int) -> Iterator[Piece]:
    """Cells of one line each make one line with tabs, as they are seen; taller cells follow one another."""
    read = [list(_blocks(cell, walk, column, depth + 1)) for cell in cells]
    read = [pieces for pieces in read if pieces]
    for index in range(max((len(pieces) for pieces in read), default=0)):
        level = [pieces[index] for pieces in read if index < len(pieces)]
        if len(level) > 1 and not any(piece.bullet for piece in level) and max(len(pieces) for pieces in read) <= 3:
            joined = "\t".join(piece.text for piece in level)
            yield replace(level[0], text=joined, links=tuple(link for piece in level for link in piece.links))
        elif max(len(pieces) for pieces in read) <= 3:
            yield from level
    if max((len(pieces) for pieces in read), default=0) > 3:
        for pieces in read:
            yield from pieces
