"""Rippling: pages on ats.rippling.com, data from its public job board API."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, from_slug, items, joined, path, text
from coach.posting.pages.markup import blocks

_JOB = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")


def api(url: URL) -> str | None:
    """ats.rippling.com/acme/jobs/<id> → the job in the API, whatever language the page is in."""
    parts = path(url)
    if parts and _LANGUAGE.fullmatch(parts[0]):
        parts = parts[1:]
    if url.host != "ats.rippling.com" or len(parts) < 3 or parts[1] != "jobs" or not _JOB.fullmatch(parts[2]):
        return None
    return str(URL(f"https://ats.rippling.com/api/v2/board/{parts[0]}/jobs/{parts[2]}"))


def read(data: Json, url: URL | None) -> Advert | None:
    """The job; what is said of the company and of the role stand apart."""
    about = at(data, "description")
    if not text(data, "name") or not isinstance(about, dict) or not text(about, "role"):
        return None
    board = re.search(r"rippling\.com/(?:[a-z]{2}-[A-Z]{2}/)?([\w-]+)/jobs/", str(url or ""))
    return Advert(
        source="rippling",
        title=text(data, "name"),
        company=text(data, "companyName") or (from_slug(board[1]) if board else ""),
        location=joined(*_places(data)),
        remote=_remote(_places(data)),
        posted=day(at(data, "createdOn")),
        url=text(data, "url"),
        blocks=(*blocks(text(about, "role")), *heading("About us"), *blocks(text(about, "company"))),
    )


def _places(data: Json) -> list[str]:
    found = at(data, "workLocations")
    plain = [place.strip() for place in found if isinstance(place, str)] if isinstance(found, list) else []
    return plain or [text(place, "label") or text(place, "displayName") for place in items(data, "workLocations")]


def _remote(places: list[str]) -> bool | None:
    """Places that are all called remote ("Remote (United States)")."""
    return True if places and all(place.lower().startswith("remote") for place in places) else None
