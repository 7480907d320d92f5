"""Names in the heads of jobs that no list knows are told by their place: beside a title, below it, before a town."""

from dataclasses import replace

import pytest

from coach.reading.meaning import jobs
from coach.reading.meaning.headings import to_sections
from coach.reading.meaning.stacks import is_row
from coach.reading.meaning.tagging import left_over
from coach.reading.meaning.tagging.head_evidence import to_head
from coach.reading.meaning.tagging.named import Named
from coach.reading.meaning.unheaded import with_jobs
from rules.resume import Entry, Line, SectionKind
from tests.coach.reading.meaning.page import head, line, page, point
from tests.coach.reading.test_heads_of_jobs import named, read

WORK = ("Built a queue that handles 4,000 events per second", "Cut the bill for storage by 30%")
OTHERS = (["*Test Engineer, Tidewater Labs Inc.\tJan 2018 - Feb 2019"],)


def jobs_of(*lines: Line | str) -> tuple[Entry, ...]:
    whole = page(*lines)
    (found,) = jobs.read(whole, [(0, len(whole) - 1)], [SectionKind.EXPERIENCE])
    return found.entries


@pytest.mark.parametrize(
    ("lines", "employer"),
    [
        (["Pension Plan Administrator – California Harbour Planners\t2019"], "California Harbour Planners"),
        (["Electronics Technician\t2014 - Present", "Department of Surveying at Northfield University"], "Department"),
        (["Full-Stack Developer\tApr 2022 - Jul 2022", "Contract · Caixa Larkspur, Angola"], "Caixa Larkspur"),
        (["Freelancer, Everett, WA — Web Developer\tApr 2015 - Mar 2017"], "Freelancer"),
        (["Kitchen Crew Member\tFebruary 2021 – Present", "Mr Larkspur – Harbour Mall"], "Mr Larkspur"),
    ],
)
def test_the_one_name_that_is_left_is_the_employer(lines: list[str], employer: str) -> None:
    (entry,) = read(lines)
    assert entry.organization.startswith(employer)


@pytest.mark.parametrize(
    "lines",
    [
        ["Engineer\tSep 2021 – Oct 2022", "We built what tenants use daily"],
        ["Backend Developer · Contract\tJan 2010 – May 2011"],
        ["Backend Developer\tJan 2010 – May 2011", "Remote"],
    ],
)
def test_what_is_no_name_employs_nobody(lines: list[str]) -> None:
    assert [entry.organization for entry in read(lines)] == [""]


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Self-Employed Game Developer", "Game Larkspur"),
        ("Backend Developer", "Go, Kafka, Redis"),
        ("Backend Developer", "Larkspur · Tidewater · Harbour"),
        ("Backend Developer", "payments team"),
        ("Price Import", "Larkspur"),
    ],
)
def test_more_than_one_name_or_none_tells_no_employer(title: str, rest: str) -> None:
    lines = [line(f"{title} | {rest}\tJan 2010 – May 2011")]
    assert left_over.employer(to_head(lines), Named(title, 1.0, 0), Named()) == (Named(), Named())


@pytest.mark.parametrize(
    ("place", "employer"),
    [("Remote/India", "Larkspur"), ("Bergen/Norway", "Larkspur (formerly Birch)"), ("Leeds, UK", "Tidewater Labs")],
)
def test_a_place_that_opens_the_next_row_is_no_part_of_the_employer(place: str, employer: str) -> None:
    entries = read(
        [f"*Backend Engineer | {employer}", f"{place} · May 2024 - Current"],
        ["*Test Engineer | Harbour", f"{place} · January 2022 - April 2024"],
        ["*Test Intern | Harbour", f"{place} · January 2021 - December 2021"],
    )
    assert [each.organization for each in entries] == [employer, "Harbour", "Harbour"]


@pytest.mark.parametrize("title", ["Warehouse Employee", "Night Dispatcher", "Course Grader"])
def test_a_title_in_larger_type_over_its_employer_is_no_part_of_the_name(title: str) -> None:
    entries = jobs_of(
        head(title, size=12.0), head("LKS Bergen"), head("May 2023 – September 2023"), point(WORK[0]), point(WORK[1]),
        head(title, size=12.0), head("LKS Leeds"), head("May 2022 – September 2022"), point(WORK[0]), point(WORK[1]),
    )  # fmt: skip
    assert [(each.title, each.organization) for each in entries] == [(title, "LKS Bergen"), (title, "LKS Leeds")]


@pytest.mark.parametrize(
    "department", ["Digital Strategy and Operations", "Data and Analytics", "Platform Engineering & Research"]
)
def test_a_department_below_the_employer_is_no_employer(department: str) -> None:
    entries = jobs_of(
        head("Larkspur\tSep 2024 – Present"),
        line(f"Product Analyst, {department}\tToronto, ON", italic=True),
        *map(point, WORK),
        line("Operations Intern (Sep 2023)", italic=True),
        *map(point, WORK),
    )
    assert [each.organization for each in entries] == ["Larkspur", "Larkspur"]


def test_an_employer_may_be_named_after_what_departments_do() -> None:
    entries = read(["*Tidewater\tSep 2024 – Present", "Product Analyst, Larkspur Systems"], *OTHERS)
    assert "Larkspur" in f"{entries[0].title} {entries[0].organization}"


@pytest.mark.parametrize("employer", ["Larkspur", "Harbour Insurance Company", "Harbour Maritime Services"])
def test_title_and_employer_may_be_written_as_sentences(employer: str) -> None:
    entries = read(
        [f"Software Engineer. {employer}. March 2019 - Present"],
        [f"Engineering Lead. {employer}. January 2017 - March 2019"],
    )
    assert [(each.title, each.organization) for each in entries] == [
        ("Software Engineer", employer),
        ("Engineering Lead", employer),
    ]


