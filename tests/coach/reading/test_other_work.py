"""Jobs under titles that say nothing of the field: what is told below them says whether they count."""

import pytest

from coach.reading.meaning.resume import with_titles
from rules.examples import to_resume
from rules.lexicon.titles import NO_OWN
from rules.resume import Level, Resume, SectionKind

PROJECTS = """
# projects: Projects
= Table turn | |
- Built the pages in React and the API in Express
- Kept the bookings in PostgreSQL"""
FIRST_JOB = """
# experience: Experience
= Developer | Larkfield | 2025-08 | 2026-10
- Built the API of the booking site in Go"""


def told(text: str) -> Resume:
    return with_titles(to_resume(text, SectionKind.EXPERIENCE, Level.MID, {}), NO_OWN)


@pytest.mark.parametrize(
    "before",
    [
        "= General Manager | Copper Kettle | 2013-01 | 2024-12\n- Led a staff of 35\n- Cut waste by a fifth",
        "= Audio Engineer | Playhouse | 2013-01 | 2024-12\n- Mixed 200 evenings a year\n- Kept the microphones",
        "= Patrol Leader | Oslo | 2013-01 | 2024-12\n- Led ten scouts\n- Planned trips into the hills",
        "= Petroleum Engineer | Red Derrick | 2013-01 | 2024-12\n- Planned 40 wells\n- Kept to a budget of $5 million",
    ],
)
@pytest.mark.parametrize("since", [PROJECTS, FIRST_JOB.replace("# experience: Experience\n", "")])
def test_years_in_another_trade_make_nobody_senior(before: str, since: str) -> None:
    read = told(f"# experience: Experience\n{before}\n{since}")
    assert (read.years_experience or 0) < 2
    assert read.level is Level.NEW_GRAD or read.level is Level.MID
    assert Level.SENIOR not in read.level_range


@pytest.mark.parametrize(
    "job",
    [
        "= Systems Analyst | Larkfield | 2013-01 | 2024-12\n- Wrote the SQL of 40 reports\n- Sat with the users",
        "= Founder | Moorware | 2013-01 | 2024-12\n- Built a scheduling API in Go\n- Run it on two Linux servers",
        "= Consultant | Larkfield | 2013-01 | 2024-12",  # of which nothing is told
    ],
)
def test_years_of_software_count_under_any_title(job: str) -> None:
    assert told(f"# experience: Experience\n{job}\n{PROJECTS}").years_experience == 12


def test_who_has_come_to_the_field_stays_in_it() -> None:
    later = "= Head of Delivery | Larkfield | 2020-01 | 2024-12\n- Hired nine people\n- Met the board each month"
    earlier = "= Developer | Larkfield | 2015-01 | 2019-12\n- Built the shop in Java"
    assert told(f"# experience: Experience\n{later}\n{earlier}").years_experience == 10


def test_who_tells_of_no_software_has_the_years_of_the_own_trade() -> None:
    read = told("# experience: Experience\n= Revenue Manager | Inn | 2013-01 | 2024-12\n- Set the prices of 40 rooms")
    assert read.years_experience == 12
