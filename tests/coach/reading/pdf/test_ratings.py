"""Scales that are drawn beside skills are seen, and no other drawing is taken for one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import coach.review
from coach.reading import read
from tests.coach.reading import pdf_builders

FONT = Path(coach.review.__file__).parent / "fonts" / "DejaVuSans.ttf"
SKILLS = ("Java", "Python", "Docker", "Kafka")
LEVELS = (5, 4, 2, 3)
Drawing = Callable[[pdf_builders.Page, float, int], None]


def dots(page: pdf_builders.Page, y: float, level: int) -> None:
    for number in range(5):
        page.canvas.circle(200 + 14 * number, y + 3, 4, stroke=1, fill=int(number < level))


def only_what_is_reached(page: pdf_builders.Page, y: float, level: int) -> None:
    for number in range(max(3, level)):
        page.canvas.rect(200 + 12 * number, y, 6, 6, stroke=0, fill=1)


def bar(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.setFillGray(0.8)
    page.canvas.rect(200, y, 100, 5, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.canvas.rect(200, y, 20 * level, 5, stroke=0, fill=1)


def two_halves(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.rect(200, y, 20 * level, 4, stroke=0, fill=1)
    page.canvas.setFillGray(0.8)
    page.canvas.rect(200 + 20 * level, y, 100 - 20 * level, 4, stroke=0, fill=1)
    page.canvas.setFillGray(0)


def stars(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.setFont("DejaVu", 10)
    page.canvas.drawString(200, y, "★" * level + "☆" * (5 - level))


@pytest.fixture(autouse=True)
def _letters() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", FONT))


def rated(draw: Drawing, names: tuple[str, ...] = SKILLS, x: float = 50, below: float = 0) -> list[str]:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    page.heading("Skills")
    for name, level in zip(names, LEVELS, strict=False):
        y = page.y
        page.line(name, x)
        draw(page, y - below, level)
        page.y -= 1.6 * below
    resume = read(page.bytes(), "resume.pdf")
    return [resume.lines[number].text for number in resume.layout.rated]


@pytest.mark.parametrize("draw", [dots, only_what_is_reached, bar, two_halves, stars])
def test_a_scale_beside_a_skill_rates_it(draw: Drawing) -> None:
    assert rated(draw) == list(SKILLS)


@pytest.mark.parametrize("draw", [dots, bar, two_halves])
def test_so_does_one_below_it(draw: Drawing) -> None:
    assert rated(draw, x=201, below=10) == list(SKILLS)


@pytest.mark.parametrize("draw", [dots, bar])
def test_two_of_a_kind_may_be_ornaments(draw: Drawing) -> None:
    assert rated(draw, SKILLS[:2]) == []


def chip(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.rect(200, y - 3, 100, 12, stroke=1, fill=0)
    page.canvas.rect(200, y - 3, 20 * level, 12, stroke=1, fill=0)
    page.canvas.setFont("Helvetica", 9)
    page.canvas.drawString(204, y, "Go 1.22")


def rule(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.line(50, y - 3, 562, y - 3)
    page.canvas.line(50, y - 3, 50 + 20 * level, y - 3)


def columns(page: pdf_builders.Page, y: float, level: int) -> None:
    for number in range(3):
        page.canvas.circle(200 + 110 * number, y + 3, 2, stroke=0, fill=1)
        page.line(f"Tool {number}", 208 + 110 * number)
        page.y = y - 14


def alike(page: pdf_builders.Page, y: float, level: int) -> None:
    page.canvas.rect(200, y, 100, 5, stroke=0, fill=1)
    page.canvas.rect(200, y, 60, 5, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [chip, rule, columns, alike])
def test_other_drawings_rate_nothing(draw: Drawing) -> None:
    """A label on a ground, rules under lines, bullets in three columns, bars that are all filled alike."""
    assert rated(draw) == []
