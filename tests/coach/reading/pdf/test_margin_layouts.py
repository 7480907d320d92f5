"""Headings, labels and dates in a margin; a narrow sidebar that sets its headings small."""

from importlib.resources import files

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coach.reading import read
from rules.resume import Resume, SectionKind
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
