"""Years of experience as a person states them: "10+ years of experience", "for two decades"."""

import re
from collections.abc import Sequence

from rules.resume import Line, Section, SectionKind

_DECADE = 10

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
} | {"twenty-five": 25, "thirty": 30}
_NUMBER = rf"\d{{1,2}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_WORK = (
    r"experience|expertise|track record|career|background|software|development|developing|engineering|building"
    r"|designing|programming|coding|writing|working|delivering|creating|shipping|leading|industry|as an? "
)
_STATED = re.compile(
    rf"(?<![\w.-])(?P<number>{_NUMBER})\s?\+?\s*(?:\(\d+\+?\)\s*)?(?:plus\s+|or more\s+|\+\s*)?(?:years?|yrs?)\b['’]?"
    rf"(?:\s+[\w’'/&,.+#-]+){{0,6}}?\s+(?:{_WORK})"
    rf"|\bexperience\s*(?:of|:)\s*(?:over|more than|about|around)?\s*(?P<after>{_NUMBER})\s?\+?\s*(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_DECADES = re.compile(r"\b(?P<number>an?|one|two|three)\s+(?:full\s+)?decades?\b", re.IGNORECASE)
_NOT_OWN = re.compile(r"\b(?:next|old|company|founded|seeking|looking for|require[sd]?|age[ds]?)\W*$", re.IGNORECASE)
_MAX_YEARS = 45.0


def stated_years(lines: Sequence[Line], sections: Sequence[Section]) -> float | None:
    """The largest number of years of experience that the head or the summary of a resume states, or None."""
    told = [
        " ".join(line.text for line in lines[section.first_line : section.last_line + 1])
        for section in sections
        if section.kind in {SectionKind.CONTACT, SectionKind.SUMMARY}
    ]
    return max((years for text in told for years in _found(text) if 0 < years <= _MAX_YEARS), default=None)


def _found(text: str) -> list[float]:
    found = [
        _number(match["number"] or match["after"])
        for match in _STATED.finditer(text)
        if not _NOT_OWN.search(text[: match.start()])
    ]
    return found + [_DECADE * _number(match["number"]) for match in _DECADES.finditer(text)]


def _number(word: str) -> float:
    plain = word.lower()
    if plain in {"a", "an"}:
        return 1.0
    return float(_NUMBERS[plain]) if plain in _NUMBERS else float(plain)
