"""Ranges of dates in the margin, one over the other: one end beside a job's title, the other beside the row below.

"Apr 2023⇥Engineer, Larkspur" over "Sep 2021⇥• Wrote the import of rates".
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.lexicon.dates import Range
from coach.reading.pdf.asides import part_of
from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.marks import to_marked_rows
from coach.reading.pdf.words import set_before, text_of
from coach.reading.pdf.wrapped_dates import fields_of

_NEXT_ROW = 2.2
"""Line heights within which the second date stands below the first."""
_MIN_PAIRS = 2
"""Pairs above a bullet that show that a page sets its dates so: two degrees with a year each look alike."""
_SMALLER = 0.5
"""Points by which what tells of a job is smaller than its title."""
_SAME_EDGE = 2
"""Points within which lines begin at one edge."""


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines, with "Sep 2021 – Apr 2023" in the upper row of each such pair; others as they are."""
    drafts = _with_open_ends(drafts)
    led = [_led(draft) for draft in drafts]
    pairs = [
        index
        for index, (above, below) in enumerate(pairwise(drafts))
        if _is_pair(above, below, led[index], led[index + 1])
        and (index == 0 or led[index - 1] is None or not _touch(drafts[index - 1], above))
        and (index + 2 >= len(drafts) or led[index + 2] is None or not _touch(below, drafts[index + 2]))
    ]
    listed = [draft for draft in drafts if draft.bullet or draft.icon]
    rests = {index: _rest(drafts[index + 1], listed) for index in pairs}
    told = [index for index, rest in rests.items() if rest is not None and _is_told(rest, drafts[index])]
    ways = {index: _goes_down(led[index], led[index + 1]) for index in pairs}
    if len(told) < _MIN_PAIRS or len({ways[index] for index in told}) != 1:
        return list(drafts)
    kept: list[Draft] = []
    for index, draft in enumerate(drafts):
        rest = rests.get(index - 1)
        if index in rests and rests[index] is not None:
            kept.append(_with_range(draft, drafts[index + 1], ways[index]))
        else:
            kept.append(rest if rest is not None else draft)
    return kept


def _with_open_ends(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines, a word for an end that is still open joined with the start in the row below: "Current⇥Engineer,
    Larkspur" over "Feb 2021⇥Built the import"."""
    kept: list[Draft] = []
    listed = [draft for draft in drafts if draft.bullet or draft.icon]
    for draft in drafts:
        above = kept[-1] if kept else None
        start = _led(draft)
        is_open = above is not None and start is not None and _is_open_above(above, draft, start)
        rest = _rest(draft, listed) if is_open else None
        if above is None or rest is None:
            kept.append(draft)
            continue
        kept[-1:] = [_with_range(above, draft, True), rest]
    return kept


def _is_open_above(above: Draft, below: Draft, start: Range) -> bool:
    fields = fields_of(above.words) if above.words and not above.bullet else []
    if len(fields) < 2 or not _touch(above, below):
        return False
    word = text_of(fields[0])
    whole = dates.find(f"{start.written} – {word}")
    return not dates.find(word) and len(whole) == 1 and whole[0].current and whole[0].written.endswith(word)


def _led(draft: Draft) -> Range | None:
    """The single date that is the first field of a line with more than that."""
    fields = fields_of(draft.words) if draft.words else []
    if len(fields) < 2 or draft.bullet:
        return None
    text = text_of(fields[0])
    found = dates.find(text)
    return found[0] if len(found) == 1 and found[0].single and dates.is_only_date(text) else None


def _is_told(rest: Draft, above: Draft) -> bool:
    """True for a lower row that tells of the work: a bullet, or text in smaller type than the title."""
    title = part_of(above, [word for field in fields_of(above.words)[1:] for word in field], "")
    return bool(rest.bullet or rest.icon) or rest.size <= title.size - _SMALLER


def _goes_down(upper: Range | None, lower: Range | None) -> bool:
    """Whether the end stands above the start."""
    return upper is not None and lower is not None and (upper.end or "") > (lower.end or "")


def _is_pair(above: Draft, below: Draft, end: Range | None, start: Range | None) -> bool:
    return end is not None and start is not None and _touch(above, below) and end.end != start.end


def _touch(above: Draft, below: Draft) -> bool:
    near = 0 < below.baseline - above.baseline <= _NEXT_ROW * max(above.size, below.size)
    return above.page == below.page and near


def _rest(below: Draft, listed: Sequence[Draft]) -> Draft | None:
    """The lower row without its date; a bullet, where it begins at the edge of the bullets below."""
    words = [word for field in fields_of(below.words)[1:] for word in field]
    row, mark = to_marked_rows(words, ())[0]
    draft = to_draft(row, mark, below.page, below.column)
    if draft is None or draft.bullet or draft.icon:
        return draft
    like = next((one for one in listed if abs(one.left - draft.left) <= _SAME_EDGE and one.page == draft.page), draft)
    return replace(draft, bullet=like.bullet, icon=like.icon)


def _with_range(above: Draft, below: Draft, down: bool) -> Draft:
    """The upper row with both dates; `down`: the end stands in it, and the start below."""
    fields = fields_of(above.words)
    until, since = fields[0], fields_of(below.words)[0]
    if not down:
        until, since = since, until
    size = until[0].size
    dash = replace(until[0], text="–", x1=until[0].x0 + size / 2)
    words = set_before([*since, dash, *until], fields[0][-1].x1, fields[0][0].y, size)
    return part_of(above, [*words, *(word for field in fields[1:] for word in field)], above.bullet)
