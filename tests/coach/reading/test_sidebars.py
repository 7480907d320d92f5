"""Two columns on a page: what opens the second, what proves the order in which they are read, what runs off a page."""

import pytest

from coach.reading import read
from coach.review.reviewing import review
from rules.resume import SectionKind
from tests.coach.reading.pdf_builders import Page

LEFT = [
    "Python and the tools around it",
    "Go for services that must be fast",
    "PostgreSQL and its indexes",
    "Redis as a cache",
]
RIGHT = [
    "Wrote the import of carrier rates in Go for the whole team",
    "Moved the price lists of the shop from files to a database",
    "Led four engineers through the move of the billing service",
    "Cut the response time of the search from 900 to 120 ms",
]


def draw(page: Page, text: str, x: float, y: float, size: float = 9, bold: bool = False) -> None:
    page.put(text, x, y, size, bold=bold)


def two_columns(pairs: list[tuple[int, int]]) -> bytes:
    """Lines of both columns drawn pair by pair, (number at the left, number at the right)."""
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 18, bold=True)
    draw(page, "maren@example.com", 50, 720)
    draw(page, "Skills", 50, 690, 13, bold=True)
    draw(page, "Experience", 260, 690, 13, bold=True)
    draw(page, "Engineer, Larkspur, 2019 – 2023", 260, 670, bold=True)
    for left, right in pairs:
        draw(page, f"{LEFT[left % len(LEFT)]}, part {left}", 50, 650 - 40 * left)
        draw(page, f"{RIGHT[right % len(RIGHT)]}, part {right}", 260, 650 - 40 * right)
    return page.bytes()


@pytest.mark.parametrize(("level", "proofs"), [(True, 1), (False, 0)])
def test_only_what_stands_at_one_height_proves_that_columns_are_read_across(level: bool, proofs: int) -> None:
    rows = list(range(8))
    pairs = [(row if level else (row + 4) % 8, row) for row in rows]
    found = [each for each in read(two_columns(pairs), "resume.pdf").layout.garbled if each.kind == "order"]
    assert min(len(found), 1) == proofs


def test_running_text_that_opens_the_second_column_is_a_summary() -> None:
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 18, bold=True)
    draw(page, "maren@example.com", 50, 720)
    for number, heading in enumerate(("Skills", "Tools", "Languages")):
        draw(page, heading, 50, 690 - 90 * number, 13, bold=True)
        for row, text in enumerate(("German, English", "French and some Spanish") if number == 2 else LEFT):
            draw(page, text, 50, 674 - 90 * number - 14 * row)
    draw(page, "Backend engineer who has built payment services for nine years,", 260, 690)
    draw(page, "the last four of them for a marketplace with two million customers.", 260, 678)
    draw(page, "Experience", 260, 640, 13, bold=True)
    draw(page, "Engineer, Larkspur, 2019 – 2023", 260, 622, bold=True)
    for number, text in enumerate([*RIGHT, *RIGHT]):
        draw(page, text, 260, 608 - 24 * number)
    resume = read(page.bytes(), "resume.pdf")
    (summary,) = resume.of_kind(SectionKind.SUMMARY)
    assert resume.lines[summary.first_line].text.startswith("Backend engineer who has built")


def test_a_text_that_runs_off_the_page_is_cut_off_and_not_hidden() -> None:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren@example.com · Berlin")
    page.heading("Experience")
    page.line("Engineer, Larkspur", right="2019 – 2023")
    page.line("Wrote the import of carrier rates in Go and moved the price lists of the shop to PostgreSQL", x=250)
    draw(page, "Kubernetes Kafka Terraform", 700, 400)
    hidden = read(page.bytes(), "resume.pdf").layout.hidden
    assert len(hidden) == 1


