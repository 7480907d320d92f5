"""What is called a paragraph: running text about jobs and projects, and bullets that go on like one."""

import pytest

from rules.resume import Level
from tests.rules.findings import found

RIDES = (
    "The ride board is a page on which students of my university find others who drive to the same town at the weekend."
    " I wrote it in Python with a friend who drew its pages, and moved its data to PostgreSQL in the second year of it."
)
TIMES = (
    "The timetable shows who teaches where, and a script of mine reads it from the university's calendar each night."
    " People of my year told me what they missed in the pages of the university, and I added the rooms and the exams."
)
BOOKS = (
    "A shelf for books that neighbours lend to each other, with a reader for the codes on their backs that is quick."
    " It was built for a course on phones in Kotlin, and I went on with it after the course because people had used it."
)
AT_WORK = "# experience: Experience\n= Engineer | Tidewater | 2021-03 | present\n"


def projects(*texts: str, sign: str = "") -> str:
    told = "\n".join(f"= Project {number} | | |\n{sign}{text}" for number, text in enumerate(texts))
    return f"# projects: Projects\n{told}"


@pytest.mark.parametrize("texts", [(RIDES, TIMES, BOOKS), (TIMES, BOOKS, BOOKS), (RIDES, RIDES, TIMES)])
def test_projects_told_in_paragraphs_are_called_so(texts: tuple[str, ...]) -> None:
    told = found("REV-PROSE", projects(*texts), Level.NEW_GRAD)
    assert told is not None
    assert told.message == "Most of your projects are described in paragraphs."


@pytest.mark.parametrize(
    "text",
    [
        projects(RIDES),
        projects("A page for rides to other towns in Python", "A timetable of my year", "A shelf of books to lend"),
        projects(RIDES, TIMES) + "\n" + AT_WORK + "- Moved the accounts of 300 shops to Go in a month\n" * 12,
    ],
    ids=["one", "a line each", "beside work in bullets"],
)
def test_a_paragraph_or_two_beside_bullets_and_short_descriptions_are_left_alone(text: str) -> None:
    assert found("REV-PROSE", text, Level.NEW_GRAD) is None


@pytest.mark.parametrize("text", [f"{RIDES} {TIMES}", f"{TIMES} {BOOKS}", f"{BOOKS} {RIDES}"])
def test_a_job_whose_only_bullet_goes_on_and_on_is_told_in_a_paragraph(text: str) -> None:
    alone = AT_WORK + "- " + text.replace(". ", ", and ")
    told = found("REV-PROSE", alone)
    assert told is not None
    assert told.message == "Most of your work is described in paragraphs."
    assert found("REV-LONGBULLET", alone) is None
    assert found("REV-PROSE", AT_WORK + "- " + " ".join(text.split()[:30])) is None


def test_long_bullets_of_jobs_are_still_named_where_projects_are_told_in_paragraphs() -> None:
    long = "- Moved the accounts of shops to Go with " + " and ".join(["two people who had asked for it"] * 5)
    text = projects(RIDES, TIMES, BOOKS) + "\n" + AT_WORK + f"{long}\n- Wrote the import of carrier rates"
    assert found("REV-PROSE", text) is not None
    assert found("REV-LONGBULLET", text) is not None
