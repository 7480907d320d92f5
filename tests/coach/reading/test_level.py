"""Years and level: who has how many years in the field, and what that makes of them."""

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest
from pdfminer.pdfdocument import PDFDocument

from coach.reading.meaning.level import level_of, written_on, years_of
from coach.reading.meaning.level_range import levels_of
from coach.reading.meaning.resume import with_titles
from coach.reading.meaning.stated_level import held_to, is_pupil, stated_level
from coach.reading.meaning.stated_years import stated_years
from coach.reading.pdf.creation_date import saved_in
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.resume import Entry, Level, Line, Resume, Section, SectionKind, SourceFile

TODAY = date(2026, 6, 15)
FILE = SourceFile("resume.pdf", "pdf", 1, 1, "")


def entries(*rows: str) -> list[Entry]:
    """Rows of "title | start | end"; a row that begins with "+" is a degree; the end "now" is open."""
    found = []
    for row in rows:
        title, start, end = (part.strip() for part in row.removeprefix("+").split("|"))
        kind = SectionKind.EDUCATION if row.startswith("+") else SectionKind.EXPERIENCE
        open_ended = end == "now"
        found.append(
            Entry(
                *(kind, title, "Acme", "", start or None, None if open_ended else end or None, open_ended),
                start if start == end else row,
            )
        )
    return found


