"""Percentages that a reader doubts, and those that nobody does."""

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, SectionKind
from tests.rules.findings import found

AMOUNTS = """
- Moved 40 services of 12 teams to Kubernetes
- Answered 300 questions of users a month
- Wrote the import of 4 million rows a night
- Kept 90 servers in three towns running
- Trained 14 engineers in two years
- Reviewed 20 designs a quarter"""
JOB = "# experience: Experience\n= Backend Engineer | Larkfield | 2021-03 | present"


def doubt(lines: str) -> Finding | None:
    return found("REV-CREDIBLE", f"{JOB}\n{lines.strip()}")


@pytest.mark.parametrize(
    "lines",
    [
        "- Improved code maintainability by 30%\n- Increased engagement by approx. 20%\n- Boosted scalability by 15%",
        "- Raised test coverage by 40%\n- Improved accuracy of the model by 25%\n- Cut build time by 30%",  # measured
        "- Gave a 20% increase in speed\n- Brought a 35% reduction of errors\n- Won a 10% growth in orders",
        "- Cut reporting time 60% with 4 dashboards\n- Reduced API calls by 20%\n- Lowered spend by up to 30%",
    ],
)
def test_a_habit_of_plain_percentages_is_told_whatever_else_has_figures(lines: str) -> None:
    told = doubt(f"{lines}{AMOUNTS}")
    assert told is not None
    assert told.count == 3
    assert "percentages" in told.message


@pytest.mark.parametrize(
    "lines",
    [
        "- Improved productivity by 30%\n- Increased engagement by 20%",  # nobody measures either
        "- Cut onboarding time by 40%\n- Reduced the cost of support by 30%",
    ],
)
def test_two_are_enough_where_nobody_measures_it_or_little_else_has_figures(lines: str) -> None:
    assert doubt(lines) is not None


@pytest.mark.parametrize(
    "lines",
    [
        # from what to what
        "- Raised the share of free servers from 24% to 88%\n- Cut the build from 9 min to 4 min (55%)\n"
        "- Took errors from 50 to 20 a week, by 60%",
        # how good something is, which is no change
        "- Kept the service at 99.9% uptime\n- Wrote tests with 90% coverage\n- Reached 92% accuracy on 4,000 pictures",
        # two measured ones among many amounts
        f"- Raised coverage by 40%\n- Cut latency by 30%{AMOUNTS}",
    ],
)
def test_both_sides_levels_and_a_few_measured_ones_are_believed(lines: str) -> None:
    assert doubt(lines) is None


def test_what_is_doubted_is_not_also_asked_for_values_before_and_after() -> None:
    lines = "- Raised coverage by 40%\n- Cut latency by 30%\n- Reduced errors by 20%"
    resume = to_resume(f"{JOB}\n{lines}", SectionKind.EXPERIENCE, Level.MID, {})
    rules = {each.rule for each in run(resume, load("software-engineer"))}
    assert "REV-CREDIBLE" in rules
    assert "EXP-BEFOREAFTER" not in rules
