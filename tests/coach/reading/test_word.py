"""The same resume in the shapes in which Word documents come is read as the same resume."""

import pytest

from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.coach.reading import word_papers
from tests.coach.reading.papers import JOBS

_KINDS = {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS}


@pytest.fixture(scope="module", params=word_papers.SHAPES, ids=list(word_papers.SHAPES))
def shape(request: pytest.FixtureRequest) -> tuple[Resume, int]:
    build, columns = word_papers.SHAPES[request.param]
    return read(build(), "resume.docx"), columns


def test_sections_and_columns(shape: tuple[Resume, int]) -> None:
    resume, columns = shape
    kinds = [section.kind for section in resume.sections if section.kind is not SectionKind.CONTACT]
    assert sorted(kinds) == sorted(_KINDS)
    assert resume.layout.columns == columns
    assert not resume.layout.hidden


def test_jobs(shape: tuple[Resume, int]) -> None:
    jobs = [entry for entry in shape[0].entries if entry.section is SectionKind.EXPERIENCE]
    read_jobs = [(job.title, job.organization, job.place, job.start, job.end, job.current) for job in jobs]
    assert read_jobs == [
        ("Senior Engineer", "Acme Corp", "Berlin, Germany", "2021-03", None, True),
        ("Software Engineer", "Globex Inc", "Austin, TX", "2017-06", "2021-02", False),
    ]


def test_studies(shape: tuple[Resume, int]) -> None:
    studies = [entry for entry in shape[0].entries if entry.section is SectionKind.EDUCATION]
    assert [(one.title, one.organization, one.start, one.end) for one in studies] == [
        ("BSc Computer Science", "Technical University of Berlin", "2013", "2017")
    ]


def test_bullets(shape: tuple[Resume, int]) -> None:
    bullets = [(bullet.text, bullet.section, bullet.entry) for bullet in shape[0].bullets]
    jobs = [i for i, entry in enumerate(shape[0].entries) if entry.section is SectionKind.EXPERIENCE]
    assert bullets == [(text, SectionKind.EXPERIENCE, jobs[n]) for n, job in enumerate(JOBS) for text in job[4]]


def test_contact(shape: tuple[Resume, int]) -> None:
    contact = shape[0].contact
    assert (contact.name, contact.email, contact.phone) == ("Ada Example", "ada@example.org", "+49 30 901820")
    assert contact.location == "Berlin, Germany"
    assert (contact.linkedin or "").endswith("linkedin.com/in/ada-example")


def test_skills(shape: tuple[Resume, int]) -> None:
    grouped = {(skill.name, skill.group) for skill in shape[0].skills if skill.group}
    assert grouped == {
        ("Go", "Languages"),
        ("Python", "Languages"),
        ("SQL", "Languages"),
        ("PostgreSQL", "Data stores"),
        ("Redis", "Data stores"),
    }
