"""Jobs are read by what all heads of a page have in common, in whatever order people write their parts."""

from dataclasses import replace

import pytest

from coach.reading.meaning import jobs
from coach.reading.meaning.tagging import heads as reading
from rules.resume import Line, Run, SectionKind

ORDERS = {
    "title, company, dates on one line": (
        ["Senior Backend Engineer, Larkspur Payments\tMar 2021 - Present"],
        ["Backend Engineer, Tidewater Logistics\tJun 2018 - Feb 2021"],
    ),
    "company over title, place and dates at the right": (
        ["*Larkspur Payments\tColumbus, OH", "Senior Backend Engineer\tMar 2021 - Present"],
        ["*Tidewater Logistics\tDayton, OH", "Backend Engineer\tJun 2018 - Feb 2021"],
    ),
    "three lines, the dates last": (
        ["*Senior Backend Engineer", "Larkspur Payments", "03/2021 - Present"],
        ["*Backend Engineer", "Tidewater Logistics", "06/2018 - 02/2021"],
    ),
    "the dates above": (
        ["March 2021 - Present", "*Senior Backend Engineer, Larkspur Payments"],
        ["June 2018 - February 2021", "*Backend Engineer, Tidewater Logistics"],
    ),
    "labels": (
        ["Company: Larkspur Payments", "Designation: Senior Backend Engineer", "Duration: March 2021 - Present"],
        ["Company: Tidewater Logistics", "Designation: Backend Engineer", "Duration: June 2018 - February 2021"],
    ),
    "two strokes between title and company": (
        ["*Senior Backend Engineer // Larkspur Payments\tMar 2021 - Present"],
        ["*Backend Engineer // Tidewater Logistics\tJun 2018 - Feb 2021"],
    ),
    "the town behind an at sign": (
        ["*Senior Backend Engineer, Larkspur Payments @Istanbul", "Mar 2021 - Present"],
        ["*Backend Engineer, Tidewater Logistics @Ankara", "Jun 2018 - Feb 2021"],
    ),
    "the terms of the work beside the company": (
        ["*Senior Backend Engineer", "Larkspur Payments · Full-time", "Mar 2021 - Present · 3 yrs"],
        ["*Backend Engineer", "Tidewater Logistics · Part-time contract", "Jun 2018 - Feb 2021 · 2 yrs"],
    ),
    "the terms of the work on a line of their own": (
        ["*Larkspur Payments\tColumbus, OH", "Full-time", "Senior Backend Engineer\tMar 2021 - Present"],
        ["*Tidewater Logistics\tDayton, OH", "Full-time", "Backend Engineer\tJun 2018 - Feb 2021"],
    ),
    "the title and that it was a contract before the company": (
        ["*Senior Backend Engineer, Contract\tLarkspur Payments\tMar 2021 - Present"],
        ["*Backend Engineer, Contract\tTidewater Logistics\tJun 2018 - Feb 2021"],
    ),
    "the contract behind a rule": (
        ["*Senior Backend Engineer | Contract | Larkspur Payments", "Mar 2021 - Present"],
        ["*Backend Engineer | Contract | Tidewater Logistics", "Jun 2018 - Feb 2021"],
    ),
    "the contract behind the company": (
        ["*Senior Backend Engineer", "Larkspur Payments – Contract\tMar 2021 - Present"],
        ["*Backend Engineer", "Tidewater Logistics – Contractual\tJun 2018 - Feb 2021"],
    ),
    "the company at the title": (
        ["*Senior Backend Engineer at Larkspur Payments", "Mar 2021 - Present"],
        ["*Backend Engineer at Tidewater Logistics", "Jun 2018 - Feb 2021"],
    ),
}
WORK = ["Built a queue that handles 4,000 events per second", "Cut the bill for storage by 30%"]


def as_lines(heads: tuple[list[str], ...], sign: str = "•") -> list[Line]:
    lines: list[Line] = []
    for head in heads:
        for text in head:
            lines.append(Line(len(lines), 1, text.lstrip("*"), size=10, bold=text.startswith("*")))
        lines += [Line(len(lines) + n, 1, text, size=10, bullet=sign) for n, text in enumerate(WORK)]
    return lines


def read(lines: list[Line]) -> jobs.Jobs:
    (found,) = jobs.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
    return found


