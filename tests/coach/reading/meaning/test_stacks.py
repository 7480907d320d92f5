"""What a section is by what it lists, whatever its heading says."""

import pytest

from coach.reading.meaning.stacks import by_content
from rules.resume import Section, SectionKind
from tests.coach.reading.meaning.page import head, page


@pytest.mark.parametrize(
    ("heading", "kind", "texts", "read"),
    [
        (
            "Portfolio",
            SectionKind.PROJECTS,
            ["GITHUB", "LINKEDIN", "EMAIL", "Dayton, OH", "503.555.0142"],
            SectionKind.CONTACT,
        ),
        ("Portfolio", SectionKind.PROJECTS, ["ada.example.org", "Website", "Blog"], SectionKind.PROJECTS),
        ("Portfolio", SectionKind.PROJECTS, ["www.ada.example", "ada@example.org"], SectionKind.CONTACT),
        ("Projects", SectionKind.PROJECTS, ["Tide Board", "GitHub", "Shows the tides"], SectionKind.PROJECTS),
        (
            "About",
            SectionKind.SUMMARY,
            ["Porto, Portugal", "Citizen of Portugal", "(503) 555-0142", "ada@example.org", "github.com/ada"],
            SectionKind.CONTACT,
        ),
        ("About me", SectionKind.SUMMARY, ["ada@example.org", "+351 220 555 014"], SectionKind.CONTACT),
        ("Profile", SectionKind.SUMMARY, ["linkedin.com/in/ada", "Phone", "Dayton, OH"], SectionKind.CONTACT),
        (
            "About",
            SectionKind.SUMMARY,
            ["Builds tide boards in Go for harbours", "ada@example.org"],
            SectionKind.SUMMARY,
        ),
        (
            "About",
            SectionKind.SUMMARY,
            ["Developer", "Designer", "Writer", "ada@x.org", "github.com/ada"],
            SectionKind.SUMMARY,
        ),
        ("Summary", SectionKind.SUMMARY, ["Engineer in Go", "github.com/ada"], SectionKind.SUMMARY),
        ("Languages", SectionKind.LANGUAGES, ["Go, Python, Rust"], SectionKind.SKILLS),
        ("My portfolio", SectionKind.PROJECTS, ["Go, Redis", "Python, Django"], SectionKind.PROJECTS),
    ],
)
def test_a_section_is_what_it_lists(heading: str, kind: SectionKind, texts: list[str], read: SectionKind) -> None:
    lines = page(head(heading), *texts)
    (found,) = by_content([Section(kind, heading, 1, 0, len(lines) - 1)], lines)
    assert found.kind is read
