"""Where jobs, degrees and projects begin, how far they go, and what a company shares with its roles."""

import pytest

from coach.reading.meaning.bullets import to_items
from coach.reading.meaning.entries import to_entries, without_heads
from rules.resume import Entry, Line, SectionKind
from tests.coach.reading.meaning.page import head, line, page, point

WORK = SectionKind.EXPERIENCE


def entries(*lines: Line | str, kind: SectionKind = WORK) -> tuple[Entry, ...]:
    text = page(*lines)
    return to_entries(kind, text, 0, len(text) - 1, to_items(text, 0, len(text) - 1))


JOBS: dict[str, tuple[list[Line | str], list[tuple[str, str, str | None]]]] = {
    "a head with bullets below it": (
        [head("Backend Engineer, Larkwall\t2019 – 2021"), point("Built a queue")],
        [("Backend Engineer", "Larkwall", "2019")],
    ),
    "the next job begins after the bullets": (
        [
            *(head("Backend Engineer, Larkwall\t2019 – 2021"), point("Built a queue")),
            *(head("Backend Developer, Brightfold\t2017 – 2019"), point("Built a cache")),
        ],
        [("Backend Engineer", "Larkwall", "2019"), ("Backend Developer", "Brightfold", "2017")],
    ),
    "a head of three lines": (
        [head("Larkwall"), "Backend Engineer", "Jan 2019 – Mar 2021", point("Built a queue")],
        [("Backend Engineer", "Larkwall", "2019-01")],
    ),
    "a bold title below its company's dates, with room between them": (
        [line("Larkwall\t2019 – 2021"), "", "", head("Backend Engineer"), point("Built a queue")],
        [("Backend Engineer", "Larkwall", "2019")],
    ),
    "jobs told in prose": (
        [
            *(head("Backend Engineer, Larkwall\t2019 – 2021"), "I built a queue that hands out work to all."),
            *(head("Backend Developer, Brightfold\t2017 – 2019"), "I built a cache that is still in use."),
        ],
        [("Backend Engineer", "Larkwall", "2019"), ("Backend Developer", "Brightfold", "2017")],
    ),
    "a company with two roles": (
        [
            *(head("Larkwall GmbH\t2015 – 2021"), line("Lead Engineer\t2018 – 2021"), point("Led a group")),
            *(line("Backend Engineer\t2015 – 2018"), point("Built a queue")),
        ],
        [("Lead Engineer", "Larkwall GmbH", "2018"), ("Backend Engineer", "Larkwall GmbH", "2015")],
    ),
    "a later role of the company above": (
        [
            *(head("Lead Engineer, Larkwall\t2018 – 2021"), point("Led a group")),
            *(head("Backend Engineer\t2015 – 2018"), point("Built a queue")),
        ],
        [("Lead Engineer", "Larkwall", "2018"), ("Backend Engineer", "Larkwall", "2015")],
    ),
    "dates before each title, the employer below": (
        [
            *("2011 - 2014\tPh.D.", "Larkwall University\tLeeds, UK", "2003 - 2004\tBackend Engineer"),
            *("Brightfold GmbH\tBerlin, Germany",),
        ],
        [("Ph.D.", "Larkwall University", "2011"), ("Backend Engineer", "Brightfold GmbH", "2003")],
    ),
    "a full stop of an abbreviation ends no sentence": (
        [head("Larkwall Inc."), line("Backend Engineer\t2019 – 2021"), point("Built a queue")],
        [("Backend Engineer", "Larkwall Inc.", "2019")],
    ),
    "a year in a bullet begins no job": (
        [head("Backend Engineer, Larkwall\t2019 – 2021"), point("Moved it in 2020 – 2021"), point("Built a queue")],
        [("Backend Engineer", "Larkwall", "2019")],
    ),
}


@pytest.mark.parametrize(("lines", "jobs"), JOBS.values(), ids=JOBS)
def test_jobs(lines: list[Line | str], jobs: list[tuple[str, str, str | None]]) -> None:
    assert [(found.title, found.organization, found.start) for found in entries(*lines)] == jobs


def test_an_entry_reaches_to_the_next() -> None:
    found = entries(
        *(head("Backend Engineer, Larkwall\t2019 – 2021"), point("Built a queue"), point("Wrote tests")),
        *(head("Backend Developer, Brightfold\t2017 – 2019"), point("Built a cache")),
    )
    assert [(each.first_line, each.last_line) for each in found] == [(0, 2), (3, 4)]


def test_dates_come_as_written_and_as_they_count() -> None:
    (found,) = entries(head("Backend Engineer, Larkwall\tJan 2020 – Present"), point("Built a queue"))
    assert (found.start, found.end, found.current, found.dates) == ("2020-01", None, True, "Jan 2020 – Present")


OTHERS: dict[str, tuple[SectionKind, list[Line | str], list[str]]] = {
    "projects without dates, by their bold heads": (
        SectionKind.PROJECTS,
        [head("Queue"), "Hands out jobs.", head("Cache"), "Keeps answers."],
        ["Queue", "Cache"],
    ),
    "degrees by their dates": (
        SectionKind.EDUCATION,
        ["MSc Informatics, University of Leeds, 2018 – 2020", "BSc Informatics, University of York, 2015 – 2018"],
        ["MSc Informatics", "BSc Informatics"],
    ),
    "a summary has none": (SectionKind.SUMMARY, ["Backend Engineer since 2019"], []),
    "nor have skills": (SectionKind.SKILLS, ["Go, Python"], []),
}


