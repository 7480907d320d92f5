"""Letters set apart by every kind of program: names, headings, titles, small capitals, and dates beside them."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from coach.reading import read
from tests.coach.reading.pdf_builders import Page

WORK = (
    "Wrote the import of carrier rates in Go, which replaced a nightly script",
    "Moved the price lists of the shop from files to PostgreSQL",
)
HEADS = (("SENIOR BACKEND ENGINEER", "Larkspur", "Mar 2021 – Present"), ("WEB DEVELOPER", "Tidewater", "2018 – 2021"))

Setting = Callable[[Page, str, float], None]
"""Sets a text on the line of a page, in a size."""


def by_character_spacing(page: Page, text: str, size: float, em: float) -> None:
    drawn = page.canvas.beginText(50, page.y)
    drawn.setFont("Helvetica-Bold", size)
    drawn.setCharSpace(em * size)
    drawn.textOut(text)
    drawn.setCharSpace(0)
    page.canvas.drawText(drawn)


def by_letter(page: Page, text: str, size: float, em: float, spaces: bool = True) -> None:
    x = 50.0
    page.canvas.setFont("Helvetica-Bold", size)
    for sign in text:
        if spaces or sign != " ":
            page.canvas.drawString(x, page.y, sign)
        x += stringWidth(sign, "Helvetica-Bold", size) + em * size


def by_typed_spaces(page: Page, text: str, size: float) -> None:
    page.canvas.setFont("Helvetica-Bold", size)
    page.canvas.drawString(50, page.y, "   ".join(" ".join(word) for word in text.split()))


def in_small_capitals(page: Page, text: str, size: float, em: float) -> None:
    x = 50.0
    for word in text.split():
        for number, sign in enumerate(word):
            own = size if number == 0 else 0.8 * size
            page.canvas.setFont("Helvetica-Bold", own)
            page.canvas.drawString(x, page.y, sign)
            x += stringWidth(sign, "Helvetica-Bold", own) + em * size
        x += 0.28 * size + em * size


SETTINGS: dict[str, Setting] = {
    **{f"character spacing {em}": partial(by_character_spacing, em=em) for em in (0.1, 0.4, 0.5, 0.8)},
    **{f"letter by letter {em}": partial(by_letter, em=em) for em in (0.12, 0.2, 0.6)},
    **{f"letter by letter without spaces {em}": partial(by_letter, em=em, spaces=False) for em in (0.1, 0.15, 0.4)},
    **{f"small capitals {em}": partial(in_small_capitals, em=em) for em in (0.1, 0.2, 0.5)},
    "typed spaces": by_typed_spaces,
}


def page_of(put: Setting, heads: Sequence[tuple[str, str, str]] = HEADS) -> Page:
    page = Page()
    put(page, "MAREN OKAFOR", 18)
    page.y -= 24
    page.line("maren@example.com · +49 30 901820 · Berlin")
    page.y -= 6
    put(page, "WORK EXPERIENCE", 13)
    page.y -= 18
    for title, company, when in heads:
        put(page, title, 11)
        page.line("", right=when)
        page.line(company)
        for each in WORK:
            page.bullet(each)
    page.heading("Education")
    page.line("BSc Computer Science, Northfield University", right="2012 – 2015")
    return page


@pytest.mark.parametrize("put", SETTINGS.values(), ids=SETTINGS)
def test_names_headings_and_titles_are_words_however_far_apart_their_letters(put: Setting) -> None:
    resume = read(page_of(put).bytes(), "resume.pdf")
    lines = [line.text for line in resume.lines]
    assert lines[0] == "MAREN OKAFOR"
    assert "WORK EXPERIENCE" in lines
    assert [(job.title.upper(), job.organization, job.start) for job in resume.entries[:2]] == [
        ("SENIOR BACKEND ENGINEER", "Larkspur", "2021-03"),
        ("WEB DEVELOPER", "Tidewater", "2018"),
    ]


@pytest.mark.parametrize("em", [0.06, 0.1, 0.16])
def test_sentences_with_their_letters_a_little_apart_keep_their_words(em: float) -> None:
    page = page_of(partial(by_letter, em=0.0))
    by_letter(page, WORK[0], 8, em, spaces=False)
    assert read(page.bytes(), "resume.pdf").lines[-1].text == WORK[0]


@pytest.mark.parametrize("written", ["A B C and D of the plan", "I led a team of 4", "R & D at C. H. Marsh"])
def test_words_of_one_letter_stay_words(written: str) -> None:
    page = page_of(partial(by_letter, em=0.0))
    page.line(written)
    assert read(page.bytes(), "resume.pdf").lines[-1].text == written
