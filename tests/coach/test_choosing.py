"""What is told: twelve findings at most, a rule once, no line twice; the rest is there for who asks."""

from dataclasses import replace

from coach.review.choosing import MAX_TOLD, choose
from rules.finding import Severity
from rules.resume import SectionKind
from tests.reviews import finding


def test_no_more_is_told_than_a_person_can_take_in() -> None:
    chosen = choose([finding(f"EXP-{n}", quote=f"Line {n}") for n in range(20)])
    assert len(chosen.told) == MAX_TOLD
    assert [each.rule for each in chosen.further] == [f"EXP-{n}" for n in range(MAX_TOLD, 20)]


def test_what_was_asked_for_and_what_is_grave_is_told_though_others_weigh_more() -> None:
    light = [finding("IND-FINANCE", quote=""), finding("CON-REQUIRED", quote="", severity=Severity.ERROR)]
    told = choose([*(finding(f"EXP-{n}", quote=f"Line {n}") for n in range(20)), *light], {"IND-FINANCE"}).told
    assert len(told) == MAX_TOLD
    assert {"IND-FINANCE", "CON-REQUIRED"} <= {each.rule for each in told}


def test_a_rule_is_told_of_the_section_where_it_weighs_most() -> None:
    two = [finding("EXP-WEAK", quote="One"), finding("EXP-WEAK", quote="Two", section=SectionKind.PROJECTS)]
    chosen = choose(two)
    assert [each.quote for each in chosen.told] == ["One"]
    assert [each.quote for each in chosen.further] == ["Two"]


def test_no_line_is_quoted_twice() -> None:
    first = finding("EXP-WEAK", quote="Helped with tests")
    other = finding("EXP-METRIC", quote="Helped with tests", others=("Wrote tools",), others_rewritten=("",), count=2)
    told = choose([first, other]).told
    assert [each.quote for each in told] == ["Helped with tests", "Wrote tools"]


def test_words_for_a_search_are_told_together_at_the_end() -> None:
    chosen = choose([finding("SKL-VERSION"), finding("EXP-WEAK"), finding("SKL-TOP25")])
    assert [each.rule for each in chosen.told] == ["EXP-WEAK"]
    assert [each.rule for each in chosen.search_words] == ["SKL-VERSION", "SKL-TOP25"]


def test_a_line_is_left_to_the_finding_that_has_no_other() -> None:
    several = finding("EXP-METRIC", quote="Built an API", others=("Wrote tools",), others_rewritten=("",), count=2)
    told = choose([several, finding("REV-LEAD", quote="Built an API")]).told
    assert [(each.rule, each.quote) for each in told] == [("EXP-METRIC", "Wrote tools"), ("REV-LEAD", "Built an API")]


def test_a_finding_with_lines_to_spare_leaves_one_to_a_later_one() -> None:
    several = finding("EXP-METRIC", quote="Built an API", others=("Wrote tools",), others_rewritten=("",), count=2)
    later = finding("EXP-VTR", quote="Built an API", others=("Wrote tools",), others_rewritten=("",), count=2)
    told = choose([several, later]).told
    assert [(each.rule, each.quote) for each in told] == [("EXP-METRIC", "Built an API"), ("EXP-VTR", "Wrote tools")]


def test_a_finding_whose_lines_are_all_quoted_already_is_left_to_who_asks() -> None:
    chosen = choose([finding("EXP-WEAK", quote="Helped out"), finding("EXP-VERB", quote="Helped out")])
    assert [each.rule for each in chosen.told] == ["EXP-WEAK"]
    assert [each.rule for each in chosen.further] == ["EXP-VERB"]


def test_what_weighs_little_is_told_only_where_little_else_is() -> None:
    light = finding("SUM-INFRA", quote="", weight=0.5)
    few = choose([*(finding(f"EXP-{n}", quote=f"Line {n}") for n in range(4)), light])
    many = choose([*(finding(f"EXP-{n}", quote=f"Line {n}") for n in range(9)), light])
    assert few.told[-1].rule == many.further[-1].rule == "SUM-INFRA"


def test_what_is_said_of_one_line_is_never_told_of_another() -> None:
    taken = finding("EXP-WEAK", quote="Wrote the import")
    copied = finding(
        "REV-DUPLICATE", quote="Wrote the import", others=("Ran the shop",), others_rewritten=("",), count=2
    )
    chosen = choose([taken, replace(copied, says_of_quote=True)])
    assert [each.rule for each in chosen.told] == ["EXP-WEAK"]
    assert [each.quote for each in chosen.further] == ["Wrote the import"]
