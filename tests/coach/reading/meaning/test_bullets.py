"""Which lines are one bullet, and how wrapped lines are joined."""

from dataclasses import replace

import pytest

from coach.reading.meaning.bullets import is_full, joined, to_items
from rules.resume import Line
from tests.coach.reading.meaning.page import head, line, page, point

LONG = "Built a queue that hands out jobs to every worker of"
"""As wide as the column."""
REST = line("the group", left=60.0)

PAGES: dict[str, tuple[list[Line | str], list[str]]] = {
    "each glyph opens a bullet": ([point("Built a queue"), point("Wrote tests")], ["Built a queue", "Wrote tests"]),
    "a wrapped line goes on below its text": ([point(LONG), REST], [f"{LONG} the group"]),
    "it may hang a little further in": ([point(LONG), line("the group", left=64.0)], [f"{LONG} the group"]),
    "not where the line above had room": (
        [point("Built a queue"), point(LONG), "", "", line("x", left=64.0)],
        [
            "Built a queue",
            LONG,
        ],
    ),
    "nor much further in": ([point(LONG), line("the group", left=90.0)], [LONG]),
    "a line back at the left is a paragraph of its own": (
        [head("Larkwall"), point(LONG), point("Built a queue"), "Brightfold builds tools"],
        [LONG, "Built a queue"],
    ),
    "a date below is the head of the next job": ([point(LONG), line("2019 – 2021", left=60.0)], [LONG]),
    "so is a title with its date at the right": ([point(LONG), line("Engineer\t2019 – 2021", left=60.0)], [LONG]),
    "a bold line is a head, too": ([point(LONG), head("Brightfold", left=60.0)], [LONG]),
    "a much larger line is no rest of a bullet": ([point(LONG), line("the group", left=60.0, size=14.0)], [LONG]),
    "room between them parts two lines": ([point(LONG), "", "", REST], [LONG]),
    "another column is another text": ([point(LONG), replace(REST, column=1)], [LONG]),
    "without positions nothing is known to go on": ([point(LONG), replace(REST, right=0.0)], [LONG]),
    "no glyphs, no bullets": (["Built a queue", "Wrote tests"], []),
}


@pytest.mark.parametrize(("lines", "texts"), PAGES.values(), ids=PAGES)
def test_items(lines: list[Line | str], texts: list[str]) -> None:
    text = page(*lines)
    assert [item.text for item in to_items(text, 0, len(text) - 1)] == texts


def test_only_the_lines_asked_for_are_looked_at() -> None:
    text = page(point("one"), point("two"), point("three"))
    assert [(item.first, item.last) for item in to_items(text, 1, 1)] == [(1, 1)]


@pytest.mark.parametrize(
    ("previous", "full"),
    [
        (LONG, True),  # its column ends where it ends: the next word did not fit
        ("Built a queue", False),  # there was room for the next word
    ],
)
def test_a_line_is_full_if_the_next_word_did_not_fit(previous: str, full: bool) -> None:
    text = page(point(LONG), point(previous), REST)
    assert is_full(text, 1, text[1], text[2]) is full


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["Built a", "queue"], "Built a queue"),
        (["Built  a ", " queue"], "Built a queue"),  # spaces around
        (["moved the data-", "base"], "moved the database"),  # "data-" opens compounds, too, but this is one word
        (["handled re-", "quests"], "handled requests"),  # a syllable and the rest of its word
        (["ran the de-", "ployment"], "ran the deployment"),  # a word that hyphenation broke
        (["a user-", "facing page"], "a user-facing page"),  # a short first part of no other word
        (["a cross-", "platform app"], "a cross-platform app"),  # a compound keeps its hyphen
        (["in state-of-the-", "art code"], "in state-of-the-art code"),  # a word with hyphens before keeps this one
        (["read/", "write"], "read/write"),  # a slash needs no space
        (["2019 –", "2021"], "2019 – 2021"),  # a dash that stands apart is none of a word
        ([], ""),
    ],
)
def test_wrapped_lines_are_joined(parts: list[str], text: str) -> None:
    assert joined(parts) == text


def test_where_all_lines_have_something_behind_a_tab_the_one_above_is_as_full_as_any() -> None:
    text = page(point("Larkfield\t2019"), point("Tidewater\t2021"))
    assert is_full(text, 1, replace(text[0], column=1), text[1])
