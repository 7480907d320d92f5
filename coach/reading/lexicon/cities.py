"""Names of cities: those of 15,000 people and more by GeoNames, and what some of them are called elsewhere."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from rules.lexicon.sorted_lines import SortedLines

_MIN_LETTERS = 3
"""Letters of a name that is no abbreviation."""

_ALSO = frozenset(
    {
        "bangalore", "barcelona", "basel", "bay area", "beograd", "bern", "bombay", "brugge", "brussel", "bruxelles",
        "bucuresti", "calcutta", "ciudad de mexico", "cologne", "delhi ncr", "den haag", "frankfurt", "freiburg",
        "gand", "gent", "geneve", "genova", "greater london", "gurgaon", "halle", "hannover", "kharkov", "kiev",
        "kobenhavn", "krakow", "kyiv", "lisboa", "lucerne", "luzern", "lyon", "madras", "mangalore", "marseille",
        "milano", "moskva", "munchen", "mysore", "napoli", "new york city", "nuremberg", "nurnberg", "nyc", "oporto",
        "padova", "pondicherry", "poona", "praha", "roma", "saigon", "san francisco bay area", "sankt gallen",
        "sankt petersburg", "sao paulo", "sevilla", "silicon valley", "st gallen", "st louis", "st paul",
        "st petersburg", "st. louis", "st. gallen", "thessaloniki", "torino", "trivandrum", "venezia", "vizag",
        "warszawa", "washington d.c.", "washington dc", "wien", "zurich",
    }
)  # fmt: skip
_WORDS_TOO = frozenset(
    """
    mobile reading nice bar split orange most of bath male same date march may temple progress enterprise paradise
    university college commerce independence home industry summit normal phoenix college santa san the media union
    """.split()
)
"""Cities whose names are words of a resume: alone they tell nothing."""
_DISTRICT = re.compile(r"\s+(?:[a-z]{1,2}|\d{1,2}|[ivx]{1,4}|metropolitan|metro|city|area|region|district)$")


@cache
def _names() -> SortedLines:
    return SortedLines(Path(__file__).with_name("cities.txt"), parted=b"\n")


def load() -> None:
    """Opens the list: before a process gives up its files, or not at all."""
    _names()


def is_city(text: str) -> bool:
    """True if `text` is the name of a city, with or without its accents and its district: "Köln", "København S"."""
    name = folded(text)
    if len(name) < _MIN_LETTERS or any(map(str.isdigit, name)):
        return False
    return _is_known(name) or _is_known(_DISTRICT.sub("", name))


def is_plainly_city(text: str) -> bool:
    """True for a city whose name alone tells that it is one: not Reading, Nice or Mobile."""
    return is_city(text) and folded(text) not in _WORDS_TOO


def _is_known(name: str) -> bool:
    return name in _ALSO or _names().get(name) is not None


def folded(text: str) -> str:
    """A name in small letters without accents, its words a blank apart: "Łódź" is "lodz"."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'").split())
