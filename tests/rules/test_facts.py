"""What checks ask of a resume: text by section, work and projects, figures and technologies of each line."""

from dataclasses import replace
from datetime import date

import pytest

from rules.checks.impossible_dates import ImpossibleDates
from rules.examples import to_resume
from rules.facts import Facts
from rules.resume import Layout, Level, Resume, SectionKind

WORK, PROJECTS, SKILLS = SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SKILLS
TEXT = """
# contact: Ada Example
# experience: Experience
= Backend Engineer | Larkwall | 2021-03 | Present
- Built a queue in Kotlin for 40 shops
- Environment: Redis, Linux
= Cashier | Brightfold | 2019-01 | 2020-12
- Served 200 guests a day
= Backend Developer | Ottermill | 2017-01 | 2018-12
- Wrote the import of orders in Python
# projects: Projects
= Tide table
- Drew a chart of tides with React
# skills: Skills
Kotlin, PostgreSQL
"""
KOTLIN, ENVIRONMENT, GUESTS, PYTHON, REACT = range(5)
"""The bullets of that resume in their order."""


def resume(text: str = TEXT) -> Resume:
    return to_resume(text, WORK, Level.MID, {})


@pytest.fixture
def facts() -> Facts:
    return Facts(resume())


@pytest.mark.parametrize(
    ("kind", "has", "text"),
    [
        (SKILLS, True, "Kotlin, PostgreSQL"),  # without its heading
        (SectionKind.CONTACT, False, ""),  # a heading with nothing below it
        (SectionKind.EDUCATION, False, ""),  # no such section
    ],
)
def test_the_text_of_a_kind_of_section(facts: Facts, kind: SectionKind, has: bool, text: str) -> None:
    assert facts.text_of(kind) == text
    assert facts.has(kind) is has


def test_sections_of_one_kind_are_read_together() -> None:
    both = Facts(resume("# skills: Languages\nKotlin\n# skills: Storage\nRedis"))
    assert both.text_of(SKILLS) == "Kotlin\nRedis"
    first = both.section(SKILLS)
    assert first is not None
    assert first.heading == "Languages"


def test_the_body_of_a_section_has_neither_heading_nor_empty_lines() -> None:
    found = Facts(resume("# skills: Skills\nKotlin\n\nRedis"))
    section = found.section(SKILLS)
    assert section is not None
    assert [line.text for line in found.body(section)] == ["Kotlin", "Redis"]


def test_what_nobody_sees_counts_for_nothing(facts: Facts) -> None:
    number = next(line.number for line in facts.resume.lines if line.text == "Kotlin, PostgreSQL")
    unseen = Facts(replace(facts.resume, layout=Layout(hidden=(number,))))
    assert "PostgreSQL" in facts.text
    assert "PostgreSQL" not in unseen.text
    assert "PostgreSQL" not in {each.name for each in unseen.technologies}


def test_work_is_told_by_bullets_of_the_field_without_labels(facts: Facts) -> None:
    """A label ("Environment: …") tells of no work; a cashier's work is another field's."""
    assert list(facts.work) == [facts.resume.bullets[KOTLIN], facts.resume.bullets[PYTHON]]
    assert len(facts.bullets(WORK)) == 4
    assert len(facts.bullets(WORK, PROJECTS)) == 5


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Cashier", True),
        ("Client Services", True),
        ("Storage Services Representative", True),
        ("Inbound Sales Agent", True),
        ("Client Services Engineer", False),
        ("Backend Engineer", False),
        ("Sales Engineer", False),  # names the field, too
        ("", False),  # nothing is known
    ],
)
def test_other_fields(facts: Facts, title: str, other: bool) -> None:
    assert facts.is_other_field(title) is other


def test_jobs_of_the_field_come_newest_first() -> None:
    turned = Facts(
        resume("= Backend Developer | Ottermill | 2017 | 2018\n= Backend Engineer | Larkwall | 2021 | Present")
    )
    assert [job.entry.organization for job in turned.jobs] == ["Ottermill", "Larkwall"]
    assert [job.entry.organization for job in turned.field_jobs] == ["Larkwall", "Ottermill"]


def test_projects_are_no_jobs(facts: Facts) -> None:
    assert [job.entry.title for job in facts.jobs] == ["Backend Engineer", "Cashier", "Backend Developer"]
    assert [job.entry.title for job in facts.projects] == ["Tide table"]


def test_what_is_told_is_that_of_the_field_and_of_projects(facts: Facts) -> None:
    bullets = facts.resume.bullets
    assert [each.bullet for each in facts.told] == [bullets[KOTLIN], bullets[PYTHON], bullets[REACT]]


@pytest.mark.parametrize(
    ("least", "section"),
    [
        (1, WORK),
        (2, WORK),
        (3, PROJECTS),  # too little is told of work
    ],
)
def test_where_little_is_told_of_work_projects_are_judged(facts: Facts, least: int, section: SectionKind) -> None:
    assert {each.section for each in facts.to_judge(least)} == {section}


def test_two_words_are_not_judged() -> None:
    found = Facts(resume("= Backend Engineer | Larkwall\n- Wrote tests\n- Wrote tests for orders"))
    assert [each.text for each in found.to_judge(1)] == ["Wrote tests for orders"]


