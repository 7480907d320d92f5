"""DOCX → Document by python-docx: paragraphs and table cells in reading order."""

import hashlib
import io
import zipfile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from coach.errors import Code, Unreadable
from coach.reading.document import Document
from coach.reading.limits import Limits
from rules.resume import Layout, Line, SourceFile


def to_document(data: bytes, name: str, limits: Limits) -> Document:
    """Reads a DOCX. Raises `Unreadable` (`corrupt`, `no_text`)."""
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unreadable(
            Code.CORRUPT, "This document is damaged. Please save it again as DOCX and send that."
        ) from error
    paragraphs: list[Paragraph] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            paragraphs += [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            paragraphs.append(block)
    lines: list[Line] = []
    styles: list[str] = []
    for paragraph in paragraphs:
        numbered = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        style = str(paragraph.style.name) if paragraph.style is not None else ""
        for text in paragraph.text.split("\n"):
            if text.strip():
                bullet = "•" if numbered or style.startswith("List") else ""
                bold = bool(paragraph.runs and all(run.bold for run in paragraph.runs if run.text.strip()))
                lines.append(Line(len(lines), 1, text.strip(), size=11, bold=bold, bullet=bullet))
                styles.append(style)
    if not lines:
        raise Unreadable(Code.NO_TEXT, "This document holds no text. Please check the file and send it again.")
    file = SourceFile(name, "docx", len(data), 1, hashlib.sha256(data).hexdigest())
    return Document(file, tuple(lines), (), Layout(tables=len(document.tables)), tuple(styles))
