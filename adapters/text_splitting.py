"""Cuts texts that are too long where a reader would pause; the pieces joined are the text again."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from coach.chat.message import Text

_PAUSES = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?;])\s"),
    re.compile(r"(?<=,)\s"),
    re.compile(r"\s"),
)
"""Where to cut, best first: paragraph, line, sentence, clause, word. A pause stays with the piece before it."""


def pieces(text: str, limit: int) -> Iterator[str]:
    """Pieces of at most `limit` characters, as long as they can be and none of them empty."""
    while len(text) > limit:
        cut = _cut(text, limit // 3, limit, near=limit)
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text


def fitting(text: str, render: Callable[[str], str], fits: Callable[[str], bool]) -> list[str]:
    """The text rendered in few pieces that fit, where rendering makes texts longer; what is too long is halved."""
    shown = render(text)
    if fits(shown) or len(text) < 2:
        return [shown]
    first, second = _halves(text)
    return fitting(first, render, fits) + fitting(second, render, fits)


def fitting_runs(text: Text, render: Callable[[Text], str], fits: Callable[[str], bool]) -> list[str]:
    """The same for styled text."""
    shown = render(text)
    if fits(shown) or sum(len(run.text) for run in text) < 2:
        return [shown]
    first, second = _halves_of_runs(text)
    return fitting_runs(first, render, fits) + fitting_runs(second, render, fits)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters; what was left out is shown by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _halves(text: str) -> tuple[str, str]:
    """Two parts, cut at the best pause in the middle half."""
    quarter = len(text) // 4
    cut = _cut(text, quarter, len(text) - quarter, near=len(text) // 2)
    return text[:cut], text[cut:]


def _halves_of_runs(text: Text) -> tuple[Text, Text]:
    if len(text) > 1:
        return text[: len(text) // 2], text[len(text) // 2 :]
    first, second = _halves(text[0].text)
    return (replace(text[0], text=first),), (replace(text[0], text=second),)


def _cut(text: str, low: int, high: int, *, near: int) -> int:
    """The best pause between two places in the text, of several the one closest to `near`; without any, `near`."""
    for pause in _PAUSES:
        cuts = [match.end() for match in pause.finditer(text, low, high) if match.end() < len(text)]
        if cuts:
            return min(cuts, key=lambda at: abs(at - near))
    return near
