"""Openings that hide somebody's own part, lines that say the same, and lines that name no technology."""

from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.packs import load
from rules.resume import Level, SectionKind, Skill
from tests.rules.findings import found

JOB = "# experience: Experience\n= Software Engineer | Larkfield | 2021-03 | present\n"
OTHER = "\n= Software Engineer | Birch | 2018-01 | 2021-02\n"


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("- I was responsible for the import of rates", "was responsible for"),
        ("- My responsibilities included the upkeep of three servers", "My responsibilities included"),
        ("- Also worked face to face with partners in town", "worked face to face"),
        ("- Worked for the platform team with a focus on search", "Worked for"),
        ("- I was working on a new planner for ferries", "was working on"),
        ("- Responsible from designing the levels of a game", "Responsible from"),
        ("- Worked to find slow queries and to mend them", "Worked to"),
        ("- As a consultant, I helped the harbor with its lists", "helped"),
        ("- Specializing in maps, I was responsible for the tiles", "was responsible for"),
        ("- In my role at the museum as a developer, I worked on many apps", "worked on"),
    ],
)
def test_an_opening_that_hides_ones_own_part_is_told(line: str, opening: str) -> None:
    told = found("EXP-WEAK", f"{JOB}{line}")
    assert told is not None
    assert f"“{opening}”" in told.message


@pytest.mark.parametrize(
    "line",
    [
        "As a consultant, I wrote the import of the harbor",
        "In 2021, with three others who helped, moved the tiles",
        "At the museum, I drew the tiles that guides worked on",
    ],
)
def test_a_clause_before_ones_own_part_hides_nothing(line: str) -> None:
    assert found("EXP-WEAK", f"{JOB}- {line}") is None


def test_sentences_of_running_text_are_held_against_it_too() -> None:
    prose = "I worked in a team of five that made a timetable for ferries. I wrote its search in Go."
    told = found("EXP-WEAK", f"{JOB}{prose}")
    assert told is not None
    assert told.quote.startswith("I worked in a team")
    assert found("EXP-WEAK", f"{JOB}I wrote the search of a timetable for ferries in Go. It finds 400 boats.") is None


def test_a_post_is_told_as_one_once_and_hides_ones_part_as_a_habit() -> None:
    once = f"{JOB}- Served as product owner of a team of nine\n- Wrote its search in Go"
    assert found("EXP-WEAK", once) is None
    assert found("EXP-WEAK", f"{once}\n- Acted as lead of the avionics of a small plane") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what came of it, in the same words
        (
            "Automated the servers with Terraform, improving consistency of environments and onboarding speed",
            "Put the shop into containers with Docker, improving consistency of environments and onboarding speed",
        ),
        # the same sentence with other tools behind it
        (
            "Worked in designing and developing dynamic web pages using React, Redux, Sass",
            "Worked in designing and developing dynamic web pages using Vue.js, Bootstrap, CSS",
        ),
        ("Wrote custom shaders", "Wrote custom shaders"),  # short, and word for word
    ],
)
def test_what_two_jobs_say_in_the_same_words_is_told(one: str, other: str) -> None:
    assert found("REV-DUPLICATE", f"{JOB}- {one}{OTHER}- {other}") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Team of four developers", "Team of four developers"),  # no work, but how many they were
        ("Fixed bugs", "Fixed bugs"),
        ("Automated the servers, improving speed", "Put the shop into containers, improving speed"),
        (
            "Worked in designing and developing dynamic web pages for a bank of 40,000 customers in Larkspur",
            "Worked in designing and developing dynamic web pages for the timetable of all ferries",
        ),
    ],
)
def test_small_things_and_different_work_may_be_alike(one: str, other: str) -> None:
    assert found("REV-DUPLICATE", f"{JOB}- {one}{OTHER}- {other}") is None


PLAIN = """
- Developed the booking pages together with two designers
- Refactored the accounts, so that they load twice as fast
- Maintained the newsletter for 4,000 readers
- Improved the sign-up together with the designers"""