def test_the_stop_of_an_abbreviation_parts_nothing() -> None:
    assert named(read(["Sr. Software Engineer, Larkspur Inc.\tMar 2019 - Present"], *OTHERS))[0][:2] == (
        "Sr. Software Engineer",
        "Larkspur Inc.",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Larkspur\tRPA Developer / Solution Architect / BA", "RPA Developer / Solution Architect / BA"),
        ("Co-founder and Project Manager, Larkspur Inc.", "Co-founder and Project Manager"),
        ("TA for CS 288 - Embedded Systems", "TA for CS 288 - Embedded Systems"),
    ],
)
def test_titles_are_whole(text: str, title: str) -> None:
    first, _ = read([f"{text}\tMar 2019 - Present"], *OTHERS)
    assert first.title == title


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        ("Jan 2019, June 2019 - Aug 2019", ("2019-01", "2019-08")),
        ("Spring 2018, Spring 2019", ("2018-03", "2019-05")),
        ("Summer 2014, 2015", ("2014-06", "2015-08")),
    ],
)
def test_a_job_of_two_periods_lasts_from_the_first_to_the_last(dates: str, span: tuple[str, str]) -> None:
    entry = read([f"Course Assistant, Northfield University\t{dates}"])[0]
    assert (entry.start, entry.end) == span


def test_a_second_period_may_go_on_in_the_next_row() -> None:
    entry = read(["*Northfield University, Course Assistant\tSpring 2018, Spring", "*2019"])[0]
    assert (entry.start, entry.end) == ("2018-03", "2019-05")


@pytest.mark.parametrize("end", ["…", "...", ""])
def test_dots_behind_a_dash_are_an_open_end(end: str) -> None:
    entry = read([f"July 2019 - {end}", "*Full stack developer at Larkspur"])[0]
    assert (entry.start, entry.end, entry.current) == ("2019-07", None, True)


@pytest.mark.parametrize("stack", ["Go, Kafka, Redis", "React, Vite", "Node.js, Yargs, Firebase"])
def test_a_project_with_its_technologies_within_a_job_is_no_job(stack: str) -> None:
    entries = read(
        ["*Backend Intern, Larkspur Inc.\tJune 2024 - Present"],
        [f"Price Import Platform | {stack}\tSep 2024 – Present"],
        ["*Test Intern, Tidewater Inc.\tJune 2023 – Aug 2023"],
    )
    assert [each.organization for each in entries] == ["Larkspur Inc.", "Tidewater Inc."]


def test_a_job_at_another_time_may_name_its_technologies_first() -> None:
    entries = read(
        ["*Backend Intern, Larkspur Inc.\tJune 2024 - Present"],
        ["*Tidewater Labs | Go, Kafka, Redis", "Test Intern\tSep 2022 – May 2023"],
    )
    assert [each.start for each in entries] == ["2024-06", "2022-09"]


@pytest.mark.parametrize("label", ["Environment:", "Tools:", "Technologies used:"])
def test_versions_in_a_list_of_tools_are_no_dates_of_a_job(label: str) -> None:
    entries = jobs_of(
        head("Larkspur Inc.\tAug 2021 - Present"), head("Backend Developer"), *map(point, WORK),
        label, "Visual Studio (2029, 2022), VS-Code, SQL Server Management Studio, Git, TFS,", "Elastic Search",
        head("Tidewater Inc.\tApr 2020 – Aug 2021"), head("Associate Developer"), *map(point, WORK),
    )  # fmt: skip
    assert [each.organization for each in entries] == ["Larkspur Inc.", "Tidewater Inc."]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ruby Ruby on Rails Elixir PostgreSQL React AWS", True),
        ("Java MongoDB Kubernetes Docker", True),
        ("Ruby on Rails Developer", False),
        ("We moved the reports to PostgreSQL and Docker on AWS.", False),
        ("Larkspur Docker Consulting", False),
    ],
)
def test_names_of_technologies_need_no_signs_between_them(text: str, row: bool) -> None:
    assert is_row(text) is row


def beside(*texts: str) -> tuple[list[SectionKind], list[Line]]:
    """Sections of a page whose heading of education stands at the top of its right column, above the left one."""
    told = [line(text) for text in texts]
    right = [line("Northfield University", left=450.0), line("2020 - 2023", left=450.0)]
    lines = [head("EDUCATION", left=450.0, size=14.0), *told, *(replace(one, column=1) for one in right)]
    lines = [replace(one, number=n, top=60.0 + 12 * n, bottom=70.0 + 12 * n) for n, one in enumerate(lines)]
    return [section.kind for section in with_jobs(to_sections(lines, ()), lines)], lines


def test_jobs_beside_the_heading_of_another_column_are_jobs() -> None:
    kinds, _ = beside(
        "Software Engineer. Larkspur. March 2019 - Present",
        WORK[0],
        "Software Engineer. Tidewater. July 2016 - March 2019",
        WORK[1],
    )
    assert kinds == [SectionKind.EDUCATION, SectionKind.EXPERIENCE, SectionKind.EDUCATION]


def test_degrees_beside_the_heading_of_another_column_are_degrees() -> None:
    kinds, _ = beside("BSc Software Engineering\t2016 - 2019", WORK[0], "MSc Data Engineering\t2019 - 2020", WORK[1])
    assert SectionKind.EXPERIENCE not in kinds
