"""Skills: which databases are among them, how they are told where they have no labels, and what is asked of whom."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

WORK = """
# experience: Experience
= Full Stack Developer | Larkfield | 2021-03 | present
- Built the booking pages of a ferry line in React and Express on MongoDB
- Moved 14 services to Docker on AWS and wrote their API in FastAPI
- Wrote the import of carrier rates in Go with Kafka"""
DEGREE = "# education: Education\nB.S. Computer Science\n"
CODE = """
# projects: Projects
= Ferry board | | |
- Built a board of departures in Go for 40 islanders
- Wrote the parser of timetables in C
= Tide app | | |
- Wrote an app in JavaScript that shows the tides of three harbors"""


def found(
    rule: str, skills: str, work: str = WORK, pack: str = "software-engineer", level: Level = Level.MID
) -> Finding | None:
    resume = to_resume(f"# skills: Skills\n{skills}{work}", SectionKind.SKILLS, level, {})
    return finding_of(rule, resume, pack)


@pytest.mark.parametrize("skills", ["JavaScript, React, Express, MongoDB", "TypeScript, Vue.js, Firebase, Node.js"])
def test_who_builds_both_ends_without_a_table_is_asked_for_one(skills: str) -> None:
    finding = found("SKL-DATABASE", skills, pack="fullstack-engineer")
    assert finding is not None
    assert "SQL or a relational database" in finding.message


@pytest.mark.parametrize(
    "skills",
    [
        "JavaScript, React, Express, PostgreSQL",
        "JavaScript, React, Express, T-SQL",
        "TypeScript, Vue.js, Node.js on RDS",
        "JavaScript, React, the PERN stack",  # named by its first letter
        "JavaScript, React, relational databases",
        "TypeScript, Next.js, Supabase",
    ],
)
def test_any_sign_of_tables_is_enough(skills: str) -> None:
    assert found("SKL-DATABASE", skills, pack="fullstack-engineer") is None


def test_the_line_on_database_work_adds_nothing_where_none_is_named() -> None:
    lines = "\n".join(
        f"- Developed the page of harbor {number} in React together with two others" for number in range(8)
    )
    work = f"\n# experience: Experience\n= Full Stack Developer | Larkfield | 2021-03 | present\n{lines}"
    assert found("SKL-DATABASE", "JavaScript, React", work, "fullstack-engineer") is not None
    assert found("EXP-DATABASE", "JavaScript, React", work, "fullstack-engineer") is None
    assert found("EXP-DATABASE", "JavaScript, React, MySQL", work, "fullstack-engineer") is not None


@pytest.mark.parametrize("store", ["MongoDB", "Redis", "Firebase"])
def test_a_student_who_names_other_stores_is_asked_for_sql(store: str) -> None:
    finding = found("SKL-SQL", f"Java, Go, JavaScript, {store}", f"\n{DEGREE}{CODE}", "student", Level.NEW_GRAD)
    assert finding is not None
    assert f"You name {store}, but neither SQL" in finding.message


@pytest.mark.parametrize("skills", ["Java, MongoDB, SQLite", "Java, MongoDB, NoSQL and SQL", "Java, Go, JavaScript"])
def test_a_student_who_names_sql_or_no_store_at_all_is_not(skills: str) -> None:
    assert found("SKL-SQL", skills, f"\n{DEGREE}{CODE}", "student", Level.NEW_GRAD) is None


MANY = "Go, Java, Python, JavaScript, C, React, Express, MongoDB, Docker, AWS, Kafka, FastAPI"


@pytest.mark.parametrize("labels", [("Advanced", "Proficient"), ("Experienced with", "Familiar with")])
def test_labels_that_say_how_well_something_is_known_are_none(labels: tuple[str, str]) -> None:
    first, _, rest = MANY.partition("Express, ")
    finding = found("SKL-LAYERS", f"{labels[0]}: {first.rstrip(', ')}\n{labels[1]}: Express, {rest}")
    assert finding is not None
    assert f"“{labels[0]}” and “{labels[1]}” say how well" in finding.message


def test_labels_that_say_both_are_left_alone() -> None:
    first, _, rest = MANY.partition("Express, ")
    assert found("SKL-LAYERS", f"Languages: {first.rstrip(', ')}\nFamiliar: Express, {rest}") is None


def test_columns_side_by_side_are_no_groups() -> None:
    cells = MANY.split(", ")
    rows = "\n".join(f"- {', '.join(cells[at : at + 2])}\t{', '.join(cells[at + 2 : at + 4])}" for at in (0, 4, 8))
    finding = found("SKL-LAYERS", rows)
    assert finding is not None
    assert "None of your skills has a label" in finding.message
    assert found("SKL-LAYERS", rows.replace("\t", ", ")) is None  # a bullet a group


SENTENCES = [
    "- Proficient with modern JavaScript and clean code\n- Excellent written communication skills in any team",
    "- Strong understanding of how the web works\n- Experienced in programming with JavaScript\n- Python",
    "- Very good knowledge of Java and of patterns\n- Able to learn anything new in a week",
]


@pytest.mark.parametrize("skills", SENTENCES)
def test_sentences_that_leave_out_what_the_work_names_are_told(skills: str) -> None:
    finding = found("SKL-LAYERS", skills)
    assert finding is not None
    assert "told in sentences" in finding.message
    assert "React, Express, MongoDB" in finding.message


@pytest.mark.parametrize("skills", SENTENCES)
def test_sentences_above_work_that_names_hardly_more_are_left_alone(skills: str) -> None:
    work = "\n# experience: Experience\n= Developer | Larkfield | 2021-03 | present\n- Built the booking pages in React"
    assert found("SKL-LAYERS", skills, work) is None


def test_a_stack_named_by_its_letters_names_its_parts() -> None:
    skills = "- Proficient with the MERN stack and with clean code\n- Excellent written communication skills in teams"
    finding = found("SKL-LAYERS", f"{skills}\n- Java")
    assert finding is not None
    assert "React" not in finding.message
    assert "Docker" in finding.message


@pytest.mark.parametrize("label", ["Languages", "Programming Languages", "Scripting languages"])
def test_a_list_of_languages_alone_is_told_where_the_work_names_more(label: str) -> None:
    finding = found("SKL-LAYERS", f"{label}: Go, Java, Python, JavaScript, C")
    assert finding is not None
    assert "languages only" in finding.message
    assert "MongoDB" in finding.message


@pytest.mark.parametrize(
    "skills",
    [
        "Languages: Go, Java, Python, JavaScript, C\nTools: Git, Docker",
        "Technologies: Go, Java, Python, JavaScript, C",  # the label promises no languages
        "Languages: Go, Java",  # too few to be the whole list
    ],
)
def test_a_list_that_holds_or_promises_more_is_left_alone(skills: str) -> None:
    assert found("SKL-LAYERS", skills) is None


def test_a_short_list_is_asked_for_evidence_where_most_of_it_has_none() -> None:
    assert found("SKL-EVIDENCE", "Rust, Haskell, Kotlin, Redis, Neo4j, Go, Docker") is not None  # five of seven
    assert found("SKL-EVIDENCE", "Rust, Haskell, Kotlin, Redis, Neo4j, Go, Docker, React, Kafka") is None


@pytest.mark.parametrize("platform", [".NET", ".NET Core", "ASP.NET"])
def test_the_language_of_a_platform_is_shown_by_it(platform: str) -> None:
    work = f"\n# experience: Experience\n= Developer | Larkfield | 2021-03 | present\n- Built billing on {platform}"
    finding = found("SKL-EVIDENCE", "C#, Rust, Haskell, Kotlin, Redis, Neo4j, Cassandra", work)
    assert finding is not None
    assert "C#" not in finding.message


NAMES = (
    "Java, Python, JavaScript, TypeScript, C, C++, Go, Ruby, HTML, CSS, React, Node.js, Express, Flask, Django, "
    "Spring Boot, Bootstrap, Tailwind CSS, Git, Docker, Linux, PostgreSQL, MongoDB, Redis, AWS, Figma"
)
LINES = "\n".join(f"- Built part {number} of the ferry board in Go for 40 islanders" for number in range(10))


def test_a_student_who_shows_much_is_asked_for_tests() -> None:
    work = f"\n{DEGREE}# projects: Projects\n= Ferry board | | |\n{LINES}"
    finding = found("SKL-TESTING", NAMES, work, "student", Level.NEW_GRAD)
    assert finding is not None
    assert "one of your projects" in finding.suggestion
    assert found("SKL-TESTING", f"{NAMES}, JUnit", work, "student", Level.NEW_GRAD) is None


@pytest.mark.parametrize(("names", "lines"), [("Java, Go, React, SQL", LINES), (NAMES, "- Built a ferry board in Go")])
def test_a_student_who_shows_little_has_other_things_to_do_first(names: str, lines: str) -> None:
    work = f"\n{DEGREE}# projects: Projects\n= Ferry board | | |\n{lines}"
    assert found("SKL-TESTING", names, work, "student", Level.NEW_GRAD) is None