@pytest.mark.parametrize(
    ("rows", "years", "level"),
    [
        # plain careers
        (["Backend Engineer | 2023-01 | now"], 3.5, Level.MID),
        (["Backend Engineer | 2019-01 | now"], 7.5, Level.SENIOR),
        (["Staff Engineer | 2018-01 | now"], 8.5, Level.STAFF),
        (["Senior Engineer | 2023-01 | now"], 3.5, Level.SENIOR),
        (["Senior Engineer | 2025-01 | now"], 1.5, Level.MID),
        (["Consultant | 2018-07 | now"], 8.0, Level.SENIOR),  # a title that tells nothing counts
        (["Engineer | 2021-07 | now", "Engineer | 2021-07 | 2023-06"], 5.0, Level.SENIOR),  # overlaps count once
        # without dates of jobs, studies under way tell enough, unless a title tells more
        (["Home Tutor |  | ", "Web Developer |  | ", "+B.Sc. | 2024-09 | now"], None, Level.NEW_GRAD),
        (["Web Developer |  | ", "+B.Sc. | 2014-09 | 2018-06"], None, Level.MID),
        (["Senior Web Developer |  | ", "+M.Sc. | 2024-09 | now"], None, Level.SENIOR),
        # who has studied all along is at the beginning, whatever their own house calls them
        (["CTO | 2023-01 | now", "+M.Sc. | 2025-09 | now", "+B.Tech | 2021-08 | 2025-06"], 3.5, Level.NEW_GRAD),
        (["Developer | 2023-01 | now", "+M.Sc. | 2025-09 | now", "+B.Sc. | 2018-08 | 2021-06"], 3.5, Level.MID),
        (["Senior Engineer | 2023-01 | now", "+MBA | 2025-09 | now", "+B.Sc. | 2021-08 | 2025-06"], 3.5, Level.SENIOR),
        # what was done at school, or over the beginning of studies, was left for none
        (
            ["Developer | 2016-01 | 2018-06", "+B.Sc. | 2018-09 | now", "+High School | 2015-09 | 2018-06"],
            2.5,
            Level.NEW_GRAD,
        ),
        (
            ["Web Developer | 2024-02 | 2025-04", "Developer | 2024-03 | 2025-03", "+B.Sc. |  | 2029-05"],
            1.2,
            Level.NEW_GRAD,
        ),
        (["Web Developer | 2024-01 | 2025-08", "+B.Sc. |  | 2029-05"], 1.7, Level.NEW_GRAD),
        # student jobs are no years, however long they have been open
        (["Undergraduate Research Assistant | 2020-06 | now"], 0.0, Level.NEW_GRAD),
        (["Software Engineering Intern | 2025-05 | 2025-08"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-09 | now", "+B.Sc. | 2018-08 | 2021-05"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-09 | now", "+B.Sc. |  | 2021-05"], 0.0, Level.NEW_GRAD),
        (["IT Support Specialist | 2018-07 | now", "+B.Sc. | 2012-08 | 2016-05"], 8.0, Level.MID),
        (["Software Developer | 2023-07 | now", "Teaching Assistant | 2019-01 | 2023-06"], 3.0, Level.MID),
        # a first degree under way: jobs beside it are jobs beside it, unless they are a career
        (["Developer | 2021-07 | now", "+Bachelor of Science | 2023-09 | now"], 5.0, Level.NEW_GRAD),
        (["Senior Developer | 2021-07 | now", "+Bachelor of Science | 2023-09 | now"], 5.0, Level.SENIOR),
        (["Developer | 2021-07 | now", "+Master of Science | 2025-09 | now"], 5.0, Level.SENIOR),
        (["Developer | 2016-07 | now", "+B.Sc. | 2023-09 | now"], 10.0, Level.SENIOR),
        # a doctorate under way that was begun early: what is done beside it makes nobody senior
        (["Data Scientist | 2020-09 | now", "+Ph.D. in Statistics | 2020-09 | now"], 5.8, Level.NEW_GRAD),
        (["Developer | 2019-09 | now", "+Doctoral studies | 2021-09 | 2027-06"], 6.8, Level.NEW_GRAD),
        (["Developer | 2014-09 | now", "+PhD | 2021-09 | now"], 11.8, Level.SENIOR),
        (["Lead Engineer | 2020-09 | now", "+PhD | 2020-09 | now"], 5.8, Level.SENIOR),
        # what a doctoral student does for whoever asks is done beside the doctorate
        (["Freelance Developer | 2020-09 | now", "+Ph.D. in Statistics | 2020-09 | 2025-09"], 0.0, Level.NEW_GRAD),
        (["ML Consultant | 2021-01 | 2024-12", "+PhD | 2020-09 | 2024-12"], 0.0, Level.NEW_GRAD),
        (["Consultant | 2019-01 | 2022-12", "+PhD | 2020-09 | 2024-12"], 4.0, Level.MID),
        # research and teaching during the studies are part of them
        (["Research Fellow | 2020-09 | 2023-08", "+PhD in Computer Science | 2020-01 | 2023-09"], 0.0, Level.NEW_GRAD),
        (["Lecturer | 2019-10 | 2025-09", "+B.Sc. Computer Science | 2015-10 | 2019-10"], 6.0, Level.SENIOR),
        # who is called one of the middle is no senior
        (["Intermediate Developer | 2019-06 | now"], 7.1, Level.MID),
        (["Developer | 2024-06 | now", "Mid-level Developer | 2019-06 | 2024-05"], 7.1, Level.MID),
        (["Senior Developer | 2024-06 | now", "Intermediate Developer | 2019-06 | 2024-05"], 7.1, Level.SENIOR),
        # work of another field, whatever it is called
        (["Data Analyst, Supply Chain | 2023-12 | now", "Purchasing | 2010-01 | 2023-11"], 2.6, Level.MID),
        (["Data Analyst | 2023-12 | now", "Rehabilitation Assistant | 2016-10 | 2023-11"], 2.6, Level.MID),
        (["Developer | 2025-03 | now", "Department Assistant | 2016-10 | 2025-02"], 1.3, Level.MID),
        (["Team Associate | 2020-11 | 2024-02"], 0.0, Level.NEW_GRAD),
        (["Logistics Coordinator | 2016-11 | 2024-02"], 0.0, Level.NEW_GRAD),
        (["Supply Chain Systems Engineer | 2018-01 | now"], 8.5, Level.SENIOR),
        # who is called junior and has just begun
        (["Junior Developer | 2025-05 | now"], 1.2, Level.NEW_GRAD),
        # who took a degree within the last year and a half has just begun, unless there were years before it
        (["Developer | 2025-07 | now", "+B.Sc. | 2021-09 | 2025-06"], 1.0, Level.NEW_GRAD),
        (["Developer | 2025-07 | now", "+B.Sc. | 2020-09 | 2024-06"], 1.0, Level.MID),
        (["Developer | 2021-07 | now", "+M.Sc. | 2023-09 | 2025-06"], 5.0, Level.SENIOR),
        (["Kitchen Porter | 2019-01 | 2024-12", "+B.Sc. | 2021-09 | 2025-06"], 0.0, Level.NEW_GRAD),
        (["Campus Tour Guide | 2019-01 | now", "Package Handler | 2017-01 | 2018-12"], 0.0, Level.NEW_GRAD),
        (["Food Service Worker | 2019-01 | now", "SAT Instructor | 2017-01 | 2018-12"], 0.0, Level.NEW_GRAD),
        # jobs of other fields are none either; a title that names the field is of the field
        (["Line Cook | 2017-03 | 2023-08", "Cashier | 2014-01 | 2017-01"], 0.0, Level.NEW_GRAD),
        (["Developer | 2025-01 | now", "High School Teacher | 2010-09 | 2024-12"], 1.5, Level.MID),
        (["Server | 2022-05 | now", "+B.Sc. | 2023-09 | 2027-04"], 0.0, Level.NEW_GRAD),
        (["Server Engineer | 2020-07 | now"], 6.0, Level.SENIOR),
        (["Sales Engineer | 2020-07 | now"], 6.0, Level.SENIOR),
        (["Area Lead | 2019-01 | now"], 7.5, Level.SENIOR),  # unknown: in doubt it counts
        (
            ["Customer Support and Sales Agent | 2020-06 | now", "Sales and Service Manager | 2015-02 | 2019-07"],
            0.0,
            Level.NEW_GRAD,
        ),
        (["Developer | 2024-07 | now", "Rifle Commando | 2019-01 | 2022-12"], 2.0, Level.MID),
        (["Hobbyist Java Developer | 2015-01 | 2019-12", "Developer | 2023-07 | now"], 3.0, Level.MID),
        # dates that cannot be: what of them can is counted
        (["Engineer | 2021-07 | 2019-03"], 2.4, Level.MID),  # swapped
        (["Engineer | 2021-07 | 2201-02"], 5.0, Level.SENIOR),  # it goes on
        (["Engineer | 2027-01 | now", "Engineer | 2023-07 | 2025-06"], 2.0, Level.MID),  # not begun yet
        # who studies serves food and lays cables; what says that it is of the field counts
        (["Cabling Helper | 2018-03 | 2025-05", "+B.Sc. | 2021-09 | 2025-06"], 0.0, Level.NEW_GRAD),
        (["TA, Algorithms | 2022-09 | now", "Team Member | 2019-01 | now", "+B.Sc. |  | 2027-05"], 0.0, Level.NEW_GRAD),
        (["Supplemental Instruction Leader | 2020-08 | now", "+B.S. | 2019-08 | 2025-05"], 0.0, Level.NEW_GRAD),
        (["Network Analyst | 2018-03 | 2025-05", "+B.Sc. | 2021-09 | 2025-06"], 7.2, Level.SENIOR),
        # a doctorate for which somebody left such work
        (["Software Engineer | 2021-07 | 2023-08", "+PhD | 2023-09 | now"], 2.2, Level.MID),
        # further studies for which somebody left years of such work, and those that somebody took up after a few months
        (["Developer | 2022-07 | 2025-07", "+M.Sc. | 2025-09 | now"], 3.1, Level.MID),
        (["Data Analyst | 2022-01 | 2024-06", "+Master of Science |  | 2026-12"], 2.5, Level.MID),
        (["Developer | 2022-08 | 2024-07", "+B.Sc. | 2024-09 | now"], 2.0, Level.MID),
        (["Developer | 2024-07 | 2025-07", "+M.Sc. | 2025-09 | now"], 1.1, Level.NEW_GRAD),
        # caps
        (["Junior Developer | 2019-01 | now"], 7.5, Level.MID),
        (["Developer | 2019-01 | now", "Junior Developer | 2017-01 | 2018-12"], 9.5, Level.SENIOR),
        (["Developer | 2024-07 | now", "+B.Sc. | 2023-09 | 2027-06"], 2.0, Level.NEW_GRAD),
        (["Developer | 2018-07 | now", "+M.Sc. | 2024-09 | now"], 8.0, Level.SENIOR),
        # no dates: the titles speak
        (["Software Engineer |  | "], None, Level.MID),
        (["Senior Software Engineer |  | "], None, Level.SENIOR),
        (["Intern |  | "], None, Level.NEW_GRAD),
        ([], None, Level.NEW_GRAD),
        # words that only look senior
        (["Staff Accountant | 2012-01 | now"], 0.0, Level.NEW_GRAD),
        (["Member of Technical Staff | 2023-07 | now"], 3.0, Level.MID),
    ],
)
def test_years_and_level(rows: list[str], years: float | None, level: Level) -> None:
    jobs = entries(*rows)
    assert years_of(jobs, TODAY) == years
    assert level_of(years, jobs, TODAY) is level


