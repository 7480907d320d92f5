"""What a skills section lists, under which label, and what is named in passing elsewhere."""

import pytest

from coach.reading.meaning.skills import to_skills
from rules.resume import Line, Section, SectionKind
from tests.coach.reading.meaning.page import head, page

LISTS: dict[str, tuple[list[Line | str], list[tuple[str, str]]]] = {
    "commas": (["Go, Python, SQL"], [("Go", ""), ("Python", ""), ("SQL", "")]),
    "rules and dots": (["Go | Python • SQL"], [("Go", ""), ("Python", ""), ("SQL", "")]),
    "a label with a colon": (["Languages: Go, Python"], [("Go", "Languages"), ("Python", "Languages")]),
    "a label with a tab": (["Languages\tGo, Python"], [("Go", "Languages"), ("Python", "Languages")]),
    "a bold label on a line of its own": (
        [head("Storage"), "Redis, Kafka"],
        [("Redis", "Storage"), ("Apache Kafka", "Storage")],
    ),
    "a label holds until the next": (
        ["Languages: Go,", "Python", "Storage: Redis"],
        [("Go", "Languages"), ("Python", "Languages"), ("Redis", "Storage")],
    ),
    "what is well known goes by its usual name": (["Postgres, k8s"], [("PostgreSQL", ""), ("Kubernetes", "")]),
    "what nobody knows goes by its own": (["Larkwall"], [("Larkwall", "")]),
    "commas in brackets part nothing": (["Larkwall (fast, small)"], [("Larkwall (fast, small)", "")]),
    "how well is no skill": (["Go, Advanced, Python, Fluent"], [("Go", ""), ("Python", "")]),
    "nor is how well that stands beside one": (
        ["Go (expert), Python – 5 years", "Kotlin 3+ yrs\tRedis: advanced", "Docker 80%"],
        [("Go", ""), ("Python", ""), ("Kotlin", ""), ("Redis", ""), ("Docker", "")],
    ),
    "a table with levels and years": (
        ["Skill\tLevel\tYears", "Go\tExpert\t6 years", "Redis\tProficient\t2 years of experience"],
        [("Go", ""), ("Redis", "")],
    ),
    "a row without separators": (
        ["Storage: Go Redis Apache Kafka SQL"],
        [("Go", "Storage"), ("Redis", "Storage"), ("Apache Kafka", "Storage"), ("SQL", "Storage")],
    ),
    "how to reach the person is no skill": (
        ["Go, Python", "Leeds | 0113 555 0142 | ada@mail.example | ada.example"],
        [("Go", ""), ("Python", "")],
    ),
    "an address is no skill": (["Go, https://larkwall.example/Python"], [("Go", "")]),
    "a sentence is no skill": (["I like to learn new things every single day"], []),
    "said twice, listed once": (["Go, Python, go"], [("Go", ""), ("Python", "")]),
}


@pytest.mark.parametrize(("listed", "skills"), LISTS.values(), ids=LISTS)
def test_lists(listed: list[Line | str], skills: list[tuple[str, str]]) -> None:
    lines = page("Skills", *listed)
    sections = [Section(SectionKind.SKILLS, "Skills", 1, 0, len(lines) - 1)]
    assert [(skill.name, skill.group) for skill in to_skills(lines, sections)] == skills


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (SectionKind.EXPERIENCE, ["Kotlin"]),  # named at work
        (SectionKind.PROJECTS, ["Kotlin"]),
        (SectionKind.INTERESTS, []),  # elsewhere no technology is meant
        (SectionKind.REFERENCES, []),
    ],
)
def test_technologies_named_in_passing(kind: SectionKind, names: list[str]) -> None:
    lines = page("Heading", "Built a queue in Kotlin")
    found = to_skills(lines, [Section(kind, "Heading", 1, 0, 1)])
    assert [skill.name for skill in found] == names
    assert all((skill.section, skill.line, skill.as_written) == (kind, 1, "Kotlin") for skill in found)


def test_each_section_tells_its_own() -> None:
    """A skill that is both listed and used at work is told twice, once for each."""
    lines = page("Skills", "Go", "Experience", "Built a queue in Kotlin, then in Kotlin again")
    sections = [Section(SectionKind.SKILLS, "Skills", 1, 0, 1), Section(SectionKind.EXPERIENCE, "Experience", 1, 2, 3)]
    assert [(skill.name, skill.section) for skill in to_skills(lines, sections)] == [
        ("Go", SectionKind.SKILLS),
        ("Kotlin", SectionKind.EXPERIENCE),
    ]
