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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Rewrote the planner in Rust, a 72x speedup", "72x is hard to picture"),
        ("Brought a 10x-100x increase in throughput", "100x is hard to picture"),
        ("Made the search 40× faster", "40x is hard to picture"),
    ],
)
def test_a_large_multiple_wants_the_numbers_on_both_sides(line: str, told: str) -> None:
    doubted = doubt(f"- {line}{AMOUNTS}")
    assert doubted is not None
    assert told in doubted.message


@pytest.mark.parametrize(
    "line",
    [
        "Made the search 12x faster",
        "Made the search 40x faster, from 8 s to 200 ms",
        "Drew icons at 64x64 and films at 1920x1080 for signs that run 24x7",
    ],
)
def test_small_multiples_sizes_and_those_with_both_sides_are_believed(line: str) -> None:
    assert doubt(f"- {line}{AMOUNTS}") is None


BUOYS = "# projects: Projects\n= Buoys | | |\n- "


@pytest.mark.parametrize(
    ("one", "other", "doubted"),
    [
        ("Told buoys from boats with 98% accuracy", "Read the names of ships with an accuracy of 99%", True),
        ("Sorted knots with 97.5% accuracy", "Found gulls at 95% accuracy in Python", True),
        ("Told buoys from boats, accuracy of over 96%", "Read flags with 99% accuracy", True),
        ("Told buoys from boats with 98% accuracy", "Drew the map of the harbour", False),
        ("Told buoys from boats with 98% accuracy on unseen pictures", "Read flags with 98% accuracy", False),
        ("Told buoys from boats with 99% predictive accuracy", "Drew the map of the harbour", True),
        ("Read flags with an accuracy of 99.4%", "Drew the map of the harbour", True),
        ("Read flags at 100% accuracy", "Told buoys from boats with 91% accuracy", True),
        ("Read flags with 99% accuracy on 4,000 labelled pictures", "Drew the map of the harbour", False),
        ("Told buoys from boats with 88% accuracy", "Read flags with 79% accuracy", False),
    ],
)
def test_accuracies_near_the_whole_want_the_data(one: str, other: str, doubted: bool) -> None:
    told = found("REV-CREDIBLE", f"{BUOYS}{one}\n- {other}", Level.NEW_GRAD)
    assert (told is not None) is doubted
    assert told is None or "accuracy says little without the data" in told.message


@pytest.mark.parametrize(
    ("title", "line", "doubted"),
    [
        ("Software Engineering Intern", "Redesigned the licences, with €15M+ in savings", True),
        ("Data Science Intern", "Found leaks worth $3 million of yearly revenue", True),
        ("Intern", "Wrote the tool behind £2M in cost savings", True),
        ("Software Engineering Intern", "Wrote tests for payments of $15M a day", False),
        ("Software Engineering Intern", "Redesigned the licences, with €15,000 in savings", False),
        ("Software Engineer", "Redesigned the licences, with €15M+ in savings", False),
    ],
)
def test_millions_of_an_internship_want_ones_own_part(title: str, line: str, doubted: bool) -> None:
    told = found("REV-CREDIBLE", f"{JOB.replace('Backend Engineer', title)}\n- {line}", Level.NEW_GRAD)
    assert (told is not None) is doubted
    assert told is None or "a lot for one internship" in told.message


@pytest.mark.parametrize(
    ("amount", "said"), [("a customer of $Xm", "$Xm"), ("X million rows", "X million"), ("savings of €XK", "€XK")]
)
def test_an_amount_that_is_withheld_is_vague_and_nothing_left_open(amount: str, said: str) -> None:
    page = f"{JOB}\n- Moved {amount} to the new platform"
    told = found("EXP-VAGUE", page)
    assert told is not None
    assert f"“{said}”" in told.message
    assert found("REV-PLACEHOLDER", page) is None
    assert found("REV-PLACEHOLDER", page.replace("X", "XX")) is not None
