"""Entries side by side below one heading are read one after the other; what belongs to one row stays there."""

from collections.abc import Callable

import pytest

from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.coach.reading.pdf_builders import Page, header

Card = tuple[str, ...]

JOBS: tuple[Card, ...] = (
    (
        "Backend Engineer",
        "Larkspur Payments",
        "Mar 2021 – Present",
        "• Cut settlement from four hours",
        "to 25 minutes",
    ),
    ("Web Developer", "Tidewater Studio", "Jun 2018 – Feb 2021", "• Built 14 shops in Django", "for local bakers"),
    ("Support Engineer", "Weir Lane", "Jul 2016 – May 2018", "• Answered 30 tickets a day"),
)
DEGREES: tuple[Card, ...] = (
    ("M.Sc. Informatics", "University of Bergen", "2012 – 2014"),
    ("B.Sc. Physics", "University of Leeds", "2009 – 2012"),
)
PROJECTS: tuple[Card, ...] = (
    ("Gridlock", "Traffic simulator in Rust", "with 400 stars"),
    ("Paperboat", "Mail archive in Python", "with full-text search"),
)


def draw(page: Page, cards: tuple[Card, ...], lefts: tuple[float, ...]) -> None:
    """Cards in rows, their names bold, a blank band below each row."""
    for begin in range(0, len(cards), len(lefts)):
        top = lowest = page.y
        for left, card in zip(lefts, cards[begin : begin + len(lefts)], strict=False):
            page.y = top
            for number, text in enumerate(card):
                page.line(text, left + 10 * (text[0] == "•" or number > 3), bold=number == 0)
            lowest = min(lowest, page.y)
        page.y = lowest - 14


def resume(*sections: tuple[str, tuple[Card, ...]], lefts: tuple[float, ...] = (50, 310)) -> Resume:
    page = Page()
    header(page)
    for heading, cards in sections:
        page.heading(heading)
        draw(page, cards, lefts)
    page.heading("Skills")
    page.line("Languages: Go, Python, SQL")
    return read(page.bytes(), "r")


def named(found: Resume, kind: SectionKind) -> list[tuple[str, str, str | None]]:
    return [(each.title, each.organization, each.end) for each in found.entries if each.section is kind]


@pytest.mark.parametrize("lefts", [(50.0, 310.0), (50.0, 225.0, 400.0)], ids=["two in a row", "three in a row"])
def test_jobs_in_a_row_keep_their_employers_dates_and_bullets(lefts: tuple[float, ...]) -> None:
    found = resume(("Experience", JOBS), lefts=lefts)
    assert named(found, SectionKind.EXPERIENCE) == [
        ("Backend Engineer", "Larkspur Payments", None),
        ("Web Developer", "Tidewater Studio", "2021-02"),
        ("Support Engineer", "Weir Lane", "2018-05"),
    ]
    assert [bullet.text for bullet in found.bullets] == [
        "Cut settlement from four hours to 25 minutes",
        "Built 14 shops in Django for local bakers",
        "Answered 30 tickets a day",
    ]
    assert found.layout.columns == 1


def test_degrees_in_a_row_keep_their_schools() -> None:
    assert named(resume(("Education", DEGREES)), SectionKind.EDUCATION) == [
        ("M.Sc. Informatics", "University of Bergen", "2014"),
        ("B.Sc. Physics", "University of Leeds", "2012"),
    ]


def test_projects_in_a_row_need_no_dates() -> None:
    found = resume(("Projects", PROJECTS))
    texts = [line.text for line in found.lines]
    assert texts.index("with 400 stars") < texts.index("Paperboat") < texts.index("with full-text search")


DONE = (
    ("Cut the settlement of the bank from", "four hours to 25 minutes"),
    ("Built the export of invoices that", "300 customers use every day"),
    ("Wrote the retry policy for cards", "and halved the failed ones"),
    ("Moved twelve services to Kubernetes", "without an hour of downtime"),
)


@pytest.mark.parametrize("drawn", [False, True], ids=["dots of a font", "drawn dots"])
def test_bullets_in_two_columns_of_a_job_are_each_whole(drawn: bool) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    page.line("Backend Engineer, Larkspur Payments", bold=True, right="Mar 2021 – Present")
    for begin in (0, 2):
        top = page.y
        for left, lines in zip((60, 320), DONE[begin : begin + 2], strict=True):
            page.y = top
            if drawn:
                page.canvas.circle(left + 2, page.y + 3, 1.5, fill=1)
            else:
                page.canvas.drawString(left, page.y, "•")
            for text in lines:
                page.line(text, left + 12)
    page.heading("Skills")
    page.line("Languages: Go, Python, SQL")
    found = read(page.bytes(), "r")
    assert {bullet.text for bullet in found.bullets} == {" ".join(lines) for lines in DONE}
    assert found.layout.columns == 1