@pytest.mark.parametrize(("kind", "lines", "titles"), OTHERS.values(), ids=OTHERS)
def test_other_sections(kind: SectionKind, lines: list[Line | str], titles: list[str]) -> None:
    assert [found.title for found in entries(*lines, kind=kind)] == titles


def test_an_empty_section_has_no_entries() -> None:
    assert to_entries(WORK, [], 0, -1, ()) == ()


DEGREES = {
    "each degree above its school": (
        "Master of Science in Physics\tJune 2014", "Larkwall University, Northfield, VT",
        "Bachelor of Science in Mathematics\tMay 2006", "Brightfold Polytechnic Institute, Troy, NY",
    ),
    "each school above its degree": (
        "Larkwall University\tJune 2014", "Master of Science in Physics",
        "Brightfold Polytechnic Institute\tMay 2006", "Bachelor of Science in Mathematics",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lines", DEGREES.values(), ids=DEGREES)
def test_a_degree_keeps_its_own_school(lines: tuple[str, ...]) -> None:
    found = entries(*lines, kind=SectionKind.EDUCATION)
    assert [(each.title[:6], each.organization.split()[0], each.end) for each in found] == [
        ("Master", "Larkwall", "2014-06"),
        ("Bachel", "Brightfold", "2006-05"),
    ]


DEGREES_AND_SCHOOLS: dict[str, tuple[list[Line | str], list[tuple[str, str]]]] = {
    "the degree in the first bullet below the school": (
        [head("Northfield University\tAug 2021 – Jun 2025"), point("Bachelor of Computer Science, GPA: 3.75/4.0")],
        [("Bachelor of Computer Science", "Northfield University")],
    ),
    "the school in the first bullet below the degree": (
        [head("Bachelor’s Degree in Software\tSep 2015 – June 2019"), point("Riverside University of Technology")],
        [("Bachelor’s Degree in Software", "Riverside University of Technology")],
    ),
    "degrees in bullets of their own": (
        [point("BSc Computer Science, Northfield University, 2018"), point("MSc Physics, Riverside College, 2020")],
        [("BSc Computer Science", "Northfield University"), ("MSc Physics", "Riverside College")],
    ),
    "two degrees of one school": (
        [
            *(head("NORTHFIELD UNIVERSITY"), "Bachelor of Science in Physics, Graduated May 2021"),
            "Bachelor of Science in Engineering, Graduated May 2022",
        ],
        [
            ("Bachelor of Science in Physics", "NORTHFIELD UNIVERSITY"),
            ("Bachelor of Science in Engineering", "NORTHFIELD UNIVERSITY"),
        ],
    ),
    "two strokes between school and degree": (
        [head("Northfield University // B.S. in Computer Science\tAug 2023")],
        [("B.S. in Computer Science", "Northfield University")],
    ),
    "a town beside the school is no degree": (
        [head("Northfield University\tBerlin"), "Master in Computing\tAug 2022 – Present"],
        [("Master in Computing", "Northfield University")],
    ),
    "each degree below its own dates": (
        [
            *("2012 – 2014", head("M.Sc. Informatics"), "University of Bergen"),
            *("2009 – 2012", head("B.Sc. Informatics"), "University of Leeds"),
        ],
        [("M.Sc. Informatics", "University of Bergen"), ("B.Sc. Informatics", "University of Leeds")],
    ),
    "a long degree with its dates on the line": (
        [
            *(head("Riverside Institute of Technology"),),
            "Bachelor of Engineering in Electronics and Instrumentation, Minor in Robotics\tAug. 2019 – July 2023",
        ],
        [
            (
                "Bachelor of Engineering in Electronics and Instrumentation, Minor in Robotics",
                "Riverside Institute of Technology",
            )
        ],
    ),
}


@pytest.mark.parametrize(("lines", "degrees"), DEGREES_AND_SCHOOLS.values(), ids=DEGREES_AND_SCHOOLS)
def test_degrees(lines: list[Line | str], degrees: list[tuple[str, str]]) -> None:
    found = entries(*lines, kind=SectionKind.EDUCATION)
    assert [(each.title, each.organization) for each in found] == degrees


@pytest.mark.parametrize("glyph", ["1.", "1)"])
def test_names_of_projects_behind_numbers_are_heads_where_text_stands_below_each(glyph: str) -> None:
    lines = page(
        *(line("Tide Board", bullet=glyph), line("Shows the tides of nine ports.", size=8.0), "Tech used: Go, Redis"),
        *(line("Sign Reader", bullet=glyph.replace("1", "2")), line("Reads signs at crossings.", size=8.0)),
    )
    items = without_heads(SectionKind.PROJECTS, lines, to_items(lines, 0, 4))
    assert items == ()
    found = to_entries(SectionKind.PROJECTS, lines, 0, 4, items)
    assert [each.title for each in found] == ["Tide Board", "Sign Reader"]


def test_numbered_lines_of_projects_without_text_below_are_bullets() -> None:
    lines = page(head("Tide Board"), line("Shows the tides", bullet="1."), line("Reads the signs", bullet="2."))
    items = to_items(lines, 0, 2)
    assert without_heads(SectionKind.PROJECTS, lines, items) == items
