"""Skills: shown in use, below labels, and below the right ones."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

WORK = """
# experience: Experience
= Backend Engineer | Larkfield | 2021-03 | present
- Built the import of carrier rates in Go on PostgreSQL, cutting it from 5 h to 35 min
- Moved 14 services to Kubernetes without downtime"""
PROJECT = """
# projects: Projects
= Ferry board | | |
- Built a board of departures in Go on PostgreSQL for 40 islanders"""


def found(rule: str, skills: str, work: str = WORK, level: Level = Level.MID) -> Finding | None:
    resume = to_resume(f"# skills: Skills\n{skills}{work}", SectionKind.SKILLS, level, {})
    return finding_of(rule, resume)


@pytest.mark.parametrize(
    ("skills", "told"),
    [
        (
            "Languages: Go, Rust, Haskell, Kotlin\nData stores: PostgreSQL, Redis, Neo4j\nTools: Kubernetes, Terraform",
            "Most of what you list",
        ),
        ("Languages: Rust, Haskell, Kotlin, Java\nData stores: Redis, Neo4j", "Nearly everything that you list"),
        (
            "Languages: Go, Rust, Haskell, SQL\nData stores: PostgreSQL, Redis, Neo4j, MySQL\nTools: Kubernetes, Kafka",
            "Much of what you list",
        ),
    ],
)
def test_a_list_that_the_work_hardly_bears_out_is_told(skills: str, told: str) -> None:
    finding = found("SKL-EVIDENCE", skills)
    assert finding is not None
    assert told in finding.message


@pytest.mark.parametrize(
    "skills",
    [
        "Languages: Go, Rust\nData stores: PostgreSQL, Redis\nInfrastructure: Kubernetes",  # two of five
        "Languages: Go, Rust, Haskell, Kotlin\nData stores: PostgreSQL, Redis",  # four of a short list
        "Languages: Go\nData stores: PostgreSQL\nInfrastructure: Kubernetes, Docker, Terraform",
        "Languages: go, Rust, Haskell\nData stores: postgresql\nInfrastructure: kubernetes",  # in small letters
    ],
)
def test_a_list_that_is_mostly_borne_out_is_left_alone(skills: str) -> None:
    assert found("SKL-EVIDENCE", skills) is None


def test_projects_are_work_enough_for_it() -> None:
    skills = "Languages: Rust, Haskell, Kotlin, Java\nData stores: Redis, Neo4j"
    assert found("SKL-EVIDENCE", skills, PROJECT, Level.NEW_GRAD) is not None
    assert found("SKL-EVIDENCE", skills, "", Level.NEW_GRAD) is None  # nothing is told in which it could be used


def test_a_row_of_names_with_a_label_is_no_line_about_work() -> None:
    skills = "- Programming languages: Rust, Haskell, Kotlin, Java, Scala\n- Data stores: Redis, Neo4j, Cassandra"
    assert found("SKL-EVIDENCE", skills) is not None


@pytest.mark.parametrize(
    ("row", "each"),
    [
        ("Frameworks: Spring Boot, MongoDB, Docker", "MongoDB and Docker under “Frameworks”"),
        ("Databases/Stores: MySQL, Kubernetes, React", "Kubernetes and React under “Databases/Stores”"),
        ("Languages: Go, Vue.js, MySQL", "Vue.js and MySQL under “Languages”"),
        ("Developer Tools: Git, MySQL, Redis, Postman", "MySQL and Redis under “Developer Tools”"),
        ("Full Stack Frameworks: Django, MySQL, Redis", "MySQL and Redis under “Full Stack Frameworks”"),
    ],
)
def test_skills_below_a_label_of_another_kind_are_told(row: str, each: str) -> None:
    finding = found("SKL-MISFILED", f"{row}\nTesting: pytest")
    assert finding is not None
    assert each in finding.message


@pytest.mark.parametrize(
    "skills",
    [
        "Frameworks: Spring Boot, Django\nDatabases: MySQL, Redis, Neo4j\nLanguages: Go, SQL, Bash",
        "Frameworks: Spring Boot, MongoDB",  # one of them is a slip
        "Technologies: MongoDB, Docker, React, Go",  # a label that promises nothing
        "Tools & Databases: Git, MySQL, Redis",
        "Programming: Python (NumPy, Pandas, Flask, Redis), Go",  # what is done with the language
        "Languages: Go, HTML, CSS\tFrameworks: React, MySQL, Docker",  # columns side by side
        "Languages - Go, MySQL | Databases - MySQL, React, Docker",
    ],
)
def test_labels_that_fit_or_promise_nothing_are_left_alone(skills: str) -> None:
    assert found("SKL-MISFILED", f"{skills}\nTesting: pytest") is None


_WIDEST = "Concepts: event sourcing, functional programming, pair programming, distributed systems"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        # a row of its own, without a label: its first item would have fit above
        ("Libraries: NumPy, Pandas, PyTorch\nJava, PHP, MySQL", False),
        ("Frameworks: Spring Boot, Django\nMySQL, Redis, Neo4j", False),
        ("Languages: Go, Rust\nReact, MySQL, Docker", False),
        # one row over two lines
        ("Libraries: NumPy, Pandas, PyTorch,\nJava, PHP, MySQL", True),
        ("Frameworks: Spring Boot, Django, Flask, FastAPI, Express, Ruby on Rails, Laravel\nMySQL, Redis, Neo4j", True),
        ("Languages:\tGo, Rust\nReact, MySQL, Docker", False),  # columns side by side
        ("Languages: Go, Rust, Kotlin, Scala, Haskell, Elixir, Clojure, TypeScript, C#, C++\nReact, MySQL", True),
    ],
)
def test_a_list_below_a_labelled_row_goes_on_with_it_only_where_no_more_fit(rows: str, told: bool) -> None:
    assert (found("SKL-MISFILED", f"{_WIDEST}\n{rows}\nTesting: pytest") is not None) == told


def test_soft_skills_and_spoken_languages_below_labels_group_no_technologies() -> None:
    names = "Go, Rust, Kotlin, MySQL, Redis, Docker, Kubernetes, Terraform, React, Django, Flask, Git"
    one = f"Technical: {names}\nSoft: teamwork, patience\nLanguages: English (fluent) | Spanish (basic)"
    finding = found("SKL-LAYERS", one)
    assert finding is not None
    assert "“Technical”" in finding.message
    assert found("SKL-LAYERS", one.replace("Docker,", "\nInfrastructure: Docker,")) is None
