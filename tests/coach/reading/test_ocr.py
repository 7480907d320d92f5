"""A scan is read where the optional extra is installed, and the person is told."""

import io

import pypdfium2
import pytest

from coach.errors import Code, Unreadable
from coach.reading import read
from coach.reading.document import SCAN_NOTE
from coach.reading.pdf import ocr_extra
from tests.coach.reading import pdf_builders


def scan() -> bytes:
    picture = pypdfium2.PdfDocument(pdf_builders.one_column())[0].render(scale=150 / 72).to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=150)
    return out.getvalue()


@pytest.mark.skipif(not ocr_extra.is_available(), reason="the extra ocr is not installed")
def test_a_scan_is_recognized() -> None:
    resume = read(scan(), "scan.pdf")
    assert resume.layout.from_ocr
    assert not resume.layout.text_extractable
    assert resume.contact.email == "ada@example.org"
    assert SCAN_NOTE in resume.notes


@pytest.mark.skipif(ocr_extra.is_available(), reason="the extra ocr is installed")
def test_without_the_extra_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match="export it as a PDF with text") as error:
        read(scan(), "scan.pdf")
    assert error.value.code is Code.NO_TEXT
