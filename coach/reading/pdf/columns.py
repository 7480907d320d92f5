"""Columns of a page: where text flows side by side, and in which order it is read.

A gutter is a vertical strip that no word crosses over many rows. It separates columns only if each side is a flow of
its own: right-aligned dates and places, a margin of dates, hanging headings or labels stand on the rows of the text
beside them and are no column.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf import cards
from coach.reading.pdf.asides import is_aside
from coach.reading.pdf.words import Row, Word, text_of, to_rows

_STEP = 3.0
"""Width in points of the strips in which gutters are sought."""
_MIN_ROWS, _MIN_HEIGHT = 4, 60.0
"""Rows, and points from the first to the last, that a gutter runs along at least."""
_INNER = (0.12, 0.88)
"""The part of the page's width in which a gutter may lie: what is further out is a margin."""
_MAX_TRIED = 7
_SAME_GUTTER, _NEAR = 3, 20
"""Points within which two gutters of a page are one, and within which a page goes on with that of the last."""
_MIN_LEFT, _MIN_RIGHT = 3, 2
"""Rows of text on each side of a gutter, below which there is no column to speak of."""
_SPACE, _STYLED_SPACE = 0.6, 0.2
"""The least gap that parts columns, in letter heights; less where the look changes as well."""
_SAME_START, _MIN_STARTS = 2, 3
"""Points within which rows begin at one edge, and how many make it the edge of a column."""
_MAX_ONE_SIDED = 8
"""Rows beside a photo above the columns; more of them are no header."""
_SAME_BASELINE = 0.4
"""The part of a letter's height by which rows of one baseline may differ."""
_MIN_HANGING, _ON_ROWS = 3, 0.5
"""Headings in a margin, and the part of its rows that stand on a row of the text, that make it hang."""
_MIN_LETTERS = 40
"""Letters of a side below which it says too little to be a column by its headings alone."""
_OF_CONTACTS, _GOING_ON, _OF_PROSE = 0.7, 0.8, 0.5
"""The part of a side's rows that may share a baseline with the other side's: contact details, a column that goes on
from the page before, running text. Columns are set apart from each other, labels stand on the rows of their text."""
_OF_LABELS, _LABELS_SAY = 0.85, 0.25
"""From which part of shared rows on a side is labels, where it has less than this part of the other's letters."""
_PROSE_WORDS, _MIN_PROSE = 3, 5
"""Words that make a row prose, and rows that make a flow of it."""
_FLOW_ROWS, _MIN_FLOW, _MIN_SENTENCES, _FLOW_LETTERS = 0.55, 10, 6, 0.2
"""Two texts over most of a page: the part of its rows, rows and sentences of the smaller, its part of the letters."""
_LARGER, _AS_LARGE = 1.08, 0.8
"""How much larger than the text a heading is, and which part of the other side's largest it must have."""
_MIN_LEADING = 2
"""Small headings with a list below each that make a sidebar."""
_MIN_DETAILS, _MOSTLY = 3, 0.6
"""Rows of a column of contact details, and the part of them that tell nothing else."""
_ASIDES = 0.8
"""From which part of a side's rows on it is made of dates and places."""
_FEW_DATED, _ASIDES_ON_ROWS = 2, 0.6
"""The same, and how many dates there are at least, where all of them stand on rows of the other side."""
_MIN_LED = 3
"""Dates right of a gutter that tell that it parts them from the jobs at its left."""
_DETAIL = re.compile(r"@|\d{3}|[a-z]\.[a-z]{2,4}\b|/", re.IGNORECASE)
"""Mail, phone, postal code, web address."""


class Verdict(Enum):
    """What a free strip parts."""

    COLUMNS = auto()
    HANGING = auto()
    """Headings in the margin from the text that they stand beside."""
    NOTHING = auto()


