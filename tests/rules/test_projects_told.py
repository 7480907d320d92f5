"""When projects tell of nobody who uses them: what counts as a user, and of what nobody asks for any."""

import pytest

from rules.finding import Finding
from rules.resume import Level
from tests.rules.findings import found

UNUSED = "Most of your projects don't say who uses them or what came of them."


def told(text: str, level: Level = Level.NEW_GRAD) -> Finding | None:
    return found("REV-PROJECT", text, level)


def projects(*lines: str) -> str:
    heads = "\n".join(f"= Boat {chr(65 + n)} | | |\n- {line}" for n, line in enumerate(lines))
    return f"# projects: Projects\n{heads}"


@pytest.mark.parametrize(
    "line",
    [
        "Built a shop in Django, allowing users to pay with a card",
        "Wrote a board in React that lets the registered users draw ferries",
        "Made a map in Leaflet where users can mark a harbour",
    ],
)
def test_what_users_may_do_is_no_user(line: str) -> None:
    found = told(projects(line, line.replace("a ", "another ", 1)))
    assert found is not None
    assert found.message == UNUSED


@pytest.mark.parametrize(
    "line",
    [
        "Built a shop in Django that our users at two ferries pay with",
        "Wrote a board in React and changed it after user feedback",
        "Made a map in Leaflet with the first users from a sailing club",
    ],
)
def test_users_who_are_there_are_users(line: str) -> None:
    found = told(projects(line, line.replace("a ", "another ", 1)))
    assert found is None or found.message != UNUSED


LISTED = (
    "Simulation of waves in polar coordinates",
    "Viewer for the orbits of several bodies",
    "Solver for the equations of shallow water",
)


@pytest.mark.parametrize("heading", ["Projects", "Personal projects", "Side projects with pictures on my site"])
def test_projects_of_a_line_each_are_asked_too(heading: str) -> None:
    page = f"# projects: {heading}\n" + "\n".join(f"- {line}" for line in LISTED)
    found = told(page)
    assert found is not None
    assert found.quote == LISTED[0]


@pytest.mark.parametrize("used", ["that a physics course is taught with, by teachers", "with 40 stars", "won a prize"])
def test_a_list_that_says_who_uses_it_is_left_alone(used: str) -> None:
    assert told("# projects: Projects\n" + "\n".join(f"- {line}, {used}" for line in LISTED)) is None


@pytest.mark.parametrize("heading", ["Client projects", "Open-source contributions", "Selected work projects"])
def test_a_list_of_work_for_others_is_left_alone(heading: str) -> None:
    assert told(f"# projects: {heading}\n" + "\n".join(f"- {line}" for line in LISTED)) is None


SCHOLAR = "# experience: Experience\n= Postdoctoral Associate | Alder University | 2019 | 2022\n- Taught statistics\n"
PAPERS = "\n# publications: Peer-reviewed publications\n- Okafor, M. Tides of the mind. Journal of Waves, 2021"


@pytest.mark.parametrize(
    "line",
    [
        "Demonstrated that failing synapses sample from what was learned",
        "Fitted theoretical models of panic for a laboratory in Leeds",
        "Compared networks in fMRI scans of sleeping volunteers",
    ],
)
def test_nobody_asks_who_uses_a_scholars_research(line: str) -> None:
    page = projects(line, line.replace(" a ", " another "))
    assert told(page) is not None
    assert told(f"{SCHOLAR}{page}{PAPERS}", Level.SENIOR) is None


@pytest.mark.parametrize("line", ["Built a chat room in Go", "Wrote a game of boats in Rust", "Made a shop in Django"])
def test_software_of_a_scholar_has_users_as_any_other(line: str) -> None:
    assert told(f"{SCHOLAR}{projects(line, line)}{PAPERS}", Level.SENIOR) is not None


def test_the_name_of_a_project_is_no_line_about_it() -> None:
    named = "= Boards | | |\n- Sign Language Detector\n- Reads signs from a camera in Python\n"
    found = told(f"# projects: Projects\n{named}= Ferry | | |\n- Built a board of departures in Python")
    assert found is not None
    assert found.quote == "Reads signs from a camera in Python"


@pytest.mark.parametrize(("ends", "silent"), [("BY 57% FOR", True), ("AT SEA FOR", False)], ids=["figure", "none"])
def test_a_figure_in_a_line_that_was_not_read_as_told_counts(ends: str, silent: bool) -> None:
    first = f"= Boat A | | |\nIN THIS PROJECT THE NUMBER OF NODES IN A MAP SANK {ends}\n- Made it live for the club."
    found = told(f"# projects: Projects\n{first}\n= Boat B | | |\n- Drew ferries that friends look at")
    assert (found is None) is silent
