"""Page furniture: page numbers and running headers that belong to the paper, not to the person."""

import re
from collections import Counter
from collections.abc import Sequence

from coach.reading.lexicon import dates
from coach.reading.pdf.lines import Draft

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


def without_furniture(drafts: Sequence[Draft], heights: dict[int, float]) -> list[Draft]:
    """Lines without page numbers, stamps, and headers that are repeated from page to page."""
    at_edge = [draft for draft in drafts if _is_at_edge(draft, heights)]
    repeated = Counter(_plain(draft.text) for draft in at_edge)
    return [draft for draft in drafts if not (_is_at_edge(draft, heights) and _is_furniture(draft, repeated))]


def _is_at_edge(draft: Draft, heights: dict[int, float]) -> bool:
    return draft.bottom < _EDGE or draft.top > heights[draft.page] - _EDGE


def _is_furniture(draft: Draft, repeated: Counter[str]) -> bool:
    text = draft.text.strip()
    if draft.bullet or len(text) > 80:
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
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))
