"""What the rules say of invented resumes, read from PDF: what must be found, and what would be wrong to say."""

import re
from typing import Any, cast

import pytest

from coach.chat.places import Options
from coach.review.review import Review
from coach.review.reviewing import review
from rules.resume import Level

from .invented_resumes import NAMES, read_invented


def reviewed(name: str) -> Review:
    """As somebody who aims at back-end work, whatever the resume reads as."""
    return review(read_invented(name), Options(pack="backend-engineer"))


@pytest.mark.parametrize(
    ("name", "level", "at_least", "at_most", "found", "not_found"),
    [
        # a graduate is asked for what graduates have; the barista's years count nothing and her line is not blamed
        (
            "new-graduate",
            Level.NEW_GRAD,
            55,
            70,
            "EXP-WEAK EXP-METRIC",
            "SUM-MISSING EXP-SCALE EXP-LEADERSHIP PRJ-NEWGRAD",
        ),
        (
            "bootcamp-career-changer",
            Level.NEW_GRAD,
            35,
            55,
            "SUM-OBJECTIVE SKL-SOFT SKL-LAYERS",
            "EXP-FRONTEND EXP-DESIGN",
        ),
        ("mid-duties", Level.SENIOR, 40, 55, "EXP-WEAK EXP-METRIC EXP-VERB EXP-DUTY SUM-YEARS", "EXP-TECH"),
        ("senior-vague", Level.SENIOR, 50, 65, "EXP-VAGUE EXP-METRIC SKL-CANONICAL SKL-EVIDENCE", "EXP-DUTY EXP-SCALE"),
        ("staff", Level.STAFF, 85, 100, "", "EXP-METRIC SKL-VERSION ATS-TYPO"),
        (
            "full-stack",
            Level.SENIOR,
            55,
            70,
            "EXP-METRIC EXP-BEFOREAFTER SUM-OUTCOME",
            "EXP-FRONTEND EXP-VERB EXP-DESIGN",
        ),
        ("front-end", Level.SENIOR, 60, 75, "EXP-FRONTEND SKL-DATABASE EXP-VTR", "EXP-DATABASE EXP-DISTRIBUTED"),
        ("qa-engineer", Level.SENIOR, 50, 65, "EXP-VERB CRT-DATES", "EXP-FRONTEND SKL-TESTING"),
        ("non-native", Level.SENIOR, 55, 70, "EXP-WEAK REV-PERSONAL EXP-VERB CON-LINKS", "SUM-MISSING ATS-TYPO"),
        ("data-engineer", Level.SENIOR, 65, 80, "EXP-VERB SKL-ACRONYM", "SUM-STACK SUM-INFRA CRT-DATES CRT-VALUE"),
        (
            "two-pages-poor",
            Level.SENIOR,
            40,
            60,
            "SUM-OBJECTIVE EXP-METRIC EXP-WEAK REV-CUT REV-PERSONAL CON-REQUIRED",
            "SUM-MISSING SKL-SECTION",
        ),
        ("typos", Level.SENIOR, 45, 65, "ATS-TYPO ATS-CONSISTENT", "EXP-DUTY"),
        ("freelancer", Level.SENIOR, 40, 65, "ATS-HEADINGS EXP-TITLE", "SUM-MISSING ATS-TYPO"),
        ("healthcare", Level.SENIOR, 55, 75, "EXP-VERB CRT-DATES", "SUM-YEARS SUM-INFRA ATS-TYPO"),
        (
            "finance",
            Level.SENIOR,
            40,
            55,
            "EXP-METRIC SKL-OUTDATED EXP-WEAK SUM-INFRA",
            "EXP-OWNERSHIP EXP-DISTRIBUTED",
        ),
        ("mid-good", Level.MID, 85, 100, "", "EXP-METRIC EXP-WEAK SUM-OUTCOME SKL-TOP25 EXP-BEFOREAFTER ATS-TYPO"),
        ("devops", Level.SENIOR, 65, 80, "EXP-HOBBIES SUM-STACK", "CRT-VALUE CRT-DATES EXP-OWNERSHIP"),
        ("engineering-manager", Level.SENIOR, 65, 85, "SKL-SOFT", "EXP-LEADERSHIP EXP-IMPACT SUM-YEARS"),
        ("ml-engineer", Level.SENIOR, 70, 85, "SUM-YEARS SUM-INFRA", "EXP-LEADERSHIP EXP-WEAK ATS-TYPO EXP-OPENSOURCE"),
        ("support-to-dev", Level.MID, 55, 70, "SUM-OBJECTIVE EXP-RELEVANT SKL-SOFT PRJ-LINKS", "EXP-FRONTEND"),
        ("mobile", Level.MID, 55, 75, "EXP-WEAK EXP-VTR SKL-LAYERS", "SUM-YEARS ATS-TYPO"),
        ("platform-remote", Level.STAFF, 65, 85, "SUM-OUTCOME", "SKL-LAYERS EXP-VERB EXP-METRIC EXP-SCALE"),
        (
            "php-agency",
            Level.SENIOR,
            50,
            65,
            "EXP-VERB EXP-METRIC EXP-VTR",
            "SUM-YEARS SKL-LAYERS ATS-TYPO",
        ),
        (
            "embedded",
            Level.SENIOR,
            50,
            70,
            "SUM-OBJECTIVE EXP-VERB EXP-HOBBIES CON-LINKS",
            "EXP-DISTRIBUTED",
        ),
        ("senior-lead-short", Level.SENIOR, 75, 95, "EXP-WEAK", "EXP-BEFOREAFTER EXP-METRIC SUM-SCALE EXP-LEADERSHIP"),
        (
            "mid-node",
            Level.MID,
            50,
            65,
            "EXP-METRIC EXP-VTR EXP-BEFOREAFTER",
            "PRJ-LINKS SUM-STACK SUM-SCALE SKL-LAYERS",
        ),
        ("senior-retail", Level.SENIOR, 50, 70, "EXP-WEAK SKL-EVIDENCE CRT-DATES", "CRT-VALUE EXP-SCALE EXP-OWNERSHIP"),
        ("master-graduate", Level.NEW_GRAD, 70, 85, "CON-LINKS", "EXP-TITLE EXP-METRIC SUM-MISSING PRJ-LINKS EXP-WEAK"),
        ("senior-british", Level.SENIOR, 70, 85, "", "SUM-SCALE SUM-YEARS SUM-OUTCOME EXP-VERB EXP-METRIC ATS-TYPO"),
        (
            "consultant-clients",
            Level.SENIOR,
            70,
            90,
            "EXP-WEAK SUM-OUTCOME",
            "EXP-VERB EXP-METRIC CRT-VALUE",
        ),
        ("waiter-student", Level.NEW_GRAD, 80, 95, "", "SUM-MISSING EXP-METRIC PRJ-LINKS PRJ-NEWGRAD EXP-SCALE"),
        ("paragraphs", Level.SENIOR, 25, 45, "REV-SPARSE EXP-DUTY SUM-OBJECTIVE", "SUM-YEARS EXP-METRIC"),
        # clients are his jobs; his site has an ending of his country
        (
            "laravel-clients",
            Level.SENIOR,
            55,
            75,
            "EXP-METRIC EXP-WEAK ATS-HEADINGS",
            "PRJ-NEWGRAD EXP-SCALE",
        ),
        # the years at home are none of experience, and her children are not praised
        ("parental-gap", Level.SENIOR, 65, 85, "EXP-WEAK SKL-LAYERS", "EXP-PROGRESSION CRT-SECTION SUM-YEARS"),
        # two years behind a counter make nobody senior; "one year" is a number of years, and tests were written
        (
            "junior-internet-cafe",
            Level.MID,
            45,
            60,
            "EXP-WEAK EXP-METRIC",
            "SUM-YEARS SKL-TESTING SKL-TOPTHIRD EXP-LEADERSHIP",
        ),
        # clusters and engineers are a scale, Terratest is a test
        ("platform-go", Level.STAFF, 85, 100, "SKL-ACRONYM", "SUM-SCALE SKL-TESTING EXP-DATABASE EXP-METRIC"),
        (
            "career-gap-vague",
            Level.MID,
            35,
            55,
            "SUM-OBJECTIVE EXP-WEAK SKL-SOFT CON-LINKS SKL-OUTDATED",
            "CON-REQUIRED",
        ),
    ],
)
def test_people_of_all_kinds(name: str, level: Level, at_least: int, at_most: int, found: str, not_found: str) -> None:
    result = reviewed(name)
    rules = {finding.rule for finding in result.all_findings}
    assert result.resume.level is level
    assert result.score is not None
    assert at_least <= result.score <= at_most
    assert set(found.split()) <= rules
    assert rules.isdisjoint(not_found.split())