@pytest.mark.parametrize(
    ("again", "hidden"),
    [("Kubernetes Kafka", 0), ("Terraform Spark", 1), ("", 1)],
    ids=["the same", "another text", "nothing"],
)
def test_a_white_line_that_is_drawn_again_where_it_stands_is_not_hidden(again: str, hidden: int) -> None:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren@example.com · Berlin")
    page.heading("Experience")
    page.line("Engineer, Larkspur", right="2019 – 2023")
    page.line("Wrote the import of carrier rates in Go and moved the price lists of the shop to PostgreSQL")
    page.canvas.setFillGray(1)
    draw(page, "Kubernetes Kafka", 200, 400)
    page.canvas.setFillGray(0)
    draw(page, again, 206, 400)
    assert len(read(page.bytes(), "resume.pdf").layout.hidden) == hidden


TOOLS = (
    *("Type for small screens", "Maps of many users", "Drawing by hand and pen", "Sketching", "Oil and water paint"),
    *("Sets of small icons", "Contextual inquiry", "Photography", "Front-end engineering", "Web fonts"),
)


@pytest.mark.parametrize("heading", ["EXPERIENCE", "EMPLOYMENT", "WORK HISTORY"])
def test_headings_beside_the_text_of_two_columns_stand_above_it(heading: str) -> None:
    page = Page()
    page.line("Maren Okafor", 60, 18, bold=True)
    page.line("maren@example.com", 60, 9)
    page.y -= 20
    top = page.y
    page.put(heading, 380, top, 9, bold=True, right=True)
    for company, title, when in (
        ("Larkspur", "Designer", "May 2014 - Present"),
        ("Tidewater", "Front-End Engineer", "Sep 2013 - Jan 2014"),
        ("Juniper", "Design Intern", "May 2012 - Aug 2012"),
    ):
        page.line(f"{company} | {title}", 396, 8)
        page.line(when, 396, 8)
        for work in (
            *("Drew campaigns for the brand", "partners. Set the type of all", "reports, mails and pages."),
            *("Helped the head of design", "with the look of the app", "and with its icons."),
        ):
            page.line(work, 396, 8)
        page.y -= 10
    page.y = top - 40
    for name, rows in (
        ("EDUCATION", ("NORTHFIELD UNIVERSITY", "BSc in Information Systems", "with a minor in type", "2010 - 2013")),
        ("SKILLS", ("Wireframing of small apps", "Prototyping on paper and glass", "Java", "Illustration", *TOOLS)),
    ):
        draw(page, name, 60, page.y, bold=True)
        for row in rows:
            page.line(row, 135, 8)
        page.y -= 16
    found = read(page.bytes(), "resume.pdf")
    assert {section.heading for section in found.sections} >= {heading, "EDUCATION", "SKILLS"}
    jobs = [entry for entry in found.entries if entry.section is SectionKind.EXPERIENCE]
    assert [(job.title, job.organization) for job in jobs] == [
        ("Designer", "Larkspur"),
        ("Front-End Engineer", "Tidewater"),
        ("Design Intern", "Juniper"),
    ]


@pytest.mark.parametrize("gap", [5.0, 6.5])
def test_heads_of_two_columns_may_all_but_touch(gap: float) -> None:
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 18, bold=True)
    draw(page, "maren@example.com", 50, 720)
    draw(page, "Education", 50, 690, 13, bold=True)
    draw(page, "Experience", 220, 690, 13, bold=True)
    page.put("NORTHFIELD COLLEGE OF ART AT", 220 - gap, 674, bold=True, right=True)
    for row, text in enumerate(("LEEDS", "BSc Computer Science", "2015 – 2019")):
        draw(page, text, 50, 660 - 14 * row, bold=not row)
    draw(page, "Skills", 50, 600, 13, bold=True)
    for row, text in enumerate(LEFT):
        draw(page, text, 50, 584 - 14 * row)
    for number, (title, when) in enumerate((("Web Engineer", "2021 – 2023"), ("Test Engineer", "2019 – 2021"))):
        top = 674 - 110 * number
        draw(page, f"LARKSPUR | {title}", 220, top, 10, bold=True)
        draw(page, when, 220, top - 14)
        for row, text in enumerate(RIGHT):
            draw(page, f"• {text}", 220, top - 30 - 14 * row)
    resume = read(page.bytes(), "resume.pdf")
    assert [each.heading for each in resume.sections if each.heading] == ["Education", "Skills", "Experience"]
    jobs = [each for each in resume.entries if each.section is SectionKind.EXPERIENCE]
    assert [(each.title, each.start) for each in jobs] == [("Web Engineer", "2021"), ("Test Engineer", "2019")]


