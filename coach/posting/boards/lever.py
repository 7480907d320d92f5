"""Lever: pages on jobs.lever.co, data from its public Postings API."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, items, joined, path, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^jobs(?P<region>\.eu)?\.lever\.co$")


def api(url: URL) -> str | None:
    """jobs.lever.co/acme/<id> → the posting in the API."""
    host, parts = _HOST.match(url.host or ""), path(url)
    if not host or len(parts) < 2 or not re.fullmatch(r"[0-9a-f-]{36}", parts[1]):
        return None
    return f"https://api{host['region'] or ''}.lever.co/v0/postings/{parts[0]}/{parts[1]}?mode=json"


def read(data: Json, url: URL | None) -> Advert | None:
    """The posting: an opening, titled lists ("Requirements"), a closing. Dates are in milliseconds."""
    if not text(data, "text") or not isinstance(at(data, "categories"), dict) or "hostedUrl" not in str(data):
        return None
    lists = (
        block
        for each in items(data, "lists")
        for block in (*heading(text(each, "text")), *blocks(f"<ul>{text(each, 'content')}</ul>"))
    )
    page = text(data, "hostedUrl")
    slug = re.search(r"lever\.co/([\w-]+)/", page)
    return Advert(
        source="lever",
        title=text(data, "text"),
        company=from_slug(slug[1]) if slug else "",
        location=joined(text(data, "categories", "location"), *_more_places(data)),
        remote=is_remote(at(data, "workplaceType")),
        posted=day(at(data, "createdAt")),
        url=page,
        blocks=(
            *blocks(text(data, "description") or text(data, "descriptionPlain")),
            *lists,
            *blocks(text(data, "additional") or text(data, "additionalPlain")),
        ),
    )


def _more_places(data: Json) -> list[str]:
    places = at(data, "categories", "allLocations")
    return [place.strip() for place in places if isinstance(place, str)] if isinstance(places, list) else []
