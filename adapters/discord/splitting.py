"""Cuts texts that are too long for one block at places where a reader would pause."""

import re
from collections.abc import Callable
from dataclasses import replace

from coach.chat.message import Text

# From the best place to cut to the worst: paragraph, line, sentence, word.
_PAUSES = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?;]) "), re.compile(r"\s"))


def fitting(text: str, render: Callable[[str], str], fits: Callable[[str], bool]) -> list[str]:
    """The text rendered in as few pieces as fit; halves what is too long until it does."""
    shown = render(text)
    if fits(shown) or len(text) < 2:
        return [shown]
    first, second = halves(text)
    return fitting(first, render, fits) + fitting(second, render, fits)


def fitting_runs(text: Text, render: Callable[[Text], str], fits: Callable[[str], bool]) -> list[str]:
    """The same for styled text."""
    shown = render(text)
    if fits(shown) or sum(len(run.text) for run in text) < 2:
        return [shown]
    first, second = _halves_of_runs(text)
    return fitting_runs(first, render, fits) + fitting_runs(second, render, fits)


def halves(text: str) -> tuple[str, str]:
    """Two parts that together are the text, cut at the best pause in its middle half."""
    middle, low, high = len(text) // 2, len(text) // 4, len(text) - len(text) // 4
    for pause in _PAUSES:
        cuts = [match.end() for match in pause.finditer(text, low, high) if 0 < match.end() < len(text)]
        if cuts:
            cut = min(cuts, key=lambda at: abs(at - middle))
            return text[:cut], text[cut:]
    return text[:middle], text[middle:]


def _halves_of_runs(text: Text) -> tuple[Text, Text]:
    if len(text) > 1:
        return text[: len(text) // 2], text[len(text) // 2 :]
    first, second = halves(text[0].text)
    return (replace(text[0], text=first),), (replace(text[0], text=second),)
