"""Skills by their standard names, however they are listed, and lists of skills under another heading."""

from dataclasses import replace

import pytest

from coach.reading.meaning.skills import to_skills
from coach.reading.meaning.stacks import by_content
from rules.resume import Line, Run, Section, SectionKind


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


def groups_of(*rows: Line) -> list[tuple[str, str]]:
    lines = [Line(0, 1, "Skills"), *(replace(row, number=number) for number, row in enumerate(rows, 1))]
    found = to_skills(lines, [Section(SectionKind.SKILLS, "Skills", 1, 0, len(rows))])
    return [(skill.as_written, skill.group) for skill in found]


def row(text: str, bullet: str = "", bold_to: int = 0) -> Line:
    runs = (Run(0, bold=True), Run(bold_to)) if bold_to else ()
    return Line(0, 1, text, bullet=bullet, runs=runs)


@pytest.mark.parametrize(
    ("line", "group"),
    [
        (row("Languages: Go, Python"), "Languages"),
        (row("Languages\tGo, Python"), "Languages"),
        (row("Languages – Go, Python", "•"), "Languages"),
        (row("Data stores - Redis, PostgreSQL"), "Data stores"),
        (row("Languages Go, Python", bold_to=10), "Languages"),  # only the look tells the label
        (row("Cloud & tools AWS, Docker", bold_to=14), "Cloud & tools"),
        (row("Programming Languages Go, Python, C"), "Programming Languages"),  # only its words tell it
        (row("Tools & Frameworks Linux, Git, Docker"), "Tools & Frameworks"),
        (row("Python: Django, Flask"), "Python"),
    ],
)
def test_what_parts_a_label_from_its_skills(line: Line, group: str) -> None:
    assert {found for _, found in groups_of(line)} == {group}


@pytest.mark.parametrize(
    "cells", ["Go\tKafka\tPostgreSQL\tRedis", "Java\tSpring Boot", "Kafka\tTerraform\tAnsible\tOpenTelemetry"]
)
def test_the_first_cell_of_a_row_is_no_label(cells: str) -> None:
    assert groups_of(row(cells)) == [(cell, "") for cell in cells.split("\t")]


@pytest.mark.parametrize("heads", ["Front end\tBack end\tOther", "Everyday\tSometimes\tOnce", "Strong\tFair\tLearning"])
def test_heads_of_columns_are_a_label(heads: str) -> None:
    expected = heads.replace("\t", ", ")
    assert groups_of(row(heads), row("React\tGo\tGit")) == [(name, expected) for name in ("React", "Go", "Git")]


def test_the_label_of_one_bullet_says_nothing_of_the_next() -> None:
    assert groups_of(row("Databases: Redis, MySQL", "•"), row("Jira, Git", "•")) == [
        ("Redis", "Databases"),
        ("MySQL", "Databases"),
        ("Jira", ""),
        ("Git", ""),
    ]


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
