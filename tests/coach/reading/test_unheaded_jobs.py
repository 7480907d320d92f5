"""Jobs that stand below no heading of theirs are found where they stand."""

import io
from collections.abc import Sequence

import docx
import pytest

from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.coach.reading.pdf_builders import Page

JOBS = (
    ("Larkfield Payments", "(February 2021 - Present)", "Senior Software Engineer", "Designed the ledger in Ruby"),
    ("Tidewater Freight", "(May 2018 - January 2021)", "Backend Developer", "Cut the nightly import to 40 minutes"),
    ("Alder Books", "(June 2015 - April 2018)", "Junior Developer", "Wrote the search of the catalogue"),
)


def page(above: Sequence[str], experience: Sequence[str] = ()) -> Resume:
    """A Word file: name, an Experience heading with what is given, the lines above the jobs, the jobs, a degree."""
    written = docx.Document()
    written.add_paragraph("Ines Calder")
    written.add_paragraph("ines.calder@example.com")
    for heading, *lines in (("Experience", *experience), above):
        written.add_heading(heading, 1)
        for text in lines:
            written.add_paragraph(text)
    for organization, dates, title, line in JOBS:
        written.add_heading(organization, 2)
        written.add_paragraph(dates)
        written.add_paragraph(title)
        written.add_paragraph(line, style="List Bullet")
    written.add_heading("Education", 1)
    written.add_paragraph("BSc Computer Science, Northfield University, 2015")
    held = io.BytesIO()
    written.save(held)
    return read(held.getvalue(), "resume.docx")


def jobs_of(resume: Resume) -> list[tuple[str, str, str]]:
    held = [each for each in resume.entries if each.section is SectionKind.EXPERIENCE]
    return [(each.organization, each.title, each.start or "") for each in held]


SUMMED_UP = {
    "a sentence": ("Nine years of experience",),
    "nothing": (),
    "a line that sends the reader on": ("See below.",),
}


@pytest.mark.parametrize("experience", SUMMED_UP.values(), ids=SUMMED_UP)
def test_a_heading_of_jobs_that_holds_none_hides_none_below(experience: Sequence[str]) -> None:
    resume = page(("Skills", "Ruby, Go, PostgreSQL, Redis, Docker, Kubernetes"), experience)
    assert jobs_of(resume) == [
        ("Larkfield Payments", "Senior Software Engineer", "2021-02"),
        ("Tidewater Freight", "Backend Developer", "2018-05"),
        ("Alder Books", "Junior Developer", "2015-06"),
    ]
    assert "Tidewater" not in " ".join(each.name for each in resume.skills)


def test_jobs_below_their_own_heading_stay_the_only_ones() -> None:
    resume = page(("Skills", "Ruby, Go"), ("Larch Labs, Platform Engineer, 2021 - 2023",))
    assert jobs_of(resume)[0][0] == "Larch Labs"


@pytest.mark.parametrize(
    ("heading", "head", "kind"),
    [
        ("Research", "Undergraduate Researcher, Larkspur Group|Aug 2021 – Present", SectionKind.EXPERIENCE),
        ("Teaching", "Teaching Assistant, Northfield University|Aug 2020 – May 2021", SectionKind.EXPERIENCE),
        ("Research", "How queues fill up at noon, and what helps|", SectionKind.OTHER),
        ("Travel", "Tour Guide, Larkspur|Aug 2021 – Present", SectionKind.OTHER),
    ],
)
def test_what_stands_under_research_is_a_job_where_it_has_a_title_and_dates(
    heading: str, head: str, kind: SectionKind
) -> None:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren@example.com")
    page.heading("Experience")
    page.line("Backend Engineer, Larkspur Ltd", bold=True, right="2022 – 2023")
    page.bullet("Wrote the import of tides in Go")
    page.heading(heading)
    text, _, when = head.partition("|")
    page.line(text, bold=True, right=when)
    page.bullet("Measured how long the queues of nine ports are")
    page.heading("Skills")
    page.line("Go, Python")
    kinds = {each.heading: each.kind for each in read(page.bytes(), "resume.pdf").sections}
    assert kinds[heading] is kind