def test_what_is_no_work_counts_no_years_and_earns_no_praise() -> None:
    result = reviewed("parental-gap")
    assert result.resume.years_experience == 8.0
    assert not any("children" in strength.quote for strength in result.strengths)


def test_every_invented_resume_is_judged() -> None:
    (table,) = (mark for mark in cast(Any, test_people_of_all_kinds).pytestmark if mark.name == "parametrize")
    assert {row[0] for row in table.args[1]} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_members_own(name: str) -> None:
    text = " ".join(" ".join(line.text.split()) for line in read_invented(name).lines)
    for finding in reviewed(name).all_findings:
        for quote in (finding.quote, *finding.others):
            # Heads of jobs are quoted as title, organization and dates.
            assert all(part.removesuffix(" …").strip() in text for part in quote.split(" · "))


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_whole(name: str) -> None:
    for finding in reviewed(name).all_findings:
        for text in (finding.title, finding.message, finding.why, finding.suggestion):
            assert text
            assert not re.search(r"\{|\}|  |\ba [aeio]\w+ (?:application|engineer)|\bNone\b(?! of)|“”", text)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_rebuilt_twice_in_one_finding_and_none_into_itself(name: str) -> None:
    for finding in reviewed(name).all_findings:
        rebuilt = [line for line in (finding.rewrite, *finding.others_rewritten) if line]
        assert len(rebuilt) == len(set(rebuilt))
        assert set(rebuilt).isdisjoint((finding.quote, *finding.others))
        assert len(finding.others) == len(finding.others_rewritten)


@pytest.mark.parametrize("name", NAMES)
def test_praise_is_for_lines_that_no_finding_quotes(name: str) -> None:
    result = reviewed(name)
    quoted = {quote for finding in result.findings for quote in (finding.quote, *finding.others)}
    assert quoted.isdisjoint(strength.quote for strength in result.strengths)