@pytest.mark.parametrize(
    ("rows", "stated", "range_"),
    [
        # by years and titles alike
        (["Senior Software Engineer | 2016-07 | now"], None, "senior"),
        (["Software Engineer | 2016-07 | now"], None, "senior"),
        (["Software Engineer | 2023-07 | now"], None, "mid"),
        (["Software Engineering Intern | 2025-05 | 2025-08"], None, "new-grad"),
        # by years alone, and they are few
        (["Software Engineer | 2021-01 | now"], None, "mid senior"),
        (["Software Engineer | 2020-06 | now"], None, "senior"),
        (["Software Developer | 2020-07 | 2025-12"], None, "mid senior"),
        (["Developer | 2025-04 | now"], None, "new-grad mid"),
        # by work that may be of another field, or for whoever asks, long ago
        (["Services Coordinator | 2020-07 | now", "Junior Analyst | 2019-01 | 2020-06"], None, "mid senior"),
        (["Data Engineer | 2022-07 | now", "Freelance Web Developer | 2008-01 | 2014-12"], None, "mid senior"),
        # the person speaks of fewer years than the jobs make up
        (["Data Engineer | 2015-07 | now"], 3.0, "mid senior"),
        # the person speaks of more years than jobs are listed, or were read
        (["Senior Developer | 2020-08 | 2022-07"], 12.0, "mid senior"),
        (["Developer | 2020-08 | 2022-07"], 2.5, "mid"),
        # a title that was held for some months
        (["Lead Developer | 2024-01 | now", "Principal Engineer | 2023-06 | 2023-12", "Developer | 2014-01 | 2023-05"],
         None, "senior staff"),
        # a first job of which one date alone is told, which may be its start
        (["Web Developer | 2022-07 | 2022-07", "Cook | 2015-07 | 2018-06"], None, "new-grad mid"),
        (["Cook | 2022-07 | 2022-07", "Web Developer | 2020-07 | 2020-08"], None, "new-grad"),
        # a year of work before or after studies, or a job of the field of which no dates were read
        (["Developer | 2025-05 | now", "+M.Sc. |  | 2025-12"], None, "new-grad mid"),
        (["DevOps Engineer |  | ", "Clerk | 2022-10 | 2023-06"], None, "new-grad mid"),
        (["Software Engineering Intern |  | ", "Clerk | 2022-10 | 2023-06"], None, "new-grad"),
        # who has long worked beside a first degree
        (["Developer | 2024-05 | now", "+B.Sc. | 2023-09 | 2027-06"], None, "new-grad mid"),
    ],
)  # fmt: skip
def test_a_level_is_no_surer_than_what_tells_it(rows: list[str], stated: float | None, range_: str) -> None:
    jobs = entries(*rows)
    years = years_of(jobs, TODAY, stated)
    assert " ".join(levels_of(level_of(years, jobs, TODAY), years, jobs, TODAY, stated)) == range_


