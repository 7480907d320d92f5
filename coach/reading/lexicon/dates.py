"""Dates as resumes write them: single, ranges, open ends, several languages."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_WORDS = tomllib.loads((files("coach.reading.lexicon") / "dates.toml").read_text("utf-8"))
_MONTHS: tuple[list[str], ...] = tuple(_WORDS["months"].values())
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_NAME = "|".join(sorted((re.escape(name) for name in [*_MONTH_OF, *_SEASONS]), key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20[0-6]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_POINT = (
    rf"(?:(?<![^\W\d_])(?:{_DAY}\.?\s+)?(?:{_NAME})\b\.?,?\s*(?:{_DAY},\s*|of\s+|de\s+)?(?:{_YEAR}|['’]\d\d)\b"
    rf"|\b{_YEAR}(?:,?\s+|-)(?:{_NAME})\b\.?(?!\s*(?:{_YEAR}|['’]\d\d))"
    rf"|(?<!\d){_YEAR}\s?[年년]\s?(?:(?:0?[1-9]|1[0-2])\s?[月월])?"
    rf"|\b(?:{_DAY}[./])?(?:0?[1-9]|1[0-2])\s?[./]\s?{_YEAR}\b"
    rf"|\b{_YEAR}\s?[-./]\s?(?:0[1-9]|1[0-2])(?:[-./]{_DAY})?\b(?!\s*[-–—]\s*\d\d\b(?!\d))"
    rf"|\b(?:0?[1-9]|1[0-2])/\d\d\b(?!/)"
    rf"|\bQ[1-4]\s*,?\s*{_YEAR}\b"
    rf"|\b{_YEAR}\b)"
)
_BARE_MONTH = rf"(?<![^\W\d_])(?:{_NAME})\b\.?"
_PLACEHOLDER = rf"(?<![^\W\d_])(?:(?:month|{_NAME})\.?\s+)?(?:20XX|19XX|20xx|YYYY|20__)"
_OPEN = f"(?:{'|'.join(_WORDS['open']['words'])})"
_TO = r"\s*(?:[-–—−‒―~→]+|\bto\b|\buntil\b|\bthrough\b|\bbis\b|\bà\b|\ba\b|\bau\b|\bal\b|\bпо\b|\bдо\b|\bt/m\b)\s*"
_RANGE = re.compile(
    rf"(?P<start>{_POINT}|{_PLACEHOLDER}|{_BARE_MONTH}(?=\s*[-–—−]\s*{_POINT})){_TO}(?P<end>{_POINT}|{_PLACEHOLDER}|{_OPEN}(?!\w))"
    rf"|(?P<since>\b(?:since|from|seit|depuis|desde|dal)\s+)(?P<from>{_POINT})"
    rf"|(?P<open>{_POINT})\s*[-–—](?=\s*(?:$|[\t|)]))",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:19|20)\d\d|['’/]\d\d|20XX|19XX|YYYY|20__", re.IGNORECASE)
_SHORT_RANGE = re.compile(rf"\b(?P<start>{_YEAR})\s?[-–—−/]\s?(?P<end>\d\d)\b(?![-./\d])")
_SINGLE = re.compile(rf"(?<![\w$€£@/.-])(?P<start>{_POINT}|{_PLACEHOLDER})(?![\w%+@-])", re.IGNORECASE)
_LENGTH = re.compile(
    r"\(?\b\d+\s*(?:years?|yrs?|jahre?|ans?)(?:[\s,]*(?:and\s+)?\d+\s*(?:months?|mos?|monate?|mois))?\b\)?"
    r"|\(?\b\d+\s*(?:months?|mos?|monate?|mois)\b\)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_AROUND = re.compile(
    r"^(?:expected|graduat\w+|exp\.?|anticipated|class of|issued|since|from|\(|\[)?[\s:,]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Range:
    """A date or range found in a text. `start` and `end` are "2021-03" or "2021"; a single date is an `end`."""

    written: str
    begin: int
    finish: int
    start: str | None
    end: str | None
    current: bool = False
    single: bool = False

    @property
    def is_left_open(self) -> bool:
        """True for "Mar 2021 –" with nothing after it: it goes on, in time or on the next line."""
        return self.current and self.written.rstrip()[-1:] in "-–—"


@lru_cache(maxsize=2048)
def find(text: str) -> tuple[Range, ...]:
    """All dates and ranges in `text`, ranges first where they overlap single dates, in order of appearance."""
    found: list[Range] = []
    if not _HINT.search(text):
        return ()
    for pattern, make in ((_RANGE, _range), (_SHORT_RANGE, _short), (_SINGLE, _single)):
        for match in pattern.finditer(text):
            if not any(match.start() < known.finish and known.begin < match.end() for known in found):
                found.append(make(match))
    return tuple(sorted(found, key=lambda one: one.begin))


def _range(match: re.Match[str]) -> Range:
    if match["since"] or match["open"]:
        return Range(match.group(), match.start(), match.end(), iso(match["from"] or match["open"]), None, current=True)
    end = iso(match["end"])
    start = iso(match["start"]) or _with_year_of(match["start"], end)
    is_open = end is None and re.fullmatch(_OPEN, match["end"].strip(), re.IGNORECASE) is not None
    return Range(match.group(), match.start(), match.end(), start, end, current=is_open)


def _with_year_of(month: str, end: str | None) -> str | None:
    """ "May" in "May – August 2021" has the year of the end."""
    number = _month(month)
    return f"{end[:4]}-{number:02}" if end and number else None


def _short(match: re.Match[str]) -> Range:
    start = match["start"]
    return Range(match.group(), match.start(), match.end(), start, start[:2] + match["end"])


def _single(match: re.Match[str]) -> Range:
    return Range(match.group(), match.start(), match.end(), None, iso(match["start"]), single=True)


def iso(text: str) -> str | None:
    """ "Sept. 2021" → "2021-09", "2021" → "2021"; None for what is no date ("Present", "20XX")."""
    year = re.search(_YEAR, text)
    if year is None:
        return _iso_short(text)
    rest = text[: year.start()] + " " + text[year.end() :]
    month = _month(rest)
    return f"{year.group()}-{month:02}" if month else year.group()


def _month(text: str) -> int | None:
    quarter = re.search(r"Q([1-4])", text)
    if quarter:
        return int(quarter.group(1)) * 3 - 2
    name = re.search(rf"\b(?:{_NAME})\b", text, re.IGNORECASE)
    if name:
        word = name.group().lower()
        return _MONTH_OF.get(word) or _SEASONS.get(word)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    in_reach = [number for number in numbers if 1 <= number <= 12]
    if len(numbers) == 2 and len(in_reach) == 2:
        return numbers[1] if text.strip().startswith(("0", "1", "2", "3")) else numbers[0]
    return in_reach[-1] if in_reach else None


def _iso_short(text: str) -> str | None:
    """ "Jan '19" and "03/19": two digits of a year."""
    match = re.search(r"['’/](\d\d)\b", text)
    if match is None:
        return None
    number = int(match.group(1))
    year = 2000 + number if number <= 60 else 1900 + number
    month = _month(text[: match.start()])
    return f"{year}-{month:02}" if month else str(year)


def without_dates(text: str) -> str:
    """`text` without dates, ranges and lengths of time."""
    for one in reversed(find(text)):
        text = text[: one.begin] + text[one.finish :]
    return _LENGTH.sub("", text) if _DIGIT.search(text) else text


def is_only_date(text: str) -> bool:
    """True if `text` is a date or a range and nothing else of weight."""
    rest = without_dates(text)
    return rest != text and _AROUND.match(rest.strip(" \t()[]|,–—-·•:")) is not None


def is_mostly_dates(texts: Sequence[str]) -> bool:
    """True for a margin of dates: most of its lines are dates, parts of dates or lengths of time."""
    dated = sum(bool(text) and len(without_dates(text).strip(" \t()–—-,.|")) <= 0.4 * len(text) for text in texts)
    return bool(texts) and dated >= 0.6 * len(texts)


def months(point: str) -> int:
    """Months since year 0; a bare year counts from its January."""
    return int(point[:4]) * 12 + (int(point[5:7]) - 1 if len(point) > 4 else 0)