@pytest.mark.parametrize(
    ("page", "pair"),
    [
        (f"{JOB}{PLAIN}\n- Wrote the search in Kotlin with Ktor", "“… in Kotlin with Ktor”"),
        (
            f"{JOB}{PLAIN}\n# projects: Projects\n= Tides | | |\n- Drew it in TypeScript\n- Used React",
            "TypeScript with React",
        ),
        (f"{JOB}{PLAIN}\n# skills: Skills\nLanguages: Kotlin\nFrameworks: Ktor", ""),
        (f"{JOB}{PLAIN}\n- Wrote the search in Kotlin{OTHER}- Moved it to Redis", ""),
        (f"{JOB}{PLAIN}\n- Drew the start page in HTML with React", ""),
        (f"{JOB}{PLAIN}", ""),
    ],
)
def test_a_pair_of_technologies_is_shown_only_where_the_page_uses_both_together(page: str, pair: str) -> None:
    told = found("EXP-TECH", page)
    assert told is not None
    assert pair in told.suggestion
    assert bool(pair) is ("“" in told.suggestion)


@pytest.mark.parametrize(
    "line",
    ["Phoned customers about their addresses", "Prepared the document of the design", "Sold tickets for the ferries"],
)
def test_only_lines_on_what_was_built_are_asked_what_with(line: str) -> None:
    told = found("EXP-TECH", f"{JOB}- {line}{PLAIN}")
    assert told is not None
    assert line not in (told.quote, *told.others)
    assert found("EXP-TECH", f"{JOB}- {line}\n- {line} abroad\n- {line} at home\n- Built the shop") is None


def test_a_page_that_names_enough_is_left_alone() -> None:
    more = "- Wrote the search in Go\n- Wrote the import in Kotlin\n- Moved the shop to Redis\n- Tested it with pytest"
    assert found("EXP-TECH", f"{JOB}{PLAIN}\n{more}") is None


def test_what_the_skills_list_is_a_technology_whatever_it_is() -> None:
    resume = to_resume(f"{JOB}{PLAIN}\n# skills: Skills\nLarkboard, Go", SectionKind.EXPERIENCE, Level.MID, {})
    own = Skill("Larkboard", "Larkboard", SectionKind.SKILLS)
    named = "".join(f"\n- Built the larkboard pages of the {each}" for each in ("shop", "harbor", "museum", "school"))
    more = to_resume(f"{JOB}{PLAIN}{named}", SectionKind.EXPERIENCE, Level.MID, {})
    pack = load("software-engineer")
    assert "EXP-TECH" in {each.rule for each in run(resume, pack)}
    assert "EXP-TECH" not in {each.rule for each in run(replace(more, skills=(own,)), pack)}


def test_names_of_things_are_no_lines_that_lack_a_technology() -> None:
    names = "\n- Student Portal\n- Sign Detector\n- Sales Board\n- Ferry Planner"
    assert found("EXP-TECH", f"{JOB}{names.strip()}") is None


def test_few_lines_of_a_job_say_little_where_the_projects_name_theirs() -> None:
    projects = "\n# projects: Projects\n" + "\n".join(
        f"= {name} | | |\n- Wrote it in Kotlin for a museum of {name} that 40 people visit each day"
        for name in ("ferries", "maps", "stamps", "clocks")
    )
    assert found("EXP-TECH", f"{JOB}{PLAIN}", Level.NEW_GRAD) is not None
    assert found("EXP-TECH", f"{JOB}{PLAIN}{projects}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    ("dates", "is_told"),
    [("2022-05 | 2022-04", True), ("2022-05 | 2022-06", False)],
)
def test_the_dates_of_a_post_are_held_against_each_other(dates: str, is_told: bool) -> None:
    post = f"\n# volunteering: Activities\n= Secretary | Chess club | {dates}\n- Kept the accounts of 40 members"
    assert (found("REV-IMPOSSIBLE", f"{JOB}- Wrote the search in Go{post}") is not None) is is_told