@dataclass(slots=True)
class Band:
    """A horizontal part of a page with its flows of words, from left to right. `gutter` is None for one flow."""

    top: float
    bottom: float
    flows: tuple[list[Word], ...]
    gutter: float | None = None
    hanging: bool = False
    """The left flow holds hanging headings: each is read just before the row that it stands on."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows `first` to `last` (inclusive) that leave a strip free, and how good a gutter it makes."""

    first: int
    last: int
    weight: float


def to_bands(words: Sequence[Word], width: float, hint: Band | None = None) -> list[Band]:
    """The bands of a page from top to bottom. `hint` is the last band with a gutter on the pages before."""
    rows = to_rows(words)
    if not rows:
        return []
    found = _best_gutter(rows, width, hint)
    if found is None:
        return [_single(rows)]
    gutter, run, hanging = found
    bands = []
    if run.first > 0:
        bands.append(_single(rows[: run.first]))
    bands.append(_split(rows[run.first : run.last + 1], gutter, hanging))
    if run.last + 1 < len(rows):
        rest = [word for row in rows[run.last + 1 :] for word in row.words]
        bands += to_bands(rest, width, bands[-1])
    return bands


def _single(rows: Sequence[Row]) -> Band:
    return Band(rows[0].y, rows[-1].y, ([word for row in rows for word in row.words],))


def _split(rows: Sequence[Row], gutter: float, hanging: bool) -> Band:
    return Band(rows[0].y, rows[-1].y, _flows(rows, gutter, headed=not hanging), gutter, hanging)


def _flows(rows: Sequence[Row], gutter: float, headed: bool = True) -> tuple[list[Word], list[Word]]:
    """The words left and right of a gutter. `headed`: a heading right before the text that it heads, and right of all
    else in the left column, is set above that text."""
    left = [[word for word in row.words if word.x1 <= gutter] for row in rows]
    right = [[word for word in row.words if word.x1 > gutter] for row in rows]
    edge = max((words[-1].x1 for words in left if words and not _is_heading(text_of(words))), default=gutter)
    for number, (a, b) in enumerate(zip(left, right, strict=True)):
        if headed and a and b and a[0].x0 > edge and _is_heading(text_of(a)):
            above = b[0].y - _ROW_ABOVE * max(word.size for word in (*a, *b))
            left[number], right[number] = [], [*(replace(word, y=above) for word in a), *b]
    return [word for words in left for word in words], [word for words in right for word in words]


_ROW_ABOVE = 1.2
"""Line heights by which a heading beside its text is set above it."""


def _best_gutter(rows: Sequence[Row], width: float, hint: Band | None) -> tuple[float, _Run, bool] | None:
    candidates: list[tuple[float, _Run]] = []
    gaps = [_gaps(row) for row in rows]
    _add_narrow(gaps, rows)
    for grid in cards.find(rows):
        gaps[grid.first : grid.last + 1] = [[]] * (grid.last + 1 - grid.first)  # what parts cards parts no columns
    sides = [(row.words[0].x1, row.words[-1].x0) for row in rows]
    first, last = (int(part * width / _STEP) for part in _INNER)
    strips = [_open_strips(free, first, last) for free in gaps]
    for step in range(first, last):
        x = step * _STEP
        open_at = [strip[step - first] for strip in strips]
        least = 1 if _is_near(hint, x) else _MIN_LEFT
        candidates += [(x, run) for run in _runs(open_at, sides, rows, x, least)]
    refused: list[tuple[float, _Run]] = []
    for whole, x in _plateaus(candidates)[:_MAX_TRIED]:
        run = whole
        gutter = _middle(rows[run.first : run.last + 1], x)
        if any(abs(gutter - other) < _SAME_GUTTER and _holds(tried, run) for other, tried in refused):
            continue
        refused.append((gutter, run))
        verdict = _judge(rows[run.first : run.last + 1], gutter, hint, len(rows))
        if verdict is Verdict.HANGING:
            return gutter, run, True
        if not _is_near(hint, gutter):
            run = replace(run, first=_below_header(rows, run.first, run.last, gutter))
        run = replace(run, last=_above_footer(rows, run.first, run.last, gutter))
        if run != whole:
            verdict = _judge(rows[run.first : run.last + 1], gutter, hint, len(rows))
        if verdict is not Verdict.NOTHING:
            return gutter, run, verdict is Verdict.HANGING
    return None


