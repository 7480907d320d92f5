"""Dates and places set at the right edge beside bullets: given back to the head that they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates, places
from coach.reading.pdf.lines import Draft
from coach.reading.pdf.words import Word, text_of

_SET_IN, _SAME_EDGE = 4, 4
"""Points from which on a line is set in, and within which it stands at the same edge."""
_FAR = 12
"""Line heights below a head in which its date or place is sought."""

_LARGER = 0.5
"""Points by which a line may be larger than the bullet that it goes on with."""


def put_back(drafts: Sequence[Draft]) -> list[Draft]:
    """A right-hand date on the row of a bullet (or of its wrapped text) becomes a line below the head above."""
    placed: list[Draft] = []
    head = -1
    bullet: Draft | None = None
    listed = _listed(drafts)
    for index, draft in enumerate(drafts):
        if bullet is not None and head >= 0 and _stands_between_rows(draft, placed[-1]) and _near(placed[head], draft):
            head += 1
            placed.insert(head, draft)
            continue
        if index in listed or (draft.bullet and _opens_entry(draft, drafts[index + 1 : index + 2 + _MAX_BETWEEN])):
            bullet = None  # its date is its own
        elif draft.bullet:
            bullet = draft
        elif bullet is not None and not _is_wrapped(draft, bullet):
            bullet = None
        cut = _cut(draft) if bullet is not None and head >= 0 and _near(placed[head], draft) else None
        if cut is None:
            placed.append(draft)
            head = len(placed) - 1 if bullet is None else head
            continue
        head += 1
        placed.insert(head, cut[1])
        placed.append(cut[0])
    return placed


def _stands_between_rows(draft: Draft, above: Draft) -> bool:
    """True for a date alone that is set right of a row of text, lower than that by less than a row."""
    right = draft.page == above.page and draft.left > above.right and above.top < draft.top < above.bottom
    return right and not draft.bullet and dates.is_only_date(draft.text) and bool(dates.find(draft.text))


_MAX_LISTED_WORDS = 9
"""Words of an entry of a list, without its date, at most."""


def _listed(drafts: Sequence[Draft]) -> set[int]:
    """The bullets that are entries with a date of their own: another one stands next to them in their list, and no line
    between begins further left, as the head of a job would."""
    found: set[int] = set()
    above: int | None = None
    for index, draft in enumerate(drafts):
        if above is not None and draft.left < drafts[above].left - _SET_IN:
            above = None
        if draft.bullet and (above is None or abs(draft.left - drafts[above].left) <= _SAME_EDGE):
            both = above is not None and _is_short_and_dated(drafts[above]) and _is_short_and_dated(draft)
            found |= {above, index} if both and above is not None and draft.bullet == drafts[above].bullet else set()
            above = index
    return found


def _is_short_and_dated(draft: Draft) -> bool:
    name, tab, date = draft.text.rpartition("\t")
    short = 0 < len(name.split()) <= _MAX_LISTED_WORDS and not name.rstrip().endswith(".")
    return bool(tab) and short and dates.is_only_date(date) and bool(dates.find(date))


_MAX_NAME_WORDS, _MAX_DATED_WORDS = 6, 12
"""Words of such a name, and of one that has its own date at the right: "Engineer, Larkspur – Leeds⇥(2021 – 2023)"."""
_MAX_BETWEEN = 2
"""Lines without a sign that may stand between a name and the first bullet below it: employer, team, place."""


def _opens_entry(draft: Draft, following: Sequence[Draft]) -> bool:
    """True for a short name behind a bullet that has bullets of another sign below it, set in: an entry of its own. An
    employer may stand between them."""
    name, _, right = draft.text.rpartition("\t")
    most = _MAX_DATED_WORDS if dates.is_only_date(right) else _MAX_NAME_WORDS
    inner = next((each for each in following if each.bullet), draft)
    below = inner.bullet != draft.bullet and inner.left > draft.left + _SET_IN
    return below and 0 < len(name.split()) <= most


def _is_wrapped(draft: Draft, bullet: Draft) -> bool:
    """True for a line that stands where the text of the bullet above stands, or goes on in small letters and type; a
    name may begin with a small letter, too ("eBay")."""
    same_edge = abs(draft.left - bullet.left) <= _SAME_EDGE and not draft.style.bold
    first = draft.text.split(maxsplit=1)[0] if draft.text.strip() else ""
    goes_on = first[:1].islower() and first.lower() == first
    larger = draft.size > bullet.size + _LARGER  # the head of the next job
    return draft.page == bullet.page and not larger and (same_edge or goes_on)


def _near(head: Draft, draft: Draft) -> bool:
    return head.page == draft.page and 0 <= draft.top - head.top < _FAR * draft.size


def _cut(draft: Draft) -> tuple[Draft, Draft] | None:
    """A line as (left part, date or place at its right), or None if it does not end with one."""
    left, tab, right = draft.text.rpartition("\t")
    if not tab or not left.strip() or not is_aside(right):
        return None
    words = list(draft.words)
    gap = max(range(1, len(words)), key=lambda i: words[i].x0 - words[i - 1].x1)
    return part_of(draft, words[:gap], draft.bullet), part_of(draft, words[gap:], "")


def is_aside(text: str) -> bool:
    """True for a date, a range, a length of time, or a place."""
    rest = dates.without_dates(text).strip(" \t()–—-,.|•")
    return (rest == "" and text.strip() != "") or dates.is_only_date(text) or places.is_place(text)


def part_of(draft: Draft, words: list[Word], bullet: str) -> Draft:
    """A line made of some of its words."""
    text = text_of(words)
    size = max(word.size for word in words)
    return replace(
        draft,
        text=text,
        left=words[0].x0,
        right=words[-1].x1,
        size=round(size, 2),
        style=words[0].style,
        bullet=bullet,
        words=words,
        glyphs=len(text),
    )
