"""Which job is newer than the one above it, and which has no dates."""

from dataclasses import replace

import pytest

from rules.checks.chronology import Chronology
from rules.checks.impossible_dates import ImpossibleDates
from rules.checks.undated import Undated
from rules.examples import to_resume
from rules.facts import Facts
from rules.resume import Level, Resume, SectionKind, Sure
from rules.trust import is_sure


def resume(text: str) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})


def problems(text: str) -> list[tuple[str, str]]:
    return [(span.quote.split(" · ")[0], span.words["problem"]) for span in Chronology().find(Facts(resume(text)))]


@pytest.mark.parametrize(
    "text",
    [
        # one employer's roles stand together, below a newer role of theirs
        """
        = Engineer | Larkfield | 2023-06 | present
        = Intern | Larkfield | 2019-05 | 2019-08
        = Lab Lead | Tidewater | 2020-01 | 2020-05""",
        # a role that names no employer is of the one above it
        """
        = Senior Engineer | Larkfield | 2021-06 | 2023-02
        = Engineer | | 2018-01 | 2021-05
        = Engineer | Tidewater | 2019-03 | 2020-12""",
        # two sections, each newest first
        """
        # experience: Industry
        = Engineer | Larkfield | 2017-06 | 2019-02
        # experience: Research
        = Research Engineer | Alder Institute | 2021-01 | present""",
        # other work stands where it fits
        """
        = Engineer | Larkfield | 2017-06 | 2019-02
        = Scheduler (volunteer) | Alder Daycare | 2020-01 | present
        = Captain | Chess Club of Alder University | 2020-01 | present""",
        # held at the same time
        """
        = Engineer | Larkfield | 2021-01 | present
        = Advisor | Tidewater | 2022-01 | present""",
    ],
)
def test_newest_first(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "late"),
    [
        (
            """
            = Developer | Larkfield | 2017-07 | 2020-02
            = Engineer | Tidewater | 2020-03 | present""",
            "Engineer",
        ),
        (  # of several roles of one employer the newest is named
            """
            = Developer | Larkfield | 2017-07 | 2020-02
            = Engineer | Tidewater | 2022-03 | present
            = Junior Engineer | Tidewater | 2020-03 | 2022-02""",
            "Engineer",
        ),
        (  # a heading that stands again on the next page opens no list of its own
            """
            # experience: Experience
            = Developer | Larkfield | 2017-07 | 2020-02
            # experience: Experience
            = Engineer | Tidewater | 2020-03 | present""",
            "Engineer",
        ),
        (  # within one employer
            """
            = Junior Engineer | Tidewater | 2018-03 | 2020-02
            = Engineer | Tidewater | 2020-03 | present""",
            "Engineer",
        ),
    ],
)
def test_oldest_first(text: str, late: str) -> None:
    assert problems(text) == [(late, "is newer than the job above it")]


@pytest.mark.parametrize("below", ["= | Remote | 2019-03 | 2020-11", "= Lisbon | | 2019-03 | present"])
def test_dates_that_were_read_as_the_next_job_are_those_of_this_one(below: str) -> None:
    text = f"= Engineer | Larkfield | 2021-03 | present\n= Developer | Tidewater\n{below}"
    assert problems(text) == []
    assert list(Undated().find(Facts(resume(text)))) == []


@pytest.mark.parametrize("apart", ["2021", "Mar 2019 – Jun 2020", "2017 – present"])
def test_dates_in_lines_of_their_own_may_be_those_of_any_job(apart: str) -> None:
    text = (
        f"= Engineer | Larkfield | 2021-03 | 2022-04\n- Built a shop\n{apart}\n= Developer | Tidewater\n- Wrote tests"
    )
    assert list(Undated().find(Facts(resume(text)))) == []
    assert list(Undated().find(Facts(resume(text.replace(apart, "- Met partners")))))


def test_a_job_without_dates_is_told() -> None:
    text = """
    = Engineer | Larkfield | 2021-03 | present
    = Developer | Tidewater
    = Developer | Birch | 2017-01 | 2019-02"""
    assert problems(text) == [("Developer", "has no dates")]
    assert len(list(Undated().find(Facts(resume(text))))) == 1


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Data Scientist’s Basics", " (in R), Statistics, Data Analysis, Logic, Compilers."),
        ("Software Mathematics", ", Logic, Compilers, Databases"),
        ("Web Developer’s Toolbox", ", Networks, Operating Systems, Graphs"),
    ],
)
def test_the_first_of_a_row_of_courses_needs_no_dates(title: str, others: str) -> None:
    read = resume(f"= Engineer | Larkfield | 2021-03 | present\n= {title} | Courses Taken")
    job = read.entries[-1]
    lines = list(read.lines)
    assert list(Undated().find(Facts(replace(read, lines=tuple(lines)))))
    lines[job.first_line] = replace(lines[job.first_line], text=f"{title}{others}")
    assert not list(Undated().find(Facts(replace(read, lines=tuple(lines)))))


@pytest.mark.parametrize("course", ["CSI2111", "MATH2201", "ECE2500"])
def test_the_number_of_a_course_is_no_year(course: str) -> None:
    text = f"= Teaching Assistant: Logic Design ({course}) | Alder College | 2022-02 | 2022-06"
    assert list(ImpossibleDates().find(Facts(resume(text)))) == []


@pytest.mark.parametrize("dates", ["Winter 2023", "winter 2023", "Winter, 2023"])
def test_winter_may_be_the_beginning_or_the_end_of_its_year(dates: str) -> None:
    found = resume("= Developer | Larkfield | 2023-09 | 2023-09\n= Technician | Tidewater | 2023-12 | 2023-12")
    entries = (found.entries[0], replace(found.entries[1], dates=dates))
    assert list(Chronology().find(Facts(replace(found, entries=entries)))) == []


@pytest.mark.parametrize("sure", [0.0, 0.24, 0.5])
def test_what_may_be_no_job_is_compared_with_none(sure: float) -> None:
    found = resume("= Developer | Larkfield | 2019-09 | 2020-09\n= Retrieval | Tidewater | 2022-12 | 2023-12")
    entries = (found.entries[0], replace(found.entries[1], sure=Sure(title=sure)))
    assert list(Chronology().find(Facts(replace(found, entries=entries)))) == []


@pytest.mark.parametrize("jobs", [2, 3, 4])
def test_where_all_stand_oldest_first_no_employer_need_be_sure(jobs: int) -> None:
    heads = [f"= Developer | House {year} | {year}-02 | {year + 1}-01" for year in range(2015, 2015 + jobs)]
    page = resume("\n".join(heads))
    doubted = replace(page.entries[1], sure=replace(page.entries[1].sure, organization=0.4))
    facts = Facts(replace(page, entries=(page.entries[0], doubted, *page.entries[2:])))
    (span,) = Chronology(undated=False).find(facts)
    assert is_sure(span, facts) is (jobs > 2)
