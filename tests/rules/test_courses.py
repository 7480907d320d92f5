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


@pytest.mark.parametrize(
    "degree",
    [
        "B.S. Computer Science | Alder University | 2019-09 | 2027-05",
        "B.S. Computer Science | Alder University | | 2027-05",
        "M.S. Computer Science | Alder University | 2025-06 | 2026-06\n= B.S. | Birch University | 2015 | 2019",
    ],
    ids=["goes on", "to end yet", "ended after the work"],
)
def test_jobs_beside_the_studies_are_no_work_since(degree: str) -> None:
    job = JOB.replace("present", "2025-12")
    assert found(f"{job}\n# education: Education\n= {degree}\nCoursework: Databases, Networks, Compilers") is None


@pytest.mark.parametrize("end", ["2020-05", "2021-03", "2023-05"])
def test_a_job_that_went_on_after_the_degree_is(end: str) -> None:
    degree = f"# education: Education\n= B.S. | Alder University | 2017-09 | {end}"
    assert found(f"{JOB}\n{degree}\nCoursework: Databases, Networks, Compilers") is not None


@pytest.mark.parametrize(
    "listed",
    [
        f"{STUDENT}\nRelevant Classes: {NINE}",
        f"{STUDENT} (with honors) Coursework: {NINE}",
        f"{STUDENT}\n# skills: Skills\nTools: Make, Git\nRelevant Courses: {NINE}",
    ],
    ids=["classes", "behind the degree", "among the skills"],
)
def test_a_list_is_found_where_it_stands_and_whatever_it_is_called(listed: str) -> None:
    told = found(listed, Level.NEW_GRAD)
    assert told is not None
    assert told.message == "You list nine courses."


def section(lines: int, heading: str = "Relevant Coursework") -> str:
    body = "\n".join(f"Course {number}, spring 2025\n- Trees and heaps" for number in range(lines // 2))
    return f"{STUDENT}\n# education: {heading}\n{body}"


def test_a_section_of_courses_that_takes_the_space_of_work_is_told_with_its_lines() -> None:
    told = found(section(12), Level.NEW_GRAD)
    assert told is not None
    assert told.message == "“Relevant Coursework” takes 12 lines."
    assert "three or four courses" in told.suggestion


@pytest.mark.parametrize("text", [section(8), section(12, "Education and Training")])
def test_a_short_one_stands_and_so_does_one_of_something_else(text: str) -> None:
    assert found(text, Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Year 1 Modules: CSC1031, CSC1032, CSC1033", "CSC1031, CSC1032, CSC1033"),
        ("Modules taken: ALD 201, ALD 202 and ALD 305", "ALD 201, ALD 202 and ALD 305"),
        ("- CS-101, CS-102, MATH-220", "CS-101, CS-102, MATH-220"),
    ],
)
def test_numbers_of_courses_tell_nobody_what_they_were(line: str, numbers: str) -> None:
    told = found(f"{STUDENT}\n{line}", Level.NEW_GRAD)
    assert told is not None
    assert told.message == f"“{numbers}” tells nobody outside your school what you studied."


@pytest.mark.parametrize(
    "line", ["Modules: CSC1031 Programming, CSC1032 Logic", "Modules: CSC1031, CSC1032", "Room ALD 201"]
)
def test_numbers_beside_names_and_single_ones_stand(line: str) -> None:
    assert found(f"{STUDENT}\n{line}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "lines",
    [
        "CMPE 118 - Introduction to Mechatronics\nCMPE 123 - Design Project",
        "CMPE 118: Mechatronics, CMPE 123: Design Project",
        "- CMPE118 – Mechatronics\n- ENG204 – Technical Writing\n- ENG301 – Law",
    ],
)
def test_courses_by_number_are_a_list_too_once_somebody_has_worked(lines: str) -> None:
    told = found(f"{JOB}\n{DEGREE}\n{lines}")
    assert told is not None
    assert "You have worked since" in told.message
    assert found(f"{STUDENT}\n{lines}", Level.NEW_GRAD) is None


@pytest.mark.parametrize(
    "said",
    ["Will be a rising senior as of May 2025", "Rising junior", "Engineering student seeking an internship"],
)
def test_who_still_studies_has_not_worked_since(said: str) -> None:
    assert found(f"{JOB}\n{DEGREE}\n{said}\nRelevant Courses: Databases, Networks, Compilers") is None
