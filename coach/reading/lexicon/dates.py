"""Dates as resumes write them: single, ranges, open ends, several languages, and those that cannot be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.reading.lexicon.date_words import FILLER, MONTHS, OPEN, SEASONS, WINTER, month_of, signed

_MONTHS = 12
_THIS_CENTURY = 60
"""Years of two digits up to which this century is meant."""
_LITTLE, _MOSTLY_DATED = 0.4, 0.6
"""Part of a text that may stand beside its dates, and part of the texts that are such where they are mostly dates."""

# All patterns but the last few are matched against signed text: names of months are signs, dashes are "-".
_NAME = rf"[{MONTHS}]{FILLER}*\.?"
_YEAR = r"(?:19[5-9]\d|20[0-6]\d)"
_ANY_YEAR = r"(?:19[5-9]\d|2\d\d\d)"
"""With those that cannot be: a slip is told, not passed over."""
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_PART = r"(?:Q[1-4]|[1-4]Q|H[12]|[1-4](?:st|nd|rd|th)\s+quarter|quarter\s+[1-4])"
_ABOUT = (
    r"(?:(?:early|mid|late|end|beginning|start|circa|ca|approx|anfang|ende|mitte|début|fin|inicio)\.?(?:[ -]of)?[ -]+)"
)
_POINT = (
    rf"(?:{_ABOUT}?(?:"
    rf"(?<![^\W\d_])(?:{_DAY}\.?(?: of)?[ -]?)?{_NAME},?\s*(?:{_DAY},\s*|{_DAY}\s+|of\s+|del?\s+)?"
    rf"[-/]?\s?(?:{_ANY_YEAR}|'\d\d)(?:/\d\d)?(?!\w)"
    rf"|(?<![^\W\d_]){_NAME}\s?-\s?\d\d(?![\w/,-]|,? {_YEAR})"
    rf"|\b{_YEAR}(?:,?\s+|[-/]){_NAME}(?!\w)(?!\s*(?:{_YEAR}|'\d\d))"
    rf"|(?<!\d){_YEAR}\s?[年년]\s?(?:{_MONTH}\s?[月월]\s?(?:{_DAY}\s?[日일])?)?"
    rf"|(?<![\w.]){_DAY}\s?(?P<mark>[./-])\s?{_DAY}\s?(?P=mark)\s?(?:{_YEAR}|\d\d)(?!\w)"
    rf"|(?<![\w./-]){_MONTH}\s?[./-]\s?{_ANY_YEAR}\b"
    rf"|\b{_YEAR}\s?[-./]\s?(?:0[1-9]|1[0-2])(?:[-./]{_DAY})?\b(?!\s*-\s*\d\d\b(?!\d))"
    rf"|\b{_YEAR}[./][1-9](?:[./]{_DAY})?\b"
    rf"|(?<!rank )(?<!rank: )(?<!ranked )(?<!ranking )\b{_MONTH}/[0-36-9]\d\b(?!/)"
    rf"|\b{_PART}\s*[,/'-]?\s*(?:of\s+)?(?:FY\s?)?(?:{_YEAR}|'?\d\d)(?!\w)"
    rf"|\b{_YEAR}\s?[-/,]?\s?{_PART}(?!\w)"
    rf"|\bFY\s?'?(?:{_YEAR}|\d\d)(?:[-/]\d\d)?(?!\w)"
    rf"|\b{_YEAR}\b))"
)


def _point(mark: str) -> str:
    """The pattern of a point, the separator inside it as group `mark`: groups of one pattern differ in name."""
    return _POINT.replace("<mark>", f"<{mark}>").replace("(?P=mark)", f"(?P={mark})")


_BARE_MONTH = rf"(?<![^\W\d_])(?:{_DAY}\.?\s)?{_NAME}(?:\s?{_DAY})?(?!\w)"
_PLACEHOLDER = rf"(?<![^\W\d_])(?:(?:month|{_NAME})\s+)?(?:20XX|19XX|20xx|YYYY|20__)"
_TO_WORDS = (
    r"to|(?:un)?til[l]?|'til|thr(?:o?u(?:gh)?)|up ?to|bis|à|au|jusqu'(?:à|en)|a|al|hasta|até|fino ad?|tot|t/m|по|до"
)
_TO = (
    rf"(?:\]?\s*[-~→⟶>⇒]+\s*(?:(?:{_TO_WORDS})\s+|-\s*|\[)?"
    rf"|\s*\b(?:{_TO_WORDS})\b\s*(?:-\s*)?(?:(?:un)?till?\s+)?(?:the\s+|en\s+)?"
    r"|\s*[至から부터까지]+\s*)"
)
_AWAITED = r"(?:\(?(?:est(?:imated)?|exp(?:ected)?|anticipated|projected)\b[.:]?\)?\s{0,2})?"
"""What is said of an end that lies ahead: "2022 – Est. 2027"."""
_SIGN_OPEN = rf"{OPEN}+\.?"
_STARTS = rf"(?=[\d{MONTHS}abcdefhilmoqsvyс])"
"""What a date, or a word before it, can begin with: everything else is passed over at once."""
_AFTER_DASH = _point("m3").replace(r"(?<![\w./-])", r"(?<![\w./])")
"""An end right behind its dash: "09/2016 -12/2022"."""
_RANGE = re.compile(
    rf"{_STARTS}(?:(?:\b(?:from|since|von|vom|du|de|dal?|od|с)\s+)?"
    rf"(?P<start>{_point('m1')}|{_PLACEHOLDER}|{_BARE_MONTH}(?={_TO}{_point('m2')}))"
    rf"(?:{_TO}{_AWAITED}(?P<end>{_AFTER_DASH}|{_ANY_YEAR}(?=\s*(?:$|[\t|),;(·•]))|{_PLACEHOLDER}|{_SIGN_OPEN})"
    rf"|(?P<on>\s+{OPEN}{{7,}}\.?|(?<=[年月日년월일]){OPEN}+|\s+(?:onwards?|and counting)\b"
    rf"|\s*-+(?:\s?(?:…|\.{{2,3}}))?(?=\s*(?:$|[\t|)]))))"
    rf"|\b(?:since|from|seit|depuis|desde|dal|sedan|vanaf|od|с)\s+(?P<since>{_point('m4')}))",
    re.IGNORECASE,
)
_SHORT_YEARS = re.compile(
    rf"(?<![^\W\d_])(?P<start>{_NAME}\s*\d\d){_TO}(?P<end>{_NAME}\s*\d\d(?!\w|,?\s*{_YEAR})|{_SIGN_OPEN})",
)
""" "Jun 21 - Aug 22": two figures are a year only where both ends have them, or the end is open."""
_QUOTED_YEARS = re.compile(
    rf"(?<![\w{MONTHS}{FILLER}'] )(?<![\w{MONTHS}{FILLER}'.,])(?P<start>'\d\d){_TO}(?P<end>'\d\d(?![\w'])|{_SIGN_OPEN})"
)
""" "'12 – '15": two figures behind an apostrophe, at both ends or before one that is open."""
_HINT = re.compile(
    r"(?:19|20)\d\d|['’‘/]\d\d|\bQ[1-4]\b|\b[1-4]Q|\bFY|[１２][０-９]{3}|20XX|19XX|YYYY|20__"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter)[a-z]*\.?[ -]\d\d\b",
    re.IGNORECASE,
)
_SHORT_RANGE = re.compile(rf"\b(?<![{MONTHS}{FILLER}]\s)(?P<start>{_YEAR})\s?[-/]\s?(?P<end>\d\d)\b(?![-./\d])")
_SINGLE = re.compile(rf"(?<![\w$€£@/.-])(?P<start>{_point('m1')}|{_PLACEHOLDER})(?![\w%+@-])", re.IGNORECASE)
_LENGTH = re.compile(
    r"\(?\b\d+\+?\s*(?:years?|yrs?|jahre?|ans?|años?|anos?)(?:[\s,]*(?:and\s+)?\d+\s*(?:months?|mos?|monate?|mois))?\b\.?\)?"
    r"|\(?\b\d+\s*(?:months?|mos?|monate?|mois|mes(?:es)?)\b\.?\)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LONE_YEAR = re.compile(rf"(?<!\d){_ANY_YEAR}(?!\d)")
_MONTH_SIGN = re.compile(f"[{MONTHS}]")
_SHORT_YEAR_AT_END = re.compile(r"(?:['/.-]\s?|\d\s+|[QHY]\s?)(\d\d)(?:[-/]\d\d)?$", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:expected|graduat\w+|exp\.?|anticipated|class of|issued|since|from|dates?|duration|period|tenure|\(|\[)?"
    r"[\s:,]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Range:
    """A date or a range as found in a text. `start` and `end` are ISO 8601, reduced to what was written.

    `single` marks a lone date: then `end` holds it. An open end ("Present") sets `current`. A range that cannot be,
    because it ends before it starts or in the year 2201, comes as it is written.
    """

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
    plain = signed(text)
    for pattern, make in (
        (_RANGE, _range),
        (_SHORT_YEARS, _short_years),
        (_QUOTED_YEARS, _short_years),
        (_SHORT_RANGE, _short),
        (_SINGLE, _single),
    ):
        for match in pattern.finditer(plain):
            if any(match.start() < known.finish and known.begin < match.end() for known in found):
                continue
            one = make(match, text[match.start() : match.end()])
            found += [one] if one is not None else []
    return tuple(sorted(found, key=lambda one: one.begin))


def _range(match: re.Match[str], written: str) -> Range:
    if match["end"] is None:
        return Range(written, match.start(), match.end(), _iso(match["since"] or match["start"]), None, current=True)
    end = _iso(match["end"])
    start = _iso(match["start"]) or _year_before(match["start"], match["end"]) or _with_year_of(match["start"], end)
    if start is not None and end is not None and start > end and start[:4] == end[:4] and WINTER in match["start"]:
        start = f"{start[:4]}-01"  # a winter that comes before another season of its year
    return Range(written, match.start(), match.end(), start, end, current=OPEN in match["end"])


def _year_before(month: str, end: str) -> str | None:
    """ "October 21" in "October 21 – Mar 2022": two figures are a year, and no day, where the end names no day."""
    short, last = _MONTH_AND_TWO.fullmatch(month), _MONTH_AND_YEAR.fullmatch(end)
    if short is None or last is None:
        return None
    year = 2000 + int(short[1])
    return f"{year}-{_named(month) or 1:02}" if 0 <= int(last[1]) - year <= _SHORT_SPAN else None


_SHORT_SPAN = 5
"""Years from such a start to the end; what is longer may have begun on that day."""
_MONTH_AND_TWO, _MONTH_AND_YEAR = re.compile(rf"{_NAME}\s?(\d\d)"), re.compile(rf"{_NAME},?\s*({_YEAR})")


def _with_year_of(month: str, end: str | None) -> str | None:
    """ "May" in "May – August 2021" has the year of the end; "Dec" in "Dec – June 2021", the one before."""
    number = _named(month)
    if not end or not number:
        return None
    before = len(end) > len("2021") and number > int(end[5:7])
    return f"{int(end[:4]) - before}-{number:02}"


def _short_years(match: re.Match[str], written: str) -> Range | None:
    start, end = (_iso(re.sub(r"\s*(\d\d)$", r" '\1", match[name])) for name in ("start", "end"))
    is_open = OPEN in match["end"]
    if start is None or not (is_open or (end is not None and start <= end)):
        return None
    return Range(written, match.start(), match.end(), start, end, current=is_open)


def _short(match: re.Match[str], written: str) -> Range | None:
    start, end = match["start"], match["start"][:2] + match["end"]
    return Range(written, match.start(), match.end(), start, end) if start < end else None


def _single(match: re.Match[str], written: str) -> Range:
    return Range(written, match.start(), match.end(), None, _iso(match["start"]), single=True)


def _iso(text: str) -> str | None:
    """ "Sept. 2021" → "2021-09", "2021" → "2021"; None for what is no date ("Present", "20XX"). Takes signed text."""
    year = _LONE_YEAR.search(text)
    if year is None:
        return _iso_short(text)
    month = _named(text) or _numbered(text[: year.start()], text[year.end() :])
    return f"{year.group()}-{month:02}" if month else year.group()


def _named(text: str) -> int | None:
    """The month that a name, a quarter or a half of the year tells."""
    name = _MONTH_SIGN.search(text)
    if name:
        return month_of(name.group())
    quarter = re.search(r"Q(?:uarter\s+)?([1-4])|([1-4])(?:(?:st|nd|rd|th)\s+)?Q", text, re.IGNORECASE)
    if quarter:
        return int(quarter[1] or quarter[2]) * 3 - 2
    half = re.search(r"H([12])", text, re.IGNORECASE)
    return int(half[1]) * 6 - 5 if half else None


def _numbered(before: str, after: str) -> int | None:
    """The month in figures. Of two figures before the year, the one that can only be a day is none, nor is a first."""
    ahead = [int(number) for number in re.findall(r"\d+", before)]
    if len(ahead) == 2:
        return _of_two(ahead[0], ahead[1], "/" in before)
    numbers = ahead or [int(number) for number in re.findall(r"\d+", after)][:1]
    return numbers[0] if numbers and 1 <= numbers[0] <= _MONTHS else None


def _of_two(a: int, b: int, american: bool) -> int | None:
    """The month of 03/15/2019, 15.03.2019, 01/06/2019 and 06/01/2019."""
    if a > _MONTHS or b > _MONTHS:
        return a if b > _MONTHS and a <= _MONTHS else b if b <= _MONTHS else None
    if a == 1 or b == 1:
        return a if b == 1 else b
    return a if american else b


def _iso_short(text: str) -> str | None:
    """ "Jan '19", "Jan-19", "03/19", "Q1 21" and "3/15/19": two digits of a year at the end."""
    match = _SHORT_YEAR_AT_END.search(text)
    if match is None:
        return None
    number = int(match.group(1))
    year = 2000 + number if number <= _THIS_CENTURY else 1900 + number
    month = _named(text) or _numbered(text[: match.start()], "")
    return f"{year}-{month:02}" if month else str(year)


def last_of_season(one: Range) -> str | None:
    """Until when a lone season lasts: "Summer 2019" → "2019-08"; None for every other date."""
    if not one.single or one.end is None or len(one.end) <= len("2019") or not _SEASON_SIGN.search(signed(one.written)):
        return None
    last = months(one.end) + _SEASON - 1
    return f"{last // _MONTHS}-{last % _MONTHS + 1:02}"


_SEASON = 3
"""Months of a season."""
_SEASON_SIGN = re.compile(f"[{SEASONS}]")


def lengths(text: str) -> list[tuple[int, int]]:
    """Where `text` says how long something took ("1 year 9 months"), as pairs of begin and end."""
    return [match.span() for match in _LENGTH.finditer(text)] if _DIGIT.search(text) else []


def spanned(first: Range, second: Range, between: str) -> Range | None:
    """Two dates or ranges that a comma or "and" joins as one: "2012 – 2015, 2018 – 2023", "Jan 2019, Jun – Aug 2019",
    "Summer 2014, 2015"; None where more stands between."""
    if between.strip(" \t").lower() not in _BETWEEN[first.single or second.single]:
        return None
    starts = [begin for one in (first, second) if (begin := one.end if one.single else one.start)]
    ends = [end for end in (last_of_season(first) or first.end, _end_of_later(first, second)) if end]
    current = first.current or second.current
    return Range(
        f"{first.written}{between}{second.written}",
        first.begin,
        second.finish,
        min(starts, default=None),
        None if current else max(ends, default=None),
        current=current,
    )


_BETWEEN = {False: (",", ";", "&", "and", ""), True: (",", ";", "&", "and")}
"""What joins two ranges, and what joins dates of which one is alone."""


def _end_of_later(first: Range, second: Range) -> str | None:
    """Until when the second of two dates lasts; a bare year behind a season means that season of it."""
    season = last_of_season(first)
    if season and second.single and second.end and len(second.end) == len("2019"):
        return second.end + season[len("2019") :]
    return last_of_season(second) or second.end


def without_dates(text: str) -> str:
    """`text` without dates, ranges and lengths of time."""
    for one in reversed(find(text)):
        text = text[: one.begin] + text[one.finish :]
    return _LENGTH.sub("", text) if _DIGIT.search(text) else text


def is_only_date(text: str) -> bool:
    """True if `text` is a date or a range and nothing else of weight."""
    rest = without_dates(text)
    return rest != text and _AROUND.match(rest.strip(" \t()[]|,–—-·•:.")) is not None


def is_mostly_dates(texts: Sequence[str]) -> bool:
    """True for a margin of dates: most of its lines are dates, parts of dates or lengths of time."""
    dated = sum(bool(text) and len(without_dates(text).strip(" \t()–—-,.|")) <= _LITTLE * len(text) for text in texts)
    return bool(texts) and dated >= _MOSTLY_DATED * len(texts)


def months(point: str) -> int:
    """Months since year 0; a bare year counts from its January."""
    return int(point[:4]) * 12 + (int(point[5:7]) - 1 if len(point) > 4 else 0)