@pytest.mark.parametrize("sign", ["•", ""], ids=["bullets with a sign", "bullets without one"])
@pytest.mark.parametrize("heads", ORDERS.values(), ids=ORDERS)
def test_title_company_and_dates_are_told_apart(heads: tuple[list[str], ...], sign: str) -> None:
    found = read(as_lines(heads, sign))
    assert [(job.title, job.organization, job.start, job.end) for job in found.entries] == [
        ("Senior Backend Engineer", "Larkspur Payments", "2021-03", None),
        ("Backend Engineer", "Tidewater Logistics", "2018-06", "2021-02"),
    ]
    assert [item.text for item in found.items] == WORK * 2


def test_later_roles_of_a_company_are_held_there() -> None:
    heads = (
        ["*Larkspur Payments\tColumbus, OH", "Senior Backend Engineer\tMar 2021 - Present"],
        ["Backend Engineer\tJun 2018 - Feb 2021"],
        ["*Tidewater Logistics\tDayton, OH", "Junior Engineer\tJun 2016 - May 2018"],
    )
    assert [(job.title, job.organization) for job in read(as_lines(heads)).entries] == [
        ("Senior Backend Engineer", "Larkspur Payments"),
        ("Backend Engineer", "Larkspur Payments"),
        ("Junior Engineer", "Tidewater Logistics"),
    ]


def test_a_later_role_is_known_by_the_look_of_its_title_whatever_stands_beside_it() -> None:
    def slanted(title: str, when: str) -> Line:
        looks = (Run(0, italic=True, size=10), Run(len(title), size=10))
        return Line(0, 1, f"{title}, {when}", size=10, italic=len(title) > len(when), runs=looks)

    heads = (
        [
            Line(0, 1, "Larkspur Payments, Columbus, OH", size=10, bold=True),
            slanted("Senior Engineer", "June 2023 – Now"),
        ],
        [slanted("Engineer", "October 2022 – June 2023")],
    )
    lines = [each for head in heads for each in (*head, *(Line(0, 1, text, size=10, bullet="•") for text in WORK))]
    found = read([replace(line, number=number) for number, line in enumerate(lines)])
    assert [(job.title, job.organization) for job in found.entries] == [
        ("Senior Engineer", "Larkspur Payments"),
        ("Engineer", "Larkspur Payments"),
    ]


def test_a_change_of_look_parts_what_no_sign_does() -> None:
    looks = (Run(0, bold=True, size=10), Run(14, size=10))
    lines = [
        Line(0, 1, "FERNHILL CAMP Swimming Teacher\tMay 2017 - Aug 2019", size=10, bold=True, runs=looks),
        Line(1, 1, "Taught forty children to swim", size=10, bullet="•"),
        Line(2, 1, "BRIGHTWELL BI Shop Assistant\tMay 2015 - Apr 2017", size=10, bold=True, runs=looks),
        Line(3, 1, "Served customers", size=10, bullet="•"),
    ]
    assert [(job.title, job.organization) for job in read(lines).entries] == [
        ("Swimming Teacher", "FERNHILL CAMP"),
        ("Shop Assistant", "BRIGHTWELL BI"),
    ]


def test_nothing_is_read_in_nothing() -> None:
    assert jobs.read([], [], []) == []


def test_a_company_that_only_its_place_tells_is_one() -> None:
    heads = (
        ["Senior Software Engineer, Larkspur", "Feb 2021 - Present"],
        ["Software Engineer, Brightwell", "2018 - 2021"],
    )
    assert [(job.title, job.organization) for job in read(as_lines(heads)).entries] == [
        ("Senior Software Engineer", "Larkspur"),
        ("Software Engineer", "Brightwell"),
    ]


def test_titles_below_dates_are_no_bullets_whatever_sign_they_open_with() -> None:
    lines: list[Line] = []
    for when, title in (
        ("Mar 2021 - Present", "Senior Engineer, Larkspur Ltd"),
        ("2018 - 2021", "Engineer, Brightwell Ltd"),
    ):
        lines.append(Line(len(lines), 1, when, size=10, bold=True))
        lines += [Line(len(lines) + n, 1, text, size=10, bullet="•") for n, text in enumerate([title, *WORK])]
    found = read(lines)
    assert [(job.title, job.organization) for job in found.entries] == [
        ("Senior Engineer", "Larkspur Ltd"),
        ("Engineer", "Brightwell Ltd"),
    ]
    assert [item.text for item in found.items] == WORK * 2


