"""Headings in the margin that share the row of their text: "Experience" left of "Engineer, Larkspur".

Where most text of a file begins at one edge, and what stands left of it are headings, each of them becomes a line of
its own. Dates in the margin belong to their row and stay there.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf.asides import part_of
from coach.reading.pdf.lines import Draft
from coach.reading.pdf.words import Word, text_of
from rules.resume import SectionKind

_MIN_LINES = 3
"""Lines that begin at an edge which is one of the text."""
_APART = 0.3
"""Sizes between such a heading and its text."""
_IN_ONE_LOOK = 0.8
"""The same where both look alike: words of one line ("Software" before "Engineer") stand nearer to each other."""

_INDENT = 15.0
"""Points at least between a heading in the margin and the edge of the text."""
_NEAR = 3.0
"""Points by which rows may miss the edge."""
_MIN_AT_EDGE = 0.6
"""Share of the lines that stand at the edge or right of it."""
_MIN_IN_LOOK = 2
"""Headings in a margin that prove their look."""
_MIN_KINDS = 2
"""Kinds of sections that the headings in the margin name."""


def parted(drafts: Sequence[Draft]) -> list[Draft]:
    """The lines, headings in the margin parted from the text beside them."""
    edge = _edge(drafts)
    looks = _looks_of_headings(drafts)
    told = _looks_in_margin(drafts, edge) if edge is not None else set()
    out: list[Draft] = []
    heads: list[int] = []
    for draft in drafts:
        lead = _lead(draft, edge) if edge is not None else []
        lead = lead if lead and _look(lead) in told else []  # what is set otherwise labels a row
        lead = lead or _in_look(draft, looks)
        if not lead or dates.find(text_of(lead)):
            out.append(draft)
            continue
        heads.append(len(out))
        out += [part_of(draft, lead, ""), part_of(draft, list(draft.words[len(lead) :]), "")]
    return _with_whole_headings(out, heads)


_NEXT_ROW = 1.6
"""Sizes within which two rows in the margin are those of one heading."""


def _with_whole_headings(out: Sequence[Draft], heads: Sequence[int]) -> list[Draft]:
    """The lines, the second row of a heading set right below the first, above the text that stands beside both:
    "CAREER" and "TIMELINE" left of a title and of what was done."""
    whole = list(out)
    for number in reversed(heads):
        first, beside, *below = whole[number : number + 3]
        if number + 2 in heads:
            second, rest = whole[number + 2], None
            usual = section_kind(second.text)
            told = usual is None or usual is section_kind(f"{first.text} {second.text}")
        elif below and (cut := _second_row(first, beside, below[0])) is not None:
            second, rest = cut
            told = True
        else:
            continue
        near = first.page == second.page and 0 < second.baseline - first.baseline < _NEXT_ROW * first.size
        if near and told and section_kind(f"{first.text} {second.text}") is not None:
            whole[number + 1 : number + 3] = [second, beside, *([rest] if rest is not None else [])]
    return whole


def _second_row(first: Draft, beside: Draft, below: Draft) -> tuple[Draft, Draft | None] | None:
    """The second row of a heading, alone or before text that is set in from the edge, and that text; None where the row
    is no heading's in its look and place."""
    words, room = below.words, beside.words[0].x0
    lead = [word for word in words if word.x1 < room]
    rest = list(words[len(lead) :])
    if below.bullet or not lead or abs(lead[0].x0 - first.words[0].x0) > _NEAR or _look(lead) != _look(first.words):
        return None
    if rest and (rest[0].x0 < room - _NEAR or rest[0].x0 - lead[-1].x1 <= _IN_ONE_LOOK * lead[-1].size):
        return None
    return part_of(below, lead, ""), part_of(below, rest, "") if rest else None


def _looks_in_margin(drafts: Sequence[Draft], edge: float) -> set[Hashable]:
    """The looks of the headings left of the edge, in a row with text or alone."""
    leads = [_lead(draft, edge) or (_is_left(draft, edge) and list(draft.words)) for draft in drafts]
    return ruling(_look(lead) for lead in leads if lead and section_kind(text_of(lead)) is not None)


