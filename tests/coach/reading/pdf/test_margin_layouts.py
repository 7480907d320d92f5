"""Headings, labels and dates in a margin; a narrow sidebar that sets its headings small."""

from importlib.resources import files

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coach.reading import read
from coach.reading.pdf.lines import to_draft
from coach.reading.pdf.margin_headings import parted
from coach.reading.pdf.words import Row as Words
from coach.reading.pdf.words import Word
from rules.resume import Resume, SectionKind
from tests.coach.reading.pdf.type_setting import BOLD, words
from tests.coach.reading.pdf_builders import JOBS, Page, header

pdfmetrics.registerFont(TTFont("DejaVu", str(files("coach.review") / "fonts" / "DejaVuSans.ttf")))

MARGIN, TEXT = 50.0, 170.0
Row = tuple[tuple[str, ...], tuple[str, ...]]
"""What stands in the margin, line by line, and the text beside it."""

STUDIES: Row = (("EDUCATION",), ("BSc Computer Science, University of Leeds, 2013 – 2017",))
WORK: tuple[str, ...] = tuple(
    line
    for title, company, place, when, bullets in JOBS
    for line in (f"*{company}, {place}", title, when, f"• {bullets[0][:70]}")
)
NAMES: Row = (
    ("EXPERIENCE",),
    (
        *("*Larkspur, Senior Engineer", "2019 – Present", "• Cut the bill by 40%"),
        *("*Weir Lane, Engineer", "2017 – 2019", "• Built 14 shops"),
    ),
)


def drawn(rows: list[Row], below: float = 0, step: float = 13, blank: float = 12) -> Resume:
    """A page with a margin. `below` moves its headings under the row on which their text begins."""
    page = Page()
    header(page)
    page.y -= 20
    for margin, texts in rows:
        top = page.y
        for number, text in enumerate(texts):
            page.canvas.setFont("Helvetica-Bold" if text.startswith("*") else "Helvetica", 10)
            page.canvas.drawString(TEXT + 10 * text.startswith("•"), top - step * number, text.lstrip("*"))
        for number, text in enumerate(margin):
            page.canvas.setFont("Helvetica-Bold" if text.isupper() else "Helvetica", 10)
            page.canvas.drawString(MARGIN, top - below - step * number, text)
        page.y = top - step * max(len(margin), len(texts)) - blank
    return read(page.bytes(), "r")


def kinds(found: Resume) -> list[tuple[SectionKind, str]]:
    return [(each.kind, each.heading) for each in found.sections if each.heading]


def test_a_heading_below_a_stroke_heads_the_row_beside_the_stroke() -> None:
    profile: Row = (("PROFILE",), ("Engineer of seven years in payments", "who likes small services"))
    found = drawn([profile, (("EXPERIENCE",), WORK), STUDIES, (("SKILLS",), ("Go, Python", "Redis, Kafka"))], below=13)
    assert [kind for kind, _ in kinds(found)] == [
        SectionKind.SUMMARY,
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
    ]
    jobs = [each for each in found.entries if each.section is SectionKind.EXPERIENCE]
    assert [(job.title, job.organization) for job in jobs] == [(job[0], job[1]) for job in JOBS]
    assert {skill.as_written for skill in found.skills if skill.section is SectionKind.SKILLS} >= {"Go", "Redis"}


@pytest.mark.parametrize(
    ("margin", "heading", "kind"),
    [
        (("HONORS AND", "AWARDS"), "HONORS AND AWARDS", SectionKind.AWARDS),
        (("REFEREED", "PUBLICATIONS"), "REFEREED PUBLICATIONS", SectionKind.PUBLICATIONS),
        (("ACADEMIC AND", "INDUSTRY", "EXPERIENCE"), "ACADEMIC AND INDUSTRY EXPERIENCE", SectionKind.EXPERIENCE),
    ],
)
def test_a_heading_over_several_rows_of_the_margin_is_one(
    margin: tuple[str, ...], heading: str, kind: SectionKind
) -> None:
    told = (
        "Reviewer of the year, Larkspur Foundation, 2020",
        "Best talk, Weir Lane Meeting, 2019",
        "And one more, 2018",
    )
    found = drawn([STUDIES, (("EXPERIENCE",), WORK), (margin, told), (("SKILLS",), ("Go, Python",))])
    assert (kind, heading) in kinds(found)
    assert len(kinds(found)) == 4