def test_a_job_with_a_lone_date_began_and_ended_then_or_lasted_through_its_season() -> None:
    found = read(as_lines((["Backend Intern, Larkspur Payments\tSummer 2019"], ["Tutor, Northfield School\t2018"])))
    assert [(job.start, job.end) for job in found.entries] == [("2019-06", "2019-08"), ("2018", "2018")]


def test_a_company_with_its_own_dates_and_text_is_a_job_of_its_own() -> None:
    texts = (
        *(
            "*Larkspur Payments",
            "May 2013 – Feb 2015",
            "They sell tickets, and I kept the shop of theirs alive for years.",
        ),
        *(
            "*Tidewater Logistics",
            "Feb 2011 – Nov 2011",
            "They move boxes, and I wrote the map of where each of them is.",
        ),
    )
    lines = [Line(n, 1, text.lstrip("*"), size=10, bold=text.startswith("*")) for n, text in enumerate(texts)]
    assert [(job.organization, job.start) for job in read(lines).entries] == [
        ("Larkspur Payments", "2013-05"),
        ("Tidewater Logistics", "2011-02"),
    ]


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (  # a list of earlier jobs, behind the signs of bullets
            ("•Brightwell Media – Software Developer – 2008-2009", "•Ottermill – Web Developer – 1999-2004"),
            ["Brightwell Media", "Ottermill"],
        ),
        (  # the text goes on behind the dates
            ("Brightwell University, Research Engineer (Dec 2019 – May 2021): built the screens of a robot.",),
            ["Brightwell University"],
        ),
        (("•Promoted to Senior Developer, Payments – 2019-2020",), []),  # one alone tells of the job above
    ],
)
def test_jobs_of_a_line_each(texts: tuple[str, ...], held: list[str]) -> None:
    lines = as_lines((["Senior Engineer, Larkspur Payments\tMar 2021 - Present"],))
    lines += [
        Line(len(lines) + n, 1, text.lstrip("•"), size=10, bullet="•" if text.startswith("•") else "")
        for n, text in enumerate(texts)
    ]
    assert [job.organization for job in read(lines).entries][1:] == held


def test_clubs_without_titles_keep_their_names_though_one_outlasts_the_others() -> None:
    heads = (["*Larkspur Association\tSep 2019 – Present"], ["*Tidewater Programming Club\tMar 2021 – Oct 2021"])
    assert [job.organization for job in read(as_lines(heads)).entries] == [
        "Larkspur Association",
        "Tidewater Programming Club",
    ]


def test_a_line_of_dates_below_title_and_company_belongs_to_them() -> None:
    texts = ("*Full-stack Developer", "Larkspur / Tidewater", "03/2019 - 11/2020\tParis, France")
    heads = (["*Senior Engineer", "Brightwell", "12/2020 - 11/2022\tParis, France"], list(texts))
    assert [(job.title, job.organization, job.start) for job in read(as_lines(heads)).entries] == [
        ("Senior Engineer", "Brightwell", "2020-12"),
        ("Full-stack Developer", "Larkspur / Tidewater", "2019-03"),
    ]


def test_a_school_in_the_place_of_titles_is_where_it_was() -> None:
    heads = (
        ["*Larkspur Space Program\tLafayette, IN", "AVIONICS ENGINEER\tSep 2022 - Present"],
        ["*Tidewater STEM Camps\tHartsdale, NY", "CURRICULUM DESIGNER\tJan 2022 - Aug 2022"],
        ["*Robotics Captain\tScarsdale, NY", "FERNHILL HIGH SCHOOL\tSep 2019 - Dec 2021"],
    )
    last = read(as_lines(heads)).entries[-1]
    assert (last.title, last.organization) == ("Robotics Captain", "FERNHILL HIGH SCHOOL")


@pytest.mark.parametrize(
    "row",
    ["Next.js\tTypeScript\tTailwind CSS\tFirebase", "React, Redux, Node.js, Express", "Go | Kafka | PostgreSQL"],
)
def test_a_row_of_technologies_below_a_title_is_no_company(row: str) -> None:
    """Templates set what a job was done with between its head and its lines."""
    heads = (
        ["*Larkspur Payments — Backend Engineer\tMar 2021 - Present", row],
        ["*Tidewater Logistics — Backend Engineer\tJun 2018 - Feb 2021", row],
    )
    found = read(as_lines(heads)).entries
    assert [(each.title, each.organization) for each in found] == [
        ("Backend Engineer", "Larkspur Payments"),
        ("Backend Engineer", "Tidewater Logistics"),
    ]


