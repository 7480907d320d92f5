"""Ranges of dates that go on in the line below, as in a narrow column: "Jun 2018 – Feb" over "2021"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates
from coach.reading.pdf.asides import part_of
from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.words import TAB, WORD_SPACE, Row, Word, text_of

_MAX_BEHIND, _MAX_LEFT_OUT = 14, 2
"""Letters behind a range that is begun (its dash, "since"), and of the rest that may stand behind it whole."""
_DASH_WIDTH = 0.5
"""Em that a dash takes which was read as a bullet."""
_BEFORE_FIELD = TAB + 0.2
"""Em before a field that stand for a tab for sure."""

_NEAR = 2.2
"""Line heights within which the rest of a range stands."""
_BESIDE = 70.0
"""Points by which the two parts may be apart from side to side where other text stands beside them."""
_MAY_GO_ON = re.compile(r"(?:19|20)\d\d|['’]\d\d|\d/\d\d")
_DASHES = frozenset("-–—−‐‑")
_MAX_BEGUN = 4
"""Words of a range that is begun: "31 December 2021 –" at most."""
_MAX_REST = 3
"""Words of the rest: "31 December 2021" at most."""


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines, each range whole in the line in which it begins."""
    kept: list[Draft] = []
    for draft in drafts:
        pair = _joined(kept[-1], draft) if kept else None
        if pair is None:
            kept.append(draft)
            continue
        kept[-1], rest = pair
        kept += [rest] if rest is not None else []
    return kept


def _joined(above: Draft, below: Draft) -> tuple[Draft, Draft | None] | None:
    """The line with the whole range and what is left of the one below it; None if no range goes on."""
    if above.page != below.page or not 0 < below.baseline - above.baseline <= _NEAR * max(above.size, below.size):
        return None
    if not above.words or not below.words or not _MAY_GO_ON.search(above.text):
        return None
    uppers = fields_of(above.words)
    if len(below.words) > len(fields_of(below.words)[0]):
        uppers = [*_at_dash(uppers[0]), *uppers[1:]]
    for index in {len(uppers) - 1, 0}:
        begun = text_of(uppers[index])
        if not _is_begun(begun) or _is_ended(begun, uppers[index + 1 : index + 2]):
            continue
        for lower in _rests(below):
            if _makes_range(begun, _dash(below, lower) + text_of(lower)) and (
                len(lower) == len(below.words) or _is_below(uppers[index], lower)
            ):
                return _with(above, uppers, index, _with_dash(below, lower)), _without(below, lower)
    return None


def fields_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words parted at wide gaps."""
    fields = [[words[0]]]
    for word in words[1:]:
        before = fields[-1][-1]
        if word.x0 - before.x1 > TAB * max(word.size, before.size):
            fields.append([word])
        else:
            fields[-1].append(word)
    return fields


def _at_dash(field: list[Word]) -> list[list[Word]]:
    """A field parted behind the dash of the range that it opens with, where a narrow margin leaves no wide gap."""
    count = next((n + 1 for n, word in enumerate(field[:_MAX_BEGUN]) if word.text in _DASHES), len(field))
    begun = dates.find(text_of(field[:count])) if 1 < count < len(field) else ()
    whole = len(begun) == 1 and begun[0].is_left_open and begun[0].begin == 0
    return [field[:count], field[count:]] if whole else [field]


def _rests(below: Draft) -> list[list[Word]]:
    """What of a line may be the rest of a range: all of it, its first or its last field."""
    fields = fields_of(below.words)
    return [field for field in (fields if len(fields) == 1 else [fields[0], fields[-1]]) if len(field) <= _MAX_REST]


def _dash(below: Draft, rest: Sequence[Word]) -> str:
    """The dash of a range that opens the line of its end: it was taken for the sign of a bullet."""
    return f"{below.bullet} " if below.bullet in _DASHES and len(rest) == len(below.words) else ""


def _with_dash(below: Draft, rest: list[Word]) -> list[Word]:
    if not _dash(below, rest):
        return rest
    first = rest[0]
    return [replace(first, text=below.bullet, x1=first.x0 + _DASH_WIDTH * first.size), *rest]


def _is_begun(text: str) -> bool:
    """True for a field that ends with a date and a dash, or with a range whose end lacks its year."""
    found = dates.find(text)
    return bool(found) and (found[-1].single or found[-1].is_left_open) and len(text) - found[-1].finish <= _MAX_BEHIND


def _is_ended(begun: str, following: Sequence[list[Word]]) -> bool:
    """True where the next field of the row is the rest: "2016 –⇥2017"."""
    return any(_makes_range(begun, text_of(field)) for field in following)


def _makes_range(begun: str, rest: str) -> bool:
    before = dates.find(begun)[-1]
    whole = [one for one in dates.find(f"{begun} {rest}") if not one.single and not one.is_left_open]
    complete = (
        bool(whole) and whole[-1].begin == before.begin and whole[-1].finish >= len(f"{begun} {rest}") - _MAX_LEFT_OUT
    )
    return complete and dates.is_only_date(whole[-1].written)


def _is_below(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    return abs(upper[0].x0 - lower[0].x0) <= _BESIDE or abs(upper[-1].x1 - lower[-1].x1) <= _BESIDE


def _with(above: Draft, fields: Sequence[list[Word]], index: int, rest: Sequence[Word]) -> Draft:
    """The line with the rest set behind its field, which makes room for it to the left."""
    field = fields[index]
    size = max(word.size for word in field)
    x, added = field[-1].x1 + WORD_SPACE * size, []
    for word in rest:
        added.append(replace(word, x0=x, x1=x + word.x1 - word.x0, y=field[-1].y, size=size, style=field[-1].style))
        x = added[-1].x1 + WORD_SPACE * size
    whole = [*field, *added]
    if index + 1 < len(fields):
        shift = min(0.0, fields[index + 1][0].x0 - _BEFORE_FIELD * size - whole[-1].x1)
        whole = [replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in whole]
    words = [word for place, one in enumerate(fields) for word in (whole if place == index else one)]
    return part_of(above, words, above.bullet)


def _without(below: Draft, rest: Sequence[Word]) -> Draft | None:
    gone = {id(word) for word in rest}
    left = [word for word in below.words if id(word) not in gone]
    if not left:
        return None
    draft = to_draft(Row(left[0].y, left), None, below.page, below.column)
    return replace(draft, bullet=draft.bullet or below.bullet) if draft is not None else None
