"""Headings: which bold lines open a section, and which one entry of it."""

import pytest

from coach.reading.meaning.headings import to_sections
from rules.resume import Line, SectionKind

BOLD = ("Education", "Previous projects", "Projects", "Skills", "Publications", "Work experience")


def sections(page: str, bold: tuple[str, ...]) -> list[tuple[SectionKind, str]]:
    lines = [
        Line(number, 1, text, size=10.0, font="Roman", bold=text in BOLD or text in bold)
        for number, text in enumerate(page.strip().splitlines())
    ]
    return [(section.kind, section.heading) for section in to_sections(lines, [""] * len(lines)) if section.heading]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Previous projects", "Player prediction dissertation", "Graph matching with lobsters"),
        ("Projects", "Timetable", "Ride board"),
        ("Projects", "A compiler for a teaching language", "Weather balloon"),
    ],
)
def test_bold_names_below_the_heading_of_projects_are_projects(heading: str, first: str, second: str) -> None:
    page = f"""
Robin Vale, robin.vale@example.com
Education
State University, computer science and mathematics
{heading}
{first}
Parsed the logs of two hundred matches and cleaned them in a pipeline of five steps.
{second}
Matched graphs of joints to measure the size of an animal from a single picture.
Skills
Python, Java, Haskell and some Go for the services of the institute"""
    assert sections(page, (first, second)) == [
        (SectionKind.EDUCATION, "Education"),
        (SectionKind.PROJECTS, heading),
        (SectionKind.SKILLS, "Skills"),
    ]