@pytest.mark.parametrize(
    ("saved", "until"),
    [
        ("2024-03", date(2024, 3, 1)),  # "Present" was written then
        ("2013-12", TODAY),  # the date of a template: the resume names later ones
        ("2027-01", TODAY),  # a clock that was wrong
        (None, TODAY),
    ],
)
def test_present_is_the_day_on_which_the_resume_was_written(saved: str | None, until: date) -> None:
    assert written_on(saved, entries("Engineer | 2021-03 | now", "Engineer | 2017-02 | 2021-02"), TODAY) == until


@pytest.mark.parametrize(
    ("latest", "until"),
    [
        ("Intern | 2021-06 | 2021-09", date(2021, 8, 1)),  # a summer that was under way
        ("Tutor | 2021-05 | 2021-10", date(2021, 8, 1)),
        ("Developer | 2021-08 | 2021-11", date(2021, 8, 1)),  # begun in that month
        ("Developer | 2021-06 | 2022-06", TODAY),  # the end of years nobody knows so early
        ("Intern | 2021-09 | 2021-10", TODAY),  # it hadn't begun: the date is one of a template
        ("Intern |  | 2021-10", TODAY),
    ],
)
def test_what_was_under_way_may_be_told_by_the_end_it_was_going_to_have(latest: str, until: date) -> None:
    assert written_on("2021-08", entries(latest, "Developer, Robotics Club | 2019-09 | now"), TODAY) == until


def test_a_degree_yet_to_be_earned_says_nothing_of_when_the_resume_was_written() -> None:
    rows = entries("Engineer | 2023-01 | now", "+B.Sc. |  | 2026-05")  # past today, future then
    assert written_on("2023-03", rows, TODAY) == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("Avionics Subteam Member", "Alder University Space Program"),
        ("Captain", "Larkfield High School Robotics"),
        ("President", "The Chess Club at Alder State"),
        ("Member", "Birch Learners"),
        ("Treasurer", "ACM Student Chapter"),
    ],
)
def test_a_post_in_a_club_is_no_job(title: str, organization: str) -> None:
    post = Entry(SectionKind.EXPERIENCE, title, organization, "", "2019-07", None, True, "")
    assert years_of([post], TODAY) == 0.0
    assert level_of(0.0, [post], TODAY) is Level.NEW_GRAD


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("Lead Programmer & Co-Captain", "FRC Team 4242"),
        ("Software Lead", "Formula Student Alder"),
        ("Scheduler (volunteer)", "Larkfield Daycare"),
        ("Lecturer", "Alder College"),
        ("Postdoc", "Alder University"),
    ],
)
def test_a_team_of_pupils_and_teaching_of_other_subjects_are_no_years(title: str, organization: str) -> None:
    job = Entry(SectionKind.EXPERIENCE, title, organization, "", "2016-09", "2019-08", False, "")
    later = Entry(
        SectionKind.EDUCATION, "M.S. in Computer Science", "Birch College", "", "2020-09", "2022-05", False, ""
    )
    assert years_of([job, later], TODAY) == 0.0


