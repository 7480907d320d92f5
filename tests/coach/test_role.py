"""The role in a review: the pack follows it, an aim overrules it, and the report says what was read."""

import pytest

from coach.chat.places import Options
from coach.review.report import to_report
from coach.review.reviewing import review
from rules.examples import to_resume
from rules.resume import Level, Resume, SectionKind
from rules.role import Role


def resume(text: str) -> Resume:
    return to_resume(text, SectionKind.EXPERIENCE, Level.SENIOR, {})


FRONT_END = resume("""
# skills: Skills
React, TypeScript, Redux, Sass, Storybook, GraphQL, PostgreSQL
# experience: Experience
= Frontend Developer | Larkfield | 2017-01 | present
- Rebuilt the checkout pages in React and cut the bundle size by half
- Led the design system together with two designers""")
NURSE = resume("""
# experience: Experience
= Registered Nurse | St. Brendan | 2015-01 | present
- Cared for 6 patients a shift on a cardiac ward""")


def rules_of(found: Resume, options: Options = Options()) -> set[str]:  # noqa: B008 — frozen
    return {finding.rule for finding in review(found, options).all_findings}


def test_the_pack_follows_the_role_that_is_read() -> None:
    reviewed = review(FRONT_END)
    assert reviewed.role.role is Role.FRONTEND
    assert reviewed.pack == "frontend-engineer"
    assert "SKL-DATABASE" not in rules_of(FRONT_END)


def test_one_database_among_the_skills_makes_nobody_a_back_end_engineer() -> None:
    """Whoever aims at back-end work with a front-end resume is told so."""
    assert "EXP-FRONTEND" in rules_of(FRONT_END, Options(role=Role.BACKEND))


def test_an_aim_apart_from_what_is_read_is_told_with_what_carries_over() -> None:
    found = review(FRONT_END, Options(role=Role.DEVOPS)).all_findings
    (said,) = [finding for finding in found if finding.rule == "REV-AIM"]
    assert "front-end work" in said.message


def test_who_aims_at_what_is_read_is_not_told_again() -> None:
    assert "REV-ROLE" in rules_of(FRONT_END)
    assert "REV-ROLE" not in rules_of(FRONT_END, Options(role=Role.FRONTEND))


def test_a_pack_that_is_named_overrules_the_role() -> None:
    assert review(FRONT_END, Options(pack="backend-engineer", role=Role.DEVOPS)).pack == "backend-engineer"


def test_a_nurse_is_never_judged_as_a_back_end_engineer() -> None:
    reviewed = review(NURSE)
    assert reviewed.pack == "anybody"
    assert "REV-ROLE" in rules_of(NURSE)
    assert reviewed.score is None
    assert "made for software work" in reviewed.score_reason
    assert review(NURSE, Options(role=Role.BACKEND)).score is not None


@pytest.mark.parametrize(("options", "aim"), [(Options(), None), (Options(role=Role.QA), "qa")])
def test_the_report_names_role_and_aim(options: Options, aim: str | None) -> None:
    report = to_report(review(FRONT_END, options))
    assert report["role"]["name"] == "frontend"
    assert 0 < report["role"]["sure"] <= 1
    assert report["role"]["evidence"]
    assert report["aim"] == aim
