"""The reference of the rules: current, complete, and true to the list of requirements."""

import re
from pathlib import Path

import pytest

from coach.review.rule_reference import covering, pages
from rules.packs import DEFAULT, load, names, overlay_names
from rules.requirements import requirements

HOUSE = Path(__file__).parents[2]
REQUIREMENTS = HOUSE.parent / "shared" / "requirements.md"
PAGES = pages()
RULES = [*load().rules, *(rule for name in overlay_names() for rule in load(overlays=(name,)).rules)]


def test_the_pages_in_the_docs_are_current() -> None:
    docs = HOUSE / "docs"
    found = {str(path.relative_to(docs)): path.read_text("utf-8") for path in docs.glob("rules/*.md")}
    assert found | {"rules.md": (docs / "rules.md").read_text("utf-8")} == PAGES, "run: coach rules --into docs"


@pytest.mark.parametrize("name", names())
def test_every_rule_of_every_pack_stands_on_a_page_that_leads_to_it(name: str) -> None:
    """On that of its pack where it says or finds something of its own, else on that of the back-end pack."""
    text = PAGES["rules.md"] if name == DEFAULT else PAGES[f"rules/{name}.md"]
    both = anchors(PAGES["rules.md"])
    for rule in load(name).rules:
        own = {each for each in anchors(text) if each.startswith(rule.id.lower())}
        assert own or any(each.startswith(rule.id.lower()) for each in both), rule.id
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors(text)
    assert set(re.findall(r"\]\(\.\./rules\.md#([\w-]+)\)", text)) <= both


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


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
    text = PAGES["rules.md"]
    assert all(f"[{rule.id}](#" in text for rule in load().rules)


@pytest.mark.parametrize("path", sorted(PAGES))
def test_no_example_shows_the_same_twice(path: str) -> None:
    """Where the lines are alike, what differs is said beside them."""
    shown = r"^Bad(.*):\n\n```\n([^`]*)\n```\n\nGood(.*):\n\n```\n([^`]*)\n```"
    pairs = re.findall(shown, PAGES[path], re.MULTILINE)
    assert pairs
    assert not [bad for facts, bad, good_facts, good in pairs if (facts, bad) == (good_facts, good)]
