"""Where one job ends and the next begins, and where the jobs of a section end."""

import re
from collections.abc import Sequence

from coach.reading.lexicon import dates
from coach.reading.lexicon.dates import Range
from coach.reading.lexicon.heading_words import section_kind
from rules.lexicon.titles import is_title
from rules.resume import Line

_MAX_WORDS = 6
"""Words of a heading."""
_LARGER, _SAME_SIZE, _SAME_EDGE = 1.0, 0.2, 2.0
"""Points by which a heading is larger than all heads of jobs, and within which two are set alike."""


_BESIDE = 2.0
"""Points within which lines begin at one edge."""


def cut(head: Sequence[int], lines: Sequence[Line]) -> list[list[int]]:
    """A head, cut where another job of which nothing is told begins: where the sign that opened it opens a dated line
    again, or dates alone do, and below a title with dates, at another one with its own or at a company whose dates hold
    those of the title on the next line."""
    parts: list[list[int]] = [[]]
    for number in head:
        line, above = lines[number], [lines[one] for one in parts[-1]]
        below = lines[number + 1] if number + 1 < len(lines) else None
        begins = _is_dated_title(line, below) or (below is not None and _holds(line, below))
        if _opens_again(line, above) or _opens_with_dates(line, above) or (begins and _is_told_when(above)):
            parts.append([])
        parts[-1].append(number)
    return parts


def _holds(company: Line, role: Line) -> bool:
    """Whether a line with dates and no title stands over a title whose dates are within."""
    whole, part = _range_of(company), _range_of(role)
    if whole is None or part is None or not (whole.start and part.start) or is_title(dates.without_dates(company.text)):
        return False
    ends = whole.current or (not part.current and (part.end or "") <= (whole.end or ""))
    return whole.start <= part.start and ends and is_title(dates.without_dates(role.text))


def _opens_with_dates(line: Line, above: Sequence[Line]) -> bool:
    """Whether dates stand alone on a line again, as on the one that opened the head: each title is below its own."""
    if not above or not all(_is_dated(one) and dates.is_only_date(one.text) for one in (above[0], line)):
        return False
    return any(not dates.is_only_date(one.text) for one in above)


def _opens_again(line: Line, above: Sequence[Line]) -> bool:
    if not above or not line.bullet or line.bullet != above[0].bullet or not _is_dated(line):
        return False
    return abs(line.left - above[0].left) <= _BESIDE and any(map(_is_dated, above))


def _is_dated_title(line: Line, below: Line | None) -> bool:
    """Whether a line is a title with its dates beside it, or alone on the next line."""
    name = dates.without_dates(line.text)
    beside = _is_dated(line) or (below is not None and dates.is_only_date(below.text) and _is_dated(below))
    return beside and is_title(name)


def _is_told_when(above: Sequence[Line]) -> bool:
    """Whether a title stands above with its dates beside or below it; dates before it may be its company's."""
    first = next((n for n, line in enumerate(above) if is_title(dates.without_dates(line.text))), None)
    return first is not None and any(map(_is_dated, above[first:]))


def last_of_jobs(lines: Sequence[Line], first: int, last: int) -> int:
    """The last line of the jobs in a section that tells of them from line `first` to `last`.

    Where lines that look like the heading of the section, and larger than the heads of its jobs, have no job with dates
    below them, each of them heads something else: "University Level Courses".
    """
    heading = lines[first - 1] if first else None
    if heading is None or section_kind(heading.text) is None:
        return last
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
    return _range_of(line) is not None


def _range_of(line: Line) -> Range | None:
    return next((one for one in dates.find(line.text) if not one.single), None)
