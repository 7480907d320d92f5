"""Jobs set as rows of a table: where the lines of the left cell go, and dates in margins of several widths."""

import pytest

from coach.reading import read
from rules.resume import Entry, Resume, SectionKind
from tests.coach.reading.pdf_builders import Page

WORK = (
    "Took part in talks on what the harbor needs and wrote it all down",
    "Wrote the import of tides in Go",
    "Moved the price lists of the shop from files to PostgreSQL",
    "Kept the nightly jobs of both sites going",
)
JOBS = (
    ("Larkspur Ltd", "Backend Engineer", "Leeds, UK", "Mar 2020 - Present"),
    ("Birch", "Test Developer / Analyst", "Bangkok, Thailand", "Feb 2018 - Oct 2019"),
)
Told = list[tuple[str, str, str | None, str | None]]
WANTED: Told = [
    ("Backend Engineer", "Larkspur Ltd", "2020-03", None),
    ("Test Developer / Analyst", "Birch", "2018-02", "2019-10"),
]


def begun() -> Page:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren.okafor.of.leeds.and.of.york@mail.example.com")
    page.line("+49 30 901820")
    page.heading("Work History")
    return page


def told(resume: Resume) -> Told:
    jobs = (entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE)
    return [(each.title, each.organization, each.start, each.end) for each in jobs]


@pytest.mark.parametrize("drop", [4, 0, 7], ids=["between rows", "on one row with text", "just above the next row"])
def test_the_lines_of_a_left_cell_come_before_what_is_told_in_the_right_one(drop: float) -> None:
    page = begun()
    for company, title, place, when in JOBS:
        top = page.y
        page.put(company, 55, top, bold=True)
        page.put(title, 200, top, bold=True)
        page.put(place, 55, top - 14 - drop)
        page.put(when, 55, top - 28 - drop)
        for number, text in enumerate(WORK, 1):
            page.put("•", 215, top - 14 * number)
            page.put(text, 230, top - 14 * number)
        page.y = top - 14 * (len(WORK) + 2)
    resume = read(page.bytes(), "resume.pdf")
    assert told(resume) == WANTED
    assert [bullet.text for bullet in resume.bullets] == [*WORK, *WORK]


def test_a_list_in_two_cells_is_read_row_by_row() -> None:
    page = begun()
    page.line("Backend Engineer, Larkspur Ltd", bold=True, right="Mar 2020 - Present")
    page.bullet(WORK[0])
    page.heading("Languages")
    for number, (left, right) in enumerate((("German", "mother tongue"), ("English", "fluent"), ("French", "some"))):
        page.put(left, 50, page.y - 14 * number)
        page.put(right, 200, page.y - 14 * number - 5)
    page.y -= 60
    lines = [line.text for line in read(page.bytes(), "resume.pdf").lines]
    assert lines.index("German") < lines.index("mother tongue") < lines.index("English") < lines.index("fluent")


def test_dates_in_the_middle_of_their_entry_belong_to_its_head_where_that_is_larger() -> None:
    page = begun()
    for company, title, first, last in (
        ("Larkspur Ltd", "Backend Engineer", "2021 -", "2024"),
        ("Birch", "Test Developer", "2019 -", "2021"),
        ("Tidewater", "Web Developer", "2017 -", "2019"),
    ):
        top = page.y
        page.put(f"{title}, {company}", 110, top, size=11)
        for number, text in enumerate(WORK, 1):
            page.put(text, 110, top - 13 * number, size=9)
        page.put(first, 90, top - 22, size=10, right=True)
        page.put(last, 90, top - 34, size=10, right=True)
        page.y = top - 13 * (len(WORK) + 2)
    assert told(read(page.bytes(), "resume.pdf")) == [
        ("Backend Engineer", "Larkspur Ltd", "2021", "2024"),
        ("Test Developer", "Birch", "2019", "2021"),
        ("Web Developer", "Tidewater", "2017", "2019"),
    ]


LABELS = ("Programming", "Databases", "Systems", "Editors", "Versions", "Clouds", "Testing", "German", "English")