@pytest.mark.parametrize(
    ("title", "organization", "degree"),
    [
        ("Postdoc", "Alder University", "Ph.D. in Computer Science"),
        ("Lecturer", "School of Computing, Alder University", "M.A. in History"),
        ("Volunteer Software Engineer", "Code for Larkfield", "M.A. in History"),
    ],
)
def test_teaching_and_research_of_the_field_are(title: str, organization: str, degree: str) -> None:
    job = Entry(SectionKind.EXPERIENCE, title, organization, "", "2016-09", "2019-08", False, "")
    earlier = Entry(SectionKind.EDUCATION, degree, "Birch College", "", "2010-09", "2014-05", False, "")
    assert years_of([job, earlier], TODAY) == 3.0


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("Software Engineer", "Harbor Sailing Club"),
        ("Vice President of Engineering", "Tidewater"),
        ("Systems Administrator", "Alder University"),
        ("Security Officer", "Tidewater"),
    ],
)
def test_an_employer_may_be_a_club_or_a_school(title: str, organization: str) -> None:
    job = Entry(SectionKind.EXPERIENCE, title, organization, "", "2023-07", None, True, "")
    assert years_of([job], TODAY) == (0.0 if title == "Security Officer" else 3.0)  # a guard: other work


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Backend engineer with 6 years building payment services", 6),
        ("10+ years of professional experience in web applications", 10),
        ("over two decades of experience", 20),
        ("Software Engineer, twelve years of hands-on experience", 12),
        ("8 yrs experience; 3 years of Go development", 8),  # the longer of two
        ("Experience: 7+ years", 7),
        ("a company founded 40 years ago", None),
        ("I want to lead a team in the next 5 years of my career", None),
        ("built for 3 customers", None),
    ],
)
def test_years_that_the_summary_states(text: str, years: float | None) -> None:
    lines = [Line(0, 1, "Summary"), Line(1, 1, text)]
    assert stated_years(lines, [Section(SectionKind.SUMMARY, "Summary", 1, 0, 1)]) == years


def test_stated_years_count_where_early_jobs_were_left_out() -> None:
    long = entries("Engineer | 2018-07 | now")
    assert years_of(long, TODAY, 20) == 20
    assert years_of(long, TODAY, 6) == 8.0
    assert years_of(entries("Engineer | 2023-07 | now"), TODAY, 6) == 3.0  # short ones are all there
    assert years_of(entries("Engineer | | "), TODAY, 6) == 6  # no dates at all


def test_a_break_is_no_job() -> None:
    away = Entry(SectionKind.EXPERIENCE, "Caregiving", "Career Break", "", "2021-07", None, True, "")
    assert years_of([away, *entries("Developer | 2018-07 | 2021-06")], TODAY) == 3.0


@pytest.mark.parametrize(
    ("information", "month"),
    [
        ({"CreationDate": "D:20230511120000Z", "ModDate": "D:20240302"}, "2024-03"),
        ({"Producer": "Skia/PDF m126 Google Docs Renderer"}, "2024-05"),
        ({"Producer": "Skia/PDF m64"}, "2018-02"),
        ({"Producer": "pdfTeX-1.40"}, None),
    ],
)
def test_a_file_tells_when_it_was_saved(information: dict[str, str], month: str | None) -> None:
    told = SimpleNamespace(info=[{key: value.encode() for key, value in information.items()}])
    assert saved_in(cast(PDFDocument, told)) == month


@pytest.mark.parametrize("place", ["Golf Club of Larkfield", "Tidewater Country Club", "Alder Supermarket"])
def test_years_where_no_software_is_made_make_nobody_senior(place: str) -> None:
    post = Entry(SectionKind.EXPERIENCE, "", place, "", "2012-01", None, True, "")
    years = years_of([post], TODAY)
    assert years == 0.0
    assert level_of(years, [post], TODAY) is Level.NEW_GRAD


