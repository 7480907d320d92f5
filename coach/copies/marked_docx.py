"""A Word document with real comments at the lines that notes are about."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from coach.copies.copy import Marking
from coach.copies.document_text import PartText
from coach.copies.document_text import text_of as text_of_part
from coach.copies.folded_text import Letters, found, letters_of
from coach.copies.marking import AUTHOR, INITIALS, text_of
from coach.errors import Code, Unreadable
from coach.reading.limits import Limits
from coach.reading.word.package import qn, safe_package
from texts import gettext_noop

DAMAGED = gettext_noop(
    "I can't write notes into this document. Please save it again as DOCX (or as PDF) and send that."
)
_BROKEN = (
    zipfile.BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, KeyError, IndexError, ValueError, AttributeError,
    TypeError, StopIteration,
)  # fmt: skip
_FLOATING = (qn("w:txbxContent"), qn("w:drawing"), qn("w:pict"))


def mark_docx(data: bytes, wish: Marking) -> bytes:
    """The copy. Raises Unreadable (`corrupt`) if the file cannot be written anew."""
    package = safe_package(data, Limits())
    try:
        document: WordDocument = docx.Document(io.BytesIO(package))
        text = text_of_part(document.element.body)
        letters = letters_of(text.text)
        for remark in wish.remarks:
            _comment(document, text, letters, remark.quotes or (("", ""),), remark.text, wish.stronger)
        out = io.BytesIO()
        document.save(out)
    except _BROKEN as error:
        raise Unreadable(Code.CORRUPT, DAMAGED) from error
    return out.getvalue()


def _comment(
    document: WordDocument,
    text: PartText,
    letters: Letters,
    quotes: tuple[tuple[str, str], ...],
    said: str,
    stronger: str,
) -> None:
    """A comment at each line that can be found; one at the beginning where none can."""
    placed = False
    for quote, rewrite in quotes:
        if runs := _runs_of(document, text, letters, quote):
            placed = True
            document.add_comment(runs, text_of(said, rewrite, stronger), AUTHOR, INITIALS)
    if not placed:
        runs = [_first_run(document)]
        document.add_comment(runs, text_of(said, quotes[0][1], stronger), AUTHOR, INITIALS)


def _runs_of(document: WordDocument, text: PartText, letters: Letters, quote: str) -> list[Run]:
    """The first and the last run of a quoted line: what floats can bear no comment, so its anchor does."""
    for part in (quote, *quote.split("\t")):
        stretch = next(found(letters, part), None) if len(part) > 3 else None
        holders = [each for each in text.holders[slice(*stretch)] if each is not None] if stretch else []
        if holders:
            first, last = (_anchor(each) for each in (holders[0], holders[-1]))
            if first is not None and last is not None:
                return [Run(each, Paragraph(each.getparent(), document._body)) for each in (first, last)]
    return []


def _anchor(holder: Any) -> Any:
    """The outermost run that holds a text: within a text box that of the box."""
    runs = list(holder.iterancestors(qn("w:r")))
    return runs[-1] if runs else None


def _first_run(document: WordDocument) -> Run:
    """The first run of the body; one is made where there is none."""
    run = next(_runs(document.element.body), None)
    if run is None:
        return document.add_paragraph().add_run()
    return Run(run, Paragraph(run.getparent(), document._body))


def _runs(body: Any) -> Iterator[Any]:
    for run in body.iter(qn("w:r")):
        if next(run.iterancestors(*_FLOATING), None) is None:
            yield run
