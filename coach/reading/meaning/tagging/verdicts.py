"""What the rules by glyphs, dates and looks say of lines among jobs: evidence for the tagger."""

from collections.abc import Sequence

from coach.reading.meaning import bullets, entries
from coach.reading.meaning.bullets import Item
from rules.resume import Line


def verdicts(lines: Sequence[Line]) -> tuple[tuple[Item, ...], dict[int, str]]:
    """Bullets that open with a glyph, and which lines the rules take for heads ("first" or "more")."""
    last = len(lines) - 1
    items = bullets.to_items(lines, 0, last)
    heads: dict[int, str] = {}
    for part in entries.parts(lines, 0, last, items):
        for index in range(part.first, part.head_last + 1):
            heads[index] = "first" if index == part.first else "more"
    return items, heads
