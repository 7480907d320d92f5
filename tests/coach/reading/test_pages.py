"""What pages do to text: ranges that wrap in a narrow column, a sidebar beside dates, running headers, hidden words."""

from collections.abc import Callable

import pytest

from coach.reading import read
from coach.review.reviewing import review
from rules.letters import has_letter
from rules.resume import Resume, SectionKind
from tests.coach.reading.pdf_builders import Page, education, header, skills


def read_page(page: Page) -> Resume:
    return read(page.bytes(), "resume.pdf")


def dates_of(resume: Resume) -> list[tuple[str | None, str | None, bool]]:
    return [(job.start, job.end, job.current) for job in resume.entries if job.section == "experience"]


def wrapped_at_the_right(page: Page, first: str, rest: str) -> None:
    page.line("Platform Engineer, Weir Lane", bold=True, right=first)
    page.canvas.drawRightString(562, page.y, rest)
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks")


def wrapped_at_the_left(page: Page, first: str, rest: str) -> None:
    page.line(first, 50)
    page.canvas.drawString(160, page.y + 14, "Platform Engineer, Weir Lane")
    page.line(rest, 50)
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks", x=160)


def wrapped_to_the_start(page: Page, first: str, rest: str) -> None:
    page.line("Platform Engineer, Weir Lane", bold=True, right=first)
    page.line(rest)
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks")


@pytest.mark.parametrize("layout", [wrapped_at_the_right, wrapped_at_the_left, wrapped_to_the_start])
@pytest.mark.parametrize(
    ("first", "rest", "read_as"),
    [
        ("Jun 2018 –", "Feb 2021", ("2018-06", "2021-02", False)),
        ("Jun 2018 – Feb", "2021", ("2018-06", "2021-02", False)),
        ("March 2021 to", "Present", ("2021-03", None, True)),
        ("06/2018 -", "02/2021", ("2018-06", "2021-02", False)),
    ],
)
def test_a_range_over_two_lines_is_one(
    layout: Callable[[Page, str, str], None], first: str, rest: str, read_as: tuple[str, str | None, bool]
) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    layout(page, first, rest)
    skills(page)
    education(page)
    resume = read_page(page)
    assert dates_of(resume) == [read_as]
    assert any("nightly import" in bullet.text for bullet in resume.bullets)


def test_dates_stay_with_their_jobs_beside_a_sidebar() -> None:
    page = Page()
    page.line("Ada Example", size=20, bold=True)
    top = page.y
    page.heading("Experience")
    for number in range(5):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawRightString(370, page.y, f"{2016 + 2 * number} – {2018 + 2 * number}")
        page.line(f"Engineer {number}, Weir Lane {number}", bold=True)
        page.bullet(f"Built service {number} in Go for {number}000 users", width=50)
    page.y = top
    for text in (
        "Skills",
        "Go and Python",
        "PostgreSQL and Redis",
        "Docker",
        "Awards",
        "Speaker at a meetup",
        "Prize of 2019",
    ):
        (page.heading if text in ("Skills", "Awards") else page.line)(text, 400)
    resume = read_page(page)
    assert resume.layout.columns == 2
    assert [start for start, _, _ in dates_of(resume)] == ["2016", "2018", "2020", "2022", "2024"]


def two_flows(page: Page) -> None:
    """Two columns of sentences; nothing stands over the jobs."""
    top = page.y
    for number in range(14):
        page.line(f"Answers questions of {number} teams in two time zones", 50, 8)
    page.y = top
    for number in range(4):
        page.line(f"Engineer {number}", 310, 8, bold=True)
        page.line(f"{2016 + 2 * number} – {2018 + 2 * number}", 310, 8)
        for task in ("Built a store in Go for nine banks", "Cut its cost by a third in a year", "Ran it on call"):
            page.line(task, 322, 8)


def skills_in_two_columns(page: Page) -> None:
    """Most of the page is one column; only the skills stand side by side."""
    page.heading("Experience")
    for number in range(8):
        page.line(f"Engineer, Weir Lane {number}", bold=True, right=f"{2008 + 2 * number} – {2010 + 2 * number}")
        page.bullet(
            f"Cut the nightly import of bank {number} from six hours to ten minutes without any downtime at all"
        )
    page.heading("Skills")
    top = page.y
    for left, listed in (
        (50, ("BACKEND", "PHP, Python, Go", "CLOUD", "Docker, AWS", "QUEUES", "Kafka, NATS")),
        (310, ("TOOLS", "Git, Jira", "DATABASES", "MySQL, Redis", "TESTING", "pytest")),
    ):
        page.y = top
        for text in listed:
            page.line(text, left, bold=text.isupper())


@pytest.mark.parametrize(("draw", "columns"), [(two_flows, 2), (skills_in_two_columns, 1)])
def test_columns_are_those_of_the_page(draw: Callable[[Page], None], columns: int) -> None:
    page = Page()
    header(page)
    draw(page)
    assert read_page(page).layout.columns == columns


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", "Ada Example, page 2"),
        ("", "ada@example.org | Ada Example | 2/2"),
        ("(continued)", "Work Experience (cont.)"),
        ("continued on page 2", "Résumé of Ada Example"),
        ("- 1 -", "- 2 -"),
    ],
)
def test_what_a_page_says_of_itself_is_no_content(first: str, second: str) -> None:
    page = Page()
    header(page)
    page.heading("Work Experience")
    page.line("Platform Engineer, Weir Lane", bold=True, right="Jun 2018 – Feb 2021")
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks")
    page.canvas.drawString(280, 30, first)
    page.canvas.showPage()
    page.canvas.drawString(50, 760, second)
    page.y = 700
    page.bullet("Led the move of twelve services to one cluster without an hour of downtime")
    skills(page)
    resume = read_page(page)
    assert len(dates_of(resume)) == 1
    assert [bullet.text.split()[0] for bullet in resume.bullets] == ["Cut", "Led"]
    assert not any(text and text in line.text for line in resume.lines for text in (first, second))