def _holds(a: _Run, b: _Run) -> bool:
    return a.first <= b.first and b.last <= a.last


def _open_strips(free: Sequence[tuple[float, float]], first: int, last: int) -> bytearray:
    """For each step from `first` up to `last`, whether a row is free there."""
    strips = bytearray(max(0, last - first))
    for low, high in free:
        begin, end = max(first, math.ceil(low / _STEP)), min(last - 1, math.floor(high / _STEP))
        begin += begin * _STEP < low  # what a division loses
        end -= end * _STEP > high
        if begin <= end:
            strips[begin - first : end - first + 1] = b"\1" * (end - begin + 1)
    return strips


def _plateaus(candidates: Sequence[tuple[float, _Run]]) -> list[tuple[_Run, float]]:
    """Each run once for every strip that leaves it free, with the strip's middle; best first, then widest."""
    strips: list[tuple[_Run, list[float]]] = []
    latest: dict[_Run, list[float]] = {}
    for x, run in candidates:
        known = latest.get(run)
        if known is not None and x - known[-1] <= _STEP:
            known.append(x)
        else:
            latest[run] = [x]
            strips.append((run, latest[run]))
    strips.sort(key=lambda strip: (-strip[0].weight, -len(strip[1])))
    return [(run, xs[len(xs) // 2]) for run, xs in strips]


def _runs(
    open_at: Sequence[int], sides: Sequence[tuple[float, float]], rows: Sequence[Row], x: float, least: int
) -> list[_Run]:
    """Maximal runs of rows that are open at `x`, with text on both sides."""
    runs: list[_Run] = []
    start = 0
    for index, is_open in enumerate([*open_at, False]):
        if is_open:
            continue
        if index - start >= _MIN_ROWS:
            run = _run(rows, sides, start, index - 1, x, least)
            runs += [run] if run else []
        start = index + 1
    return runs


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The strips that a row leaves free: its two margins, and gaps that are wider than a space."""
    words = row.words
    gaps = [(0.0, words[0].x0)]
    reached = words[0]
    for word in words[1:]:
        least = _SPACE if reached.style == word.style else _STYLED_SPACE
        if word.x0 - reached.x1 >= least * min(reached.size, word.size):
            gaps.append((reached.x1, word.x0))
        if word.x1 > reached.x1:
            reached = word
    return [*gaps, (reached.x1, 1e9)]


def _add_narrow(gaps: Sequence[list[tuple[float, float]]], rows: Sequence[Row]) -> None:
    """Adds gaps no wider than a space where the heads of two columns all but touch: bold words behind one begin at an
    edge at which many rows begin behind a wide one."""
    ends = [{round(high) for _, high in free[:-1]} for free in gaps]
    edges = {edge for edge, times in Counter(edge for each in ends for edge in each).items() if times >= _MANY_STARTS}
    for free, row in zip(gaps, rows, strict=True):
        for a, b in pairwise(row.words):
            heads = a.style.bold and b.style.bold and b.x0 - a.x1 >= _NARROW * b.size
            if heads and round(b.x0) in edges and (a.x1, b.x0) not in free:
                free.insert(-1, (a.x1, b.x0))


_NARROW, _MANY_STARTS = 0.35, 8
"""Em of such a gap at least, and rows that begin at the edge."""


def _run(
    rows: Sequence[Row], sides: Sequence[tuple[float, float]], first: int, last: int, x: float, least: int
) -> _Run | None:
    lefts = [i for i in range(first, last + 1) if sides[i][0] <= x]
    rights = [i for i in range(first, last + 1) if sides[i][1] >= x]
    if len(lefts) < least or len(rights) < _MIN_RIGHT:
        return None
    begin = min(lefts[0], rights[0])
    height = rows[last].y - rows[begin].y
    if height < _MIN_HEIGHT:
        return None
    return _Run(begin, last, height * min(len(lefts), len(rights)) ** 0.5)


def _below_header(rows: Sequence[Row], first: int, last: int, x: float) -> int:
    """The first row whose text starts where the columns start; centred lines above them belong to the header."""
    edges: Counter[int] = Counter()
    for row in rows[first : last + 1]:
        edges.update({round(start) for start in _column_starts(row, x)})
    usual = [edge for edge, times in edges.items() if times >= _MIN_STARTS]
    first = _below_one_sided(rows, first, last, x)
    for index in range(first, last):
        if all(any(abs(start - edge) <= _SAME_START for edge in usual) for start in _column_starts(rows[index], x)):
            return index
        if _are_both_headings(rows[index], x) or _is_headed_beside(rows[index], usual, x):
            return index
    return first


def _is_headed_beside(row: Row, usual: Sequence[int], x: float) -> bool:
    """Whether a heading stands left of the gutter right before text that begins where the right column does."""
    left, right = [word for word in row.words if word.x1 <= x], [word for word in row.words if word.x1 > x]
    begins = bool(right) and any(abs(right[0].x0 - edge) <= _SAME_START for edge in usual)
    return bool(left) and begins and _is_heading(text_of(left))


def _are_both_headings(row: Row, x: float) -> bool:
    """Whether both columns open with a heading here, set in the middle of each perhaps."""
    sides = [word for word in row.words if word.x1 <= x], [word for word in row.words if word.x1 > x]
    return all(side and _is_heading(text_of(side)) for side in sides)


def _above_footer(rows: Sequence[Row], first: int, last: int, x: float) -> int:
    """The last row of the columns: a heading in one of them, right over text across both, belongs to that text."""
    if last + 1 >= len(rows) or last == first:
        return last
    begun = _heading_of_rest(rows, first, last, x)
    if begun is not None:
        return begun - 1
    row, below, above = rows[last], rows[last + 1], rows[last - 1]
    alone = len(_column_starts(row, x)) == 1 and _is_heading(text_of(row.words))
    nearer = below.y - row.y < row.y - above.y
    return last - 1 if alone and nearer else last


def _heading_of_rest(rows: Sequence[Row], first: int, last: int, x: float) -> int | None:
    """The row of a heading left of the gutter, under which only dates and places stand at the right, none of them where
    the right column begins: the text across the page begins there, with the head of an entry."""
    edges = Counter(round(starts[-1]) for row in rows[first : last + 1] if len(starts := _column_starts(row, x)) > 1)
    usual = [edge for edge, times in edges.items() if times >= _MIN_STARTS]
    if not usual or last - first < _MIN_ABOVE:
        return None
    asides = 0
    for index in range(last, last - _MAX_ROWS_OF_HEAD, -1):
        row = rows[index]
        left, right = [word for word in row.words if word.x1 <= x], [word for word in row.words if word.x1 > x]
        if not left or any(abs(right[0].x0 - edge) <= _SAME_START for edge in usual if right):
            return None
        if not right:
            if asides and section_kind(text_of(left)) is not None:
                return index
            continue
        said = text_of(right)
        if not (dates.is_only_date(said) or places.is_place(said)):
            return None
        asides += 1
    return None


_MAX_ROWS_OF_HEAD, _MIN_ABOVE = 5, 15
"""Rows of a heading and of the head of the entry below it, and of columns that end above such."""


def _below_one_sided(rows: Sequence[Row], first: int, last: int, x: float) -> int:
    """Below the rows at the top that have text on one side only and no heading: a name beside a photo."""
    for index in range(first, last):
        row = rows[index]
        if len(_column_starts(row, x)) == 2 or _is_heading(text_of(row.words)):
            return index if index - first <= _MAX_ONE_SIDED else first
    return first


def _column_starts(row: Row, x: float) -> list[float]:
    """Where the row's text begins on each side of `x`."""
    right = next((word.x0 for word in row.words if word.x0 >= x), None)
    left = row.words[0].x0 if row.words[0].x1 <= x else None
    return [start for start in (left, right) if start is not None]


def _middle(rows: Sequence[Row], x: float) -> float:
    """The middle of the free strip around `x`."""
    left = max((word.x1 for row in rows for word in row.words if word.x1 <= x), default=x)
    right = min((word.x0 for row in rows for word in row.words if word.x0 >= x), default=x)
    return (left + right) / 2


def _judge(rows: Sequence[Row], gutter: float, hint: Band | None, page_rows: int) -> Verdict:
    left, right = map(to_rows, _flows(rows, gutter))
    texts = [[text_of(row.words) for row in side] for side in (left, right)]
    if _dates_lead(left, right):
        return Verdict.NOTHING
    headings = _headings((left, right), texts)
    shared = _shared(left, right)
    minor = 0 if _letters(texts[0]) < _letters(texts[1]) else 1
    if (
        dates.is_mostly_dates(texts[minor])
        or _are_asides(texts[minor], on_rows=shared[minor] == 1)
        or (not headings[minor] and _are_labels(texts, minor, shared))
    ):
        return Verdict.NOTHING
    beside = _shared(left, right, _SAME_BASELINE * max(row.size for row in left))[0] if left else 0.0
    over_half = len(rows) > page_rows / 2
    if headings[0] >= _MIN_HANGING and headings[1] == 0 and over_half and minor == 0 and beside > _ON_ROWS:
        return Verdict.HANGING
    if min(headings) >= 1 and _letters(texts[minor]) > _MIN_LETTERS:
        return Verdict.COLUMNS
    if headings[1 - minor] >= 2 and shared[minor] < _OF_CONTACTS and _are_contacts(texts[minor]):
        return Verdict.COLUMNS
    goes_on = hint is not None and _is_near(hint, gutter)
    if goes_on and hint is not None and hint.hanging:
        return Verdict.HANGING if headings[0] >= 1 and headings[1] == 0 else Verdict.NOTHING
    if (
        (goes_on and shared[minor] < _GOING_ON)
        or (not _has_asides(right, texts[1]) and _are_flows(texts, minor, len(rows), page_rows))
        or (shared[minor] < _OF_PROSE and _prose(texts[minor]) >= _MIN_PROSE and sum(headings) >= 1)
    ):
        return Verdict.COLUMNS
    return Verdict.NOTHING


def _are_asides(texts: Sequence[str], on_rows: bool) -> bool:
    """True for a side of dates and places, which belong to the heads that they stand beside.

    Fewer of them tell where each stands on a row of the other side: a grade and the last of the links are there, too.
    """
    least, share = (_FEW_DATED, _ASIDES_ON_ROWS) if on_rows else (_MIN_LED, _ASIDES)
    dated = sum(dates.is_only_date(text) for text in texts)
    return dated >= least and sum(map(is_aside, texts)) >= share * len(texts)


def _prose(texts: Sequence[str]) -> int:
    """How many rows are prose; a range of dates, however many words it has, tells nothing."""
    return sum(len(text.split()) >= _PROSE_WORDS and not dates.is_only_date(text) for text in texts)


def _dates_lead(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """True if the right side opens with the dates of the left one, and its other text begins only beyond them."""
    led: list[Row] = []
    others: list[float] = []
    for row in right:
        words = row.words
        gap = next((i for i in range(1, len(words)) if words[i].x0 - words[i - 1].x1 > words[i].size), len(words))
        if dates.is_only_date(text_of(words[:gap])) and any(
            abs(row.y - one.y) < _SAME_BASELINE * one.size for one in left
        ):
            led.append(Row(row.y, words[:gap]))
            others += [words[gap].x0] if gap < len(words) else []
        else:
            others.append(words[0].x0)
    if len(led) < _MIN_LED or not others:
        return False
    return min(others) > max(row.words[-1].x1 for row in led)


def _is_near(hint: Band | None, x: float) -> bool:
    return hint is not None and hint.gutter is not None and abs(hint.gutter - x) < _NEAR


def _headings(sides: Sequence[Sequence[Row]], texts: Sequence[Sequence[str]]) -> list[int]:
    """How many headings each side has; what is much smaller than the other side's headings is a label."""
    body = statistics.median(row.size for rows in sides for row in rows)
    found = [
        [row.size for row, text in zip(rows, side, strict=True) if _is_heading(text) and _stands_out(row, text, body)]
        for rows, side in zip(sides, texts, strict=True)
    ]
    largest = [max(sizes, default=0.0) for sizes in found]
    lead = [_leads_lists(rows, side) for rows, side in zip(sides, texts, strict=True)]
    return [
        sum(lead[index] or size >= _AS_LARGE * largest[1 - index] for size in sizes)
        for index, sizes in enumerate(found)
    ]


def _leads_lists(rows: Sequence[Row], texts: Sequence[str]) -> bool:
    """Whether headings of a side, however small, each have rows of their own below them: a sidebar's, and no labels."""
    starts = [n for n, text in enumerate(texts) if _is_heading(text) and rows[n].words[0].style.bold]
    kinds = {section_kind(texts[n]) for n in starts}
    held = [sum(not row.words[0].style.bold for row in rows[n + 1 : end]) for n, end in pairwise([*starts, len(rows)])]
    return len(kinds) >= _MIN_LEADING and sum(count >= 2 for count in held) >= _MIN_LEADING


def _stands_out(row: Row, text: str, body: float) -> bool:
    style = row.words[0].style
    return style.bold or style.colored or text.isupper() or row.size > _LARGER * body


def _are_flows(texts: Sequence[Sequence[str]], minor: int, rows: int, page_rows: int) -> bool:
    """True for two texts over most of the page, each with sentences, whatever heads them."""
    sentences = min(map(_prose, texts))
    share = _letters(texts[minor]) / max(1, _letters(texts[1 - minor]))
    over_most = rows >= _FLOW_ROWS * page_rows
    return over_most and len(texts[minor]) >= _MIN_FLOW and sentences >= _MIN_SENTENCES and share >= _FLOW_LETTERS


def _has_asides(right: Sequence[Row], texts: Sequence[str]) -> bool:
    """True if dates stand at the right end of rows that begin at the left: those are rows, not columns."""
    edges = Counter(round(row.words[0].x0) for row in right)
    inset = [text for row, text in zip(right, texts, strict=True) if edges[round(row.words[0].x0)] < _MIN_LED]
    return sum(dates.is_only_date(text) for text in inset) >= 2


def _are_labels(texts: Sequence[Sequence[str]], minor: int, shared: tuple[float, float]) -> bool:
    """True for a margin of dates and labels, each on the row of the text that it belongs to."""
    return shared[minor] >= _OF_LABELS and _letters(texts[minor]) < _LABELS_SAY * _letters(texts[1 - minor])


def _are_contacts(texts: Sequence[str]) -> bool:
    """True for a column that tells nothing but how to reach the person."""
    details = sum(_DETAIL.search(text) is not None or len(text.split()) <= 2 for text in texts)
    dated = any(dates.find(text) for text in texts)
    mailed = any("@" in text for text in texts)
    return not dated and len(texts) >= _MIN_DETAILS and mailed and details >= _MOSTLY * len(texts)


def _is_heading(text: str) -> bool:
    return section_kind(text) is not None and not text.endswith((":", ".")) and not text[:1].islower()


def _letters(texts: Sequence[str]) -> int:
    return sum(len(text) for text in texts)


def _shared(left: Sequence[Row], right: Sequence[Row], within: float = 1.0) -> tuple[float, float]:
    """The part of the left rows that stand on the baseline of a right row, and the other way round."""
    both = sum(any(abs(a.y - b.y) < within for b in right) for a in left)
    back = sum(any(abs(a.y - b.y) < within for b in left) for a in right)
    return (both / max(1, len(left)), back / max(1, len(right)))