def test_a_line_over_the_page_is_whole_though_a_word_begins_where_the_second_column_does() -> None:
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 18, bold=True)
    page.put("Engineer of services for harbors and ferries", 217, 700, 9, right=True)
    draw(page, "who has written the tide boards of nine ports in Go and Python", 220, 700)
    for heading, x, texts in (("Skills", 50, LEFT * 3), ("Experience", 220, RIGHT * 3)):
        draw(page, heading, x, 670, 13, bold=True)
        for row, text in enumerate(texts):
            draw(page, text, x, 650 - 14 * row)
    texts = [line.text for line in read(page.bytes(), "resume.pdf").lines]
    assert any("ferries who has" in text for text in texts)


def test_contact_details_that_open_the_second_column_end_the_jobs_without_a_heading() -> None:
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 22, bold=True)
    jobs = (
        "March 2019 - present",
        "Software Developer - Larkspur",
        "May 2015 - March 2019",
        "Web Developer - Tidewater",
    )
    for number, text in enumerate(jobs):
        draw(page, text, 50, 690 - 14 * number - 56 * (number // 2), bold=True)
        for row, told in enumerate(RIGHT) if number % 2 else ():
            draw(page, told[:44], 50, 676 - 14 * number - 56 * (number // 2) - 14 * row)
    prose = ("I build calm and careful", "pages through design and", "code for harbours.")
    beside = ("maren@example.com", "+1 503 555 0142", *prose)
    for row, text in enumerate(beside):
        draw(page, text, 400, 690 - 14 * row)
    draw(page, "Education", 400, 580, 13, bold=True)
    draw(page, "Alder College", 400, 560)
    draw(page, "B.S. Computer Science, 2011 - 2015", 400, 546)
    draw(page, "Skills", 400, 516, 13, bold=True)
    for row, text in enumerate((*LEFT, *LEFT)):
        draw(page, text, 400, 500 - 14 * row)
    resume = read(page.bytes(), "resume.pdf")
    lines = [line.text for line in resume.lines]
    (jobs_section,) = resume.of_kind(SectionKind.EXPERIENCE)
    assert "code for harbours." not in lines[jobs_section.first_line : jobs_section.last_line + 1]
    assert "SUM-MISSING" not in {each.rule for each in review(resume).findings}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In my spare time I bake bread and read about lakes.", SectionKind.INTERESTS),
        ("When I am not working, I sail and I paint boats.", SectionKind.INTERESTS),
        ("In my spare time I build boards of departures in Go.", SectionKind.SUMMARY),
        ("Developer who builds calm pages for harbours.", SectionKind.SUMMARY),
    ],
)
def test_what_somebody_likes_to_do_besides_is_no_summary(text: str, kind: SectionKind) -> None:
    page = Page()
    draw(page, "Maren Okafor", 50, 740, 18, bold=True)
    draw(page, "maren@example.com", 50, 720)
    draw(page, "Experience", 50, 690, 13, bold=True)
    draw(page, "Engineer, Larkspur, 2019 – 2023", 50, 670, bold=True)
    for row, told in enumerate(RIGHT):
        draw(page, told, 50, 656 - 14 * row)
    draw(page, "About me", 50, 560, 13, bold=True)
    draw(page, text, 50, 540)
    assert [each.kind for each in read(page.bytes(), "resume.pdf").sections][-1] is kind
