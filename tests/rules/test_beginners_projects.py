"""Who stands at the beginning and shows no projects is asked for them, in words that fit what the page has."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

DEGREE = "# education: Education\nB.Sc. Computer Science, Alder University, {}"
SALES = "# experience: Experience\n= {} | Tidewater Stores | 2019 | 2022\n- Answered the questions of customers"
BUILT = "# experience: Experience\n= {} | Tidewater | 2021 | 2023\n- Looked after the pages of the shop"


UNSURE = (Level.NEW_GRAD, Level.MID)


def told(
    text: str, level: Level = Level.NEW_GRAD, may_be: tuple[Level, ...] = (), years: float | None = None
) -> Finding | None:
    resume = to_resume(text, SectionKind.EXPERIENCE, level, {})
    resume = replace(resume, level_range=may_be, years_experience=years)
    return finding_of("PRJ-NEWGRAD", resume)


@pytest.mark.parametrize("under_way", ["expected May 2027", "anticipated 2027", "in progress"])
def test_students_with_a_job_are_asked_as_graduates_are(under_way: str) -> None:
    """Work beside the studies makes somebody look further on; what they are hired for is what they can show."""
    page = f"{DEGREE}\n{BUILT.format('Web Developer')}"
    assert told(page.format(under_way), Level.MID, UNSURE) is not None
    assert told(page.format("2015"), Level.MID) is None


@pytest.mark.parametrize("title", ["Shop Assistant", "Case Manager", "Waiter"])
def test_who_changes_to_this_trade_is_asked(title: str) -> None:
    page = f"{DEGREE.format('2021')}\n{{}}"
    assert told(page.format(SALES.format(title)), Level.MID) is not None
    assert told(page.format(BUILT.format("Web Developer")), Level.MID) is None


@pytest.mark.parametrize("years", [0.1, 0.3, 0.4])
def test_who_has_worked_for_some_months_is_asked(years: float) -> None:
    page = f"{DEGREE.format('2021')}\n{BUILT.format('Web Developer')}"
    assert told(page, may_be=UNSURE, years=years) is not None
    assert told(page, may_be=UNSURE, years=2.0) is None


PROJECT = "= {} | | |\n- Built it with two friends in Flask and SQLite for a course on the web"


@pytest.mark.parametrize(
    ("head", "name"),
    [("Timetable", "Timetable"), ("Ride Board (Flask)", "Ride Board"), ("Weather Map: example.org/map", "Weather Map")],
)
def test_one_project_alone_is_named(head: str, name: str) -> None:
    page = f"{DEGREE.format('2023')}\n{SALES.format('Shop Assistant')}\n# projects: Projects\n{PROJECT.format(head)}"
    only = told(page)
    assert only is not None
    assert only.message == f"“{name}” is the only project that you show."
    assert told(f"{page}\n{PROJECT.format('Lantern')}") is None


def test_one_project_beside_work_of_the_trade_is_enough() -> None:
    page = f"{DEGREE.format('2023')}\n{BUILT.format('Web Developer')}\n# projects: Projects\n{PROJECT.format('Map')}"
    assert told(page) is None


@pytest.mark.parametrize("made", ["Currency Converter", "Quiz App for Children", "Tide Simulator"])
def test_something_made_that_stands_among_jobs_is_named(made: str) -> None:
    page = f"{DEGREE.format('2023')}\n# experience: Experience\n= | {made} | |\n- Shows what is typed, and the rest"
    found = told(page)
    assert found is not None
    assert f"“{made}” stands among your jobs" in found.message


@pytest.mark.parametrize("held", ["= Shop Assistant | Appleton Apps | 2019 | 2021", "= App Tester | Tidewater | |"])
def test_a_job_is_nothing_made(held: str) -> None:
    found = told(f"{DEGREE.format('2023')}\n# experience: Experience\n{held}\n- Answered the questions of customers")
    assert found is not None
    assert found.message == "There is no projects section."


@pytest.mark.parametrize(
    "heading",
    [
        "Personal Projects with Pictures on my Page",
        "Projects from my evening course",
        "Side projects on my own server",
    ],
)
def test_a_long_heading_names_projects(heading: str) -> None:
    page = f"{DEGREE.format('2023')}\n{{}}\nA map of tides in three dimensions"
    assert told(page.format(heading)) is None
    assert told(page.format("Pictures on my page")) is not None


@pytest.mark.parametrize("begins", ["2190-03", "2145-01", "2201-12"])
def test_nothing_is_concluded_from_a_job_that_begins_in_times_to_come(begins: str) -> None:
    page = f"{DEGREE.format('2018')}\n{BUILT.format('Web Developer')}"
    assert told(page.replace("2021 | 2023", f"{begins} | present")) is None
    assert told(page) is not None
