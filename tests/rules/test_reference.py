"""The reference of the rules: current, complete, and true to the list of requirements."""

import re
from pathlib import Path

import pytest

from coach.review.rule_reference import covering, page
from rules.packs import load, overlay_names
from rules.requirements import requirements

HOUSE = Path(__file__).parents[2]
REQUIREMENTS = HOUSE.parent / "shared" / "requirements.md"
RULES = [*load().rules, *(rule for name in overlay_names() for rule in load(overlays=(name,)).rules)]


def test_the_page_in_the_docs_is_current() -> None:
    assert (HOUSE / "docs" / "rules.md").read_text("utf-8") == page(load()), "run: coach rules --format markdown"


@pytest.mark.parametrize("requirement", requirements(), ids=lambda each: each.id)
def test_every_requirement_is_answered(requirement) -> None:  # type: ignore[no-untyped-def]
    assert covering(requirement, RULES) or requirement.covered


def test_every_source_is_a_requirement() -> None:
    known = {each.id for each in requirements()}
    assert {source for rule in RULES for source in rule.source} <= known


@pytest.mark.skipif(not REQUIREMENTS.exists(), reason="the list of requirements lies beside the checkout only")
def test_the_requirements_are_those_of_the_list() -> None:
    rows = re.findall(r"^\| ([A-Z0-9, -]+) \| .*? \| (\w+) \|$", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    listed = {(name, kind) for names, kind in rows for name in names.split(", ")}
    assert {(each.id, each.kind) for each in requirements()} == listed


def test_every_rule_is_reached_from_the_contents() -> None:
    text = page(load())
    links = set(re.findall(r"\]\(#([\w-]+)\)", text))
    headings = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)
    }
    assert links <= headings
    assert all(f"[{rule.id}](#" in text for rule in load().rules)


def test_no_example_shows_the_same_twice() -> None:
    """Where the lines are alike, what differs is said beside them."""
    pairs = re.findall(r"^Bad(.*):\n\n```\n([^`]*)\n```\n\nGood(.*):\n\n```\n([^`]*)\n```", page(load()), re.MULTILINE)
    assert pairs
    assert not [bad for facts, bad, good_facts, good in pairs if (facts, bad) == (good_facts, good)]