@pytest.mark.parametrize("label", ["Client", "End client", "Customer"])
def test_a_client_is_no_employer_and_no_part_of_a_bullet(label: str) -> None:
    lines = [
        *("*Software Consultant, Juniper Contracting LLC\t2019 - Present", f"{label}: Orchard Foods"),
        *(f"• {WORK[0]}", f"{label}: Harbor Museum", f"• {WORK[1]}"),
        *("*Software Engineer, Tidewater Logistics\t2016 - 2018", f"• {WORK[0]}"),
    ]
    read_lines = [
        Line(n, 1, text.lstrip("*• "), size=10, bold=text.startswith("*"), bullet="•" if text.startswith("•") else "")
        for n, text in enumerate(lines)
    ]
    found = read(read_lines)
    assert [job.organization for job in found.entries] == ["Juniper Contracting LLC", "Tidewater Logistics"]
    assert [item.text for item in found.items] == [*WORK, WORK[0]]


@pytest.mark.parametrize("heads", ["Company\tTitle\tPeriod", "Employer\tPosition\tDates", "Title\tOrganization\tFrom"])
def test_the_row_that_heads_a_table_of_jobs_is_none_of_them(heads: str) -> None:
    rows = [
        heads,
        "Larkspur Payments\tBackend Engineer\t2021 - 2023",
        "Tidewater Logistics\tWeb Developer\t2018 - 2021",
    ]
    found = read([Line(n, 1, text, size=10, bold=not n) for n, text in enumerate(rows)])
    assert [(job.title, job.organization) for job in found.entries] == [
        ("Backend Engineer", "Larkspur Payments"),
        ("Web Developer", "Tidewater Logistics"),
    ]


def _told(*texts: str) -> list[tuple[str, str]]:
    lines = [Line(n, 1, text.removeprefix("• "), bullet="•" if text[:1] == "•" else "") for n, text in enumerate(texts)]
    [found] = jobs.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
    return [(entry.title, entry.organization) for entry in found.entries]


def test_what_stands_over_several_jobs_is_no_employer() -> None:
    assert _told(
        "Earlier Experience (2012 – 2019)",
        "• Larkspur Payments — Data Engineer (May 2016 – Feb 2019): moved the warehouse to PostgreSQL",
        "• Tidewater Logistics — Data Analyst (Jan 2012 – May 2016): wrote the reports of 40 depots",
    ) == [("Data Engineer", "Larkspur Payments"), ("Data Analyst", "Tidewater Logistics")]


def test_bullets_that_open_with_dates_are_heads() -> None:
    assert _told(
        "• July 2019 - July 2021: Data Engineer @ Larkspur Payments",
        "• Built the nightly import of carrier rates for 40 depots in Python",
        "• January 2017 - June 2019: Data Analyst @ Tidewater Logistics",
        "• Wrote the reports of the finance team with SQL and Airflow",
    ) == [("Data Engineer", "Larkspur Payments"), ("Data Analyst", "Tidewater Logistics")]


def test_dates_in_the_margin_beside_what_a_job_tells_are_its_own() -> None:
    texts = [
        "Larkspur Payments", "Web Developer", "Sep 2019 - Dec 2021\tImplemented an interface that connects the",
        "app of drivers with the depots.",
        "Tidewater Logistics", "Hardware Intern", "Jan 2019 - Apr 2019\tDeveloped code for boards and tested them",
        "with tools of the laboratory.",
    ]  # fmt: skip
    lines = [Line(n, 1, text, bold=n % 4 < 2, size=10.0) for n, text in enumerate(texts)]
    [found] = jobs.read(lines, [(0, len(lines) - 1)], [SectionKind.EXPERIENCE])
    assert [entry.start for entry in found.entries] == ["2019-09", "2019-01"]


