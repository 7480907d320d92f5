"""Jobs set as rows of a table: employer, place and dates below each other in the left cell, the rest in the right one.

The lines of the left cell stand beside those of the text, and come before it: "Larkspur⇥Engineer", "Leeds, UK",
"2019 – 2021", and then what was done.
"""

from collections.abc import Sequence

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf.asides import part_of
from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.marks import to_marked_rows
from coach.reading.pdf.words import Word, text_of
from coach.reading.pdf.wrapped_dates import fields_of

_SAME_EDGE, _APART = 3.0, 6.0
"""Points within which lines begin at one edge, and between the two cells at least."""
_NEXT_ROW, _GAP = 2.2, 3.0
"""Line heights within which the lines of the left cell follow each other, and from which on the row has ended."""
_MAX_LINES, _MAX_LETTERS = 4, 40
"""Lines of a left cell below its first, and letters of each; what is more is text."""
_MIN_TEXT = 2
"""Lines of text beside them at least."""


def gathered(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines, those of a left cell right below the row that opens both cells; others as they are."""
    kept: list[Draft] = []
    index = 0
    while index < len(drafts):
        left, right, following = _row(drafts, index)
        if following > index + 1:
            kept += [drafts[index], *left, *right]
        else:
            kept.append(drafts[index])
        index = following
    return kept


def _row(drafts: Sequence[Draft], index: int) -> tuple[list[Draft], list[Draft], int]:
    """The lines of both cells below the row that opens them, and the number of what follows; none where the row opens
    no such cells."""
    opening = drafts[index]
    left: list[Draft] = []
    right: list[Draft] = []
    fields = fields_of(opening.words) if opening.words and not opening.bullet else []
    if len(fields) != 2 or len(text_of(fields[0])) > _MAX_LETTERS or _says_when_or_where(text_of(fields[0])):
        return left, right, index + 1
    edge, mixed, number = fields[1][0].x0, False, index + 1
    while number < len(drafts) and _goes_on(opening, drafts[number - 1], drafts[number]):
        draft, above = drafts[number], left[-1] if left else opening
        if draft.left >= edge - _SAME_EDGE:
            right.append(draft)
        elif _is_of_left_cell(draft, above, edge):
            mixed = mixed or bool(right)
            left.append(draft)
        elif (parts := _parted(draft, edge)) is not None and _is_of_left_cell(parts[0], above, edge):
            mixed = True
            left.append(parts[0])
            right.append(parts[1])
        else:
            break
        number += 1
    told = any(_says_when_or_where(draft.text) for draft in left)
    whole = mixed and told and len(left) <= _MAX_LINES and len(right) >= _MIN_TEXT
    return (left, right, number) if whole else ([], [], index + 1)


def _goes_on(opening: Draft, above: Draft, draft: Draft) -> bool:
    near = draft.baseline - above.baseline <= _GAP * max(above.size, draft.size)
    return draft.page == opening.page and draft.column == opening.column and near and bool(draft.words)


def _is_of_left_cell(draft: Draft, above: Draft, edge: float) -> bool:
    below = 0 < draft.baseline - above.baseline <= _NEXT_ROW * max(above.size, draft.size)
    placed = abs(draft.left - above.left) <= _SAME_EDGE and draft.right <= edge - _APART
    short = len(draft.text) <= _MAX_LETTERS and not draft.bullet
    return below and placed and short and section_kind(draft.text) is None


def _parted(draft: Draft, edge: float) -> tuple[Draft, Draft] | None:
    """A line that stands in both cells, parted; only where its first part says when or where."""
    fields = fields_of(draft.words)
    if len(fields) < 2 or draft.bullet or not _says_when_or_where(text_of(fields[0])):
        return None
    rest: list[Word] = [word for field in fields[1:] for word in field]
    if rest[0].x0 < edge - _SAME_EDGE:
        return None
    row, mark = to_marked_rows(rest, ())[0]
    below = to_draft(row, mark, draft.page, draft.column)
    return (part_of(draft, fields[0], ""), below) if below is not None else None


def _says_when_or_where(text: str) -> bool:
    return dates.is_only_date(text) or places.is_place(text)
