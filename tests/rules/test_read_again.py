"""What readers of pages that the coach had never seen found wrong or out of place, as kinds, each with invented resumes
that it was wrong for and others that it stays right for."""

import pytest

from coach.reading import read
from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, Resume, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of

from .invented_resumes import to_pdf


def resume(text: str) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {})


def found(rule: str, text: str) -> Finding | None:
    return finding_of(rule, resume(text))


@pytest.mark.parametrize(
    "line",
    [
        "Collaborating with two engineers on tools, such as parsing the tide tables and converting them to rows",
        "Maintaining the import of prices by checking its logs and restarting its jobs",
        "Designing pages for booking ferries and canceling them",
    ],
)
def test_no_half_of_a_pair_is_put_into_the_past(line: str) -> None:
    assert rewrite(line, ended=True) == ""


def test_a_pair_of_things_done_is_put_into_the_past_as_a_whole() -> None:
    line = "Responsible for designing the booking pages and writing tests"
    assert rewrite(line) == "Designed the booking pages and wrote tests"


@pytest.mark.parametrize(
    "line",
    [
        "Execution of an audit and production of a report on the shop",
        "Creation of a plan in the form of slides, and presentation to the owners",
        "Migration of the shop to Go & replacement of its queue",
        "Implementation of the import and the migration of its tables",
    ],
)
def test_no_noun_stays_beside_one_that_became_a_verb(line: str) -> None:
    assert rewrite(line) == ""


@pytest.mark.parametrize(
    ("line", "rebuilt"),
    [
        ("Implementation of Maven to manage the builds", "Implemented Maven to manage the builds"),
        ("Development of encryption and compression for the shop", "Developed encryption and compression for the shop"),
    ],
)
def test_a_noun_alone_becomes_a_verb(line: str, rebuilt: str) -> None:
    assert rewrite(line) == rebuilt


@pytest.mark.parametrize(
    "line", ["Grow to new platforms in order to sell more", "Evolve into a lead of the team of six"]
)
def test_what_somebody_becomes_is_no_work_to_tell_in_another_tense(line: str) -> None:
    assert rewrite(line, ended=True) == ""


def test_what_somebody_makes_grow_is() -> None:
    assert rewrite("Grow the shop to new markets in Spain", ended=True) == "Grew the shop to new markets in Spain"


OVER = """
# experience: Experience
= {title} | Larkfield | 2021-06 | 2021-09
- Built the tide board of the harbor in Go
- {line}
- Contribute to the pages of the shop and their reports"""


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Incoming Backend Intern", "Optimize the queries of the board"),
        ("Backend Engineer", "Will move the board to PostgreSQL"),
        ("Upcoming Data Engineer", "Maintain the nightly import of tides"),
    ],
)
def test_a_job_that_was_still_to_come_is_not_over(title: str, line: str) -> None:
    told = run(resume(OVER.format(title=title, line=line)), load("software-engineer"))
    assert all(each.rule != "REV-TENSE" for each in told)
    assert not any("Maintained" in each.rewrite or "Optimized" in each.rewrite for each in told)


def test_a_job_that_ended_is_told_in_the_past() -> None:
    told = found("REV-TENSE", OVER.format(title="Backend Engineer", line="Maintain the nightly import of tides"))
    assert told is not None


EXPECTED = """
Maren Okafor
maren@example.com | +49 30 901820 | Berlin
## Experience
Backend Intern | Larkfield | May 2022 – May 2023{said}
- Built the tide board of the harbor in Go
- Maintain the nightly import of tides
- Contribute to the pages of the shop and their reports
## Education
BSc Computer Science, Northfield University"""


@pytest.mark.parametrize(("said", "over"), [("", True), (" (expected)", False), (" - Anticipated", False)])
def test_a_job_whose_end_lay_ahead_is_not_over(said: str, over: bool) -> None:
    told = run(read(to_pdf(EXPECTED.format(said=said)), "resume.pdf"), load("software-engineer"))
    assert any(each.rule == "REV-TENSE" for each in told) is over


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("= Programmer | Larkfield | 2021-03 | 2023-01", True),
        ("= Programmer | Larkfield | 2021-03 | 2023-01\nProgrammer | Video Games | Larkfield", False),
        ("= Intern | a civil engineering company | 2021-03 | 2023-01", False),
        ("= Intern | the Birch Company | 2021-03 | 2023-01", True),
    ],
)
def test_a_title_beside_which_the_field_is_told_is_specific(head: str, asked: bool) -> None:
    text = f"# experience: Experience\n{head}\n- Built the tide board of the harbor in Go"
    assert (found("EXP-TITLE", text) is not None) is asked


SKILLED = """
# experience: Experience
= Backend Engineer | Larkfield | 2021-03 | 2023-01
- Built the tide board of the harbor and its forms
# skills: Skills
{first}
Tools: Jira, Postman, Docker, Kubernetes, Terraform
Languages: Python, Go"""


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ("Enterprise: SAP ABAP development, SAP Integration Suite, Postman", False),
        ("Databases: Oracle PL/SQL development, Oracle Forms, Redis", False),
        ("Legacy: IBM COBOL maintenance, Jira", False),
        ("Methods: Scrum, Jira, Confluence, Postman", True),
    ],
)
def test_a_language_within_a_product_comes_first_as_well(first: str, asked: bool) -> None:
    assert (found("SKL-PRIMARY", SKILLED.format(first=first)) is not None) is asked


TESTED = """
# experience: Experience
= Backend Engineer | Larkfield | 2021-03 | 2023-01
- Built an app for pilots of ferries in Go with PostgreSQL
- Moved the billing of a chain of shops to Go together with two designers
- Wrote the import of orders and the reports that the office reads each Monday
- Took part in planning and showed what was finished to sales every week
- Kept the search of the catalogue in step with what the shops have on their shelves
- {line}
# skills: Skills
Languages: Go, Python, SQL
Data stores: PostgreSQL, Redis"""


@pytest.mark.parametrize(
    "line",
    [
        "Gave the app learning and testing modules with letters and numbers",
        "Drew pages for learning & testing of what pilots know",
        "Wrote testing materials for pupils of the harbor school",
    ],
)
def test_what_an_app_tests_its_users_in_is_no_test_of_the_app(line: str) -> None:
    told = found("SKL-TESTING", TESTED.format(line=line))
    assert told is not None
    assert "You mention tests" not in told.message


def test_what_tests_the_app_is() -> None:
    told = found("SKL-TESTING", TESTED.format(line="Added testing of the import before each release"))
    assert told is not None
    assert "You mention tests" in told.message


USED = """
# experience: Experience
= Web Developer | Larkfield | 2021-03 | 2023-01
- {line}
- Kept the pages of nine ports going
# skills: Skills
Bootstrap, Laravel, Bulma, Redis, Django, Kafka, MongoDB, Angular"""


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Cut the design of the harbor into html, css, js, bootstrap, etc", False),
        ("Wrote pages in php with laravel and bootstrap", False),
        ("Taught the bootstrap of a computer to pupils", True),
    ],
)
def test_names_of_a_row_in_small_letters_are_used(line: str, named: bool) -> None:
    told = found("SKL-EVIDENCE", USED.format(line=line))
    assert told is not None
    assert ("Bootstrap" in told.message) is named