@pytest.mark.parametrize("heading", ["Workshops attended", "Industrial visits"])
def test_a_list_without_a_title_or_dates_is_no_job(heading: str) -> None:
    listed = Entry(SectionKind.EXPERIENCE, "", heading, "", None, None, False, "")
    titled = entries("Backend Engineer | |")
    assert level_of(None, [listed], TODAY) is Level.NEW_GRAD
    assert level_of(None, titled, TODAY) is Level.MID


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("My name is Ada and I am a student", Level.NEW_GRAD),
        ("Recently graduated computer engineer, looking for a first job", Level.NEW_GRAD),
        ("Final-year informatics student in Leeds", Level.NEW_GRAD),
        ("Computer Science Student | Full-Stack Engineer", Level.NEW_GRAD),
        ("Mid-Level Full-Stack Engineer | React, Go", Level.MID),
        ("Backend engineer who built the student portal of a university", None),
        ("Engineer who mentors students", None),
        ("Led and mentored mid-level engineers", None),
        ("Early career Backend & Full-Stack Engineer building tools", Level.NEW_GRAD),
        ("Aspiring Technical Writer & Software Developer | Open to Relocating", Level.NEW_GRAD),
        ("Seeking an entry-level position in data science", Level.NEW_GRAD),
        ("Entry-level web developer", Level.NEW_GRAD),
        ("Seeking an internship to become a better programmer", Level.NEW_GRAD),
        ("To obtain a summer software engineering internship", Level.NEW_GRAD),
        ("Looking for a co-op in data", Level.NEW_GRAD),
        ("Seeking to build a program of internships", None),
        ("Mentor of aspiring founders", None),
    ],
)
def test_the_level_that_the_head_states(text: str, level: Level | None) -> None:
    lines = [Line(0, 1, "Ada Example"), Line(1, 1, text)]
    assert stated_level(lines, [Section(SectionKind.CONTACT, "", 1, 0, 1)]) is level


@pytest.mark.parametrize(
    ("level", "stated", "years", "told"),
    [
        (Level.SENIOR, Level.MID, 5.5, Level.MID),
        (Level.MID, Level.NEW_GRAD, 3.2, Level.NEW_GRAD),
        (Level.SENIOR, Level.NEW_GRAD, 8.0, Level.SENIOR),  # who studies beside the work
        (Level.NEW_GRAD, Level.MID, 0.5, Level.NEW_GRAD),  # nobody is raised
        (Level.STAFF, None, 12.0, Level.STAFF),
    ],
)
def test_a_lower_level_that_is_stated_holds(level: Level, stated: Level | None, years: float, told: Level) -> None:
    assert held_to(level, stated, years) is told


def resume_of(head: str, *rows: str) -> tuple[Level, tuple[Level, ...]]:
    """Level and range of a resume with these lines above its first section, and rows as in `entries`."""
    lines = tuple(Line(number, 1, text) for number, text in enumerate(head.split("\n")))
    section = Section(SectionKind.CONTACT, "", 1, 0, len(lines) - 1)
    read = with_titles(
        Resume(FILE, lines, sections=(section,), entries=tuple(entries(*rows)), written_on=TODAY.isoformat()),
        NO_OWN,
    )
    return read.level, read.level_range


@pytest.mark.parametrize("study", ["M.S. Electrical Engineering", "Master of Computer Science"])
def test_who_left_years_of_work_to_study_is_no_graduate_for_seeking_an_internship(study: str) -> None:
    work = "Embedded Software Engineer | 2022-08 | 2025-01"
    read, may_be = resume_of("Seeking an internship in robotics", f"+{study} | 2025-01 | now", work)
    assert (read, may_be) == (Level.MID, (Level.NEW_GRAD, Level.MID))
    assert resume_of("Seeking an internship in robotics", f"+{study} | 2025-01 | now")[0] is Level.NEW_GRAD


def test_a_title_of_staff_in_the_head_is_believed_after_ten_years() -> None:
    work = "Senior Developer | 2010-08 | now"
    assert resume_of("Dana Reyes\nPrincipal Software Engineer", work)[0] is Level.STAFF
    assert resume_of("Dana Reyes\nPrincipal Savings Group", work)[0] is Level.SENIOR
    assert resume_of("Dana Reyes\nPrincipal Software Engineer", "Developer | 2020-05 | now")[0] is Level.SENIOR


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("Electronics Engineer Team Member", "Larkfield Rover"),
        ("Firmware Developer", "University of Larkfield Aerospace Team"),
        ("Web Developer", "Larkfield Student Startup Center"),
        ("Coding Content Creator", "The Garden Channel"),
    ],
)
def test_what_is_done_with_other_students_beside_the_studies_is_no_year_of_work(title: str, organization: str) -> None:
    post = replace(entries(f"{title} | 2023-06 | now")[0], organization=organization)
    assert years_of([post, *entries("+B.Sc. Computer Science | 2022-09 | now")], TODAY) == 0


@pytest.mark.parametrize("title", ["Senior Regulatory Reporting Analyst", "Statements & Tax Reporting Analyst"])
def test_analysts_of_taxes_and_rules_do_other_work(title: str) -> None:
    assert years_of(entries(f"{title} | 2017-12 | 2019-09"), TODAY) == 0


def test_a_senior_title_says_more_than_the_head() -> None:
    assert held_to(Level.SENIOR, Level.MID, 5.5, entries("Senior Developer | 2021-01 | now")) is Level.SENIOR