def _is_left(draft: Draft, edge: float) -> bool:
    return bool(draft.words) and draft.words[-1].x1 < edge and draft.words[0].x0 < edge - _INDENT and not draft.bullet


def ruling(looks: Iterable[Hashable]) -> set[Hashable]:
    """Of the looks of lines that say what headings say, those of headings: a label may say the same once."""
    times = Counter(looks)
    return {look for look, count in times.items() if count >= _MIN_IN_LOOK or count == max(times.values())}


def _looks_of_headings(drafts: Sequence[Draft]) -> set[tuple[int, int]]:
    """Left edge and size of headings that stand alone in their rows, where they name several sections."""
    kinds: defaultdict[tuple[int, int], set[SectionKind]] = defaultdict(set)
    for draft in drafts:
        if draft.words and not draft.bullet and (kind := section_kind(draft.text)) is not None:
            kinds[_place(draft.words[0])].add(kind)
    return {place for place, named in kinds.items() if len(named) >= _MIN_KINDS}


def _place(word: Word) -> tuple[int, int]:
    return round(word.x0), round(2 * word.size)


def _in_look(draft: Draft, looks: set[tuple[int, int]]) -> list[Word]:
    """The words of a heading that opens a row in the place and the size of the others, before smaller text."""
    words = draft.words
    if draft.bullet or not words or _place(words[0]) not in looks:
        return []
    lead = [word for word in words if round(2 * word.size) == round(2 * words[0].size)]
    rest = words[len(lead) :]
    apart = bool(rest) and list(words[: len(lead)]) == lead and rest[0].x0 - lead[-1].x1 > lead[-1].size
    smaller = apart and all(_LARGER * word.size <= lead[0].size for word in rest)
    return lead if smaller and section_kind(text_of(lead)) is not None else []


_LARGER = 1.15
"""How much larger such a heading is set than the text beside it."""


def _edge(drafts: Sequence[Draft]) -> float | None:
    """Where the text begins that headings in the margin stand beside."""
    lines = [draft for draft in drafts if draft.words and not draft.hidden]
    starts = Counter(round(draft.words[0].x0) for draft in lines)
    for edge, times in starts.most_common(3):
        if times >= _MIN_LINES and _is_margin(lines, edge):
            return float(edge)
    return None


def _is_margin(lines: Sequence[Draft], edge: float) -> bool:
    leads = [lead for draft in lines if (lead := _lead(draft, edge)) and not dates.find(text_of(lead))]
    kinds = [section_kind(text_of(lead)) for lead in leads]
    alone = [section_kind(draft.text) for draft in lines if _is_left(draft, edge)]
    inside = sum(draft.words[0].x0 >= edge - _NEAR for draft in lines)
    named = {kind for kind in (*kinds, *alone) if kind is not None}
    told = sum(kind is not None for kind in kinds)
    return (
        told >= 1
        and 2 * told >= len(leads)
        and len(named) >= _MIN_KINDS
        and inside + len(leads) >= _MIN_AT_EDGE * len(lines)
        and _look_alike(leads, kinds)
    )


def _look_alike(leads: Sequence[list[Word]], kinds: Sequence[object]) -> bool:
    """Whether the headings are set in one look."""
    looks = {_look(lead)[:2] for lead, kind in zip(leads, kinds, strict=True) if kind}
    return len(looks) == 1


def _look(lead: Sequence[Word]) -> tuple[bool, int, bool]:
    return lead[0].style.bold, round(lead[0].size), text_of(lead).isupper()


def _lead(draft: Draft, edge: float) -> list[Word]:
    """The words of a line left of the edge, where its text goes on right at the edge."""
    words = draft.words
    if draft.bullet or not words or words[0].x0 > edge - _INDENT:
        return []
    lead = [word for word in words if word.x0 < edge - _NEAR]
    rest = words[len(lead) :]
    if not rest or not lead or abs(rest[0].x0 - edge) > _NEAR:
        return []
    least = _APART if lead[-1].style != rest[0].style or lead[-1].size != rest[0].size else _IN_ONE_LOOK
    return lead if rest[0].x0 - lead[-1].x1 > least * lead[-1].size else []