def test_bullets_of_a_sidebar_stay_in_their_column() -> None:
    page = Page()
    header(page)
    top = page.y
    page.heading("Skills")
    for text in (
        "Go, Python, Java and SQL",
        "Redis, Kafka, NATS, RabbitMQ",
        "Docker, Terraform, AWS, GCP",
        "Grafana, Loki, Tempo",
    ):
        page.bullet(text, 50)
    page.heading("Languages")
    page.bullet("English as a native speaker", 50)
    page.y = top
    page.heading("Experience", 300)
    page.line("Backend Engineer, Larkspur", 300, bold=True)
    page.line("Mar 2021 – Present", 300)
    for first, rest in DONE:
        page.bullet(f"{first} {rest}", 300, 40)
    found = read(page.bytes(), "r")
    assert found.layout.columns == 2
    assert {" ".join(lines) for lines in DONE} <= {bullet.text for bullet in found.bullets}


def places_at_the_right(page: Page) -> None:
    for title, employer, when, *_ in JOBS:
        page.line(title, bold=True)
        page.canvas.drawString(310, page.y, "Austin, TX")
        page.line(employer)
        page.canvas.drawString(310, page.y, when)
        page.line("Full-time")


def table_of_jobs(page: Page) -> None:
    for title, employer, when, *_ in JOBS:
        page.canvas.setFont("Helvetica-Bold", 10)
        page.canvas.drawString(240, page.y, employer)
        page.canvas.drawString(430, page.y, when)
        page.line(title, bold=True)


def title_beside_the_employer(page: Page) -> None:
    for title, employer, when, *_ in JOBS:
        page.canvas.setFont("Helvetica-Bold", 10)
        page.canvas.drawString(310, page.y, employer)
        page.line(title, bold=True)
        page.canvas.drawString(310, page.y, when)
        page.line("Team of six, reporting to the founder")


@pytest.mark.parametrize("rows", [places_at_the_right, table_of_jobs, title_beside_the_employer])
def test_what_stands_at_the_right_of_its_own_row_is_no_card(rows: Callable[[Page], None]) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    rows(page)
    texts = [line.text for line in read(page.bytes(), "r").lines]
    for title, employer, when, *_ in JOBS:
        near = texts[(at := next(n for n, text in enumerate(texts) if text.startswith(title))) : at + 3]
        assert employer in "\t".join(near)
        assert when in "\t".join(near)


def justified(page: Page, text: str, left: float, width: float) -> None:
    """A row of words spread over its measure."""
    words = text.split()
    page.canvas.setFont("Helvetica", 8)
    free = width - sum(page.canvas.stringWidth(word, "Helvetica", 8) for word in words)
    for word in words:
        page.canvas.drawString(left, page.y, word)
        left += page.canvas.stringWidth(word, "Helvetica", 8) + free / max(1, len(words) - 1)
    page.y -= 11


@pytest.mark.parametrize(
    "filler", ["sales software, improving UI", "notes of skills, experience", "parcels through advanced education."]
)
def test_numbered_jobs_side_by_side_are_read_one_after_the_other(filler: str) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    top = page.y
    for number, left, title, company, when in (
        (1, 60, "Software Engineer in Test", "Larkspur", "Jan 2023 – July 2023"),
        (2, 300, "Frontend Developer", "Tidewater", "Sep 2023 – Sep 2025"),
    ):
        page.y = top
        page.canvas.setFont("Helvetica-Bold", 15)
        page.canvas.drawString(left, page.y, f"{number}.")
        page.line(company, left + 18, 8, bold=True)
        page.line(title, left + 18, 8)
        page.line(f"({when})", left + 18, 8)
        for row in ("Built and widened automated tests", filler, "for the vans of a carrier by night"):
            justified(page, row, left + 18, 215)
    found = read(page.bytes(), "resume.pdf")
    assert named(found, SectionKind.EXPERIENCE) == [
        ("Software Engineer in Test", "Larkspur", "2023-07"),
        ("Frontend Developer", "Tidewater", "2025-09"),
    ]
    assert not any("tests Built" in " ".join(line.text.split()) for line in found.lines)
