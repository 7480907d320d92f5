"""Bullets without a glyph: short paragraphs set in from the heads that they stand under."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from coach.reading.lexicon import dates, places
from coach.reading.meaning.bullets import Item, is_full, joined
from rules.resume import Line

_SAME_EDGE = 1.5
"""Points within which paragraphs are set in alike."""

_MIN_INDENT = 6.0
_MAX_INDENT = 60.0
"""Points between a head's left edge and its bullets; what stands further in is a column of its own."""

_MIN_ITEMS = 2
_MIN_WORDS = 3


def to_indented_items(lines: Sequence[Line], first: int, last: int) -> tuple[Item, ...]:
    """The bullets within lines `first` to `last` of a section in which no line opens with a glyph.

    Nothing is found where the heads begin with their dates: beside a margin of dates every line is set in.
    """
    heads = [line for line in lines[first : last + 1] if line.right > 0 and dates.find(line.text)]
    if any(line.bullet for line in lines[first : last + 1]) or not heads or any(_opens_with_date(h) for h in heads):
        return ()
    base = min(line.left for line in heads)
    indent = _usual_indent(lines[first : last + 1], base)
    if indent is None:
        return ()
    runs = _runs(lines, first, last, indent)
    items = [item for run in runs for item in _split(lines, run)]
    items = [item for item in items if len(item.text.split()) >= _MIN_WORDS]
    return tuple(items) if len(items) >= _MIN_ITEMS else ()


def _opens_with_date(line: Line) -> bool:
    return dates.is_only_date(line.text.split("\t")[0])


def _usual_indent(lines: Sequence[Line], base: float) -> float | None:
    """The left edge that most of the lines set in from `base` share."""
    edges = Counter(round(line.left) for line in lines if _is_body(line) and line.left - base >= _MIN_INDENT)
    edge, times = edges.most_common(1)[0] if edges else (0, 0)
    return float(edge) if times >= _MIN_ITEMS and edge - base <= _MAX_INDENT else None


def _is_body(line: Line) -> bool:
    aside = dates.is_only_date(line.text) or places.is_place(line.text)
    return line.right > 0 and not line.bold and "\t" not in line.text and not aside


def _runs(lines: Sequence[Line], first: int, last: int, indent: float) -> list[tuple[int, int]]:
    """Runs of lines at the indent."""
    runs: list[tuple[int, int]] = []
    for index in range(first, last + 1):
        line = lines[index]
        if not _is_body(line) or abs(line.left - indent) > _SAME_EDGE:
            continue
        if runs and runs[-1][1] == index - 1 and lines[index - 1].column == line.column:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _split(lines: Sequence[Line], run: tuple[int, int]) -> list[Item]:
    """A run cut where a line begins with a capital although its first word had fitted on the line above."""
    begins = [run[0]]
    for before, index in pairwise(range(run[0], run[1] + 1)):
        line = lines[index]
        if not line.text[:1].islower() and not is_full(lines, begins[-1], lines[before], line):
            begins.append(index)
    ends = [begin - 1 for begin in begins[1:]] + [run[1]]
    return [
        Item(begin, end, joined([line.text for line in lines[begin : end + 1]]))
        for begin, end in zip(begins, ends, strict=True)
    ]