def test_labels_in_the_margin_stay_on_their_rows() -> None:
    listed: list[Row] = [(("Languages",), ("Go, Python",)), (("Queues and", "streams"), ("Kafka, NATS",))]
    rows = [
        (("EXPERIENCE",), WORK),
        STUDIES,
        (("AWARDS",), ("Prize of Leeds, 2016",)),
        (("SKILLS",), ("Listed by kind",)),
    ]
    found = drawn([*rows, *listed], blank=6)
    groups = {skill.as_written: skill.group for skill in found.skills if skill.section is SectionKind.SKILLS}
    assert groups["Python"] == "Languages"
    assert groups["NATS"] == "Queues and streams"


def test_bold_names_beside_headings_of_the_margin_are_no_headings() -> None:
    found = drawn([NAMES, STUDIES, (("SKILLS",), ("Go, Python",))])
    assert [kind for kind, _ in kinds(found)] == [SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS]


def test_small_headings_of_a_narrow_sidebar_part_it_from_the_text() -> None:
    page = Page()
    header(page)
    top = page.y = page.y - 20
    for heading, listed in (
        ("Skills", ("Go", "Python", "Redis", "Kafka", "Docker")),
        ("Languages", ("English (native)", "German (fluent)")),
        ("Awards", ("Prize of the town", "of Leeds, 2016")),
    ):
        page.line(heading, bold=True)
        for text in listed:
            page.line(text)
        page.y -= 8
    page.y = top
    page.heading("Experience", 190)
    for title, company, place, when, bullets in JOBS:
        page.line(f"{title}, {company}, {place}", 190, bold=True)
        page.line(when, 190)
        for bullet in bullets:
            page.bullet(bullet, 190, 60)
    page.heading("Education", 190)
    page.line("BSc Computer Science, University of Leeds, 2013 – 2017", 190)
    found = read(page.bytes(), "r")
    assert found.layout.columns == 2
    assert [kind for kind, _ in kinds(found)] == [
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.AWARDS,
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
    ]
    assert [job.title for job in found.entries if job.section is SectionKind.EXPERIENCE] == [job[0] for job in JOBS]


@pytest.mark.parametrize("dot", ["●", "○", ""], ids=["a dot", "a ring", "no mark"])
def test_ranges_that_wrap_beside_a_timeline_are_whole(dot: str) -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    for title, employer, begin, end in (
        ("Staff Engineer", "Fjordbank", "January 2022 –", "Present"),
        ("Site Engineer", "Polarsender", "April 2018 –", "December 2021"),
        ("Web Developer", "Weir Lane", "August 2014 –", "March 2018"),
    ):
        page.canvas.setFont("DejaVu", 10)
        page.canvas.drawString(135, page.y, dot)
        page.canvas.drawString(50, page.y, begin)
        page.canvas.drawString(50, page.y - 14, end)
        page.line(title, 155, bold=True)
        page.line(employer, 155)
        page.bullet("Cut the bill of the bank by 40% in a year", 165)
    jobs = read(page.bytes(), "r").entries
    assert [(job.title, job.start, job.end) for job in jobs] == [
        ("Staff Engineer", "2022-01", None),
        ("Site Engineer", "2018-04", "2021-12"),
        ("Web Developer", "2014-08", "2018-03"),
    ]


LOWER = (
    ("Senior Engineer", "Larkspur Freight", "2021-03", "2024-05", ("Mar 2021 –", "May 2024")),
    ("Engineer", "Weir Lane", "2018-01", "2021-02", ("Jan 2018 –", "Feb 2021")),
    ("Web Developer", "Juniper", "2015-06", "2017-12", ("Jun 2015 –", "Dec 2017")),
)
"""Jobs, and the dates that stand in the margin lower than their heads."""


def beside(
    lines: int, below: float, place: str = "", glyph: str = "•"
) -> list[tuple[str, str, str | None, str | None]]:
    """The jobs of a page whose dates, on so many `lines`, stand in the margin so far `below` the head of each job."""
    page = Page()
    header(page)
    page.heading("Experience", 150)
    for title, company, _, _, when in LOWER:
        page.y -= 6
        top = page.y
        page.line(title, 150, 11, bold=True)
        page.line(company, 150)
        for text in (f"Wrote the import of rates at {company} in Go, which replaced a script", "Answered customers"):
            page.bullet(f"{text}, and whatever else the people of {company} asked for", 150, 70, glyph)
        margin = [*(when if lines == 2 else [" ".join(when)]), *([place] if place else [])]
        for number, text in enumerate(margin):
            page.canvas.setFont("Helvetica", 9)
            page.canvas.drawString(50, top - below - 13 * number, text)
    page.heading("Education", 150)
    page.line("BSc Computer Science, University of Leeds", 150)
    return [
        (job.title, job.organization, job.start, job.end)
        for job in read(page.bytes(), "r").entries
        if job.section is SectionKind.EXPERIENCE
    ]


