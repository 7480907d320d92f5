"""Recruitee: pages on <company>.recruitee.com, data from its public Careers Site API."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, items, joined, path, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(?P<company>[\w-]+)\.recruitee\.com$")


def api(url: URL) -> str | None:
    """acme.recruitee.com/o/backend-engineer → the offer in the API."""
    return _offer(url) if _HOST.match(url.host or "") else None


def embedded(url: URL, html: str) -> str | None:
    """The offer in the API for a page on a company's own domain (careers.acme.com/o/backend-engineer)."""
    return _offer(url) if "recruitee" in html else None


def _offer(url: URL) -> str | None:
    parts = path(url)
    if "o" not in parts[:-1] or not re.fullmatch(r"[\w-]+", slug := parts[parts.index("o") + 1]):
        return None
    return f"https://{url.host}/api/offers/{slug}"


def read(data: Json, url: URL | None) -> Advert | None:
    """The offer; where a list of all offers was saved, the one that the address names."""
    offer = at(data, "offer") or _named(items(data, "offers"), url) or data
    if not text(offer, "title") or not text(offer, "slug") or at(offer, "requirements") is None:
        return None
    host = _HOST.match(URL(text(offer, "careers_url")).host or "") or (_HOST.match(url.host or "") if url else None)
    return Advert(
        source="recruitee",
        title=text(offer, "title"),
        company=text(offer, "company_name") or (from_slug(host["company"]) if host else ""),
        location=_place(offer),
        remote=is_remote(at(offer, "remote")),
        posted=day(at(offer, "published_at")) or day(at(offer, "created_at")),
        closes=day(at(offer, "close_at")),
        url=text(offer, "careers_url"),
        blocks=(
            *blocks(text(offer, "description")),
            *heading("Requirements"),
            *blocks(text(offer, "requirements")),
        ),
    )


def _place(offer: Json) -> str:
    """The place; for remote jobs "location" only says so ("Remote job")."""
    named = joined(text(offer, "city"), text(offer, "country"))
    return named if text(offer, "location") in {"", "Remote job"} else text(offer, "location")


def _named(offers: list[dict[str, Json]], url: URL | None) -> Json:
    slug = url.name if url else ""
    return next((offer for offer in offers if len(offers) == 1 or text(offer, "slug") == slug), None)
