"""A redacted copy tells nothing of who the person is: not on its pages, not in its parts, not in its bytes."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, cast

import docx
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from coach import reading
from coach.copies import Copy, Redaction, make
from coach.copies.checking import require_gone
from coach.copies.identity import identity_of
from coach.errors import Code, Refused, Unreadable
from coach.reading import Limits

from . import resume_builders


def redacted(data: bytes, *hide: str) -> Copy:
    return make(data, "Marisol Quintero CV.pdf", Redaction(hide), Limits())


PDFS: dict[str, Callable[[], bytes]] = {
    "plain": resume_builders.pdf,
    "with the name letter by letter": lambda: resume_builders.pdf(spaced=True),
    "on its side": lambda: resume_builders.pdf(turned=90),
    "upside down": lambda: resume_builders.pdf(turned=180),
    "with words beside its pages": resume_builders.pdf_that_says_more,
    "with the name run together and turned round": lambda: resume_builders.pdf(
        drawn=("See marisolquintero.example and @QuinteroMarisol", "Northgale's drivers praised it")
    ),
}


@pytest.mark.parametrize("paper", PDFS)
def test_a_pdf_becomes_pictures_with_nothing_beside_them(paper: str) -> None:
    made = redacted(PDFS[paper]())
    assert made.name == "resume-redacted.pdf"
    document = PdfReader(io.BytesIO(made.data))
    (page,) = document.pages
    assert page.extract_text() == ""
    assert "/Annots" not in page
    assert not document.attachments
    assert document.outline == []
    assert set(document.metadata or {}) <= {"/Creator", "/Producer", "/CreationDate"}
    assert not [word for word in resume_builders.TELLING if word.encode() in made.data]


@pytest.mark.parametrize("paper", [name for name in PDFS if name != "with words beside its pages"])
def test_every_place_that_tells_is_black_and_the_rest_can_be_read(paper: str) -> None:
    """Where PDFium finds the words in the file, the copy is black; where it finds others, it is as it was."""
    data = PDFS[paper]()
    copy = pypdfium2.PdfDocument(redacted(data).data)[0].render(scale=2).to_pil().convert("L")
    for word in resume_builders.TELLING:
        for shown in places_of(data, word, copy):
            assert cast(Any, shown.getextrema())[1] < 80, f"{word} can be seen"
    for word in resume_builders.KEPT:
        (shown, *_) = places_of(data, word, copy)
        assert cast(Any, shown.getextrema())[1] > 200, f"{word} is hidden"


def places_of(data: bytes, word: str, picture: Image.Image) -> Iterator[Image.Image]:
    """What a picture of the page shows where a word stands in the file."""
    page = pypdfium2.PdfDocument(data)[0]
    where = page.render(scale=2).get_posconv(page)
    text = page.get_textpage()
    search = text.search(word)
    while found := search.get_next():
        for number in range(text.count_rects(*found)):
            left, bottom, right, top = text.get_rect(number)
            corners = [where.to_bitmap(x, y) for x, y in ((left, top), (right, bottom))]
            (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
            yield picture.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)))


def test_pictures_on_a_page_are_black() -> None:
    made = redacted(resume_builders.pdf(photo=True))
    copy = pypdfium2.PdfDocument(made.data)[0].render(scale=1).to_pil().convert("RGB")
    assert copy.getpixel((530, 62)) == (0, 0, 0)
    assert ("Pictures", "in 1 place") in [each.pair for each in made.told]


def test_it_is_told_what_was_hidden_and_whose_employers() -> None:
    told = dict(each.pair for each in redacted(resume_builders.pdf()).told)
    assert told["Name"] == "in 1 place"
    assert told["Email addresses"] == "in 1 place"
    assert told["Phone numbers"] == "in 1 place"
    assert told["Employers"] == "Northgale Freight, Bluefen Analytics (in 4 places)"


def test_words_of_ones_own_go_as_well() -> None:
    data = resume_builders.pdf(drawn=("Known as Sol to everybody",))
    copy = pypdfium2.PdfDocument(redacted(data, "Sol", "Technical University").data)[0]
    picture = copy.render(scale=2).to_pil().convert("L")
    for word in ("Sol to", "Technical University"):
        (shown, *_) = places_of(data, word, picture)
        assert cast(Any, shown.getextrema())[0] == 0
    assert all(cast(Any, shown.getextrema())[1] < 80 for shown in places_of(data, "Technical University", picture))


# --- Word --------------------------------------------------------------------------------------------------------


def test_a_word_document_keeps_its_text_and_nothing_that_tells() -> None:
    made = redacted(resume_builders.docx())
    assert made.name == "resume-redacted.docx"
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        everything = " ".join(
            [*archive.namelist(), *(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())]
        ).lower()
    assert not [word for word in resume_builders.TELLING if word.lower() in everything]
    assert "http://schemas" in everything
    assert "mailto" not in everything
    assert "External" not in everything
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(made.data)).paragraphs)
    assert all(word in text for word in resume_builders.KEPT)
    assert "Known as █████" in text


def test_of_a_word_package_only_what_makes_the_pages_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(redacted(resume_builders.docx()).data)) as archive:
        assert set(archive.namelist()) == {
            "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml",
            "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml", "word/header1.xml", "word/footer1.xml",
        }  # fmt: skip
        assert "w:comment" not in archive.read("word/document.xml").decode()
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_a_word_copy_is_read_like_its_original() -> None:
    before, after = (
        reading.read(data, "r.docx") for data in (resume_builders.docx(), redacted(resume_builders.docx()).data)
    )
    assert len(after.bullets) == len(before.bullets)
    assert [entry.start for entry in after.entries] == [entry.start for entry in before.entries]
    assert {"Go", "Python", "PostgreSQL", "Redis"} <= {skill.name for skill in after.skills}


# --- refusals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("with_text", [True, False])
def test_a_scan_is_refused(with_text: bool) -> None:
    with pytest.raises((Refused, Unreadable), match="picture"):
        redacted(resume_builders.scan(with_text))


def test_a_resume_without_a_name_is_refused_until_the_name_is_told() -> None:
    from tests.coach.reading.word_builders import SKILLS

    body = "".join(
        resume_builders.p(line)
        for line in ("Software Engineer", "Experience", "Engineer, Globex Inc, 2017 – 2021", "- Built the API", *SKILLS)
    )
    nameless = resume_builders.package(body)
    with pytest.raises(Refused, match="your name"):
        redacted(nameless)
    assert redacted(nameless, "Ada Example").name == "resume-redacted.docx"


def test_what_would_still_tell_is_not_given() -> None:
    """The check does not trust what made the copy: a file that was not redacted does not pass it."""
    for data, kind in (
        (resume_builders.pdf(), "pdf"),
        (resume_builders.docx(), "docx"),
        (resume_builders.pdf_that_says_more(), "pdf"),
    ):
        with pytest.raises(Refused, match="deleted it"):
            require_gone(data, kind, identity_of(reading.read(data, "r")))


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", Code.EMPTY), (b"%PDF-1.7 broken", Code.CORRUPT), (b"PK\x03\x04 broken", Code.CORRUPT)],
)
def test_what_cannot_be_read_says_why(data: bytes, code: Code) -> None:
    with pytest.raises(Unreadable) as caught:
        redacted(data)
    assert caught.value.code == code


def test_too_many_pages_are_too_many_for_a_copy() -> None:
    from tests.coach.reading.pdf_builders import many_pages

    with pytest.raises(Unreadable) as caught:
        redacted(many_pages(30))
    assert caught.value.code == Code.TOO_MANY_PAGES