def test_a_range_that_wraps_in_a_column_set_flush_right_is_whole_among_many_labels() -> None:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.heading("Education", x=150)
    page.put("2015 – 2019", 142, page.y, right=True)
    page.line("BSc Computer Science, Northfield University", x=150)
    page.heading("Work History", x=150)
    page.put("Jul 2019 –", 142, page.y, right=True)
    page.line("Backend Engineer, Larkspur Ltd, Leeds, UK", x=150, bold=True)
    page.put("Now", 142, page.y, right=True)
    page.line("Wrote the import of tides in Go and moved the price lists", x=150)
    page.line("of the shop from files to PostgreSQL.", x=150)
    page.heading("Skills", x=150)
    for label in LABELS:
        page.put(label, 142, page.y, right=True)
        page.line("Go, PostgreSQL and some more", x=150)
    (job,) = (each for each in read(page.bytes(), "resume.pdf").entries if each.title == "Backend Engineer")
    assert (job.start, job.current) == ("2019-07", True)


def engineers(*rows: tuple[str, str]) -> list[Entry]:
    """The jobs of a page whose second table has a wider left column, set flush right, with these rows first."""
    page = begun()
    for when, text in (*rows, ("Jul 2012 - Sep 2012", "Test Developer at Birch"), ("", WORK[1])):
        page.put(when, 181, page.y, right=True)
        page.line(text, x=193, size=10 if when else 8)
    page.put("Jul 2008 - Jul 2012", 181, page.y, right=True)
    page.line("Web Developer at Tidewater", x=193)
    page.line(WORK[2], x=193, size=8)
    page.heading("Education")
    for when, text in (("Fall 2011", "BSc Computer Science"), ("Fall 2007", "Northfield High School")):
        page.put(when, 157, page.y, right=True)
        page.line(f"{text}, Leeds", x=169)
        page.line("Thesis on the tides of the harbor and on what they do to ferries", x=169)
    return [each for each in read(page.bytes(), "r").entries if each.section is SectionKind.EXPERIENCE]


def test_a_word_for_an_open_end_over_the_start_in_the_margin_is_no_employer() -> None:
    jobs = engineers(
        ("Current", "Backend Engineer at Larkspur Ltd"), ("Feb 2013", "Shops for other shops"), ("", WORK[0])
    )
    assert (jobs[0].title, jobs[0].organization, jobs[0].start, jobs[0].current) == (
        "Backend Engineer",
        "Larkspur Ltd",
        "2013-02",
        True,
    )
    assert [(each.start, each.end) for each in jobs[1:]] == [("2012-07", "2012-09"), ("2008-07", "2012-07")]


def test_two_dates_below_each_other_in_the_margin_may_be_of_two_jobs() -> None:
    jobs = engineers(
        ("Nov 2013", "Backend Engineer at Larkspur Ltd"), ("Feb 2013", "Data Engineer at Alder"), ("", WORK[0])
    )
    assert (jobs[0].start, jobs[0].end) == ("2013-11", "2013-11")


def sidebar_then(heading: str) -> Resume:
    """A page with a sidebar at its right, and a second one without, which begins with a heading or with a job."""
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.heading("Work History")
    top = page.y
    for company, title, _, when in JOBS:
        page.line(title, bold=True)
        page.line(f"{company}   {when}")
        for text in (*WORK, *WORK):
            page.line(f"- {text[:52]}", x=56, size=9)
    page.y = top
    for name, texts in (
        ("Contact", ("maren@example.com", "+49 30 901820")),
        ("Skills", ("Go", "Redis", "Kafka", "SQL")),
    ):
        page.heading(name, x=430)
        for text in texts:
            page.line(text, x=430, size=9)
    page.canvas.showPage()
    page.y = 740
    if heading:
        page.heading(heading)
    page.line("Web Developer", bold=True)
    page.line("Tidewater   Jan 2015 - Feb 2018")
    for text in WORK:
        page.line(f"- {text}, which nobody had done before in any of the shops on the coast", x=56, size=9)
    return read(page.bytes(), "resume.pdf")


def test_jobs_go_on_over_the_whole_of_the_next_page_where_a_sidebar_ended() -> None:
    resume = sidebar_then("")
    assert [each[0] for each in told(resume)] == ["Backend Engineer", "Test Developer / Analyst", "Web Developer"]
    assert {skill.name for skill in resume.skills if skill.section is SectionKind.SKILLS} >= {"Go", "Redis"}


def test_a_heading_on_the_next_page_opens_what_it_says() -> None:
    resume = sidebar_then("Volunteering")
    assert [each[0] for each in told(resume)] == ["Backend Engineer", "Test Developer / Analyst"]
    assert [each.title for each in resume.entries if each.section is SectionKind.VOLUNTEERING] == ["Web Developer"]
