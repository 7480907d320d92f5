"""Cuts text into pieces that fit a limit, at the most sensible place; the pieces joined are the text again."""

from collections.abc import Iterator

BREAKS = ("\n\n", "\n", ". ", "; ", ", ", " ")
"""Where to cut, best first; the break stays at the end of the piece before it."""


def pieces(text: str, limit: int) -> Iterator[str]:
    """Pieces of at most `limit` characters, none of them empty."""
    while len(text) > limit:
        cut = _cut(text, limit)
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text


def _cut(text: str, limit: int) -> int:
    for mark in BREAKS:
        at = text.rfind(mark, limit // 3, limit - len(mark) + 1)
        if at >= 0:
            return at + len(mark)
    return limit


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters; what was left out is shown by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
