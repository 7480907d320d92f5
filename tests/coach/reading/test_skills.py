"""Skills by their standard names, however they are listed, and lists of skills under another heading."""

import pytest

from coach.reading.meaning.skills import to_skills
from coach.reading.meaning.stacks import by_content
from rules.resume import Line, Section, SectionKind


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Languages: Go 1.22, Python 3.12", ["Go", "Python"]),
        ("Rust 1.79, Java 8/11, Kotlin (2.0)", ["Rust", "Java", "Kotlin"]),
        ("Python3, Java8", ["Python", "Java"]),
        ("JS, TS", ["JavaScript", "TypeScript"]),
        ("JS/TS", ["JavaScript", "TypeScript"]),
        ("HTML/CSS/JS", ["HTML", "CSS", "JavaScript"]),
        ("CI/CD, PL/SQL", ["CI/CD", "PL/SQL"]),  # names of their own, not two
    ],
)
def test_listed_names(listed: str, names: list[str]) -> None:
    lines = [Line(0, 1, "Skills"), Line(1, 1, listed)]
    assert [skill.name for skill in to_skills(lines, [Section(SectionKind.SKILLS, "Skills", 1, 0, 1)])] == names


def kinds_of(kind: SectionKind, *texts: str) -> list[tuple[SectionKind, int, int]]:
    lines = [Line(number, 1, text) for number, text in enumerate(texts)]
    sections = by_content([Section(kind, texts[0], 1, 0, len(texts) - 1)], lines)
    return [(section.kind, section.first_line, section.last_line) for section in sections]


@pytest.mark.parametrize("label", ["Technical Skills:", "Skills & Tools:", "Tech stack –", "Навыки:"])
def test_a_list_of_skills_under_another_heading_is_a_section(label: str) -> None:
    texts = ("Additional", f"{label} Go, Python, SQL", "Databases: PostgreSQL, Redis", "Languages: English, Spanish")
    assert kinds_of(SectionKind.OTHER, *texts) == [
        (SectionKind.OTHER, 0, 0),
        (SectionKind.SKILLS, 1, 2),
        (SectionKind.OTHER, 3, 3),
    ]


def test_after_a_degree_as_well() -> None:
    texts = ("Education", "B.S. Computer Science, Weir Lane College, 2018", "Technical skills: Go, Python, SQL, Docker")
    assert kinds_of(SectionKind.EDUCATION, *texts)[1] == (SectionKind.SKILLS, 2, 2)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SectionKind.OTHER, "Soft skills: listening, patience"),  # no technology
        (SectionKind.EXPERIENCE, "Technologies: Go, Python, SQL"),  # what one job used
    ],
)
def test_no_section_of_skills(kind: SectionKind, text: str) -> None:
    assert len(kinds_of(kind, "Heading", text)) == 1
