"""Whether jobs were read surely enough for anything to follow from them."""

from dataclasses import replace

import pytest

from coach.reading.meaning.certainty import to_how_read
from rules.resume import Contact, Entry, Section, SectionKind
from tests.coach.reading.meaning.page import line, page

DATED = "Mar 2020 - Jun 2021"


@pytest.mark.parametrize(
    ("texts", "dated", "unread"),
    [
        (["Sep 2014 - Dec 2014", "Jan 2014 - Apr 2014", "Fernbank", "Alder", "Birch"], 0, True),
        (["Fernbank", "Alder", "Birch"], 0, False),  # nobody wrote any dates
        ([DATED, "Sep 2014 - Dec 2014", "Alder", "Jan 2014 - Apr 2014", "Birch"], 1, True),
        ([DATED, DATED, "Sep 2014 - Dec 2014", "Birch"], 2, False),  # most have theirs
    ],
)
def test_jobs_that_were_read_without_the_dates_beside_them_are_not_known(
    texts: list[str], dated: int, unread: bool
) -> None:
    """Where dates stand in a margin that was read apart, employers and lines may be of other jobs, too."""
    jobs = [
        Entry(SectionKind.EXPERIENCE, "Engineer", name, dates=DATED if number < dated else "", start="2020-03")
        if number < dated
        else Entry(SectionKind.EXPERIENCE, "Engineer", name)
        for number, name in enumerate(("Fernbank", "Alder", "Birch"))
    ]
    lines = page("Experience", *texts, "Sep 2013 - Dec 2013" if unread else "Larkfield")
    section = Section(SectionKind.EXPERIENCE, "Experience", 1, 0, len(lines) - 1)
    assert to_how_read(lines, [section], jobs, [], Contact(), []).jobs_unread is unread


@pytest.mark.parametrize("lasted", ["2 Months\tProject: Sales", "Duration: 1.5 years", "six weeks"])
def test_jobs_of_which_only_the_length_is_told_have_lost_no_dates(lasted: str) -> None:
    texts = ["Experience", "Intern", "{}", "Trainee", "{}", "Helper", "{}"]
    jobs = [
        Entry(SectionKind.EXPERIENCE, title, "Fernbank", first_line=n, last_line=n + 1)
        for n, title in ((1, "Intern"), (3, "Trainee"), (5, "Helper"))
    ]
    for head, unread in (("Fernbank", True), (lasted, False)):
        lines = page(*(text.format(head) for text in texts), "Activities", "Fair 2021", "Fair 2022", "Fair 2023")
        section = Section(SectionKind.EXPERIENCE, "Experience", 1, 0, 6)
        assert to_how_read(lines, [section], jobs, [], Contact(), []).jobs_unread is unread


@pytest.mark.parametrize(
    ("listed", "unread"),
    [
        (("Website of a bakery", "Game of ferries", "Calculator", "Clone of a shop"), False),
        (("Website of a bakery, 2019 - 2020", "Game of ferries", "Calculator", "Clone of a shop"), True),
        (("Junior Developer, Fernbank", "Game of ferries", "Calculator", "Clone of a shop"), True),
    ],
)
def test_names_of_things_under_a_heading_of_work_are_no_jobs_that_were_not_read(
    listed: tuple[str, ...], unread: bool
) -> None:
    lines = page("Work", *(replace(line(text), bullet="•") for text in listed))
    section = Section(SectionKind.EXPERIENCE, "Work", 1, 0, len(lines) - 1)
    assert to_how_read(lines, [section], [], [], Contact(), []).jobs_unread is unread


@pytest.mark.parametrize(
    ("below", "unread"),
    [
        (("Software Engineer\tMay 2016 - May 2018", "DevOps Engineer, Oct 2013 - May 2016"), True),
        (("2016 - 2018\tBackend Developer", "2014 - 2016\tWeb Developer"), True),
        (("President of the rowing club, 2016 - 2018", "Treasurer of the choir, 2014 - 2016"), False),
        (("Software Engineer\tMay 2016 - May 2018", "Rowing"), False),  # one may be told twice
    ],
)
def test_where_most_lines_with_a_title_and_dates_belong_to_no_job_the_jobs_are_not_known(
    below: tuple[str, ...], unread: bool
) -> None:
    lines = page("Career", "Senior Engineer\tJan 2022 - Dec 2022", "Timeline", *below)
    sections = [
        Section(SectionKind.EXPERIENCE, "Career", 1, 0, 1),
        Section(SectionKind.OTHER, "Timeline", 1, 2, len(lines) - 1),
    ]
    job = Entry(SectionKind.EXPERIENCE, "Senior Engineer", dates="Jan 2022 - Dec 2022", first_line=1, last_line=1)
    assert to_how_read(lines, sections, [job], [], Contact(), []).jobs_unread is unread


@pytest.mark.parametrize(
    ("below", "unread"),
    [
        (
            (
                "Positions of",
                "Responsibilities",
                "Mentor, Ferry Hall",
                "2020 - 2022",
                "Director of Music",
                "2019 - 2020",
            ),
            False,
        ),
        (("General Secretary,", "Community of Rowers", "2020 - 2022", "Co-Head Developer", "2019 - 2020"), False),
        (("Mentor, Ferry Hall", "2020 - 2022", "Backend Developer, Alder", "2019 - 2020"), True),
    ],
)
def test_posts_of_students_beside_skills_are_no_jobs_that_were_not_read(below: tuple[str, ...], unread: bool) -> None:
    lines = page("Experience", "Intern\tJan 2022 - May 2022", "Skills", "Go, SQL", *below)
    sections = [
        Section(SectionKind.EXPERIENCE, "Experience", 1, 0, 1),
        Section(SectionKind.SKILLS, "Skills", 1, 2, len(lines) - 1),
    ]
    job = Entry(SectionKind.EXPERIENCE, "Intern", dates="Jan 2022 - May 2022", first_line=1, last_line=1)
    assert to_how_read(lines, sections, [job], [], Contact(), []).jobs_unread is unread
