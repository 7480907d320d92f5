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


def test_wording_is_not_judged_in_the_lines_of_a_resume_that_are_in_another_language() -> None:
    text = "- Verantwortlich für den Betreib\n- Responsible for the ledgr of nine banks"
    quoted = {each.quote for each in findings(text, foreign=(1,)) if not load().rule(each.rule).any_language}
    assert "Responsible for the ledgr of nine banks" in quoted
    assert "Verantwortlich für den Betreib" not in quoted


@pytest.mark.parametrize(("level", "asked"), [(Level.NEW_GRAD, False), (Level.MID, False), (Level.STAFF, True)])
def test_leadership_is_asked_of_those_who_lead(level: Level, asked: bool) -> None:
    text = "- Wrote services in Java that keep the stock of the shop in order every day of the year\n" * 4
    assert ("EXP-LEADERSHIP" in {each.rule for each in findings(text, level=level)}) is asked


def test_what_costs_most_comes_first() -> None:
    weights = [each.weight for each in findings(WEAK)]
    assert weights == sorted(weights, reverse=True)


def test_another_level_can_be_asked_for() -> None:
    resume = to_resume(WEAK, SectionKind.EXPERIENCE, Level.MID, {})
    assert {each.rule for each in run(resume, load(), Level.STAFF)} != {each.rule for each in run(resume, load())}


COPIED = """
- Wrote the import of carrier rates in Go for the night run
- Ran the shop on two servers in Leeds with Ansible
- Wrote the import of carrier rates in Go for the night run
- Ran the shop on two servers in Leeds with Ansible
"""


def test_a_finding_whose_words_differ_by_line_is_about_the_one_it_quotes() -> None:
    (copied,) = findings(COPIED, "REV-DUPLICATE")
    assert copied.says_of_quote
    assert copied.quote in copied.message or copied.message.split("“")[1].split(" …")[0] in copied.quote
    (weak,) = findings(WEAK, "EXP-WEAK")
    assert not weak.says_of_quote


def test_a_duty_of_a_job_still_held_stays_in_the_present() -> None:
    held = "= Engineer | Larkwall | 2021-03 | present\n- Responsible for the billing service of 40 shops"
    (weak,) = findings(held, "EXP-WEAK")
    assert weak.rewrite == "Own the billing service of 40 shops"


def test_columns_speak_of_a_quoted_line_only_where_one_is_quoted() -> None:
    (plain,) = findings("- Built an API", "ATS-COLUMNS", columns=2)
    (proven,) = findings("- Built an API", "ATS-COLUMNS", columns=2, garbled={"order": "Skills Built Go an API"})
    assert "quoted" not in plain.message + plain.why
    assert proven.quote
    assert "The line quoted" in proven.message


def test_a_second_heading_of_a_kind_may_be_called_anything() -> None:
    odd = "# education: Leading people\nA year of evenings"
    assert findings(odd, "ATS-HEADINGS")
    assert not findings(f"# education: Education\nB.S. Physics\n{odd}", "ATS-HEADINGS")
    assert not findings("# education: Professional Development\nA year of evenings", "ATS-HEADINGS")


def test_skills_in_lines_of_their_own_are_grouped() -> None:
    grouped = "# skills: Skills\nJava, Python, Go\nPostgreSQL, Redis, Kafka, MongoDB, Oracle\nDocker, AWS, Jenkins"
    one = "# skills: Skills\nJava, Python, Go, PostgreSQL, Redis, Kafka, MongoDB, Oracle, Docker, AWS, Jenkins"
    assert not findings(grouped, "SKL-LAYERS")
    (flat,) = findings(f"{one}, Fast Learner", "SKL-LAYERS")
    assert flat.message == "None of your skills has a label."


@pytest.mark.parametrize("years", ["nearly two decades", "a decade", "6 years"])
def test_years_are_said_in_decades_too(years: str) -> None:
    assert not findings(
        f"# summary: Summary\nData engineer with {years} of experience building terabyte-scale pipelines",
        "SUM-YEARS",
        "SUM-SCALE",
        level=Level.SENIOR,
    )