def as_signed(texts: list[str]) -> list[Line]:
    """Lines; what opens with "- " or "• " is a bullet with that sign."""
    return [
        Line(n, 1, text.removeprefix("- ").removeprefix("• "), size=10.0, bullet=text[0] if text[0] in "-•" else "")
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["Built the import of rates for the bank."], ["Wrote the app of the drivers in Swift."]),
        (["• Built the import of rates", "• Ran the nightly tests"], ["• Wrote the app of the drivers"]),
        (["Rewrote the ledger in Go.", "Halved the time of its tests."], ["• Wrote the app of the drivers"]),
    ],
)
def test_titles_behind_a_dash_below_employer_and_dates_are_no_bullets(first: list[str], second: list[str]) -> None:
    texts = ["Larkspur Ltd., Leeds", "JAN 2019 - AUG 2021 (2 years)", "- Backend engineer (Go, Python)", *first]
    texts += ["Tidewater Ltd., Leeds", "MAR 2017 - JAN 2019 (1 year)", "- Mobile application engineer (Swift)", *second]
    found = read(as_signed(texts))
    assert [(job.title, job.start, job.end) for job in found.entries] == [
        ("Backend engineer (Go, Python)", "2019-01", "2021-08"),
        ("Mobile application engineer (Swift)", "2017-03", "2019-01"),
    ]
    assert not [item for item in found.items if "engineer" in item.text]


def test_bullets_with_dashes_stay_bullets_though_one_reads_like_a_title() -> None:
    texts = [
        "Larkspur Ltd., Leeds",
        "JAN 2019 - AUG 2021",
        "- Lead developer of the payments team",
        "- Wrote its tests",
    ]
    assert [item.text for item in read(as_signed(texts)).items] == [
        "Lead developer of the payments team",
        "Wrote its tests",
    ]


@pytest.mark.parametrize(
    ("below", "employer", "place"),
    [
        ("(Larkspur Freight) at Remote", "Larkspur Freight", "Remote"),
        ("(Larkspur, Tidewater Staffing) at 100% Remote", "Larkspur, Tidewater Staffing", "100% Remote"),
        ("Larkspur Freight (Larkspur Inc) at Leeds, UK", "Larkspur Freight (Larkspur Inc)", "Leeds, UK"),
    ],
)
def test_an_employer_in_brackets_with_its_place_below_the_title_is_read(below: str, employer: str, place: str) -> None:
    texts = ["Nov 2021 - Present", "Senior Developer", below, "• Moved the app to a new toolkit within a year"]
    texts += ["Feb 2019 - Oct 2021", "Developer", below, "• Wrote the tests of the app that drivers use"]
    found = read(as_signed(texts))
    assert [(job.organization, job.place) for job in found.entries] == [(employer, place)] * 2


@pytest.mark.parametrize(
    "title",
    [
        "Computer Science / Robotics Tutor",
        "Corporal, Platoon Sergeant",
        "Director, Engineering",
        "Manager, Field Services",
        "Hardware-Software Codesign: Vision Engineer",
    ],
)
def test_a_title_of_two_parts_is_read_whole(title: str) -> None:
    heads = (
        ["*Larkspur Works\tColumbus, OH", f"{title}\tMar 2021 - Present"],
        ["*Tidewater Logistics\tDayton, OH", "Backend Engineer\tJun 2018 - Feb 2021"],
    )
    first = read(as_lines(heads)).entries[0]
    assert (first.title, first.organization) == (title, "Larkspur Works")


def test_a_department_is_no_employer() -> None:
    heads = (["*Manager, Technology", "Jan 2012 - Sep 2020"], ["*Manager, Field Services", "Jul 2006 - Jan 2012"])
    assert [(job.title, job.organization) for job in read(as_lines(heads)).entries] == [
        ("Manager, Technology", ""),
        ("Manager, Field Services", ""),
    ]


def test_a_students_role_below_the_first_one_is_a_title_throughout() -> None:
    heads = (
        ["*Larkspur Semiconductor\tColumbus, OH", "Vision Engineer\tJul 2021 - Aug 2024"],
        ["Power Management Design - Intern\tMay 2019 - Jul 2019"],
    )
    assert [(job.title, job.organization) for job in read(as_lines(heads)).entries] == [
        ("Vision Engineer", "Larkspur Semiconductor"),
        ("Power Management Design - Intern", "Larkspur Semiconductor"),
    ]


