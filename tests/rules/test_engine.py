"""The engine: what is folded, what is silent, which rules hold for whom."""

from typing import Any

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, SectionKind
from rules.rule import Pack

WEAK = """
- Responsible for the billing service
- Worked on the search service
- Helped deploy the shop
- Helped test the shop
"""


def findings(text: str, *rules: str, level: Level = Level.MID, **facts: Any) -> list[Finding]:
    pack = load()
    chosen = Pack("test", tuple(pack.rule(each) for each in rules)) if rules else pack
    return list(run(to_resume(text, SectionKind.EXPERIENCE, level, facts), chosen))


def test_findings_of_a_rule_are_folded_into_one() -> None:
    (folded,) = findings(WEAK, "EXP-WEAK")
    assert folded.count == 4
    assert folded.quote == "Responsible for the billing service"
    assert folded.rewrite == "Owned the billing service"
    # What cannot be rebuilt is asked for; lines that raise a question come first.
    assert folded.others == ("Helped deploy the shop", "Helped test the shop")
    assert folded.questions[0] == ()
    assert "Which part of it was yours?" in folded.questions[1]


def test_the_weight_of_a_folded_finding_has_a_limit() -> None:
    (folded,) = findings(WEAK, "EXP-WEAK")
    assert folded.weight == load().rule("EXP-WEAK").cap


def test_a_line_is_blamed_by_the_better_rule_only() -> None:
    found = findings("- Responsible for the billing service\n- Various tasks of the day", "EXP-WEAK", "EXP-VERB")
    assert {each.rule: each.quote for each in found} == {
        "EXP-WEAK": "Responsible for the billing service",
        "EXP-VERB": "Various tasks of the day",
    }


def test_beside_an_objective_the_summary_is_not_blamed_for_more() -> None:
    text = "# summary: Summary\nObjective: to obtain a challenging position in a growing company with nice people"
    assert [each.rule for each in findings(text) if each.section is SectionKind.SUMMARY] == ["SUM-OBJECTIVE"]


def test_wording_is_not_judged_in_other_languages() -> None:
    found = findings("- Verantwortlich für den Betrieb", language="de", columns=2)
    pack = load()
    assert "ATS-COLUMNS" in {each.rule for each in found}
    assert all(pack.rule(each.rule).any_language for each in found)


@pytest.mark.parametrize(("level", "asked"), [(Level.NEW_GRAD, False), (Level.MID, False), (Level.STAFF, True)])
def test_leadership_is_asked_of_those_who_lead(level: Level, asked: bool) -> None:
    text = "- Wrote services in Java that keep the stock of the shop in order every day of the year\n" * 4
    assert ("EXP-LEADERSHIP" in {each.rule for each in findings(text, level=level)}) is asked


def test_what_costs_most_comes_first() -> None:
    weights = [each.weight for each in findings(WEAK)]
    assert weights == sorted(weights, reverse=True)


def test_another_level_can_be_asked_for() -> None:
    resume = to_resume(WEAK, SectionKind.EXPERIENCE, Level.MID, {})
    assert {each.rule for each in run(resume, load(), Level.NEW_GRAD)} != {each.rule for each in run(resume, load())}
