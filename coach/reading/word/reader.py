"""DOCX → Document by python-docx: body, tables, text boxes, headers and footers in reading order."""

import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from coach.errors import Code, Unreadable
from coach.reading.document import Document, is_typed_rule
from coach.reading.limits import Limits
from coach.reading.plausible import is_language
from coach.reading.word.body import body_pieces, margin_pieces
from coach.reading.word.boxes import images_of, photos_of
from coach.reading.word.look import Looks
from coach.reading.word.package import qn, safe_package
from coach.reading.word.pages import page_size, pages_of
from coach.reading.word.text import Piece
from rules.resume import Layout, Line, Link, SourceFile
from texts import gettext_noop

_MIN_TEXT = 20
"""Letters below which a document is a picture of one, or empty."""

_CORRUPT = gettext_noop(
    "This document is damaged, and I can't open it. Please save it again as DOCX (or PDF) and send that."
)
_EMPTY = gettext_noop(
    "This document has no text that I can read. If it is a scan, please send the original or export it as PDF."
)
_FOREIGN = gettext_noop(
    "The text of this document is stored as a web page inside it, which neither screening software nor I can read. "
    "Please open it in Word, save it as DOCX again (or as PDF) and send that."
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    PackageNotFoundError,
    etree.XMLSyntaxError,
    KeyError,
    IndexError,
    ValueError,
    AttributeError,
    TypeError,
    OSError,
)
"""What python-docx, lxml and zipfile raise on packages that break their own rules."""


def to_document(data: bytes, name: str, limits: Limits) -> Document:
    """Reads a DOCX. Raises `Unreadable` (`corrupt`, `encrypted`, `too_large`, `too_many_pages`, `no_text`)."""
    package = safe_package(data, limits)
    try:
        return _read(package, data, name, limits)
    except _BROKEN as error:
        raise Unreadable(Code.CORRUPT, _CORRUPT) from error


def _read(package: bytes, data: bytes, name: str, limits: Limits) -> Document:
    """The document; python-docx opens a part when it is first asked for, so any step may meet a broken one."""
    word: WordDocument = docx.Document(io.BytesIO(package))
    looks = Looks(word)
    pieces, tables, columns = body_pieces(word, looks)
    # What stands in page margins comes first: at the end it would seem to belong to the last section.
    pieces = [*margin_pieces(word, looks), *pieces]
    pieces = [piece for piece in pieces if not is_typed_rule(piece.text)]
    pieces.sort(key=lambda piece: piece.hidden)
    if sum(len(piece.text) for piece in pieces) < _MIN_TEXT:
        foreign = next(word.element.body.iter(qn("w:altChunk")), None) is not None
        raise Unreadable(Code.NO_TEXT, _FOREIGN if foreign else _EMPTY)
    if not is_language([piece.text for piece in pieces], 0):
        raise Unreadable(
            Code.NO_TEXT, "The text of this document isn't in a language I can make out. Please check the file."
        )
    pages = pages_of(word, pieces)
    if pages > limits.max_pages:
        raise Unreadable(
            Code.TOO_MANY_PAGES,
            "This document has {pages} pages; I read up to {most}. Please send just the resume.",
            pages=pages,
            most=limits.max_pages,
        )
    lines = tuple(_line(number, piece, pages) for number, piece in enumerate(pieces))
    width, height = page_size(word)
    layout = Layout(
        columns=columns,
        tables=tables,
        images=images_of(word),
        photos=photos_of(word),
        fonts=_fonts(pieces),
        hidden=tuple(number for number, piece in enumerate(pieces) if piece.hidden),
        page_width=width,
        page_height=height,
    )
    file = SourceFile(name, "docx", len(data), pages, hashlib.sha256(data).hexdigest())
    links = tuple(
        Link(target, text, lines[number].page, number)
        for number, piece in enumerate(pieces)
        for target, text in piece.links
    )
    return Document(file, lines, links, layout, tuple(piece.style for piece in pieces), _saved(word))


def _saved(word: WordDocument) -> str | None:
    """The month in which the file says that it was last saved, as "2024-03"."""
    if not any(relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in word.part.package.rels.values()):
        return None
    told = [word.core_properties.modified, word.core_properties.created]
    return max((f"{when:%Y-%m}" for when in told if when is not None), default=None)


def _line(number: int, piece: Piece, pages: int) -> Line:
    return Line(
        number=number,
        page=min(piece.page, pages),
        text=piece.text,
        size=piece.size,
        font=piece.font,
        bold=piece.bold,
        italic=piece.italic,
        colored=piece.colored,
        column=piece.column,
        bullet=piece.bullet,
        in_margin=piece.in_margin,
    )


def _fonts(pieces: Sequence[Piece]) -> tuple[str, ...]:
    used: Counter[Any] = Counter()
    for piece in pieces:
        if piece.font:
            used[piece.font] += len(piece.text)
    return tuple(name for name, _ in used.most_common())
