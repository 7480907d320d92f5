"""A line on other work than the resume is about is shown no example on software."""

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.packs import load
from rules.resume import Level, SectionKind

RESUME = """
# skills: Skills
Java, Spring Boot, PostgreSQL
# experience: Experience
= Software Engineering Intern | Tidewater | 2024-06 | 2024-08
= {title} | {organization} | 2023-01 | 2024-05
- Responsible for {duty} on busy days"""


def example(title: str, organization: str, duty: str) -> str:
    text = RESUME.format(title=title, organization=organization, duty=duty)
    found = run(to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {}), load("backend-engineer"))
    return next(each.example for each in found if each.rule == "EXP-WEAK")


@pytest.mark.parametrize(
    ("title", "organization", "duty"),
    [
        ("Teaching Assistant", "North University", "two weekly sessions of discrete mathematics"),
        ("Line Cook", "Larkfield", "the grill and the cold kitchen"),
        ("Cashier", "Larkfield", "the tills and the returns"),
    ],
)
def test_a_line_on_other_work_is_shown_none(title: str, organization: str, duty: str) -> None:
    assert example(title, organization, duty) == ""


@pytest.mark.parametrize("title", ["Backend Engineer", "Software Engineering Intern", "Java Developer"])
def test_a_line_on_software_is_shown_one(title: str) -> None:
    assert example(title, "Larkfield", "the nightly import of the orders")