@pytest.mark.parametrize(
    ("lines", "below", "place"),
    [(1, 36, ""), (1, 30, "Leeds, UK"), (1, 43, "Berlin, Germany"), (2, 29, ""), (1, 43, "")],
)
def test_dates_in_the_middle_of_a_margin_are_those_of_the_head_above(lines: int, below: float, place: str) -> None:
    assert beside(lines, below, place) == [job[:4] for job in LOWER]


def test_dates_beside_a_plain_head_are_not_those_of_a_bold_line_of_the_entry_before() -> None:
    page = Page()
    header(page)
    page.heading("Experience", 150)
    for title, company, _, _, when in LOWER:
        page.y -= 10
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawString(50, page.y, " ".join(when))
        page.line(f"{title}, {company}", 150)
        page.bullet(f"Wrote the import of rates at {company} in Go", 150, 70)
        page.line("What came of it", 150, bold=True)
        page.bullet(f"Carriers of {company} are paid a day sooner", 150, 70)
    lines = [line.text for line in read(page.bytes(), "r").lines if " – " in line.text]
    assert lines == [f"{' '.join(when)}\t{title}, {company}" for title, company, _, _, when in LOWER]


@pytest.mark.parametrize("margin", [("CAREER", "TIMELINE"), ("WORK", "EXPERIENCE"), ("EMPLOYMENT", "HISTORY")])
def test_a_heading_of_two_rows_in_the_margin_heads_all_the_jobs_beside_it(margin: tuple[str, str]) -> None:
    titles = ("Platform Engineer", "Systems Engineer", "Network Engineer")
    jobs = tuple(
        text
        for number, title in enumerate(titles)
        for text in (
            f"{title}, May {2020 - 2 * number} - April {2022 - 2 * number}",
            "Larkspur is a shop for tools with branches in all of the north and its islands.",
            "• Ran the servers of the shop and moved them to another house",
        )
    )
    found = drawn([(margin, jobs), STUDIES, (("SKILLS",), ("Go, Python", "Redis, Kafka"))])
    assert (SectionKind.EXPERIENCE, " ".join(margin)) in kinds(found)
    assert [(one.title, one.start) for one in found.entries if one.section is SectionKind.EXPERIENCE] == [
        (title, f"{2020 - 2 * number}-05") for number, title in enumerate(titles)
    ]


def test_a_word_of_a_title_that_headings_say_too_is_not_parted_from_it() -> None:
    page = Page()
    header(page)
    page.heading("Education")
    page.line("BSc Computer Science, University of Leeds")
    page.heading("Experience")
    for title, when in (("Software Engineer Intern - Larkspur", "May 2020 – July 2020"), *_INTERN):
        page.line(title, right=when)
        for text in ("Built the import of rates in Go", "Cut the bill for storage by 40%"):
            page.canvas.drawString(60, page.y, "•")
            page.line(text, x=50 + page.canvas.stringWidth("Software ", "Helvetica", 10))
    jobs = [each for each in read(page.bytes(), "resume.pdf").entries if each.section is SectionKind.EXPERIENCE]
    assert [job.title for job in jobs] == ["Software Engineer Intern"] * 3


_INTERN = (
    ("Software Engineer Intern - Tidewater", "June 2019 – August 2019"),
    ("Software Engineer Intern - Weir Lane", "May 2018 – September 2018"),
)


