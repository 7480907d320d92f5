"""What stands in the heads of jobs beside title, employer, place and dates, and what parts them where signs do not."""

import pytest

from coach.reading import read as read_file
from coach.reading.meaning import jobs
from rules.resume import Entry, Line, SectionKind
from tests.coach.reading.pdf_builders import Page
from tests.rules.invented_resumes import to_pdf

WORK = ["Built a queue that handles 4,000 events per second", "Cut the bill for storage by 30%"]


def read(*heads: list[str], told: bool = True) -> tuple[Entry, ...]:
    """The jobs whose heads have these lines, "*" for bold; with bullets below each, or none."""
    lines: list[Line] = []
    for head in heads:
        for text in head:
            lines.append(Line(len(lines), 1, text.lstrip("*"), size=10, bold=text.startswith("*")))
        lines += [Line(len(lines) + n, 1, text, size=10, bullet="•") for n, text in enumerate(WORK if told else ())]
    (found,) = jobs.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
    return found.entries


def named(entries: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    return [(each.title, each.organization, each.place) for each in entries]


@pytest.mark.parametrize("label", ["City: Bergen | Country: Norway", "Location: Dayton, OH", "Place: Leeds, UK"])
def test_a_label_before_a_place_is_no_part_of_the_employer(label: str) -> None:
    entries = read(
        ["*Larkspur Payments", f"{label}\tMar 2021 - Present", "Backend Engineer"],
        [f"*Tidewater Logistics\t{label}", "Game Developer\tJun 2018 - Feb 2021"],
    )
    assert [each.organization for each in entries] == ["Larkspur Payments", "Tidewater Logistics"]
    assert all(":" not in f"{each.title} {each.place}" for each in entries)


@pytest.mark.parametrize("paper", ["(Letter of Recommendation)", "(Certificate)", "[Project report]"])
def test_what_a_head_links_to_is_no_employer(paper: str) -> None:
    entries = read(
        ["*Backend Intern", f"*Larkspur {paper}\tMar 2021 - Jun 2021"],
        ["*Test Intern", "*Tidewater Labs\tJun 2019 - Sep 2019"],
    )
    assert [each.organization for each in entries] == ["Larkspur", "Tidewater Labs"]


def test_an_employer_may_end_in_brackets() -> None:
    entries = read(
        ["*Backend Engineer", "*Larkspur (formerly Birch Certificates)\tMar 2021 - Jun 2021"],
        ["*Test Engineer", "*Tidewater Labs\tJun 2019 - Sep 2019"],
    )
    assert entries[0].organization == "Larkspur (formerly Birch Certificates)"


@pytest.mark.parametrize("row", ["Lecture Video Link", "Archived here", "Letter of Recommendation"])
def test_a_row_that_is_a_link_names_no_employer(row: str) -> None:
    entries = read(
        ["*Teaching Assistant, Northfield University\tMar 2021 - Jun 2021"],
        [row, "*Workshop on Queues, Alder College\tJun 2019 - Sep 2019"],
    )
    assert all(row not in f"{each.title} {each.organization}" for each in entries)


@pytest.mark.parametrize("label", ["Primary Mentor:", "Faculty Advisor:", "Project Supervisor:", "Mentor:"])
def test_who_led_the_work_is_no_employer_whatever_they_are_called(label: str) -> None:
    entries = read(
        [f"*Graduate Research Assistant, {label} Dr. Ada Marsh\t2015 - 2020"],
        ["*Laboratory Technician, Northfield University\t2013 - 2015"],
    )
    assert not any(word in entries[0].organization for word in ("Primary", "Faculty", "Project", "Marsh", "Mentor"))
    assert entries[1].organization == "Northfield University"


def test_the_year_in_the_name_of_an_event_is_not_when_somebody_was_there() -> None:
    entries = read(
        ["*Larkspur Conf 2022\tLeeds, UK", "Attendee\tDec 2022"],
        ["*Algorithms, Northfield University\tLeeds, UK", "Teaching Assistant\tSep 2022 - Nov 2022"],
    )
    assert [(each.start, each.end) for each in entries] == [("2022-12", "2022-12"), ("2022-09", "2022-11")]


@pytest.mark.parametrize(
    ("line", "job"),
    [
        (
            "System Engineer - BrSE - Technical Support at Larkspur Co.Ltd, Japan",
            ("System Engineer - BrSE - Technical Support", "Larkspur Co.Ltd", "Japan"),
        ),
        (
            "Developer - Team Sub Leader at Birch Co.Ltd - LarkSpur, Japan",
            ("Developer - Team Sub Leader", "Birch Co.Ltd - LarkSpur", "Japan"),
        ),
        ("Developer - Web at Birch - Columbus, OH, USA", ("Developer - Web", "Birch", "Columbus, OH, USA")),
        ("Programmer at Birch Viet Nam, Viet Nam", ("Programmer", "Birch Viet Nam", "Viet Nam")),
    ],
)
def test_all_before_the_word_at_is_the_title(line: str, job: tuple[str, str, str]) -> None:
    entries = read(
        [f"*{line}", "June 2018 — April 2019"],
        ["*VR Developer at Tidewater.inc, Tokyo, Japan", "June 2016 — May 2018"],
    )
    assert named(entries) == [job, ("VR Developer", "Tidewater.inc", "Tokyo, Japan")]


def test_a_dash_at_the_end_of_a_title_parts_it_from_the_place() -> None:
    entries = read(
        ["*Lead Software Engineer- New York, NY\tJan 2023-Present", "Larkspur Health"],
        ["*Software Engineer - Dayton, OH\tJune 2013-September 2014", "Birch Research Inc"],
    )
    assert named(entries) == [
        ("Lead Software Engineer", "Larkspur Health", "New York, NY"),
        ("Software Engineer", "Birch Research Inc", "Dayton, OH"),
    ]


def test_a_dash_within_a_title_parts_nothing() -> None:
    entries = read(
        ["*Front- and Back-End Developer, Larkspur\tJan 2023-Present"],
        ["*Test Engineer, Birch\tJune 2013-September 2014"],
    )
    assert entries[0].title == "Front- and Back-End Developer"


def test_a_title_and_its_employer_that_tell_two_times_of_one_job_are_one() -> None:
    entries = read(
        ["*Lead Software Engineer - New York, NY\tJan 2023-Present", "Larkspur Health"],
        ["*Software Manager - Dayton, OH\tJan 2021-Jan 2023 (consultant)", "Alder Law School\tDec 2014-Jan 2021"],
        ["*Software Engineer - Dayton, OH\tJune 2013-September 2014", "Birch Research Inc"],
    )
    assert [(each.title, each.organization, each.start, each.end) for each in entries] == [
        ("Lead Software Engineer", "Larkspur Health", "2023-01", None),
        ("Software Manager", "Alder Law School", "2014-12", "2023-01"),
        ("Software Engineer", "Birch Research Inc", "2013-06", "2014-09"),
    ]


def test_a_title_alone_and_an_employer_at_another_time_are_two_jobs() -> None:
    entries = read(
        ["*Web Developer - Dayton, OH\tJan 2021-Jan 2023"],
        ["*Software Engineer - Dayton, OH\tJune 2013-September 2014", "Birch Research Inc"],
        ["*Alder Law School\tDec 2009-Jan 2012"],
    )
    assert len(entries) == 3


def test_each_title_is_below_its_own_dates_where_nothing_is_told_of_the_jobs() -> None:
    entries = read(
        ["June 23, 2023 – October 19, 2023", "*Game Programmer, Larkspur"],
        ["October 19, 2023 – December 25, 2023", "*Web Developer, Tidewater"],
        ["December 26, 2023 – January 6, 2024", "*Test Engineer, Birch"],
        told=False,
    )
    assert [(each.title, each.start, each.end) for each in entries] == [
        ("Game Programmer", "2023-06", "2023-10"),
        ("Web Developer", "2023-10", "2023-12"),
        ("Test Engineer", "2023-12", "2024-01"),
    ]


def test_a_word_that_the_end_of_a_row_cut_is_one_again() -> None:
    entries = read(
        ["*Research Assistant – Weather, Tides, Iono-", "*sphere, and Lightning Laboratory\tJune 2025 – Present"],
        ["*Analysis Intern – Larkspur Institute\tMay 2024 – August 2024"],
    )
    assert "Ionosphere" in entries[0].organization


DEGREES = """
Maren Okafor
maren@example.com | +49 30 901820 | Berlin
## Education
- BSc Computer Science, Northfield University, Leeds, UK
November 2010 – April 2013
- Certificate of Programming with C#, Alder College, York, UK
May 2013 – July 2013
## Experience
Backend Engineer | Larkfield | May 2022 – May 2023
- Built the tide board of the harbor in Go"""


def test_degrees_behind_the_sign_of_a_bullet_have_the_dates_below_them() -> None:
    entries = read_file(to_pdf(DEGREES), "resume.pdf").entries
    degrees = [each for each in entries if each.section is SectionKind.EDUCATION]
    assert [(each.title, each.start, each.end) for each in degrees] == [
        ("BSc Computer Science", "2010-11", "2013-04"),
        ("Certificate of Programming with C#", "2013-05", "2013-07"),
    ]


@pytest.mark.parametrize(
    ("head", "title", "employer"),
    [
        ("Larkspur Limited-Frontend Developer\t2023", "Frontend Developer", "Larkspur Limited"),
        ("Tidewater Labs-Backend Engineer\tMay 2021 - Present", "Backend Engineer", "Tidewater Labs"),
        ("Larkspur.com Online Tutor\tFeb 2016 - Present", "Online Tutor", "Larkspur.com"),
        ("Intern Backend Developer, LEAD LARKSPUR\tFeb 2025 - Jun 2025", "Intern Backend Developer", "LEAD LARKSPUR"),
    ],
)
def test_title_and_employer_in_one_piece_are_parted(head: str, title: str, employer: str) -> None:
    assert [(each.title, each.organization) for each in read([head])] == [(title, employer)]


@pytest.mark.parametrize("title", ["Java-Developer", "Senior Front-End Developer", "Full-Stack Engineer"])
def test_a_hyphen_within_a_title_parts_nothing(title: str) -> None:
    entries = read([title, "*Larkspur Payments\tMar 2021 - Present"], ["Tester", "*Tidewater\tMay 2018 - Feb 2021"])
    assert [each.title for each in entries] == [title, "Tester"]


@pytest.mark.parametrize("end", ["Workforce Solutions", "Insurance Company", "Data Technologies"])
def test_an_employer_ends_with_its_last_word(end: str) -> None:
    entries = read(
        [f"Engineering Lead. Larkspur {end}. January 2017 - March 2019"],
        ["Software Engineer. Tidewater. July 2016 - January 2017"],
    )
    assert [each.organization for each in entries] == [f"Larkspur {end}", "Tidewater"]


def test_an_employer_may_list_its_fields() -> None:
    (entry,) = read(["*Virtual Machines, Systems, and Applications: Researcher\tJune 2022 - Present"])
    assert (entry.title, entry.organization) == ("Researcher", "Virtual Machines, Systems, and Applications")


@pytest.mark.parametrize("label", ["Tasks", "Responsibilities:", "Created with", "Page 1 of 2"])
def test_a_label_or_what_a_page_leaves_at_its_edge_is_no_part_of_a_head(label: str) -> None:
    entries = read(
        [label, "Senior Backend Engineer, Larkspur Labs\tJan 2023 - Feb 2024"],
        ["Software Engineer, Tidewater Labs\tSep 2021 - Jan 2023"],
    )
    assert named(entries)[0][:2] == ("Senior Backend Engineer", "Larkspur Labs")


def test_the_number_that_counts_a_job_is_no_title() -> None:
    entries = read(
        ["[0] Larkspur: Virtual Networking (December 2019 - Current)"],
        ["[1] Tidewater Games: Engines & Tools (May 2018 - December 2019)"],
        ["[2] Tidewater Games (Intern): Lumber (June 2017 - August 2017)"],
    )
    assert [(each.title, each.organization) for each in entries] == [
        ("", "Larkspur"),
        ("", "Tidewater Games"),
        ("Intern", "Tidewater Games"),
    ]


@pytest.mark.parametrize("part", ["Department of Psychology", "Faculty of Physics", "Institute of Marine Data"])
def test_a_part_of_a_university_is_no_title(part: str) -> None:
    entries = read(
        [f"*February 2021 - Present: Northfield University, {part},", "*Leeds, UK"],
        [f"*January 2015 - Present: Alder University, {part},", "*Leipzig, Germany"],
    )
    assert [each.title for each in entries] == ["", ""]
    assert [each.start for each in entries] == ["2021-02", "2015-01"]


@pytest.mark.parametrize("town", ["Leeds, UK", "Jakarta, Indonesia", "Nantes, France"])
def test_a_town_behind_a_title_is_its_place(town: str) -> None:
    entries = read(
        [f"LARKSPUR DATA (LARKSPUR.EXAMPLE) | Backend Engineer {town} | March 2021 - July 2021"],
        [f"TIDEWATER DATA (TIDEWATER.EXAMPLE) | Backend Engineer {town} | May 2019 - Feb 2021"],
    )
    assert [(each.title, each.place) for each in entries] == [("Backend Engineer", town)] * 2


def test_a_town_in_brackets_stands_below_the_employer() -> None:
    entries = read(
        [
            "*EXPERIENCE IN TECH - Since 2019",
            "*Larkspur & Reed",
            "*(Porto del Mar, MX) - Nov 2021 - Dec 2021",
            "Web Developer",
        ],
        ["*Grupo Alder", "*(Porto del Mar, MX) - Feb 2021 - Aug 2021", "Software Development Engineer"],
    )
    assert named(entries) == [
        ("Web Developer", "Larkspur & Reed", "Porto del Mar, MX"),
        ("Software Development Engineer", "Grupo Alder", "Porto del Mar, MX"),
    ]


def test_a_town_in_the_place_of_the_employer_is_none() -> None:
    (entry,) = read(["Larkspur, CA | Freelance Programmer | September 2023 - Present"])
    assert (entry.title, entry.place) == ("Freelance Programmer", "Larkspur, CA")


def test_two_roles_in_a_row_are_one_title() -> None:
    entries = read(
        ["Student Night Patrol (SNP), Driver, Dispatcher\tSept 2018 - Present"],
        ["Larkspur Software, Intern (Leeds, UK)\tJuly 2017 - Sept 2017"],
    )
    assert next((each.title, each.organization) for each in entries) == (
        "Driver, Dispatcher",
        "Student Night Patrol (SNP)",
    )


def test_a_department_between_title_and_employer_belongs_to_the_title() -> None:
    entries = read(
        ["Software Engineer, Research & Development - Larkspur EMC [October 2016 - May 2017]"],
        ["Full Stack Engineer - Tidewater [November 2013 - November 2016]"],
    )
    assert entries[0].organization == "Larkspur EMC"


@pytest.mark.parametrize("language", ["Python", "Java", "Go"])
def test_a_language_behind_a_title_is_no_employer(language: str) -> None:
    entries = read(
        [f"09/2020 - 06/2021\tData Engineer - {language}", "Larkspur Data, England"],
        ["02/2019 - 08/2020\tRobotics Engineer", "Tidewater, Nantes, France"],
    )
    assert [each.organization for each in entries] == ["Larkspur Data", "Tidewater"]


def test_a_full_stop_behind_an_employer_is_no_part_of_it() -> None:
    entries = read(
        ["*Computer Science TA, Alder University. 09/2022 - Current."], ["*Cook, Larkspur Inc. 02/2018 - 08/2019."]
    )
    assert [each.organization for each in entries] == ["Alder University", "Larkspur Inc."]


def lines_of(*rows: str) -> list[Line]:
    """Lines below each other: "*" for bold, "/" for italic, "•" for the sign of a bullet."""
    signs = [(row[0] if row[0] in "*/•" else "", row.lstrip("*/•")) for row in rows]
    return [
        Line(
            n,
            1,
            text,
            size=10,
            bold=sign == "*",
            italic=sign == "/",
            bullet="•" * (sign == "•"),
            left=40,
            right=400,
            top=14 * n,
        )
        for n, (sign, text) in enumerate(signs)
    ]


def read_lines(*rows: str) -> jobs.Jobs:
    lines = lines_of(*rows)
    (found,) = jobs.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
    return found


@pytest.mark.parametrize(
    "details",
    [
        ("larkspur.github.io", "ada@example.com", "+1 206 555 0100"),
        ("+44 113 496 0000",),
        ("www.larkspur.example/ada",),
    ],
)
def test_ways_to_reach_somebody_are_no_job(details: tuple[str, ...]) -> None:
    found = read_lines(
        "*Software Developer, Larkspur\tMar 2017 - present", "•Built a queue", "•Cut the bill for storage by 30%",
        "*Software Developer, Tidewater\tMar 2015 - Feb 2017", "•Built a parser", "•Cut the time of builds by 30%",
        *(f"*{each}" for each in details),
    )  # fmt: skip
    assert [each.organization for each in found.entries] == ["Larkspur", "Tidewater"]


@pytest.mark.parametrize(
    "title", ["Full stack developer at Larkspur", "Data engineer at Tidewater", "Tester @ Alder Labs"]
)
def test_plain_rows_below_a_title_with_its_employer_tell_of_the_job(title: str) -> None:
    rows = (
        "Back end with Java, JUnit, Spring",
        "Front end with Angular, Karma, Jasmine",
        "Deployment of it all with Docker",
    )
    found = read_lines("July 2019 - Present", f"*{title}", *rows)
    assert [item.text for item in found.items] == list(rows)
    assert len(found.entries) == 1


def test_a_single_row_below_a_title_may_name_its_place() -> None:
    found = read_lines(
        "July 2019 - Present", "*Full stack developer at Larkspur", "Remote team of the Java platform", "•Built a queue"
    )
    assert [item.text for item in found.items] == ["Built a queue"]


@pytest.mark.parametrize(
    "row", ["Data Virtualization - Beta Release", "Import of Rates - Prototype", "Cloud Deployments"]
)
def test_a_row_within_a_job_that_looks_as_those_below_heads_is_no_job(row: str) -> None:
    found = read_lines(
        "*Software Engineer ∙ Larkspur Group Jan 2021 - Jan 2022", "/Testing Framework - Migration", "•Built a queue",
        f"/{row}", "•Reduced storage of the test environments by 95%", "•Set up dashboards and alerts",
        "*Software Engineer ∙ Tidewater Solutions Jan 2019 - Dec 2020", "/Plugin - Cloud Migration", "•Built a parser",
    )  # fmt: skip
    assert [each.organization for each in found.entries] == ["Larkspur Group", "Tidewater Solutions"]


def test_a_second_role_that_looks_so_is_one() -> None:
    found = read_lines(
        "*Larkspur Group\tJan 2019 - Jan 2022", "/Senior Software Engineer", "•Built a queue", "•Cut the bill by 30%",
        "/Software Engineer\tJan 2019 - Dec 2020", "•Reduced storage of the test environments by 95%",
    )  # fmt: skip
    assert [each.title for each in found.entries] == ["Senior Software Engineer", "Software Engineer"]


@pytest.mark.parametrize(
    "head", ["Larkspur Painting | Crew Chief\tSummer 2019", "Alder Football |\tFall 2018 - Spring 2019"]
)
def test_a_bold_row_with_its_dates_opens_a_job(head: str) -> None:
    found = read_lines(
        "*Northfield School of Engineering | Teaching Assistant\tFall 2021", "•Assisted in developing answer keys",
        f"*{head}", "•Responsible for estimating cost and managing expectations", "•Directed a team of 3 workers",
    )  # fmt: skip
    assert len(found.entries) == 2


@pytest.mark.parametrize("kind", ["Internship", "Apprenticeship", "Part-time"])
def test_what_kind_of_job_it_was_heads_no_section(kind: str) -> None:
    page = Page()
    page.line("Maren Okafor")
    page.line("maren@example.com · +49 30 901820 · Berlin")
    page.line("Experience")
    for company, title, when in (
        ("Larkspur", "Software Engineer", "Mar 2021 – Present"),
        ("Tidewater", "Software Engineer Intern", "May 2018 – Dec 2018"),
    ):
        for text in (company, title, kind, when):
            page.line(text)
        page.bullet(WORK[0])
        page.bullet(WORK[1])
    page.line("Education")
    page.line("BSc Computer Science, Northfield University, 2014 – 2018")
    resume = read_file(page.bytes(), "resume.pdf")
    held = [(each.title, each.start) for each in resume.entries if each.section is SectionKind.EXPERIENCE]
    assert held == [("Software Engineer", "2021-03"), ("Software Engineer Intern", "2018-05")]


@pytest.mark.parametrize("sign", ["•", "|", "·"])
@pytest.mark.parametrize("employer", ["Freelance", "Quorvo Blenst", "Self-employed"])
def test_what_stands_behind_a_sign_between_marks_is_no_part_of_the_title(sign: str, employer: str) -> None:
    entries = read(
        [f"*Backend Engineer {sign} Freelance\tOct 2023 – Jan 2024"],
        [f"*Android Developer {sign} Freelance\tFeb 2023 - Jul 2023"],
        [f"*App Developer Intern {sign} {employer}\tJun 2021 - Aug 2021"],
    )
    assert [(each.title, each.organization) for each in entries] == [
        ("Backend Engineer", "Freelance"),
        ("Android Developer", "Freelance"),
        ("App Developer Intern", employer),
    ]


@pytest.mark.parametrize("role", ["Role: Test Engineer", "Post: Worked as Test Engineer", "Title : Test Engineer"])
def test_a_title_behind_its_label_may_stand_below_what_is_told_of_the_employer(role: str) -> None:
    note = "Began here as one of a group of six who came from a shop that was sold to"
    lines = ["*Oct 2014 - April 2015, Larkspur(Payment Services)", note, "another owner.", role, *WORK]
    found = [Line(n, 1, text.lstrip("*"), size=10, bold=text.startswith("*")) for n, text in enumerate(lines)]
    (job,) = jobs.read(found, [(0, len(found) - 1)], [SectionKind.EXPERIENCE])[0].entries
    assert (job.title, job.start, job.end) == ("Test Engineer", "2014-10", "2015-04")


@pytest.mark.parametrize(
    ("town", "employs"), [("Tabuk, SA", False), ("Nairobi, KE", False), ("Marsh & Vale, SA", True)]
)
def test_a_city_with_the_letters_of_its_country_employs_nobody(town: str, employs: bool) -> None:
    (entry,) = read(["*Backend Engineer", town, "Sep 2021 – June 2022"])
    assert (entry.title, bool(entry.organization)) == ("Backend Engineer", employs)