@pytest.mark.parametrize("season", ["Fall 2023", "Summer 2023", "Spring 2023"])
def test_a_job_dated_by_a_season_lasts_a_term(season: str) -> None:
    job = Entry(SectionKind.EXPERIENCE, "Developer", "Acme", "", "2023-06", "2023-06", False, season)
    assert years_of([job], TODAY) == 0.3


@pytest.mark.parametrize("house", ["Databases Lab, Alder University", "Alder University", "Alder Research Group"])
def test_untitled_years_in_a_laboratory_during_the_studies_are_none_of_work(house: str) -> None:
    job = Entry(SectionKind.EXPERIENCE, "", house, "", "2018-06", "2021-01", False, "")
    studies = entries("+MS in Computer Science | 2018-02 | 2021-05")
    assert years_of([job, *studies], TODAY) == 0.0
    assert years_of([job], TODAY) == 2.7


@pytest.mark.parametrize(
    ("rows", "ranks", "level"),
    [
        # a bank's vice presidents are no staff, and its associates no juniors
        (["Vice President, Technology | 2018-01 | now"], {"senior": "vice president"}, Level.SENIOR),
        (["Associate Developer | 2018-01 | now"], {"intermediate": "associate"}, Level.MID),
        (["Associate Developer | 2018-01 | now"], {"senior": "associate"}, Level.SENIOR),
        # a house's own words for who leads, and for who learns
        (["Chapter Keeper | 2018-01 | now"], {"staff": "chapter keeper"}, Level.STAFF),
        (["Chapter Keeper |  | "], {"staff": "chapter keeper"}, Level.STAFF),
        (["Guild Novice | 2018-01 | now"], {"student": "guild novice"}, Level.NEW_GRAD),
        # what it says nothing of is as ever
        (["Staff Engineer | 2018-01 | now"], {"senior": "vice president"}, Level.STAFF),
    ],
)
def test_a_packs_own_ranks_go_first(rows: list[str], ranks: dict[str, str], level: Level) -> None:
    own = OwnTitles(ranks={rank: re.compile(says, re.IGNORECASE) for rank, says in ranks.items()})
    jobs = entries(*rows)
    years = years_of(jobs, TODAY, own=own)
    assert level_of(years, jobs, TODAY, own) is level


def test_years_in_work_that_a_pack_calls_its_own_count() -> None:
    jobs = entries("Photographer | 2018-06 | now")
    own = OwnTitles(trade=re.compile("photographer", re.IGNORECASE))
    assert years_of(jobs, TODAY) == 0.0
    assert years_of(jobs, TODAY, own=own) == 8.1


@pytest.mark.parametrize("begun", ["2021-01", "2021-06", "2022-03"])
def test_who_says_that_they_study_does_so_though_a_job_of_an_old_resume_goes_on(begun: str) -> None:
    studied = entries(f"Web Developer | {begun} | now", "+B.Sc. Computer Science | 2019-09 | 2023-06")
    worked = entries("Web Developer | 2016-01 | now", "+B.Sc. Computer Science | 2019-09 | 2023-06")
    assert held_to(Level.SENIOR, Level.NEW_GRAD, 5.5, studied) is Level.NEW_GRAD
    assert held_to(Level.SENIOR, Level.NEW_GRAD, 5.5, worked) is Level.SENIOR


@pytest.mark.parametrize(
    ("head", "study", "pupil"),
    [
        ("16-year-old developer from Alder", "", True),
        ("Maren Okafor, born 2009", "", True),
        ("Self-taught programmer, I'm 15", "", True),
        ("Maren Okafor", "Alder High School, 2022 - present", True),
        ("Engineer", "Larkfield Secondary School\nexpected 2027", True),
        ("Looked after a 15-year-old code base", "Alder High School, 2004 - 2008", False),
        (
            "Born 1984, coding since age 13",
            "Alder High School, 2022\nB.Sc., Larkfield University, expected 2027",
            False,
        ),
        ("I am 15 years in the trade", "", False),
    ],
)
def test_who_goes_to_school_still_is_at_the_beginning(head: str, study: str, pupil: bool) -> None:
    lines = [Line(number, 1, text) for number, text in enumerate([head, *study.splitlines()])]
    sections = [Section(SectionKind.CONTACT, "", 1, 0, 0), Section(SectionKind.EDUCATION, "", 1, 1, len(lines) - 1)]
    assert is_pupil(lines, sections, TODAY) is pupil


@pytest.mark.parametrize(
    ("title", "end", "years"),
    [
        ("System Administrator", "now", 5.4),  # stayed for years after the degree
        ("System Administrator", "2023-01", 0.0),  # left with it
        ("Library Aide", "now", 0.0),  # of no field
    ],
)
def test_a_job_at_the_university_that_outlasts_the_studies_counts(title: str, end: str, years: float) -> None:
    held = entries(f"{title} | 2021-01 | {end}", "+B.Sc. Computer Science | 2018-08 | 2022-05")
    held = [replace(each, organization="Northfield University") for each in held]
    assert years_of(held, date(2026, 5, 15)) == years


