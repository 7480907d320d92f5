"""Files that cannot be reviewed are refused with a stable code and a sentence that says what to do."""

import io
import zipfile
from collections.abc import Callable

import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from coach.errors import Code, Unreadable
from coach.reading import Limits, read
from tests.coach.reading import pdf_builders


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _blank_pdf() -> bytes:
    document = PdfDocument.new()
    document.new_page(612, 792)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_entities() -> bytes:
    body = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    return _zip({"word/document.xml": body, "[Content_Types].xml": b"<Types/>"})


def _with_parts_of_the_wrong_kind() -> bytes:
    """A document whose styles are declared as something else; python-docx meets them only when it asks for a style."""
    with zipfile.ZipFile(io.BytesIO(pdf_builders.word())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    kinds = members["[Content_Types].xml"].decode()
    members["[Content_Types].xml"] = kinds.replace(
        "wordprocessingml.styles+xml", "wordprocessingml.nothing+xml"
    ).encode()
    return _zip(members)


CASES: dict[str, tuple[Callable[[], bytes], Code]] = {
    "nothing": (lambda: b"", Code.EMPTY),
    "only zeros": (lambda: b"\0" * 100, Code.EMPTY),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, Code.UNSUPPORTED_TYPE),
    "Word with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"),
        Code.ENCRYPTED,
    ),
    "every letter swapped for another": (pdf_builders.swapped_letters, Code.NO_TEXT),
    "rich text": (lambda: b"{\\rtf1 hello}", Code.UNSUPPORTED_TYPE),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 50, Code.UNSUPPORTED_TYPE),
    "web page": (lambda: b"<!DOCTYPE html><html></html>", Code.UNSUPPORTED_TYPE),
    "plain text": (lambda: b"Ada Example\nEngineer", Code.UNSUPPORTED_TYPE),
    "OpenDocument": (
        lambda: _zip({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        Code.UNSUPPORTED_TYPE,
    ),
    "Pages": (lambda: _zip({"Index/Document.iwa": b"x"}), Code.UNSUPPORTED_TYPE),
    "macros": (
        lambda: _zip({"word/document.xml": b"<a/>", "[Content_Types].xml": b"macroEnabled"}),
        Code.UNSUPPORTED_TYPE,
    ),
    "parts of the wrong kind": (_with_parts_of_the_wrong_kind, Code.CORRUPT),
    "broken archive": (lambda: b"PK\x03\x04" + b"x" * 100, Code.CORRUPT),
    "entities in XML": (_with_entities, Code.CORRUPT),
    "a bomb": (
        lambda: _zip({"word/document.xml": b"0" * 70_000_000, "[Content_Types].xml": b"<Types/>"}),
        Code.TOO_LARGE,
    ),
    "broken PDF": (lambda: b"%PDF-1.7\nnot really", Code.CORRUPT),
    "cut PDF": (lambda: pdf_builders.one_column()[:700], Code.CORRUPT),
    "no text": (_blank_pdf, Code.NO_TEXT),
    "wrong letters": (pdf_builders.wrong_letters, Code.NO_TEXT),
    "too many pages": (lambda: pdf_builders.many_pages(21), Code.TOO_MANY_PAGES),
    "too many lines": (lambda: _of_lines(4000), Code.TOO_MANY_PAGES),
    "an invoice": (pdf_builders.invoice, Code.NOT_A_RESUME),
}


def _of_lines(count: int) -> bytes:
    """Pages of the smallest type."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for number in range(count):
        if number % 212 == 0:
            canvas.showPage()
            canvas.setFont("Helvetica", 2.5)
        canvas.drawString(40, 770 - 3.5 * (number % 212), f"Led team {number} of Acme")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    build, code = CASES[case]
    with pytest.raises(Unreadable) as error:
        read(build(), "resume.pdf")
    assert error.value.code is code, error.value.message
    assert error.value.message.endswith(".")


def test_too_many_bytes() -> None:
    with pytest.raises(Unreadable) as error:
        read(pdf_builders.one_column(), "r", Limits(max_bytes=100))
    assert error.value.code is Code.TOO_LARGE