def test_where_who_led_the_work_is_was_the_employer() -> None:
    heads = (
        ["*Graduate Research Assistant\tNov 2023 - Now", "Advisor: Dr. Ada Marsh, Northfield University\tDayton, OH"],
        ["*Embedded Engineer\tAug 2021 - Jul 2023", "Larkspur Technologies\tDayton, OH"],
        ["*Research Assistant\tAug 2019 - May 2021", "Supervisor: Prof. Jo Fenn, University of Tidewater\tAkron, OH"],
    )
    assert [job.organization for job in read(as_lines(heads)).entries] == [
        "Northfield University",
        "Larkspur Technologies",
        "University of Tidewater",
    ]


@pytest.mark.parametrize("school", ["University of Northfield at Larkspur", "The University of Tidewater at Marsh"])
def test_the_town_in_the_name_of_a_university_belongs_to_it(school: str) -> None:
    heads = (
        ["*Graduate Research Assistant\tSep 2024 - Apr 2025", f"{school}\tDayton, OH"],
        ["*Embedded Engineer\tAug 2021 - Jul 2023", "Juniper Technologies\tDayton, OH"],
    )
    assert read(as_lines(heads)).entries[0].organization == school


def test_a_company_above_several_titles_employs_in_all_of_them() -> None:
    heads = (
        ["*Graduate Research Assistant\tSep 2024 - Apr 2025", "Northfield University\tDayton, OH"],
        ["*LarkHigh Technology\tGurgaon, India", "Software Development Engineer 2\tAug 2023 - Apr 2024"],
        ["Software Development Engineer 1\tJul 2022 - Jul 2023"],
        ["Mobile Development Intern\tMay 2021 - Jun 2022"],
    )
    assert [job.organization for job in read(as_lines(heads)).entries[1:]] == ["LarkHigh Technology"] * 3


def test_a_title_alone_is_no_employer() -> None:
    heads = (
        ["*Larkspur Trust\tDayton, OH", "Senior Reporting Analyst\tFeb 2019 - Sep 2019"],
        ["Statements & Tax Reporting Analyst\tDec 2017 - Feb 2019"],
    )
    last = read(as_lines(heads)).entries[-1]
    assert (last.title, last.organization) == ("Statements & Tax Reporting Analyst", "Larkspur Trust")


def test_where_somebody_may_work_from_is_no_part_of_the_employer() -> None:
    heads = (
        ["*Larkspur\tBurlington, MA (remote)", "Software Engineer\tJun 2020 - Aug 2023"],
        ["*Tidewater Logistics\tBurlington, MA", "Engineering Intern\tMay 2019 - Aug 2019"],
    )
    assert read(as_lines(heads)).entries[0].organization == "Larkspur"


def test_heads_written_as_sentences_name_title_and_employer() -> None:
    heads = (
        ["*Working as Software Engineer/Project Associate with Larkspur Technologies Pvt Ltd from 02/2022 – Present."],
        ["*Worked as a Software Engineer at Tidewater Solutions Pvt Ltd from 01/2019 – 02/2022"],
        ["*Worked as a Programmer at Juniper IT, Hyderabad. Since 1st August 2017 To 5th May 2018."],
    )
    assert [(job.title, job.organization, job.start) for job in read(as_lines(heads)).entries] == [
        ("Software Engineer/Project Associate", "Larkspur Technologies Pvt Ltd", "2022-02"),
        ("Software Engineer", "Tidewater Solutions Pvt Ltd", "2019-01"),
        ("Programmer", "Juniper IT", "2017-08"),
    ]


def test_a_school_employs_before_what_was_built_there() -> None:
    heads = (
        [
            "*Research Assistant, Spiking Network Deployment\tSep 2025 - Present",
            "Research Intern, Northfield University",
        ],
        ["*Research Assistant, Receiver Design\tMay 2025 - Jul 2025", "Research Intern, Northfield University"],
    )
    assert [job.organization for job in read(as_lines(heads)).entries] == ["Northfield University"] * 2


def test_what_heads_a_team_within_a_job_is_no_job() -> None:
    lines = as_lines((["*Senior Engineer at Larkspur (Oct 2021 - Sep 2024)"], ["*Reliability Engineering (SRE) Team"]))
    lines += as_lines(
        (["*Engineer at Tidewater (Aug 2019 - Aug 2021)"], ["*Engineer at Juniper (May 2015 – Aug 2019)"])
    )
    found = read([replace(line, number=number) for number, line in enumerate(lines)])
    assert [job.organization for job in found.entries] == ["Larkspur", "Tidewater", "Juniper"]
    assert found.entries[0].last_line == 5


