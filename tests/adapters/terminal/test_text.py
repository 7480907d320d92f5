"""What a person sees at a terminal, and what a hostile resume cannot do there."""

from io import StringIO
from typing import Any

from rich.console import Console

from adapters.terminal.text import show
from coach.review.thread import to_thread
from tests.reviews import HOSTILE, finding, review


def shown(width: int = 100, *, color: bool = False, **changes: Any) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="truecolor" if color else None)
    show(console, "resume.pdf", to_thread(review(finding(**changes)), audience="member"))
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
