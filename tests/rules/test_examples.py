"""Every rule's own examples are its test: the bad line is found, the good one is not."""

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load, names, overlay_names
from rules.rule import Example, Pack, Rule

PACKS = [load(name) for name in names()] + [load(overlays=(name,)) for name in overlay_names()]
CASES = {
    (rule.id, number): (rule, example)
    for pack in PACKS
    for rule in pack.rules
    for number, example in enumerate(rule.examples)
}


def found(rule: Rule, example: Example, text: str, good: bool) -> list[Finding]:
    facts = example.good_facts if good else example.facts
    resume = to_resume(text, rule.section, example.level, facts)
    return list(run(resume, Pack("one", (rule,)), rule.levels[0] if example.level not in rule.levels else None))


@pytest.mark.parametrize(("rule", "example"), CASES.values(), ids=[f"{rule}-{number}" for rule, number in CASES])
def test_the_bad_line_is_found_and_the_good_one_is_not(rule: Rule, example: Example) -> None:
    findings = found(rule, example, example.bad, good=False)
    assert findings, "the bad line yields no finding"
    assert example.finds is None or findings[0].quote == example.finds
    assert "{" not in findings[0].message + findings[0].suggestion + findings[0].title
    assert not found(rule, example, example.good, good=True), "the good line yields a finding"


@pytest.mark.parametrize(("rule", "example"), CASES.values(), ids=[f"{rule}-{number}" for rule, number in CASES])
def test_words_for_people_are_there(rule: Rule, example: Example) -> None:
    """Each finding says what, why and what to do, and every source is an id of a requirement."""
    assert len(rule.why) > 30
    assert len(rule.suggestion) > 10
    assert len(rule.title) <= 80
    assert all(source == source.upper() for source in rule.source)
