"""Contact details in a column at the right of the header, beside what a person says of themselves: each read whole."""

import re
from collections.abc import Sequence

from coach.reading.pdf.asides import part_of
from coach.reading.pdf.lines import Draft
from coach.reading.pdf.words import Word, text_of

_ROWS = 10
"""Rows of the first page that may be its header."""
_SAME_EDGE = 3.0
"""Points within which details begin, or end, at one edge."""
_MIN_DETAILS, _MIN_PROSE = 2, 4
"""Details that make a column, and words beside one of them that are running text."""
_MAX_WORDS = 6
"""Words of a detail: a telephone number with its parts set apart."""
_DETAIL = re.compile(
    r"\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|me|co|edu|uk|de|ai|app)(?:/\S*)?"
    r"|\+?[\d().][\d ().-]{7,16}\d",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b[a-z]{2,}\b")


def parted(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines; details at one edge beside running text come before it, each as a line of its own."""
    header = [draft for draft in drafts[:_ROWS] if draft.page == 1 and draft.words and not draft.bullet]
    cuts = {id(draft): cut for draft in header if (cut := _cut(draft)) is not None}
    details = [draft.words[cuts[id(draft)] :] for draft in header if id(draft) in cuts]
    beside = [draft for draft in header if cuts.get(id(draft)) and _is_prose(draft, cuts[id(draft)])]
    if len(details) < _MIN_DETAILS or not beside or not _at_one_edge(details):
        return list(drafts)
    beside = [draft for draft in header[header.index(beside[0]) :] if cuts.get(id(draft))]
    moved = [part_of(draft, list(draft.words[cuts[id(draft)] :]), "") for draft in beside]
    out: list[Draft] = []
    for draft in drafts:
        if draft is beside[0]:
            out += moved
        left = draft.words[: cuts[id(draft)]] if any(draft is one for one in beside) else []
        out.append(part_of(draft, list(left), "") if left else draft)
    return out


def _cut(draft: Draft) -> int | None:
    """The number of the word from which on a line is one detail; 0 where all of it is."""
    for index in range(max(0, len(draft.words) - _MAX_WORDS), len(draft.words)):
        if _DETAIL.fullmatch(text_of(draft.words[index:])):
            return index
    return None


def _is_prose(draft: Draft, cut: int) -> bool:
    text = text_of(draft.words[:cut])
    return len(text.split()) >= _MIN_PROSE and _SMALL.search(text) is not None and not _DETAIL.search(text)


def _at_one_edge(details: Sequence[Sequence[Word]]) -> bool:
    """Whether most of the details begin at one edge, or end at one."""
    for ends in ([words[0].x0 for words in details], [words[-1].x1 for words in details]):
        middle = sorted(ends)[len(ends) // 2]
        if sum(abs(end - middle) <= _SAME_EDGE for end in ends) > len(ends) / 2:
            return True
    return False