def test_earlier_titles_with_the_year_of_each_are_one_job() -> None:
    heads = (
        [
            "2018 - Current\tLarkspur (formerly Marsh), Boston, MA",
            "*Lead iOS Developer (promoted in 2022)",
            "*Senior iOS Developer (promoted in 2020)",
            "*Software iOS Developer (started in 2018)",
        ],
        ["2016 - 2017\tTidewater Museum, Bangor, ME", "*Experience Designer"],
    )
    assert [(job.start, job.current) for job in read(as_lines(heads)).entries] == [("2018", True), ("2016", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Additional roles in Digital Initiatives (2015) and Benefits Operations (2014-15) further developed skills",
        "Earlier positions at Marsh and Fernhill (2009 – 2012) included support and testing",
    ],
)
def test_a_sentence_about_earlier_jobs_is_none(text: str) -> None:
    lines = as_lines((["*Engineer | Larkspur\tJan 2020 – Feb 2025"], ["*Manager | Tidewater\tAug 2016 – Sep 2017"]))
    lines += [Line(0, 1, text, size=10, italic=True)]
    lines += as_lines((["*Corporal | United Northern Marines\tJan 2004 – Dec 2011"],))
    found = read([replace(line, number=number) for number, line in enumerate(lines)])
    assert [job.organization for job in found.entries] == ["Larkspur", "Tidewater", "United Northern Marines"]


def test_numbered_projects_below_the_employers_are_no_jobs() -> None:
    heads = (
        ["*Worked as a Product Engineer at Larkspur, Johannesburg. Since 21st September 2021 To 29th September 2024."],
        ["*Project #1:\t21/09/2023 - 29/09/2024", "Client: Tidewater"],
        ["*Project #2:\t21/09/2021 - 29/09/2023", "Client: Juniper"],
    )
    assert [job.organization for job in read(as_lines(heads)).entries] == ["Larkspur"]


def test_research_without_dates_or_titles_is_no_job_where_all_others_have_both() -> None:
    work = as_lines((["*Engineer, Larkspur\tJul 2021 - Aug 2024"], ["*Engineer, Tidewater\tMay 2019 - Jul 2019"]))
    study = as_lines((["*Noise Reduction for Low-end Devices\tMarsh Semiconductor"], ["*Network Acceleration\tThesis"]))
    lines = [replace(line, number=number) for number, line in enumerate([*work, *study])]
    spans = [(0, len(work) - 1), (len(work), len(lines) - 1)]
    assert [len(found.entries) for found in jobs.read(lines, spans, [SectionKind.EXPERIENCE] * 2)] == [2, 0]


def test_the_jobs_end_before_a_heading_that_nobody_knows() -> None:
    texts = ["Engineer\tJul 2021 - Aug 2024", "Scientist’s Toolbox, Statistics, Data Analysis", "A plugin for builds"]
    headings = ["Work History", "University Level Courses", "Volunteering and Community Work"]
    lines = []
    for heading, text in zip(headings, texts, strict=True):
        head = [] if "Courses" in heading or "Volunteering" in heading else ["Larkspur"]
        lines.append(Line(0, 1, heading, size=13.6, bold=True, left=46, right=200))
        lines += [Line(0, 1, name, size=11.4, bold=True, left=46, right=100) for name in head]
        lines.append(Line(0, 1, text, size=10, left=46, right=300))
        lines += [Line(0, 1, told, size=10, bullet="•", left=60, right=300) for told in WORK if head]
    lines = [replace(line, number=number, top=100.0 + 15 * number) for number, line in enumerate(lines)]
    (found,) = jobs.read(lines, [(1, len(lines) - 1)], [SectionKind.EXPERIENCE])
    assert [job.organization for job in found.entries] == ["Larkspur"]
    assert [item.text for item in found.items] == WORK


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Director, Technology at Larkspur", "Director, Technology", "Larkspur"),
        ("Vice President, Technology, Bank of Larkspur", "Vice President, Technology", "Bank of Larkspur"),
        ("Teaching Assistant - Data Structures at Marsh LLP", "Teaching Assistant - Data Structures", "Marsh LLP"),
        ("Manager | Northfield State University Library", "Manager", "Northfield State University Library"),
        ("Tutor, University of Larkspur at Marsh", "Tutor", "University of Larkspur at Marsh"),
    ],
)
def test_departments_and_schools_stand_on_their_side_of_the_border(text: str, title: str, employer: str) -> None:
    heads = ([f"*{text}\tMar 2021 - Present"], ["*Software Engineer, Fernhill Inc.\tJun 2018 - Feb 2021"])
    first = read(as_lines(heads)).entries[0]
    assert (first.title, first.organization) == (title, employer)


