"""Lists of courses: told to whoever has worked since, and to a student who lists too many."""

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of

JOB = "# experience: Experience\n= Software Engineer | Larkfield | 2021-03 | present\n- Moved the billing to Go"
DEGREE = "# education: Education\nB.S. Computer Science, Alder University, 2019"
STUDENT = "# education: Education\nB.S. Computer Science, Alder University, expected May 2027"
NINE = "Databases, Networks, Compilers, Calculus II, Logic, Robotics, Graphics, Introduction to Law, Statistics"


def found(text: str, level: Level = Level.MID, rule: str = "REV-COURSES") -> Finding | None:
    resume = to_resume(text, SectionKind.EDUCATION, level, {})
    return finding_of(rule, resume)


@pytest.mark.parametrize(
    ("label", "listed"),
    [
        ("Relevant Courses", "Relevant Courses: Databases, Networks, Compilers"),
        ("Key coursework", "- Key coursework: databases; networks; compilers"),
        ("Electives", "Electives – Databases | Networks | Compilers"),
    ],
)
def test_after_work_a_list_of_courses_adds_little(label: str, listed: str) -> None:
    told = found(f"{JOB}\n{DEGREE}\n{listed}")
    assert told is not None
    assert told.message == f"You have worked since, so “{label}” adds little."


@pytest.mark.parametrize(
    "text",
    [
        f"{STUDENT}\nCoursework: Databases, Networks, Compilers\n{JOB}",
        f"{JOB.replace('Engineer', 'Engineering Intern')}\n{DEGREE}\nCourses: Databases, Networks, Logic",
        f"{JOB}\n{DEGREE}\nCoursework: Java, Python, React, Docker",  # skills under another name
        f"{JOB}\n{DEGREE}\nThesis on scheduling courses: a solver for timetables",
        f"{JOB}\n# education: Courses\nLinux administration, Evening School\n2022\nNetworks, Evening School\n2021",
    ],
    ids=["a student", "an internship only", "technologies", "a thesis", "training with dates"],
)
def test_other_lists_stand(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    "listed",
    [
        f"Coursework: {NINE}",
        "Coursework\n" + "\n".join(f"- {name}" for name in NINE.split(", ")),
        f"Relevant Completed Coursework\n{NINE.replace(', ', ' | ')} |",
    ],
    ids=["in a line", "as bullets", "below a heading"],
)
def test_a_student_is_told_of_many_and_which_of_them_go_without_saying(listed: str) -> None:
    told = found(f"{STUDENT}\n{listed}", Level.NEW_GRAD)
    assert told is not None
    assert told.message == "You list nine courses."
    assert "“Calculus II” and “Introduction to Law” go without saying." in told.suggestion


def test_a_list_goes_on_in_the_next_line() -> None:
    first, second = NINE[:60], NINE[60:]
    told = found(f"{STUDENT}\nCoursework: {first}\n{second}\nAwards: a prize, a medal, a cup", Level.NEW_GRAD)
    assert told is not None
    assert "nine" in told.message


def test_eight_are_fine() -> None:
    assert found(f"{STUDENT}\nCoursework: {NINE.removesuffix(', Statistics')}", Level.NEW_GRAD) is None


def test_where_school_is_to_be_cut_too_that_says_enough() -> None:
    text = f"{JOB}\n{DEGREE}\nRelevant Courses: Databases, Networks, Compilers\nVWO, Alder College, 2015"
    assert found(text) is None
    assert found(text, rule="REV-EDU") is not None


@pytest.mark.parametrize("school", ["VWO", "Abitur, Alder Gymnasium", "F.Sc (Pre-Engineering)", "Liceo Alder"])
def test_school_is_known_by_its_name_in_other_countries(school: str) -> None:
    assert found(f"{JOB}\n{DEGREE}\n{school}, 2015", rule="REV-EDU") is not None
    assert found(f"{JOB}\n# education: Education\n{school}, 2015", rule="REV-EDU") is None  # there is no degree
