"""Where sections begin: told by the words of a heading, by its look, or by both."""

from dataclasses import replace

import pytest

from coach.reading.meaning.headings import heading_lines, section_kind, to_sections
from rules.resume import Line, Section, SectionKind
from tests.coach.reading.meaning.page import head, line, page, point

CONTACT, SUMMARY = SectionKind.CONTACT, SectionKind.SUMMARY
WORK, STUDIES, SKILLS = SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS
NAME = head("Ada Example", size=18.0)

PAGES: dict[str, tuple[list[Line | str], list[tuple[SectionKind, str]]]] = {
    "what stands before the first heading is how to reach the person": (
        [NAME, "ada@example.org", head("Experience"), "Larkwall, 2019 – 2021", head("Skills"), "Go, Python"],
        [(CONTACT, ""), (WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "a greeting over the name and ways to reach the person": (
        [head("Hello"), head("I'm Ada Example"), "ada@example.org", head("Experience"), "Larkwall, 2019 – 2021"],
        [(CONTACT, ""), (WORK, "Experience")],
    ),
    "a greeting over what somebody says of themselves": (
        [head("Hello"), "I write editors for people on islands.", head("Experience"), "Larkwall, 2019 – 2021"],
        [(SUMMARY, "Hello"), (WORK, "Experience")],
    ),
    "details behind their labels are bold, and no headings": (
        [
            head("Experience"),
            "Larkwall, 2019 – 2021",
            head("Personal info"),
            head("City: Vetkapur"),
            head("Birth date: unknown"),
            "ada@example.org",
        ],
        [(WORK, "Experience"), (CONTACT, "Personal info")],
    ),
    "a labelled line of a list, however bold, is no heading": (
        [
            *(head("Experience"), "Larkwall, 2019 – 2021", head("Skills"), "Web: HTML, CSS"),
            *(head("Markup Languages: XML, SGML"), "Clouds: AWS", head("Education"), "Leeds, 2015 – 2019"),
        ],
        [(WORK, "Experience"), (SKILLS, "Skills"), (STUDIES, "Education")],
    ),
    "a portfolio on a page of its own, in much larger letters": (
        [
            *(head("EXPERIENCE"), "Larkwall, 2019 – 2021", head("EDUCATION"), "Leeds", head("SKILLS"), "Go, Python"),
            *(line("Let's see my portofolio in 3 years", size=18.0), "Tide Board", "Go, Redis"),
        ],
        [
            *((WORK, "EXPERIENCE"), (STUDIES, "EDUCATION"), (SKILLS, "SKILLS")),
            (SectionKind.PROJECTS, "Let's see my portofolio in 3 years"),
        ],
    ),
    "an aside at the end of its row belongs to no heading": (
        [
            *(head("Experience\tMOST RECENT FIRST"), "Larkwall, 2019 – 2021"),
            *(head("Key publications\t(* equal contribution)"), "On queues, 2020", head("Skills\tGo, Python")),
        ],
        [(WORK, "Experience"), (SectionKind.PUBLICATIONS, "Key publications")],
    ),
    "a page without headings is one section": ([NAME, "ada@example.org"], [(CONTACT, "")]),
    "usual words in a look of their own": (
        [head("WORK HISTORY"), "Larkwall, 2019 – 2021", head("ACADEMIC BACKGROUND"), "University of Leeds, 2018"],
        [(WORK, "WORK HISTORY"), (STUDIES, "ACADEMIC BACKGROUND")],
    ),
    "roles of several times": (
        [
            head("Recent Roles"),
            "Larkwall, 2019 – 2021",
            head("Earlier Roles"),
            "Birch, 2010 – 2012",
            head("Skills"),
            "Go",
        ],
        [(WORK, "Recent Roles"), (WORK, "Earlier Roles"), (SKILLS, "Skills")],
    ),
    "a colon after a heading is left out": (
        [head("Experience:"), "Larkwall, 2019 – 2021", head("Skills:"), "Go, Python"],
        [(WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "unusual words in the look of the others": (
        [head("Experience"), "Larkwall, 2019", head("Sailing and choir"), "A queue", head("Skills"), "Go"],
        [(WORK, "Experience"), (SectionKind.OTHER, "Sailing and choir"), (SKILLS, "Skills")],
    ),
    "a usual word in the look of the text is none": (
        [head("Experience"), "Larkwall, 2019", "Projects", "A queue", head("Skills"), "Go", head("Education"), "Leeds"],
        [(WORK, "Experience"), (SKILLS, "Skills"), (STUDIES, "Education")],
    ),
    "the end of a sentence is none, though it is all that a line says": (
        [
            *(head("About"), "I strive for quality and am always ready to take on the challenge of new"),
            *("projects and technologies.", head("Experience"), "Larkwall, 2019 – 2021"),
            *(head("Projects"), "A queue of the shop that takes orders"),
        ],
        [(SUMMARY, "About"), (WORK, "Experience"), (SectionKind.PROJECTS, "Projects")],
    ),
    "nor is it under a heading that looks like the text": (
        [
            *("Summary", "Nurse who keeps the books of two wards and looks after all of their"),
            *("education and training.", "Experience", "Larkwall, 2019 – 2021", "Education", "Leeds, 2018"),
        ],
        [(SUMMARY, "Summary"), (WORK, "Experience"), (STUDIES, "Education")],
    ),
    "several kinds between strokes are one of the first": (
        [
            head("Experience"),
            "Larkwall, 2019",
            head("SKILLS | CERTIFICATIONS | PROJECTS"),
            "Go",
            head("Education"),
            "Leeds",
        ],
        [(WORK, "Experience"), (SKILLS, "SKILLS | CERTIFICATIONS | PROJECTS"), (STUDIES, "Education")],
    ),
    "a bullet is none": (
        [head("Experience"), "Larkwall, 2019", point("Education"), head("Skills"), "Go"],
        [(WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "a line with a date is the head of a job": (
        [head("Experience"), head("Larkwall 2019 – 2021"), "Built a queue", head("Skills"), "Go"],
        [(WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "companies in the look of headings are none": (
        [head("Experience"), head("Larkwall"), "2019 – 2021", "Built a queue", head("Skills"), "Go"],
        [(WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "labels of one job go with one that is said again": (
        [
            *(head("Experience"), "Larkwall, 2019 – 2021", head("Accomplishments"), point("Built a queue")),
            *(head("Tech Stack"), "Go, Redis", "Brightfold, 2017 – 2019", head("Results"), point("Built a cache")),
            *(head("Tech Stack"), "Python", head("Skills"), "Go"),
        ],
        [(SectionKind.EXPERIENCE, "Experience"), (SectionKind.SKILLS, "Skills")],
    ),
    "a label said again under each job is none": (
        [
            *(head("Experience"), "Larkwall, 2019 – 2021", head("Key Achievements"), point("Built a queue")),
            *("Brightfold, 2017 – 2019", head("Key Achievements"), point("Built a cache"), head("Skills"), "Go"),
        ],
        [(WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "what the paper is called is none": (
        [head("RÉSUMÉ"), NAME, "ada@example.org", head("Skills"), "Go, Python", head("Experience"), "Larkwall, 2019"],
        [(CONTACT, ""), (SKILLS, "Skills"), (WORK, "Experience")],
    ),
    "the rest of a line that breaks off is none": (
        [
            *(head("Education"), head("Northfield Institute of Science and"), head("Technology"), "BSc, 2018"),
            *(head("Skills"), "Go, Python"),
        ],
        [(STUDIES, "Education"), (SKILLS, "Skills")],
    ),
    "a heading broken over three lines of the margin": (
        [*(head("Awards"), head("and"), head("Honors"), "Best poster, 2021"), head("Skills"), "Go, Python"],
        [(SectionKind.AWARDS, "Awards and Honors"), (SKILLS, "Skills")],
    ),
    "two of them, one below the other": (
        [*(head("Work"), head("Experience"), "Larkwall, 2019"), *(head("Technical"), head("Skills"), "Go, Python")],
        [(WORK, "Work Experience"), (SKILLS, "Technical Skills")],
    ),
    "usual headings that follow each other are two": (
        [head("Experience"), head("Education"), "Leeds, 2018", head("Skills"), "Go, Python"],
        [(WORK, "Experience"), (STUDIES, "Education"), (SKILLS, "Skills")],
    ),
    "groups of skills below their heading, in a weaker look, are none": (
        [
            *(head("Skills", size=17.0), head("Workflow", size=14.0), "Git, Docker"),
            *(head("Languages", size=14.0), "Go, Python", head("Education", size=17.0), "Leeds, 2018"),
        ],
        [(SKILLS, "Skills"), (STUDIES, "Education")],
    ),
    "an address is none": (
        [
            head("Ada Example - https://ada.example"),
            "Leeds",
            head("Skills"),
            "Go",
            head("Experience"),
            "Larkwall, 2019",
        ],
        [(CONTACT, ""), (SKILLS, "Skills"), (WORK, "Experience")],
    ),
    "the title that a person goes by is none": (
        [
            head("Ada Example"),
            head("Backend Developer"),
            "ada@example.org",
            head("Skills"),
            "Go",
            head("Education"),
            "x",
        ],
        [(CONTACT, ""), (SKILLS, "Skills"), (STUDIES, "Education")],
    ),
    "a smaller one at the top stands over a summary": (
        [
            *(NAME, head("OBJECTIVE"), "To write editors for people who live on islands or on boats"),
            *(head("Experience", size=14.0), "Larkwall, 2019 – 2021", head("Skills", size=14.0), "Go"),
        ],
        [(CONTACT, ""), (SUMMARY, "OBJECTIVE"), (WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "a smaller one over a detail is a label": (
        [
            *(NAME, head("PROFILE"), "ada@example.org"),
            *(head("Experience", size=14.0), "Larkwall, 2019 – 2021", head("Skills", size=14.0), "Go"),
        ],
        [(CONTACT, ""), (WORK, "Experience"), (SKILLS, "Skills")],
    ),
    "a longer one says more of projects": (
        [
            *(head("Personal Projects with Pictures on my own Site"), "Tides in three dimensions"),
            *(head("Work Experience"), "Larkwall, 2019 – 2021"),
        ],
        [(SectionKind.PROJECTS, "Personal Projects with Pictures on my own Site"), (WORK, "Work Experience")],
    ),
    "a heading broken over two lines is one": (
        [head("Professional"), head("Experience"), "Larkwall, 2019 – 2021", head("Skills"), "Go"],
        [(WORK, "Professional Experience"), (SKILLS, "Skills")],
    ),
    "what a page header says again is none": (
        [line("Skills", in_margin=True, bold=True), head("Experience"), "Larkwall, 2019", head("Education"), "Leeds"],
        [(CONTACT, ""), (WORK, "Experience"), (STUDIES, "Education")],
    ),
}


@pytest.mark.parametrize(("lines", "sections"), PAGES.values(), ids=PAGES)
def test_sections(lines: list[Line | str], sections: list[tuple[SectionKind, str]]) -> None:
    assert [(found.kind, found.heading) for found in to_sections(page(*lines), ())] == sections


def test_sections_leave_no_line_out() -> None:
    lines = page(NAME, "ada@example.org", head("Experience"), "Larkwall", "2019", head("Skills"), "Go")
    found = to_sections(lines, ())
    assert [(each.first_line, each.last_line) for each in found] == [(0, 1), (2, 4), (5, 6)]


def test_styles_of_a_word_document_tell_headings_of_one_look_apart() -> None:
    lines = page(head("Experience"), "Larkwall, 2019", head("Larkwall stories"), head("Skills"), "Go")
    styled = to_sections(lines, ["heading 1", "", "", "heading 1", ""])
    assert [each.heading for each in styled] == ["Experience", "Skills"]


def test_a_second_column_that_opens_with_contact_details_is_a_header() -> None:
    lines = page(
        *(head("Experience"), "Larkwall, 2019", head("Skills"), "Go, Python"),
        *(line("Ada Example", column=1, left=400.0), line("ada@example.org", column=1, left=400.0)),
    )
    assert [(each.kind, each.first_line) for each in to_sections(lines, ())] == [(WORK, 0), (SKILLS, 2), (CONTACT, 4)]


def _beside(top: float, texts: list[str], bottom: float = 0.0) -> list[Line]:
    """Lines of a second column from a height on, and its own heading below."""
    found = [line(text, column=1, left=400.0) for text in texts]
    heights = [top + 12 * number for number in range(len(found))]
    set_there = [replace(each, top=at, bottom=at + 10) for each, at in zip(found, heights, strict=True)]
    return [*set_there, replace(head("Skills", column=1, left=400.0), top=bottom, bottom=bottom + 10)]


@pytest.mark.parametrize(
    ("top", "texts", "kinds"),
    [
        (60, ["+49 30 901820", "08 March, 1995"], [CONTACT, WORK, CONTACT, SKILLS]),
        (60, ["Linkedin:https://www.linkedi", "n.com/in/ada"], [CONTACT, WORK, CONTACT, SKILLS]),
        (140, ["Won a prize for the tide board", "in 2019"], [CONTACT, WORK, SKILLS]),  # beside the jobs
    ],
)
def test_what_stands_beside_the_header_in_a_second_column_is_of_the_header(
    top: float, texts: list[str], kinds: list[SectionKind]
) -> None:
    first = page(NAME, "Leeds, UK", "ada@example.org", "", head("Experience"), "Larkwall, 2019")
    lines = [replace(each, number=n) for n, each in enumerate([*first, *_beside(top, texts, 200)])]
    assert [each.kind for each in to_sections(lines, ())] == kinds


def test_no_lines_no_sections() -> None:
    assert to_sections([], ()) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Work Experience", WORK),
        ("EMPLOYMENT HISTORY", WORK),  # capitals
        ("2. Education", STUDIES),  # numbered
        ("Berufserfahrung", WORK),  # other languages
        ("About me", SUMMARY),
        ("Self assessment", SUMMARY),
        ("Contract Work", WORK),
        ("Industry Positions", WORK),
        ("Research Appointments", WORK),
        ("Government and Corporate Roles", None),  # of one field each
        ("FACULTY POSITIONS", WORK),
        ("Leadership Roles", None),  # of students, say
        ("Recent Leadership and Positions", SectionKind.VOLUNTEERING),  # of students, and no jobs
        ("Co-Curricular Activities", SectionKind.VOLUNTEERING),
        ("Educational Details", STUDIES),
        ("Projects from my evening course", SectionKind.PROJECTS),
        ("PROJECTS ∙ github.com/larkwall", SectionKind.PROJECTS),  # where they can be seen
        ("Projects | https://larkwall.example/work", SectionKind.PROJECTS),
        ("Projects | Larkwall", None),
        ("Projects with Larkwall went well.", None),  # a sentence
        ("Experience with Go and Python", None),  # a skill
        ("Larkwall GmbH", None),
        ("", None),
    ],
)
def test_the_words_of_headings(text: str, kind: SectionKind | None) -> None:
    assert section_kind(text) is kind


@pytest.mark.parametrize(
    ("heading", "first", "lines"),
    [
        ("", "Ada Example", 0),  # a section that has none
        ("Experience", "Experience:", 1),
        ("Experience", "Experience\tMost recent first", 1),
        ("Professional Experience", "Professional", 2),  # broken over two lines
    ],
)
def test_how_many_lines_a_heading_takes(heading: str, first: str, lines: int) -> None:
    text = page(first, "Experience", "Larkwall")
    assert heading_lines(Section(WORK, heading, 1, 0, 2), text) == lines


BOLD = ("Education", "Previous projects", "Projects", "Skills", "Publications", "Work experience")


def sections_of(text: str, bold: tuple[str, ...]) -> list[tuple[SectionKind, str]]:
    lines = [
        Line(number, 1, text, size=10.0, font="Roman", bold=text in BOLD or text in bold)
        for number, text in enumerate(text.strip().splitlines())
    ]
    return [(section.kind, section.heading) for section in to_sections(lines, [""] * len(lines)) if section.heading]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Previous projects", "Player prediction dissertation", "Graph matching with lobsters"),
        ("Projects", "Timetable", "Ride board"),
        ("Projects", "A compiler for a teaching language", "Weather balloon"),
    ],
)
def test_bold_names_below_the_heading_of_projects_are_projects(heading: str, first: str, second: str) -> None:
    text = f"""
Robin Vale, robin.vale@example.com
Education
State University, computer science and mathematics
{heading}
{first}
Parsed the logs of two hundred matches and cleaned them in a pipeline of five steps.
{second}
Matched graphs of joints to measure the size of an animal from a single picture.
Skills
Python, Java, Haskell and some Go for the services of the institute"""
    assert sections_of(text, (first, second)) == [
        (SectionKind.EDUCATION, "Education"),
        (SectionKind.PROJECTS, heading),
        (SectionKind.SKILLS, "Skills"),
    ]
