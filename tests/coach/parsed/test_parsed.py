"""What the reader made of a resume, field by field, and as JSON Resume."""

import re
from typing import Any

import pytest

from coach.parsed.json_resume import to_json_resume
from coach.parsed.message import to_message
from coach.parsed.outline import outline
from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.rules.invented_resumes import to_pdf

LINES = (
    "Ada Example",
    "ada@example.com | +49 341 555 0199 | linkedin.com/in/ada-example | github.com/ada-example | Leipzig, Germany",
    "## Summary",
    "Backend engineer for payments with six years of Go and PostgreSQL in production.",
    "## Experience",
    "Senior Backend Engineer | Quillmark, Leipzig | March 2021 - Present",
    "- Cut checkout latency from 900 ms to 200 ms with Go and Redis",
    "- Mentored 3 engineers",
    "Backend Engineer | Northwind Parcels, Berlin | June 2018 - February 2021",
    "- Moved 2 TB from Oracle to PostgreSQL without downtime",
    "## Education",
    "BSc in Computer Science | Bexley University | 2014 - 2018",
    "## Skills",
    "Languages: Go, Python",
    "Data stores: PostgreSQL, Redis",
    "## Languages",
    "German (native), English (C1)",
)
DAY = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?")


@pytest.fixture(scope="module")
def resume() -> Resume:
    return read(to_pdf("\n".join(LINES)), "ada.pdf")


def test_every_section_is_told_with_its_jobs_and_lines(resume: Resume) -> None:
    blocks = {block.kind: block for block in outline(resume).blocks}
    first, second = blocks[SectionKind.EXPERIENCE].items
    assert (first.title, first.organization, first.start, first.current) == (
        "Senior Backend Engineer", "Quillmark", "2021-03", True,
    )  # fmt: skip
    assert first.bullets[1] == "Mentored 3 engineers"
    assert (second.organization, second.end) == ("Northwind Parcels", "2021-02")
    assert [(group.label, group.skills) for group in blocks[SectionKind.SKILLS].groups] == [
        ("Languages", ("Go", "Python")),
        ("Data stores", ("PostgreSQL", "Redis")),
    ]
    assert "six years of Go" in " ".join(blocks[SectionKind.SUMMARY].lines)


def test_the_message_names_what_was_not_found(resume: Resume) -> None:
    said = str(to_message(resume).parts)
    assert "Senior Backend Engineer, Quillmark" in said
    assert "2021-03 to present" in said
    assert "('Website', 'not found')" in said


def test_json_resume_has_the_same(resume: Resume) -> None:
    found = to_json_resume(resume)
    assert found["basics"]["name"] == "Ada Example"
    assert found["basics"]["profiles"][1] == {
        "network": "GitHub", "username": "ada-example", "url": "https://github.com/ada-example",
    }  # fmt: skip
    first, second = found["work"]
    assert first == {
        "name": "Quillmark",
        "position": "Senior Backend Engineer",
        "location": "Leipzig",
        "startDate": "2021-03",
        "highlights": ["Cut checkout latency from 900 ms to 200 ms with Go and Redis", "Mentored 3 engineers"],
    }
    assert second["endDate"] == "2021-02"
    assert found["education"][0]["studyType"] == "BSc"
    assert found["education"][0]["area"] == "Computer Science"
    assert found["skills"][0] == {"name": "Languages", "keywords": ["Go", "Python"]}
    assert {"language": "English", "fluency": "C1"} in found["languages"]


def test_json_resume_keeps_to_the_standard(resume: Resume) -> None:
    """Texts are texts, lists hold texts, dates are ISO 8601 as far as they were written; nothing is empty."""
    _keeps(to_json_resume(resume))


def _keeps(value: Any, name: str = "") -> None:
    assert value or value == 0, name
    if isinstance(value, dict):
        for key, each in value.items():
            _keeps(each, key)
    elif isinstance(value, list):
        for each in value:
            _keeps(each, name)
    else:
        assert isinstance(value, str)
        assert not name.endswith("Date") or DAY.fullmatch(value)


def test_a_resume_of_which_nothing_was_read_is_not_made_up() -> None:
    bare = Resume(read(to_pdf("\n".join(LINES)), "ada.pdf").file)
    assert list(to_json_resume(bare)) == ["$schema"]
    assert "not found" in str(to_message(bare).parts)
