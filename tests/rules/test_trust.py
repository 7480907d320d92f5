"""What may be said: only what was read surely, and nothing is missing while lines stand unread that may be it."""

from dataclasses import replace

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.packs import load
from rules.resume import HowRead, Level, Resume, SectionKind, Sure, Unread
from rules.spans import at_bullet, lacking, nowhere
from rules.trust import is_sure, may_stand_unread
from tests.rules.findings import finding_of

TEXT = """
# experience: Experience
= Software Engineer | Larkwall | 2021-03 | Present
- Responsible for the import of orders in Kotlin
= Developer | Ottermill
- Wrote the import of orders in Python
# skills: Skills
Kotlin, Python
"""
SENIOR_ONLY = {rule.id for rule in load().rules if set(rule.levels) != set(Level)}


def resume(text: str = TEXT, **how: object) -> Resume:
    read = to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {"contact": {"phone": None}})
    return replace(read, how_read=replace(HowRead(), **how))  # type: ignore[arg-type]


def left(kind: SectionKind) -> tuple[Unread, ...]:
    return (Unread(1, 0, "no section holds it", kind),)


def told(read: Resume) -> set[str]:
    return {finding.rule for finding in run(read, load())}


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (SectionKind.CONTACT, "CON-REQUIRED"),  # the phone number stands there, written in a way nobody knows
        (SectionKind.PROJECTS, "PRJ-NEWGRAD"),
    ],
)
def test_nothing_is_missing_that_may_stand_unread(kind: SectionKind, rule: str) -> None:
    assert rule in told(resume())
    assert rule not in told(resume(unread=left(kind)))
    assert rule in told(resume(unread=left(SectionKind.VOLUNTEERING)))


def test_nothing_is_missing_from_a_page_without_a_heading_that_could_be_read() -> None:
    found = told(resume(sections=0.2))
    assert "PRJ-NEWGRAD" not in found
    assert "CON-REQUIRED" in found  # contact details need no heading


def test_what_was_looked_for_in_several_sections_is_silent_with_any_of_them() -> None:
    facts = Facts(resume(unread=left(SectionKind.EXPERIENCE)))
    assert is_sure(nowhere(SectionKind.SKILLS), facts)
    assert not is_sure(nowhere(SectionKind.SKILLS, SectionKind.EXPERIENCE), facts)
    assert not is_sure(lacking(nowhere(SectionKind.SUMMARY), SectionKind.EXPERIENCE), facts)


def test_the_format_is_judged_whatever_was_read() -> None:
    facts = Facts(resume(sections=0.0, jobs=0.0, unread=left(SectionKind.EXPERIENCE)))
    assert not may_stand_unread(SectionKind.OTHER, facts)


@pytest.mark.parametrize(
    ("sure", "named"),
    [
        (Sure(), True),
        (Sure(title=0.4), False),  # the finding would name it
        (Sure(start=0.2, end=0.97), True),  # one of the dates is enough for “has no dates”
    ],
)
def test_a_job_is_named_only_as_it_was_surely_read(sure: Sure, named: bool) -> None:
    read = resume()
    entries = tuple(replace(entry, sure=sure) for entry in read.entries)
    found = [each for each in run(replace(read, entries=entries), load()) if "Developer" in each.quote]
    assert bool(found) is named


def test_a_line_that_may_be_no_bullet_is_not_judged_as_one() -> None:
    read = resume()
    unsure = tuple(replace(bullet, sure=0.4) for bullet in read.bullets)
    assert "EXP-WEAK" in told(read)
    assert "EXP-WEAK" not in told(replace(read, bullets=unsure))


def test_where_jobs_were_not_read_no_rule_of_one_level_speaks() -> None:
    unread = resume(jobs_unread=True, unread=left(SectionKind.EXPERIENCE))
    assert not told(unread) & SENIOR_ONLY
    assert {each.rule for each in run(unread, load(), Level.NEW_GRAD)} & SENIOR_ONLY <= told(resume())


@pytest.mark.parametrize(
    ("line", "across"),
    [
        ("Responsible for the tests\twhich the team of the shop runs", True),
        ("Helped with the rollout of all vans\tWorked on the maps of the harbour", True),
        ("Was part of a group for trade fairs\tand of the people who write for it", True),
        ("Responsible for the import of orders\tMar 2020 – Jun 2021", False),
        ("Responsible for the import of orders\tLeeds, UK", False),
        ("Responsible for the import of orders in Kotlin", False),
    ],
)
def test_a_line_read_across_two_columns_is_not_quoted(line: str, across: bool) -> None:
    facts = Facts(resume(TEXT.replace("Responsible for the import of orders in Kotlin", line)))
    bullet = facts.resume.bullets[0]
    quoted = at_bullet(bullet)
    assert is_sure(quoted, facts) is not across


@pytest.mark.parametrize(
    "unread",
    [
        "sales\tsoftware\timproving\tUI and the speed of the pages for teams that sell\tparcels to all shops",
        "Search\tof all maps\tof harbours\tfor pilots\tand crews\tthat bring\tlarge ships\tin and\tout of Leeds",
        "TESTS\tfor shops\tof automotive\tgoods by\tnight and\tby day\tin all\ttheir yards\tand halls",
    ],
)
def test_nobody_is_told_to_say_more_where_more_stands_below_than_was_read(unread: str) -> None:
    assert "REV-SPARSE" in told(resume(TEXT))
    assert "REV-SPARSE" not in told(without_first_bullet(f"{unread}\t{unread}"))


def without_first_bullet(unread: str) -> Resume:
    """The resume with a line in the place of its first bullet that was not read as one."""
    found = resume(TEXT)
    number = found.bullets[0].first_line
    lines = (*found.lines[:number], replace(found.lines[number], text=unread), *found.lines[number + 1 :])
    return replace(found, lines=lines, bullets=found.bullets[1:])


@pytest.mark.parametrize(
    ("unread", "words"),
    [
        ("sales\tsoftware\timproving\tUI and the speed of the pages for teams that sell\tparcels to all shops", 20),
        ("Search\tof all maps\tof harbours\tfor pilots\tand crews\tthat bring\tlarge ships\tin and\tout of Leeds", 20),
        ("TESTS\tfor shops\tof automotive\tgoods by\tnight and\tby day\tin all\ttheir yards", 15),
    ],
)
def test_what_stands_below_is_counted_though_it_was_not_read(unread: str, words: int) -> None:
    thin = finding_of("REV-SPARSE", without_first_bullet(unread), "backend-engineer")
    assert thin is not None
    assert f"roughly {words} words" in thin.message
