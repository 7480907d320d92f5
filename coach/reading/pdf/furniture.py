"""Page furniture: page numbers and running headers that belong to the paper, not to the person."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.lexicon import dates
from coach.reading.pdf.lines import Draft

_MAX_RUNNING, _MAX_FURNITURE = 110, 80
"""Letters of a line that says whose page it is, and of one that is repeated: a longer one is text."""

_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s*\d{1,2}\s*(?:(?:/|of|von|\|)\s*\d{1,2})?"
    r"|(?:\S+\s+){1,6}?[-–—·|\t]\s*(?:page\s*)?\d{1,2}\s*(?:(?:/|of|von)\s*\d{1,2})?",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:last )?(?:updated|modified|generated|printed)\b.{0,40}|curriculum vitae|résumé|resume|cv", re.I
)
_SIGNED = re.compile(
    r"(?:\S+\s+){1,4}[-–—·|]\s*(?:curriculum vitae|résumé|resume|cv)"
    r"|(?:curriculum vitae|résumé|resume|cv)\s*(?:[-–—·|]|of\b)\s*(?:\S+\s*){1,4}",
    re.IGNORECASE,
)
"""A name with the kind of paper it is on: "Ada Example · Résumé"."""
_EDGE = 60.0
_WIDE_EDGE = 82.0
"""Points from the edge within which a line that repeats the name, or says that something goes on, is no content."""
_HEAD_LINES = 8
_GOES_ON = re.compile(
    r"\W*+(?:[^\W\d_][\w &/-]{0,40}?)?[\s(\[–—,-]*+\b(?:continued|cont(?:'d|inues|d)?)\b\.?[\s)\]]*"
    r"(?:(?:on|from|overleaf)\b.{0,30})?\W*",
    re.IGNORECASE,
)
""" "continued", "Experience (cont.)", "continued on page 2"."""
_PAPER_WORDS = frozenset("page p pg of seite von résumé resume cv curriculum vitae continued cont contd s".split())
_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d+")
_BETWEEN_DASHES = re.compile(r"\d{1,2}\s*[-–—]?")
""" "– 2 –", the first dash taken for a bullet."""


def without_furniture(drafts: Sequence[Draft], heights: dict[int, float]) -> list[Draft]:
    """Lines without page numbers, stamps, and headers that are repeated from page to page, if in other words."""
    at_edge = [draft for draft in drafts if _is_at_edge(draft, heights)]
    repeated = Counter(_plain(draft.text) for draft in at_edge)
    person = _Person.of(drafts) if len(heights) > 1 else None
    running = [
        draft
        for draft in drafts
        if person and _is_at_edge(draft, heights, _WIDE_EDGE) and _is_running(draft, person, heights)
    ]
    named = {draft.page for draft in running}
    return [
        draft
        for draft in drafts
        if not (_is_at_edge(draft, heights) and _is_furniture(draft, repeated))
        and draft not in running
        and not (person and draft.page in named and _is_at_edge(draft, heights) and _is_again(draft, person))
    ]


@dataclass(frozen=True, slots=True)
class _Person:
    """The words of the name, and all words and lines of the head of the first page."""

    name: frozenset[str]
    head: frozenset[str]
    lines: frozenset[str]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> "_Person | None":
        head = [draft for draft in drafts if draft.page == 1][:_HEAD_LINES]
        if not head:
            return None
        name = max(head, key=lambda draft: draft.size)
        words = frozenset(word for draft in head for word in _words(draft.text))
        return cls(frozenset(_words(name.text)), words, frozenset(_plain(draft.text) for draft in head))


def _is_again(draft: Draft, person: _Person) -> bool:
    """True for a line of the first page's head that a later page repeats below the name, such as the headline."""
    return draft.page > 1 and not draft.bullet and _plain(draft.text) in person.lines


def _is_running(draft: Draft, person: _Person, heights: dict[int, float]) -> bool:
    """True for a line that says where a page belongs: the person's name and page number, or that something goes on."""
    text = draft.text.strip()
    if len(text) > _MAX_RUNNING:
        return False
    if _GOES_ON.fullmatch(text):
        return draft.page > 1 or draft.top > heights[draft.page] / 2
    if draft.page == 1 and draft.top < heights[1] / 2:
        return False
    words = set(_words(text))
    rest = {word for word in words if word not in _PAPER_WORDS and not (word.isdigit() and len(word) <= 2)}
    return bool(rest & person.name) and rest <= person.head | person.name


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_at_edge(draft: Draft, heights: dict[int, float], edge: float = _EDGE) -> bool:
    return draft.bottom < edge or draft.top > heights[draft.page] - edge


def _is_furniture(draft: Draft, repeated: Counter[str]) -> bool:
    text = draft.text.strip()
    if draft.bullet and _BETWEEN_DASHES.fullmatch(text):
        return True
    if draft.bullet or len(text) > _MAX_FURNITURE:
        return False
    if _is_running_line(text):
        return True
    return draft.page > 1 and repeated[_plain(text)] >= 2


def _is_running_line(text: str) -> bool:
    """True for fields that each belong to the paper, one a stamp: "November 2026 ⇥ Ada Example · Résumé ⇥ 1"."""
    fields = [field.strip() for field in text.split("\t")]
    stamps = [field for field in fields if any(one.fullmatch(field) for one in (_NUMBER, _STAMP, _SIGNED))]
    return bool(stamps) and all(field in stamps or dates.is_only_date(field) for field in fields)


def _plain(text: str) -> str:
    return _FIGURES.sub("#", " ".join(text.lower().split()))
