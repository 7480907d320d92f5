"""Pinpoint: pages on <company>.pinpointhq.com, data from the JSON of all postings of a company."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, items, joined, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(?P<company>[\w-]+)\.pinpointhq\.com$")
_POSTING = re.compile(r"/postings/(?P<id>[0-9a-f-]{36}|\d+)(?=/|$)")
_SECTIONS = (
    ("key_responsibilities", "Responsibilities"),
    ("skills_knowledge_expertise", "Requirements"),
    ("benefits", "Benefits"),
)
_OWN = {"description", "skills_knowledge_expertise"}
"""Keys by which its postings are told from other boards'."""


def api(url: URL) -> str | None:
    """acme.pinpointhq.com/en/postings/<id> → the company's postings as JSON; this one is picked out by its id."""
    posting = _POSTING.search(url.path)
    if not _HOST.match(url.host or "") or not posting:
        return None
    return f"https://{url.host}/postings.json"


def read(data: Json, url: URL | None) -> Advert | None:
    """The posting; where a list of all was saved, the one that the address names. Companies name its sections."""
    posting = _named(items(data, "data"), url) or at(data, "data") or data
    if not text(posting, "title") or not _keys(posting) >= _OWN:
        return None
    page = text(posting, "url")
    host = _HOST.match(URL(page).host or "" if page.startswith("http") else "") or _HOST.match((url and url.host) or "")
    return Advert(
        source="pinpoint",
        title=text(posting, "title"),
        company=from_slug(host["company"]) if host else "",
        location=text(posting, "location", "name")
        or joined(text(posting, "location", "city"), text(posting, "location", "province")),
        remote=is_remote(at(posting, "workplace_type")),
        posted=day(at(posting, "first_published_at")),
        closes=day(at(posting, "deadline_at")),
        url=page if page.startswith("http") else "",
        blocks=(
            *blocks(text(posting, "description")),
            *(
                block
                for key, meaning in _SECTIONS
                if text(posting, key)
                for block in (*heading(text(posting, f"{key}_header") or meaning), *blocks(text(posting, key)))
            ),
        ),
    )


def _keys(data: Json) -> set[str]:
    return set(data) if isinstance(data, dict) else set()


def _named(postings: list[dict[str, Json]], url: URL | None) -> Json:
    wanted = _POSTING.search(url.path) if url else None
    return next((each for each in postings if len(postings) == 1 or (wanted and _is(each, wanted["id"]))), None)


def _is(posting: Json, number: str) -> bool:
    return str(at(posting, "id")) == number or text(posting, "url").endswith(f"/{number}")
