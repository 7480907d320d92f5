"""What a person sees at a terminal, and what a hostile resume cannot do there."""

import os
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import pytest

from adapters.terminal.page import Page, cells, page_of, wrapped
from adapters.terminal.text import show
from coach.review.thread import to_thread
from tests.reviews import HOSTILE, finding, review


def shown(width: int = 100, *, color: bool = False, **changes: Any) -> str:
    out = StringIO()
    show(Page(out, width, color), "resume.pdf", to_thread(review(finding(**changes)), audience="member"))
    return out.getvalue()


def test_score_quote_reason_and_stronger_line_are_there() -> None:
    text = shown(rewrite="Rebuilt the billing service")
    for words in ("71 of 100", "Worked on the billing service", "→ Stronger: Rebuilt", "Why: A reader"):
        assert words in text


def test_lines_keep_to_the_width() -> None:
    assert max(map(len, shown(60, quote="word " * 80).splitlines())) <= 60


def test_control_characters_of_a_resume_never_reach_the_terminal() -> None:
    """An escape sequence in a bullet could recolor, retitle or overwrite what the coach prints."""
    assert "\x1b" not in shown(quote=HOSTILE + "\x1b]0;owned\x07\u202e")
    assert "\x1b[31m" not in shown(color=True, quote=HOSTILE).split("Led", 1)[1].split("&amp;", 1)[0]


def test_markup_of_a_resume_stays_text() -> None:
    assert "[bold]x[/bold]" in shown(quote="[bold]x[/bold]")


def lines(text: str, width: int) -> list[str]:
    return ["".join(part for part, _ in line) for line in wrapped(((text, "plain"),), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one\n  two", 20, ["one", "  two"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("履歴書 履歴書", 6, ["履歴書", "履歴書"]),
        ("", 5, [""]),
    ],
)
def test_text_is_broken_between_words(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_word_in_two_styles_is_not_broken_between_them() -> None:
    pieces = (("see the ", "plain"), ("Do", "bold"), (": it", "plain"))
    assert [*wrapped(pieces, 10)] == [(("see the", "plain"),), (("Do", "bold"), (": it", "plain"))]


def test_letters_take_the_room_that_a_terminal_gives_them() -> None:
    assert [cells(each) for each in ("abc", "é", "e\u0301", "履歴", "🟠")] == [3, 1, 1, 4, 2]


@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_are_for_terminals_that_show_them(
    environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ours, theirs = os.openpty()
    with open(ours, "rb"), open(theirs, "w", encoding="utf-8") as terminal:  # noqa: PTH123 — of a descriptor
        assert page_of(terminal).colored is colored
    assert page_of(TextIOWrapper(BytesIO(), "utf-8")).colored is False