@pytest.mark.parametrize(
    ("employer", "school", "years"),
    [
        ("Northfield University Library", "Northfield University, Dayton", 2.0),
        ("Larkspur University", "Northfield University", 3.5),
        ("Northfield", "Northfield", 3.5),  # no university
    ],
)
def test_work_at_the_university_where_somebody_studies_is_beside_the_studies(
    employer: str, school: str, years: float
) -> None:
    held = entries(
        "Software Engineer | 2024-06 | now", "Web Developer | 2020-01 | 2021-06", "+B.Sc. | 2018-08 | 2022-05"
    )
    held = [replace(each, organization=name) for each, name in zip(held, ["Acme", employer, school], strict=True)]
    assert years_of(held, date(2026, 5, 15)) == years


def told(rows: list[str], until: date = TODAY, **organizations: str) -> Level:
    """The level of these rows; `organizations` names the employer or the school of titles, blanks as underscores."""
    names = {title.replace("_", " "): name for title, name in organizations.items()}
    found = [replace(each, organization=names.get(each.title, each.organization)) for each in entries(*rows)]
    return level_of(years_of(found, until), found, until)


@pytest.mark.parametrize("title", ["Turbo Technician/Machinist", "CNC Operator", "Diesel Technician"])
def test_years_at_machines_are_none_of_the_field(title: str) -> None:
    assert years_of(entries(f"{title} | 2015-06 | 2020-04"), TODAY) == 0.0


@pytest.mark.parametrize("house", ["Larkspur Oil & Gas", "Alder Oil&Gas Production company", "Reed Petroleum"])
def test_projects_of_wells_are_none_of_the_field(house: str) -> None:
    assert (
        told(["Project Manager | 2007-01 | 2014-12", "Developer | 2025-06 | now"], Project_Manager=house) is Level.MID
    )
    assert told(["Data Engineer | 2017-01 | 2024-12"], Data_Engineer=house) is Level.SENIOR


@pytest.mark.parametrize("kind", ["FPGA", "Computer", "Hardware"])
def test_architects_of_hardware_need_not_be_senior(kind: str) -> None:
    assert told([f"{kind} Architect | 2022-10 | now"]) is Level.MID
    assert told(["Software Architect | 2022-10 | now"]) is Level.SENIOR


@pytest.mark.parametrize("house", ["NUL Innovation Lab", "NUL Honor Society", "Northfield University of Larkspur IT"])
def test_short_posts_at_ones_own_university_are_a_students(house: str) -> None:
    rows = ["Lead Developer | 2018-01 | 2018-08", "Webmaster | 2018-09 | 2019-06", "+B.A. |  | "]
    school = {"B.A.": "Northfield University of Larkspur"}
    found = [replace(each, organization=school.get(each.title, house)) for each in entries(*rows)]
    assert level_of(years_of(found, TODAY), found, TODAY) is Level.NEW_GRAD
    elsewhere = [replace(each, organization=school.get(each.title, "Tidewater")) for each in entries(*rows)]
    assert level_of(years_of(elsewhere, TODAY), elsewhere, TODAY) is Level.MID


@pytest.mark.parametrize("training", ["Full Stack Developer Certificate", "Coding Bootcamp", "Web Development Diploma"])
def test_what_was_done_before_a_boot_camp_is_none_of_the_field(training: str) -> None:
    assert told(["Fraud Investigator |  | ", f"+{training} |  | 2026-05"]) is Level.NEW_GRAD
    assert told(["Fraud Investigator | 2018-01 | 2025-06", f"+{training} |  | 2026-05"]) is Level.NEW_GRAD
    assert told(["Web Developer | 2018-01 | 2025-06", f"+{training} |  | 2026-05"]) is Level.SENIOR


@pytest.mark.parametrize("further", ["M.S. Computer Science", "Master of Engineering", "Certificate in Data Science"])
def test_a_further_degree_beside_two_years_of_work_makes_nobody_a_student(further: str) -> None:
    first = "+B.S. Computer Science | 2020-08 | 2024-05"
    assert told(["Software Engineer | 2024-06 | now", f"+{further} |  | 2026-09", first]) is Level.MID
    assert told(["Software Engineer | 2025-06 | now", f"+{further} |  | 2026-09", first]) is Level.NEW_GRAD


@pytest.mark.parametrize("degree", ["BE of Software Engineering", "B.E. in Electronics", "BE Computer Science"])
def test_bachelors_of_engineering_are_graduates_for_a_while(degree: str) -> None:
    assert told(["React Engineer | 2025-04 | now", f"+{degree} | 2021-09 | 2025-05"]) is Level.NEW_GRAD
