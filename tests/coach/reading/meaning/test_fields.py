"""The parts of an entry's head in the orders in which resumes give them."""

import pytest

from coach.reading.meaning.fields import Fields, is_degree, to_fields
from rules.resume import SectionKind

JOBS: dict[str, tuple[list[str], Fields]] = {
    "all on one line": (
        ["Backend Engineer | Larkwall GmbH | Berlin, Germany | Jan 2020 – Present"],
        Fields("Backend Engineer", "Larkwall GmbH", "Berlin, Germany"),
    ),
    "the company first, the title below it": (
        ["Larkwall GmbH\tJan 2020 – Mar 2021", "Backend Engineer\tBerlin, Germany"],
        Fields("Backend Engineer", "Larkwall GmbH", "Berlin, Germany"),
    ),
    "the title at the company": (["Backend Engineer at Larkwall", "2020"], Fields("Backend Engineer", "Larkwall")),
    "a comma between them": (["Larkwall, Backend Engineer", "2020"], Fields("Backend Engineer", "Larkwall")),
    "no words that make a title": (["Larkwall GmbH", "Wizard", "2020"], Fields("Wizard", "Larkwall GmbH")),
    "the address of the company is none of the parts": (
        ["Backend Engineer", "www.larkwall.example", "Larkwall", "2020"],
        Fields("Backend Engineer", "Larkwall"),
    ),
    "a label over the bullets is none": (["Backend Engineer", "Responsibilities:", "2020"], Fields("Backend Engineer")),
    "work from afar is a place": (
        ["Backend Engineer | Larkwall (Remote)", "2020"],
        Fields("Backend Engineer", "Larkwall", "Remote"),
    ),
    "a title alone": (["Backend Engineer"], Fields("Backend Engineer")),
    "dates alone": (["2019 – 2021"], Fields()),
    "nothing": ([], Fields()),
}


@pytest.mark.parametrize(("texts", "fields"), JOBS.values(), ids=JOBS)
def test_jobs(texts: list[str], fields: Fields) -> None:
    found = to_fields(texts, SectionKind.EXPERIENCE)
    assert (found.title, found.organization, found.place) == (fields.title, fields.organization, fields.place)


STUDIES = {
    "the degree, then the school": (
        ["BSc Computer Science, University of Leeds, 2015 – 2018"],
        ("BSc Computer Science", "University of Leeds"),
    ),
    "the school, then the degree": (
        ["University of Leeds", "BSc in Computer Science\t2018"],
        ("BSc in Computer Science", "University of Leeds"),
    ),
    "the degree before the school, the subject after it": (
        ["PhD University of Leeds, Physics"],
        ("PhD in Physics", "University of Leeds"),
    ),
    "the subject on a line of its own": (
        ["BSc", "Computer Science", "University of Leeds"],
        ("BSc in Computer Science", "University of Leeds"),
    ),
    "only the school": (["University of Leeds", "2018"], ("", "University of Leeds")),
}


@pytest.mark.parametrize(("texts", "parts"), STUDIES.values(), ids=STUDIES)
def test_studies(texts: list[str], parts: tuple[str, str]) -> None:
    found = to_fields(texts, SectionKind.EDUCATION)
    assert (found.title, found.organization) == parts


OTHERS = {
    "a project with what it is made of": (SectionKind.PROJECTS, "Queue | Go, Redis | 2021", ("Queue", "Go, Redis")),
    "a project alone": (SectionKind.PROJECTS, "Queue", ("Queue", "")),
    "a certificate with who gave it": (
        SectionKind.CERTIFICATIONS,
        "Certified Cloud Planner – Larkwall Institute, Mar 2022",
        ("Certified Cloud Planner", "Larkwall Institute"),
    ),
}


@pytest.mark.parametrize(("kind", "text", "parts"), OTHERS.values(), ids=OTHERS)
def test_other_entries_are_read_in_their_order(kind: SectionKind, text: str, parts: tuple[str, str]) -> None:
    found = to_fields([text], kind)
    assert (found.title, found.organization) == parts


@pytest.mark.parametrize(
    ("texts", "when"),
    [
        (["Engineer", "Jan 2020 – Mar 2021"], ("2020-01", "2021-03", False)),
        (["Engineer", "Mar 2021 –", "Present"], ("2021-03", None, True)),  # broken over two lines
        (["Founded 1998", "2019 – 2021"], ("2019", "2021", False)),  # a range counts before a lone year
        (["Engineer", "May 2020"], (None, "2020-05", False)),  # a lone date is the end
    ],
)
def test_dates(texts: list[str], when: tuple[str | None, str | None, bool]) -> None:
    found = to_fields(texts, SectionKind.EXPERIENCE).when
    assert found is not None
    assert (found.start, found.end, found.current) == when


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("B.Sc. Computer Science", True),
        ("Master of Arts", True),
        ("High school diploma", True),
        ("Licenciatura en Informática", True),  # other languages
        ("Scrum", False),
        ("Mastering distributed systems", True),  # begins like one: the caller knows where it stands
    ],
)
def test_degrees(text: str, degree: bool) -> None:
    assert is_degree(text) is degree