def test_employers_and_dates_in_the_margin_of_a_later_page_are_no_column() -> None:
    page = Page()
    header(page)
    page.heading("Experience")
    jobs = [
        (("Larkspur Systems",), "Lead Engineer", "Jun 2019 - Current"),
        (("Tidewater",), "Senior Engineer", "Jul 2015 - Jun 2019"),
        (("Weir Lane", "Engineering"), "Engineer", "Jan 2009 - Jul 2015"),
        (("Juniper/CKS",), "Engineer", "Oct 2007 - Dec 2008"),
        (("Fernhill Data, Inc.",), "Programmer", "Aug 2005 - Jun 2006"),
        (("Marsh Collections",), "Programmer", "Aug 2001 - Dec 2002"),
    ]
    for number, (names, title, when) in enumerate(jobs):
        if number == 2:
            page.canvas.showPage()
            page.y = 780
        for row in range(max(4, len(names) + 2)):
            bold = row < len(names)
            page.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
            left = [*names, when][row] if row <= len(names) else ""
            page.canvas.drawString(40, page.y, left)
            page.canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 9)
            told = f"Wrote part {row} of the reports which the office sends to all of its customers"
            page.canvas.drawString(165 if row == 0 else 175, page.y, title if row == 0 else told)
            page.y -= 14
        page.y -= 16
    page.canvas.setFont("Helvetica-Bold", 12)
    page.canvas.drawString(40, page.y, "Education")
    page.canvas.setFont("Helvetica", 9)
    for left, text in (
        ("Tech School", "State certified assistant for computers"),
        ("Jul 1999 - Jun 2001", "Focus on code"),
    ):
        page.y -= 16
        page.canvas.drawString(40, page.y, left)
        page.canvas.drawString(165, page.y, text)
    read_so = [each for each in read(page.bytes(), "resume.pdf").entries if each.section is SectionKind.EXPERIENCE]
    assert [(job.title, job.organization.split()[0], job.start) for job in read_so] == [
        ("Lead Engineer", "Larkspur", "2019-06"),
        ("Senior Engineer", "Tidewater", "2015-07"),
        ("Engineer", "Weir", "2009-01"),
        ("Engineer", "Juniper/CKS", "2007-10"),
        ("Programmer", "Fernhill", "2005-08"),
        ("Programmer", "Marsh", "2001-08"),
    ]


def margin_of(first: str, rows: list[list[Word]]) -> list[str]:
    """The texts of a page with this heading in the margin beside a title, these rows below it, and other sections."""
    head = [*words(first, 30, 100, style=BOLD), *words("Assistant\t(2019 – 2021)", 122, 100, style=BOLD)]
    told = [words("wrote the models of all wings in Julia", 122, y) for y in (130, 142, 154, 166)]
    skills = [*words("SKILLS", 30, 180, style=BOLD), *words("Go, Kafka", 122, 180)]
    study = [*words("EDUCATION", 30, 210, style=BOLD), *words("BSc Physics", 122, 210)]
    drafts = [to_draft(Words(each[0].y, each), None, 1, 0) for each in (head, *rows, *told, skills, study)]
    return [each.text for each in parted([one for one in drafts if one is not None])]


@pytest.mark.parametrize("beside", ["Advisor: Ada Marsh, Larkspur", "Larkspur Institute", "Northfield University"])
def test_the_second_row_of_a_heading_is_parted_from_text_that_is_set_in(beside: str) -> None:
    row = [*words("EXPERIENCE", 30, 112, style=BOLD), *words(beside, 127, 112)]
    assert margin_of("WORK", [row])[:4] == ["WORK", "EXPERIENCE", "Assistant\t(2019 – 2021)", beside]


@pytest.mark.parametrize(
    ("first", "second"), [("WORK", "EXPERIENCE:"), ("CAREER", "HISTORY"), ("PROJECT", "EXPERIENCE")]
)
def test_the_second_row_of_a_heading_may_stand_alone_a_little_above_the_text(first: str, second: str) -> None:
    rows = [words(second, 30, 113, style=BOLD), words("Larkspur Institute", 127, 118)]
    assert margin_of(first, rows)[:3] == [first, second, "Assistant\t(2019 – 2021)"]


@pytest.mark.parametrize("second", ["LEEDS, UK", "CAMBRIDGE"])
def test_what_makes_no_heading_with_the_row_above_stays_beside_its_text(second: str) -> None:
    row = [*words(second, 30, 112, style=BOLD), *words("Larkspur Institute", 127, 112)]
    texts = margin_of("WORK", [row])
    assert texts[:2] == ["WORK", "Assistant\t(2019 – 2021)"]
    assert texts[2].startswith(second)


def test_a_heading_two_rows_below_is_one_of_its_own() -> None:
    row = [*words("EXPERIENCE", 30, 122, style=BOLD), *words("Larkspur Institute", 127, 122)]
    assert margin_of("WORK", [row])[1] == "Assistant\t(2019 – 2021)"
