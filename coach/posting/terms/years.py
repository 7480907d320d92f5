"""Finds how many years of experience a posting asks for."""

import re
from collections.abc import Iterable

from coach.posting.terms import wording
from coach.posting.terms.need import preferred_spans
from coach.posting.terms.parts import Part, PartLine

_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_YEARS = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:\(\w+\)\s*)?(?:\+|plus|or more)?\s*(?:(?:-|–|—|to)\s*(?P<high>{_NUMBER})\s*\+?\s*)?"
    rf"(?:or more |plus |full )?(?:years?|yrs?)\b['’]?",
    re.I,
)
_CUES = wording.table("cues")
_NEAR = re.compile("years?|yrs?", re.I)
_ABOUT_WORK, _NOT_WORK = wording.any_of(_CUES["work"]["says"]), wording.any_of(_CUES["not_work"]["says"])
_OF = (
    "relevant|professional|industry|commercial|hands[- ]on|total|work(ing)?|full[- ]time|practical|software|"
    "backend|back-end|engineering|development|web|data|security|embedded|platform|infrastructure|full[- ]stack"
)
_OVERALL = re.compile(
    rf"years?['’]?\s+(of\s+)?(({_OF})[ ,/]*(and )?)*(experience|engineering|development|building|in software|as an?)",
    re.I,
)
_MAX_YEARS = 20
_HEARD = (Part.REQUIRED, Part.OTHER, Part.RESPONSIBILITIES)


def asked(lines: Iterable[PartLine]) -> int | None:
    """The least years of experience that are asked for over all, or None if the posting names none.

    A figure for the whole career ("5+ years of software engineering") counts before one for a single skill
    ("2+ years with Go"); of "3-5 years" it is the lower.
    """
    found = [each for part in _HEARD for line in lines if line.part is part for each in _in_line(line.text)]
    overall = [years for years, is_overall in found if is_overall]
    return max(overall) if overall else max((years for years, _ in found), default=None)


def _in_line(text: str) -> list[tuple[int, bool]]:
    """Years in a line, and whether they are of the whole career; "5 years, or 3 and a PhD" counts as the least."""
    if not _NEAR.search(text):
        return []
    preferred = preferred_spans(text)
    found = []
    for match in _YEARS.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 70]
        years = _number(match["low"])
        if not 0 < years <= _MAX_YEARS or _NOT_WORK.search(around) or not _ABOUT_WORK.search(around):
            continue
        if any(start <= match.start() < end for start, end in preferred):
            continue
        found.append((years, bool(_OVERALL.match(text[match.start() + _years_word(match) :]))))
    if len(found) > 1 and re.search(r"\bor\b", text):
        return [(min(years for years, _ in found), any(overall for _, overall in found))]
    return found


def _years_word(match: re.Match[str]) -> int:
    return match.group().lower().rfind("y")


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _WORDS[written.lower()]
