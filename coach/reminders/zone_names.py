"""What people type for a time zone: an IANA name, a city, a country, an abbreviation, an offset."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from coach.reminders.due import zone, zones

COMMON = (
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo",
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Europe/Istanbul", "Africa/Lagos",
    "Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Singapore",
    "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland", "UTC",
)  # fmt: skip
"""Where most people who ask are likely to live, from west to east."""

ABBREVIATIONS = {
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "msk": "Europe/Moscow",
    "ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "sgt": "Asia/Singapore", "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "brt": "America/Sao_Paulo", "wat": "Africa/Lagos", "eat": "Africa/Nairobi",
}  # fmt: skip
"""Whoever says EST in summer means New York all the same; the IANA zone of that name knows no summer time."""

_OFFSET = re.compile(r"(?:utc|gmt)?([+-])0?(\d{1,2})(?::?00)?")


def read_zone(typed: str) -> str | None:
    """The IANA name that is meant; None if none is, or several that differ."""
    wanted = _plain(typed)
    if wanted in ABBREVIATIONS:
        return ABBREVIATIONS[wanted]
    if (offset := _offset(wanted)) is not None:
        return offset
    exact = [name for name in zones() if _plain(name) == wanted]
    cities = [name for name in sorted(zones()) if "/" in name and _city(name) == wanted]
    for found in (exact, cities, list(_countries().get(wanted, ()))):
        if found and len({_clock_of(name) for name in found}) == 1:
            return found[0]
    return None


def near(typed: str, own_zone: str = "", at_most: int = 25) -> Sequence[str]:
    """Zones that may be meant by what is being typed, the likeliest first; before that, the member's own."""
    wanted = _plain(typed)
    if not wanted:
        return [name for name in dict.fromkeys((own_zone, *COMMON)) if name in zones()][:at_most]
    return list(dict.fromkeys(_meant(wanted)))[:at_most]


def _meant(wanted: str) -> Iterator[str]:
    if (whole := read_zone(wanted)) is not None:
        yield whole
    names = sorted(zones())
    yield from (name for name in names if _city(name).startswith(wanted))
    yield from (name for country, own in _countries().items() if country.startswith(wanted) for name in own)
    yield from (name for name in names if wanted in _plain(name))
    cities = {_city(name): name for name in names}
    yield from (cities[city] for city in get_close_matches(wanted, cities, 5, 0.75))


def _plain(text: str) -> str:
    """Without accents and case, words joined as in names of zones."""
    letters = unicodedata.normalize("NFKD", text)
    return "_".join("".join(each for each in letters if not unicodedata.combining(each)).split()).casefold()


def _city(name: str) -> str:
    return _plain(name.rpartition("/")[2])


def _offset(wanted: str) -> str | None:
    found = _OFFSET.fullmatch(wanted)
    if found is None:
        return None
    # The names of these zones count the other way round: Etc/GMT-2 is two hours ahead of Greenwich.
    name = f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}"
    return "UTC" if int(found[2]) == 0 else name if name in zones() else None


def _clock_of(name: str) -> tuple[object, ...]:
    """What tells zones apart: the time there in winter and in summer."""
    year = datetime.now(UTC).year
    return tuple(datetime(year, month, 1, tzinfo=UTC).astimezone(zone(name)).utcoffset() for month in (1, 7))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country by its English name, as the time zone database lists them."""
    folder = files("tzdata.zoneinfo")
    codes = dict(line.split("\t")[:2] for line in _lines(folder.joinpath("iso3166.tab").read_text("utf-8")))
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(folder.joinpath("zone.tab").read_text("utf-8")):
        code, _, name = line.split("\t")[:3]
        if name in zones():
            country = _plain(codes[code])
            found[country] = (*found.get(country, ()), name)
    return found


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))
