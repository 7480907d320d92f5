"""Invented lines, one by one: what a mentor would write in their place, or that they are left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rules.checks.long_bullet import seam
from rules.lexicon.verbs import lookup, opens_with_verb
from rules.rewriting import rewrite

LINES = Path(__file__).with_name("lines.txt")


def cases() -> Iterator[tuple[str, str, str]]:
    """The heading, the line, and what stands behind it with its sign ("=> …", "// …", or nothing)."""
    heading = ""
    for text in LINES.read_text("utf-8").splitlines():
        if text.startswith("## "):
            heading = text[3:]
        elif text and not text.startswith("#"):
            sign = next((sign for sign in (" =>", " //") if sign in text), "")
            line, _, rest = text.partition(sign) if sign else (text, "", "")
            yield heading, line, f"{sign.strip()} {rest.strip()}".strip()


CASES = list(cases())
REWRITTEN = [(heading, line, told.removeprefix("=>").strip()) for heading, line, told in CASES if "//" not in told]
NO_VERBS = {"Nouns that hide a verb", "Nouns that hide none, or none that is sure", "Passives"}
SPLIT = [(line, told.removeprefix("//").strip()) for _, line, told in CASES if told.startswith("//")]


def test_there_are_enough_of_them_and_none_stands_twice() -> None:
    assert len(CASES) > 200
    assert len({(heading, line) for heading, line, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("heading", "line", "stronger"), REWRITTEN)
def test_a_line_is_rebuilt_as_a_mentor_would_or_left_alone(heading: str, line: str, stronger: str) -> None:
    assert rewrite(line, ended="(ended)" in heading, held="(held)" in heading) == stronger


@pytest.mark.parametrize("line", [line for heading, line, _ in CASES if heading.startswith("Good lines")])
def test_a_good_line_opens_with_a_verb(line: str) -> None:
    assert opens_with_verb(line)


@pytest.mark.parametrize("line", [line for heading, line, _ in CASES if heading in NO_VERBS])
def test_nouns_and_passives_do_not(line: str) -> None:
    assert not opens_with_verb(line) or lookup(line.split(maxsplit=1)[0])


@pytest.mark.parametrize(("line", "words"), SPLIT)
def test_a_long_line_is_split_where_both_halves_stand_alone(line: str, words: str) -> None:
    assert seam(line) == words