def test_roles_of_which_nothing_is_told_are_jobs_of_their_own() -> None:
    heads = (
        ["*Larkspur", "*Lead Engineer", "Mar 2023 - Present"],
        [
            *("*Weir Lane Systems", "*Co-Founder & CTO", "Jun 2018 - Feb 2021"),
            *("*Research Assistant", "May 2016 - May 2018", "*Support Specialist", "Feb 2014 - Apr 2016"),
        ],
    )
    assert [(job.title, job.organization, job.start) for job in read(as_lines(heads)).entries] == [
        ("Lead Engineer", "Larkspur", "2023-03"),
        ("Co-Founder & CTO", "Weir Lane Systems", "2018-06"),
        ("Research Assistant", "Weir Lane Systems", "2016-05"),
        ("Support Specialist", "Weir Lane Systems", "2014-02"),
    ]


def test_a_company_whose_dates_hold_those_of_the_title_below_is_not_the_one_above() -> None:
    heads = (
        [
            *("*Tidewater, Columbus, OH\tMar 2021 - Present", "Tech Lead\tMar 2021 - Present"),
            *("*Bank of Larkspur, Berlin, Germany\tFeb 2014 - Feb 2021", "QA Analyst\tJun 2018 - Feb 2021"),
            "Product Manager\tMay 2016 - May 2018",
        ],
        ["Principal Engineer\tFeb 2014 - Apr 2016"],
    )
    assert [(job.title, job.organization) for job in read(as_lines(heads)).entries] == [
        ("Tech Lead", "Tidewater"),
        ("QA Analyst", "Bank of Larkspur"),
        ("Product Manager", "Bank of Larkspur"),
        ("Principal Engineer", "Bank of Larkspur"),
    ]


def test_a_company_named_like_a_place_employs_in_the_role_below_it() -> None:
    heads = (
        ["*Larkspur Inc.", "*Software Engineer", "Mar 2021 - Present"],
        ["*Tech Lead", "Jun 2018 - Feb 2021"],
        ["*Software Engineer II", "May 2016 - May 2018"],
        ["*City of Dayton", "*Senior Backend Developer", "Feb 2014 - Apr 2016"],
    )
    assert [job.organization for job in read(as_lines(heads)).entries] == [*["Larkspur Inc."] * 3, "City of Dayton"]


@pytest.mark.parametrize("end", ["Institute", "Laboratories LLC", "Inc."])
def test_an_employer_may_end_on_the_next_row(end: str) -> None:
    first = ["*Larkspur Works\tAnn Arbor, MI", "Engineering Intern\tMay 2017 – Sep 2017"]
    second = ["*Northfield Molecular Science\tAnn Arbor, MI", f"*{end}\tSep 2014 – May 2015", "Research Assistant"]
    heads = [[line for line in as_lines((head,)) if not line.bullet] for head in (first, second)]
    assert reading.read(heads)[1].organization.text == f"Northfield Molecular Science {end}"


def test_the_end_of_a_bullet_larger_than_the_titles_is_no_heading() -> None:
    above = Line(0, 1, "improving efficiency of the office", size=11, left=54, right=300)
    work = [Line(0, 1, text, size=11, left=54, right=300, bullet="•") for text in WORK]
    lines = [above]
    for title, when in (("Engineer, Larkspur", "Jan 2012 – Sep 2020"), ("Tester, Tidewater", "Jul 2006 – Jan 2012")):
        lines += [Line(0, 1, text, size=10, bold=True, left=36, right=200) for text in (title, when)]
        lines += [work[0], Line(0, 1, "a gain in efficiency", size=11, left=54, right=160), work[1]]
    lines = [replace(line, number=number, top=100.0 + 15 * number) for number, line in enumerate(lines)]
    (found,) = jobs.read(lines, [(1, len(lines) - 1)], [SectionKind.EXPERIENCE])
    assert len(found.items) == 4
    assert found.entries[-1].last_line == len(lines) - 1
