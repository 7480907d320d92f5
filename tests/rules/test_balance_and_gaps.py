"""How much room work takes beside projects, and time after school that nothing explains."""

import pytest

from rules.resume import Level
from tests.rules.findings import found

WORK = """# experience: Experience
= Software Developer | Larkfield | 2018-03 | 2023-03
- Wrote the forms of the shop in Go, and the pages on which its owners see what was sold in a week
- Moved the orders of ten years from one database into another over a weekend with a colleague
- Answered the owners of the shops, who asked for reports, and wrote down what was asked for most often
- Kept the servers of the shop up to date, and its backups where anybody on the team could find them within the hour"""
LONG = "Built a bot in Go that draws the tides of all ports of the coast for those who sail there at night and in fog"


def projects(*dates: str) -> str:
    heads = (f"= Tides {number} | | {each}\n- {LONG}\n- {LONG}" for number, each in enumerate(dates))
    return "# projects: Projects\n" + "\n".join(heads)


def test_projects_that_take_more_room_than_years_of_work_are_too_long() -> None:
    told = found("REV-BALANCE", f"{WORK}\n{projects('', '', '2024-01 | 2024-03', '2015-01 | 2015-02')}")
    assert told is not None
    assert told.message == "“Projects” takes more space than all of your work."
    assert told.suggestion.startswith("Keep the best two or three")


@pytest.mark.parametrize(
    "text",
    [
        f"{WORK}\n{projects('2018-05 | 2019-03', '2019-04 | 2020-03', '2021-01 | 2023-01')}",
        f"{WORK.replace('2023-03', '2019-03')}\n{projects('', '', '')}",
        f"{WORK.replace('Software Developer', 'Software Intern')}\n{projects('', '', '')}",
        f"{WORK}\n{projects('')}",
        "\n".join((WORK, *(f"- {LONG}" for _ in range(5)), projects("", "", ""))),
    ],
)
def test_projects_of_the_job_or_beside_little_work_may_be_long(text: str) -> None:
    assert found("REV-BALANCE", text) is None


SCHOOL = "# education: Education\n= B.S. Physics | Alder University | 2014-09 | {end}\n"
LATER = "# projects: Projects\n= Tides | | 2024-05 | 2024-06\n- Drew maps of tides in Python"


@pytest.mark.parametrize(("end", "since"), [("2019-06", "Jun 2019"), ("2019", "2019")])
def test_years_between_school_and_the_first_thing_are_asked(end: str, since: str) -> None:
    told = found("REV-GAP", SCHOOL.format(end=end) + LATER, Level.NEW_GRAD)
    assert told is not None
    assert told.message.startswith(f"Nothing is listed from {since} to May 2024: ")


@pytest.mark.parametrize(
    "text",
    [
        SCHOOL.format(end="2023-06") + LATER,
        SCHOOL.format(end="2019-06") + WORK,
        SCHOOL.format(end="2019-06") + LATER + "\n# other: Military Service\nIn the navy, 2021",
        SCHOOL.format(end="2019-06") + LATER + "\n# summary: Summary\nDeveloper, back after a career break.",
        SCHOOL.format(end="2019-06") + LATER + "\n= Ports | | 2017-01 | 2017-02\n- Drew maps of ports in Python",
        SCHOOL.format(end="present") + LATER,
        SCHOOL.format(end="2019-06") + LATER.replace("2024", "2031"),
    ],
)
def test_a_year_or_two_and_what_may_be_told_are_not(text: str) -> None:
    assert found("REV-GAP", text, Level.NEW_GRAD) is None


@pytest.mark.parametrize("level", [Level.MID, Level.SENIOR])
def test_whoever_has_worked_for_long_may_leave_out_the_first_years(level: Level) -> None:
    assert found("REV-GAP", SCHOOL.format(end="2019-06") + LATER, level) is None