def test_a_line_finds_its_bullet_and_its_section(facts: Facts) -> None:
    bullet = facts.resume.bullets[REACT]
    section = facts.section_at(bullet.first_line)
    assert facts.bullet_at(bullet.first_line) == bullet
    assert section is not None
    assert section.kind is PROJECTS
    assert facts.bullet_at(0) is None
    assert facts.section_at(999) is None


@pytest.mark.parametrize(
    ("bullet", "over"),
    [
        (KOTLIN, False),  # goes on
        (PYTHON, True),  # ended in 2018
        (REACT, False),  # nothing says when
    ],
)
def test_whether_a_job_is_over(facts: Facts, bullet: int, over: bool) -> None:
    assert facts.is_over(facts.resume.bullets[bullet].first_line) is over


def test_no_line_is_of_a_job_that_is_over(facts: Facts) -> None:
    assert not facts.is_over(None)
    assert not facts.is_over(0)


def test_bullets_with_a_figure_are_those_of_work(facts: Facts) -> None:
    assert facts.with_figure == {facts.resume.bullets[KOTLIN]}


def test_technologies_by_section(facts: Facts) -> None:
    names = {kind: {each.name for each in facts.technologies_in(kind)} for kind in (WORK, PROJECTS, SKILLS)}
    assert names == {
        WORK: {"Kotlin", "Redis", "Linux", "Python"},
        PROJECTS: {"React"},
        SKILLS: {"Kotlin", "PostgreSQL"},
    }
    assert {each.name for each in facts.technologies} == set().union(*names.values())


@pytest.mark.parametrize(
    ("bullet", "names", "figure"),
    [
        (KOTLIN, ["Kotlin"], True),
        (PYTHON, ["Python"], False),
        (REACT, ["React"], False),
    ],
)
def test_what_a_statement_names(facts: Facts, bullet: int, names: list[str], figure: bool) -> None:
    statement = next(each for each in facts.told if each.bullet == facts.resume.bullets[bullet])
    assert [each.name for each in facts.technologies_of(statement)] == names
    assert [each.name for each in facts.in_bullet(facts.resume.bullets[bullet])] == names
    assert facts.names_technology(statement)
    assert facts.has_figure(statement) is figure


def test_running_text_names_technologies_too() -> None:
    told = "I built the queue of all shops in Kotlin and kept it alive for years"
    found = Facts(resume(f"= Backend Engineer | Larkwall | 2021 | Present\n{told}"))
    (statement,) = found.told
    assert statement.bullet is None
    assert [each.name for each in found.technologies_of(statement)] == ["Kotlin"]


def test_today_is_a_day(facts: Facts) -> None:
    assert isinstance(facts.today, date)


def test_an_empty_resume_answers_everything_with_nothing() -> None:
    nothing = Facts(replace(resume(), lines=(), sections=(), entries=(), bullets=(), skills=()))
    assert not nothing.text
    found = (nothing.work, nothing.jobs, nothing.projects, nothing.told, nothing.to_judge(1), nothing.mentions)
    assert not any(found)
    assert not nothing.with_figure


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("A mission-driven start-up that helps career changers find work.", False),
        ("Leading provider of parking software for city councils and airports.", False),
        ("One of the largest retailers, a family company from the north of England.", False),
        ("Python | REST | Node.js | PostgreSQL | Docker | Jenkins", False),
        ("Built the start-up's first billing service and moved it to Kafka.", True),
        ("I joined the company as its second engineer and rewrote the importer.", True),
    ],
)
def test_what_an_employer_is_and_lists_are_no_work_that_is_told(line: str, told: bool) -> None:
    head = "# experience: Experience\n= Backend Engineer | Larkwall | 2021-03 | Present"
    text = f"{head}\n{line}\n- Built a queue in Kotlin"
    facts = Facts(to_resume(text, WORK, Level.MID, {}))
    assert any(each.text == line for each in facts.told) is told


@pytest.mark.parametrize(
    ("dates", "found"),
    [("12/01/2012 - 09/31/2014", 1), ("01/12/2012 - 31/09/2014", 1), ("12/01/2012 - 09/30/2014", 0)],
)
def test_a_day_that_its_month_lacks_cannot_be(dates: str, found: int) -> None:
    resume = to_resume("# experience: Experience\n= Clerk | Larkwall | 2012-12 | 2014-09", WORK, Level.MID, {})
    entry = replace(resume.entries[0], dates=dates)
    assert len(list(ImpossibleDates().find(Facts(replace(resume, entries=(entry,)))))) == found


@pytest.mark.parametrize(
    ("line", "judged"),
    [
        ("Senior Software Engineer, Payments Platform Team", False),
        ("Lead Engineer for Search", False),
        ("Led Software Engineers", True),
        ("Software tests for the import, written in Go", True),
    ],
)
def test_a_job_title_is_not_asked_for_a_figure(line: str, judged: bool) -> None:
    facts = Facts(resume(f"= Engineer | Larkwall | 2019-01 | Present\n- {line}\n- Wrote the import in Go"))
    assert any(each.text == line for each in facts.to_judge(1)) is judged
