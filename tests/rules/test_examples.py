"""Every rule's own examples are its test: the bad line is found, the good one is not."""

import pytest

from rules.packs import load, names, overlay_names
from rules.rule import Example, Rule
from rules.validation import findings, flaws

PACKS = [load(name) for name in names()] + [load(overlays=(name,)) for name in overlay_names()]
RULES = {id(rule): (pack.name, rule) for pack in reversed(PACKS) for rule in pack.rules}
"""Each once, however many packs build on it."""
CASES = {
    (pack, rule.id, number): (rule, example)
    for pack, rule in RULES.values()
    for number, example in enumerate(rule.examples)
}
IDS = ["-".join(map(str, case)) for case in CASES]


@pytest.mark.parametrize(("rule", "example"), CASES.values(), ids=IDS)
def test_the_bad_line_is_found_and_the_good_one_is_not(rule: Rule, example: Example) -> None:
    assert list(flaws(rule)) == []
    (found, *_) = findings(rule, example, good=False)
    assert "{" not in found.message + found.suggestion + found.title


@pytest.mark.parametrize(("rule", "example"), CASES.values(), ids=IDS)
def test_words_for_people_are_there(rule: Rule, example: Example) -> None:
    """Each finding says what, why and what to do, and every source is an id of a requirement."""
    assert len(rule.why) > 30
    assert len(rule.suggestion) > 10 or rule.suggestion.startswith("{")
    assert len(rule.title) <= 80
    assert all(source == source.upper() for source in rule.source)
