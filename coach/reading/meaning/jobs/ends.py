"""Where the jobs of a section end, before a heading that no list of headings knows."""

import re
from collections.abc import Sequence

from coach.reading.lexicon import dates
from rules.lexicon.titles import is_title
from rules.resume import Line

_MAX_WORDS = 6
"""Words of a heading."""
_LARGER, _SAME_SIZE, _SAME_EDGE = 1.0, 0.2, 2.0
"""Points by which a heading is larger than all heads of jobs, and within which two are set alike."""


def last_of_jobs(lines: Sequence[Line], first: int, last: int) -> int:
    """The last line of the jobs in a section that tells of them from line `first` to `last`.

    Where lines that look like the heading of the section, and larger than the heads of its jobs, have no job with dates
    below them, each of them heads something else: "University Level Courses".
    """
    if first < 1:
        return last
    heading = lines[first - 1]
    alike = [n for n in range(first + 1, last + 1) if _is_like(lines[n], heading)]
    for number in alike:
        dated = [lines[n] for n in range(first, number) if _is_dated(lines[n])]
        if dated and not any(_is_dated(lines[n]) for n in range(number, last + 1)):
            heads = [line for n in range(first, number) if (line := lines[n]).bold or _is_dated(line)]
            return number - 1 if max(line.size for line in heads) <= heading.size - _LARGER else last
    return last


def _is_like(line: Line, heading: Line) -> bool:
    alike = line.bold == heading.bold and line.colored == heading.colored and line.column == heading.column
    placed = abs(line.size - heading.size) <= _SAME_SIZE and abs(line.left - heading.left) <= _SAME_EDGE
    named = not line.bullet and "\t" not in line.text and len(re.findall(r"\w+", line.text)) <= _MAX_WORDS
    return alike and placed and named and heading.right > 0 and not is_title(line.text)


def _is_dated(line: Line) -> bool:
    return any(not one.single for one in dates.find(line.text))