def test_the_headline_that_a_page_repeats_below_the_name_heads_no_job() -> None:
    page = Page()
    header(page)
    headline = "Cloud Engineer | Multi-Cloud experience | Researcher"
    page.line(headline)
    page.heading("Work Experience")
    page.line("Platform Engineer, Weir Lane", bold=True, right="Mar 2021 – Present")
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks")
    page.canvas.showPage()
    page.canvas.drawString(50, 815, "Ada Example")
    page.canvas.drawString(50, 800, headline)
    page.y = 760
    page.line("DevOps Engineer, Juniper Ltd", bold=True, right="Jun 2018 – Feb 2021")
    page.bullet("Led the move of twelve services to one cluster without an hour of downtime")
    skills(page)
    jobs = [each for each in read_page(page).entries if each.section is SectionKind.EXPERIENCE]
    assert [(job.title, job.organization) for job in jobs] == [
        ("Platform Engineer", "Weir Lane"),
        ("DevOps Engineer", "Juniper Ltd"),
    ]


def covered(page: Page) -> None:
    page.line("COBOL Fortran Erlang")
    page.canvas.setFillGray(1)
    page.canvas.rect(40, page.y + 10, 300, 14, stroke=0, fill=1)
    page.canvas.setFillGray(0)


def see_through(page: Page) -> None:
    page.canvas.saveState()
    page.canvas.setFillAlpha(0.0)
    page.line("COBOL Fortran Erlang")
    page.canvas.restoreState()


def off_the_page(page: Page) -> None:
    page.line("COBOL Fortran Erlang", x=800)


def clipped(page: Page) -> None:
    page.canvas.saveState()
    path = page.canvas.beginPath()
    path.rect(0, 0, 20, 20)
    page.canvas.clipPath(path, stroke=0, fill=0)
    page.line("COBOL Fortran Erlang")
    page.canvas.restoreState()


def white(page: Page) -> None:
    page.canvas.setFillGray(1)
    page.line("COBOL Fortran Erlang")
    page.canvas.setFillGray(0)


def on_a_round_shape(page: Page) -> None:
    page.canvas.setFillGray(0.2)
    page.canvas.roundRect(40, page.y - 4, 300, 18, 6, stroke=0, fill=1)
    page.canvas.setFillGray(1)
    page.line("COBOL Fortran Erlang")
    page.canvas.setFillGray(0)


def under_a_marker(page: Page) -> None:
    """A marker's colour is painted over the text, and lets it through."""
    page.line("COBOL Fortran Erlang")
    page.canvas.saveState()
    page.canvas.setFillAlpha(0.3)
    page.canvas.setFillColorRGB(1, 1, 0)
    page.canvas.rect(40, page.y + 10, 300, 14, stroke=0, fill=1)
    page.canvas.restoreState()


@pytest.mark.parametrize(
    ("draw", "seen"),
    [
        (covered, False),
        (see_through, False),
        (off_the_page, False),
        (clipped, False),
        (white, False),
        (on_a_round_shape, True),
        (under_a_marker, True),
    ],
)
def test_words_that_nobody_sees_count_for_nothing(draw: Callable[[Page], None], seen: bool) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    page.line("Platform Engineer, Weir Lane", bold=True, right="Jun 2018 – Feb 2021")
    page.bullet("Cut the nightly import from six hours to ten minutes for nine banks")
    page.heading("Skills")
    page.line("Languages: Go, Python, SQL")
    draw(page)
    resume = read_page(page)
    assert any("COBOL" in line.text for line in resume.lines)
    assert any("COBOL" in line.text for line in resume.seen_lines) is seen
    assert any(skill.name == "COBOL" for skill in resume.skills) is seen


def letter(closing: str) -> Page:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren@example.com · +49 30 901820 · Berlin")
    page.line("Dear hiring team,")
    for _ in range(3):
        page.line("I am a developer with five years of work on imports and queues, and I would like to work for you.")
        page.line("In my last job I led the move of the shop to PostgreSQL, which cut the bill for storage by a third.")
    page.line("I look forward to hearing from you about the position and my qualifications for it, whenever it suits.")
    page.line(closing)
    page.line("Maren Okafor")
    page.canvas.showPage()
    page.y = 742
    header(page)
    skills(page)
    education(page)
    return page


@pytest.mark.parametrize("closing", ["Sincerely,", "Kind regards", "Yours faithfully,"])
def test_a_letter_on_the_page_before_is_no_part_of_the_resume(closing: str) -> None:
    resume = read_page(letter(closing))
    (apart,) = [each for each in resume.sections if each.kind is SectionKind.OTHER]
    assert resume.lines[apart.first_line].text == "Dear hiring team,"
    assert has_letter(resume)
    assert "SUM-LEN" not in {finding.rule for finding in review(resume).all_findings}


def test_a_first_page_without_the_end_of_a_letter_is_one_of_the_resume() -> None:
    assert not has_letter(read_page(letter("Thank you for reading")))
