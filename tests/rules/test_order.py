"""In which order the sections of a person are read: what comes before the work, and what is better placed above it."""

from dataclasses import replace

import pytest

from rules.examples import to_resume
from rules.finding import Finding
from rules.resume import Level, SectionKind
from tests.rules.findings import finding_of, found

TASKS = "- Wrote the forms of the shop\n- Kept its pages up"
JOB = f"# experience: Experience\n= Software Developer | Larkfield | 2022-03 | present\n{TASKS}"
PROJECTS = "# projects: Projects\n= Tides | | |\n- Drew maps of tides in Python\n- Wrote a page on boats in React"


def said(rule: str, text: str, level: Level = Level.NEW_GRAD) -> Finding | None:
    return found(rule, text, level)


def school(start: str, end: str) -> str:
    return (
        f"# education: Education\n= B.S. Computer Science | Alder University | {start} | {end}\nWith honors\nIn Oregon"
    )


@pytest.mark.parametrize("level", [Level.NEW_GRAD, Level.MID])
def test_a_degree_of_long_ago_comes_below_work_that_was_done_since(level: Level) -> None:
    found = said("REV-ORDER", f"{school('2014-09', '2018-06')}\n{JOB}", level)
    assert found is not None
    assert found.quote == "Education"


@pytest.mark.parametrize(
    "text",
    [
        f"{school('2014-09', '2018-06')}\n{JOB.replace('2022-03 | present', '2016-05 | 2016-09')}",
        f"{school('2014-09', '2018-06')}\n{JOB.replace('Software Developer', 'Software Intern')}",
        f"{school('2014-09', 'present')}\n{JOB}",
        f"{school('', '')}\n{JOB}",
        f"# summary: Summary\nComputer science student.\n{school('2014-09', '2018-06')}\n{JOB}",
    ],
)
def test_a_degree_may_come_first_without_work_since_or_while_it_is_under_way(text: str) -> None:
    assert said("REV-ORDER", text) is None


@pytest.mark.parametrize("title", ["Data Analyst", "Backend Engineer", "QA Engineer"])
def test_a_job_of_the_field_comes_above_projects(title: str) -> None:
    work = JOB.replace("Software Developer", title)
    found = said("REV-ORDER", f"{PROJECTS}\n{work}")
    assert found is not None
    assert found.quote == "Projects"
    assert said("REV-ORDER", f"{work}\n{PROJECTS}") is None


@pytest.mark.parametrize(
    "work",
    [
        JOB.replace("Software Developer", "Software Intern"),
        JOB.replace("Software Developer", "Plumbing Associate"),
        JOB.replace("present", "2022-05"),
        JOB.replace(TASKS, "- Wrote forms"),
    ],
)
def test_projects_may_come_above_an_internship_and_above_work_that_says_little(work: str) -> None:
    assert said("REV-ORDER", f"{PROJECTS}\n{work}") is None


@pytest.mark.parametrize(("left", "above"), [(50.0, True), (230.0, False)])
def test_on_a_page_in_columns_only_what_is_in_that_of_the_work_is_above_it(left: float, above: bool) -> None:
    resume = to_resume(
        f"{school('2008-09', '2012-06')}\n{JOB}", SectionKind.EXPERIENCE, Level.SENIOR, {"years": 8.0, "columns": 2}
    )
    studies = range(5)
    placed = (
        replace(line, left=left if line.number in studies else 50.0, right=500.0, bottom=20.0 + 12 * line.number)
        for line in resume.lines
    )
    assert (finding_of("REV-ORDER", replace(resume, lines=tuple(placed))) is not None) is above
    assert finding_of("REV-ORDER", resume) is None  # without positions nobody knows


@pytest.mark.parametrize("title", ["Peer Tutor", "Course Assistant", "Teaching Assistant"])
def test_projects_come_above_jobs_of_who_only_helped_to_teach(title: str) -> None:
    teaching = f"# experience: Experience\n= {title} | Alder College | 2023-10 | present\n- Helped students in {{}}"
    found = said("REV-FIRST", f"{teaching.format('exams')}\n{PROJECTS}")
    assert found is not None
    assert "it comes before “Projects”" in found.message
    assert said("REV-FIRST", f"{teaching.format('labs on Java and Docker')}\n{PROJECTS}") is None


@pytest.mark.parametrize("label", ["PROJECT\nMANAGEMENT", "PROJECTS\nJIRA SCRUM", "PROJECT\nAGILE PROJECT MANAGEMENT"])
def test_a_label_among_skills_is_no_section_above_the_work(label: str) -> None:
    heading, rest = label.split("\n")
    assert said("REV-ORDER", f"# projects: {heading}\n{rest}\n{JOB}") is None
    assert said("REV-ORDER", f"{PROJECTS}\n{JOB}") is not None


@pytest.mark.parametrize("written", ["2020-12-01", "2021-03-01", "2021-05-15"])
def test_who_studied_when_the_resume_was_written_may_open_with_the_studies(written: str) -> None:
    text = f"{school('2017-09', '2021-06')}\nExpected graduation June 2021\n{JOB.replace('2022-03', '2020-06')}"
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {})
    assert finding_of("REV-ORDER", replace(resume, written_on=written)) is None
    assert finding_of("REV-ORDER", replace(resume, written_on="2025-06-01")) is not None
