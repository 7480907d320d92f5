"""Names that are written like verbs, acronyms of something else, and kinds of work that a summary names."""

from dataclasses import replace

import pytest

from coach.reading.lexicon.heading_words import section_kind
from rules.checks.tense import tense
from rules.examples import to_resume
from rules.facts import Facts
from rules.lexicon.verbs import names_thing
from rules.metrics import has_metric
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of


def found(rule: str, text: str) -> bool:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {})) is not None


@pytest.mark.parametrize("heading", ["SKILLS & PROFICIENCY", "Technical Skills and Methods", "Skills & Training"])
def test_skills_and_something_are_skills(heading: str) -> None:
    assert section_kind(heading) is SectionKind.SKILLS


@pytest.mark.parametrize(
    "text", ["skills and enthusiasm", "Skills and enthusiasm.", "Skills & Experience", "Skills and trust of new people"]
)
def test_other_lines_with_skills_are_no_heading_of_them(text: str) -> None:
    assert section_kind(text) is not SectionKind.SKILLS


def test_a_heading_of_skills_and_something_beside_its_first_row_is_one() -> None:
    job = "# experience: Experience\n= Engineer | Larkfield | 2021-03 | present\n- Built a REST API in Go"
    assert found("SKL-SECTION", job)
    assert not found("SKL-SECTION", f"{job}\nSkills & Proficiency")


@pytest.mark.parametrize(
    "line",
    [
        "Help Desk support of printers for 40 offices",
        "Help-desk for the ferries of Larkfield",
        "Feature flag service for rollouts",
        "Marketing analytics application",
        "Survey platform with charts",
    ],
)
def test_the_name_of_a_thing_is_no_verb(line: str) -> None:
    assert names_thing(line)
    assert tense(line) == ""
    assert rewrite(line, ended=True) == ""
    assert not found("EXP-WEAK", f"- {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Develop web application for ferries",
        "Feature the service on the start page",
        "Help clerks at the desk",
        "Built platform for ferries",
    ],
)
def test_what_somebody_does_is_no_thing(line: str) -> None:
    assert not names_thing(line)


def test_a_verb_keeps_its_tense_and_its_weakness() -> None:
    assert tense("Develop web application for ferries") == "present"
    assert tense("Building a tool that compares prices") == "gerund"
    assert found("EXP-WEAK", "- Help the port to move its timetables to Go")


@pytest.mark.parametrize("line", ["a 3/4th reduction", "cut by two thirds", "took 2/3rds off it", "saved ½ of it"])
def test_a_fraction_is_a_number(line: str) -> None:
    assert has_metric(line)


@pytest.mark.parametrize("line", ["a CI/CD reduction", "the I/O of the port", "the third-party library"])
def test_other_strokes_are_no_fraction(line: str) -> None:
    assert not has_metric(line)


JOB = """# experience: Experience
= Software Engineer | Larkfield | 2021-03 | present
- Automated the monthly reports of three departments
- Repaired the importer of the timetables, which had failed every night
- Wrote a tool that compares price lists
# skills: Skills
Python, JavaScript, SQL, Docker, Git"""


@pytest.mark.parametrize(
    ("summary", "asked"),
    [
        ("Grew up by the harbor. Has a passion for trains. I build back-end systems.", False),
        ("Grew up by the harbor. Has a passion for trains. Likes mobile development.", False),
        ("Grew up by the harbor. Has a passion for trains and for good bread.", True),
    ],
)
def test_a_kind_of_work_that_the_summary_names_is_said(summary: str, asked: bool) -> None:
    assert found("REV-ROLE", f"# summary: Summary\n{summary}\n{JOB}") is asked


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Cut costs of the Centers for Disease Control and Prevention (CDC) by half", False),
        ("Cut costs of the Coastal Dredging Company (CDC) by half", False),
        ("Streamed orders by change data capture (CDC)", True),
        ("Streamed orders to Kafka", True),
    ],
)
def test_an_acronym_that_is_spelled_out_otherwise_is_no_technology(line: str, known: bool) -> None:
    page = f"# experience: Experience\n= Engineer | Larkfield | 2021-03 | present\n- {line}\n- Moved the CDC tables"
    facts = Facts(to_resume(page, SectionKind.EXPERIENCE, Level.SENIOR, {}))
    assert ("change data capture (CDC)" in {each.name for each in facts.technologies}) is known


TOOLS = "Tools: AWS, Azure, Linux, Docker, Redis, Kafka, Jenkins, Python, Go"


def torn(rows: str) -> bool:
    """Whether skills without a heading, below these lines, are told to begin with languages."""
    page = to_resume(
        f"# contact: Maren Okafor\n{rows}\n# skills: Skills\n{TOOLS}", SectionKind.SKILLS, Level.SENIOR, {}
    )
    *others, skills = page.sections
    headless = replace(skills, heading="", first_line=skills.first_line + 1)
    lines = (*page.lines[: skills.first_line], replace(page.lines[skills.first_line], text=""))
    lines = (*lines, *page.lines[skills.first_line + 1 :])
    return finding_of("SKL-PRIMARY", replace(page, lines=lines, sections=(*others, headless))) is not None


def test_rows_above_a_section_without_a_heading_are_its_first_ones() -> None:
    below = "Principles &\tNoSQL, microservices\nStandards:\tPatterns"
    assert not torn(f"Languages: Python, C++, Go, Erlang\n{below}")
    assert torn(f"Larkfield, Oregon\n{below}")
