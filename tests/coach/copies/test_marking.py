"""A copy with notes is the member's own file, with each note at its line, to be opened by any reader."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
import pytest
from pypdf import PdfReader

from coach.copies import Copy, Marking, Remark, make
from coach.copies.remarks import to_remarks
from coach.reading import Limits
from coach.review.numbered_signs import COLOURS
from rules.finding import Severity
from tests.reviews import finding

from . import resume_builders

BULLET, TITLE = resume_builders.BULLETS[0], resume_builders.lines()[3][0]
REMARKS = (
    Remark(1, "error", "1. Say what changed", ((BULLET, "Cut it by half"), (resume_builders.BULLETS[1], ""))),
    Remark(2, "warning", "2. Name the team", ((TITLE, ""),)),
    Remark(3, "suggestion", "3. One page is enough"),
    Remark(4, "suggestion", "4. Not there", (("A line that the file does not have", "Better"),)),
)


LAP = 3
"""Points by which signs of two lines may lie over each other."""


def marked(data: bytes, *remarks: Remark) -> Copy:
    return make(data, "cv.pdf", Marking(remarks or REMARKS, "Stronger"), Limits())


def annotations(copy: bytes) -> list[dict[str, object]]:
    return [each.get_object() for page in PdfReader(io.BytesIO(copy)).pages for each in page.get("/Annots", ())]


PAPERS: dict[str, Callable[[], bytes]] = {
    "plain": resume_builders.pdf,
    "on its side": lambda: resume_builders.pdf(turned=90),
    "locked against changes": resume_builders.locked,
    "cut off at its end": lambda: resume_builders.pdf()[:-20],
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_has_a_note_at_each_line_and_is_otherwise_as_it_was(paper: str) -> None:
    made = marked(PAPERS[paper]())
    assert made.name == "resume-with-notes.pdf"
    signs = [each for each in annotations(made.data) if each["/Subtype"] == "/Text"]
    assert [str(each["/Contents"]).splitlines() for each in signs] == [
        ["1. Say what changed", "Stronger: Cut it by half"],
        ["1. Say what changed"],
        ["2. Name the team"],
        ["3. One page is enough"],
        ["4. Not there", "Stronger: Better"],
    ]
    assert {str(each["/T"]) for each in signs} == {"Resume Coach"}
    before, after = (
        pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in (resume_builders.pdf(), made.data)
    )
    assert sorted(after.split()) == sorted(before.split())


def test_a_highlight_lies_over_its_line_and_belongs_to_its_note() -> None:
    made = marked(resume_builders.pdf())
    highlights = [each for each in annotations(made.data) if each["/Subtype"] == "/Highlight"]
    assert len(highlights) == 3
    page = pypdfium2.PdfDocument(made.data)[0].get_textpage()
    for each, line in zip(highlights, (BULLET, resume_builders.BULLETS[1], TITLE), strict=True):
        left, bottom, right, top = (float(side) for side in each["/Rect"])  # type: ignore[attr-defined]
        assert page.get_text_bounded(left, bottom, right, top).strip() == line
        assert "/Contents" not in each
        assert each["/RT"] == "/Group"
        assert str(each["/IRT"]["/Contents"])[0] in "12"  # type: ignore[index]


def test_a_line_is_covered_once_however_much_is_said_of_it() -> None:
    several = tuple(Remark(number, "warning", f"{number}. x", ((BULLET, ""),)) for number in (1, 2, 3))
    kinds = [each["/Subtype"] for each in annotations(marked(resume_builders.pdf(), *several).data)]
    assert (kinds.count("/Highlight"), kinds.count("/Text")) == (1, 3)


def test_signs_show_their_number_and_stand_apart() -> None:
    made = marked(resume_builders.pdf())
    with pdfplumber.open(io.BytesIO(made.data)) as document:  # a second reader, by pdfminer
        signs = [each for each in document.pages[0].annots if "Text" in str(each["data"]["Subtype"])]
    boxes = [(each["x0"], each["top"], each["x1"], each["bottom"]) for each in signs]
    assert len(boxes) == 5
    for number, a in enumerate(boxes):
        assert a[0] >= 0
        assert a[2] <= 612
        others = [(left, top + LAP, right, bottom) for left, top, right, bottom in boxes[number + 1 :]]
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] + LAP < b[3] and b[1] < a[3] for b in others)
    drawn = pypdfium2.PdfDocument(made.data)[0].render(scale=3).to_pil().convert("RGB")
    for colour in COLOURS.values():
        assert colour in {rgb for _, rgb in drawn.getcolors(10_000_000)}


def test_a_word_document_has_comments_at_its_lines() -> None:
    made = marked(resume_builders.docx())
    assert made.name == "resume-with-notes.docx"
    document = docx.Document(io.BytesIO(made.data))
    texts = [comment.text.splitlines()[0] for comment in document.comments]
    assert [text for text in texts if text[0].isdigit()] == [
        "1. Say what changed", "1. Say what changed", "2. Name the team", "3. One page is enough", "4. Not there",
    ]  # fmt: skip
    assert {comment.author for comment in document.comments if comment.text[:1].isdigit()} == {"Resume Coach"}
    body = document.element.body.xml
    assert body.count("w:commentRangeStart ") == body.count("w:commentRangeEnd ") == 5
    (bullet,) = [each for each in document.paragraphs if each.text.startswith("Cut the response time")]
    assert "commentRangeStart" in bullet._p.xml


def test_what_floats_bears_its_comment_at_its_anchor() -> None:
    """Word refuses a document with comments inside text boxes."""
    remarks = (Remark(1, "error", "1. Boxed", (("In the box: Marisol Quintero", ""),)),)
    document = docx.Document(io.BytesIO(make(resume_builders.docx(), "cv", Marking(remarks), Limits()).data))
    (start,) = document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}commentRangeStart"
    )
    assert not [each for each in start.iterancestors() if each.tag.endswith("txbxContent")]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libre_office_opens_the_comments(tmp_path: Path) -> None:
    (tmp_path / "cv.docx").write_bytes(marked((Path("examples") / "resume.docx").read_bytes()).data)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "fodt"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "cv.docx")], check=True, timeout=100)
    assert (tmp_path / "cv.fodt").read_text("utf-8").count("<office:annotation ") == len(REMARKS)


def test_notes_are_numbered_like_the_review_and_say_what_to_do_and_why() -> None:
    first = finding()
    second = finding("SKL-CANONICAL")  # a word that a search looks for has no place in a copy
    remarks = to_remarks((first, second, first))
    assert [remark.number for remark in remarks] == [1, 2]
    assert remarks[0].text.startswith(f"1. {first.title}\n{first.message}")
    assert f"Why: {first.why}" in remarks[0].text
    assert remarks[0].quotes[0] == (first.quote, first.rewrite)
    assert set(COLOURS) == set(map(str, Severity))
