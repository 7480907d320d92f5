"""Reads a posting out of the data that a page hands to its own script: pages that a browser draws show no text.

Next.js keeps it in a script (`__NEXT_DATA__`), Inertia in an attribute (`data-page`), others in scripts of JSON. Where
in it the posting stands differs from site to site, so it is looked for by its shape: a title beside a long description.
"""

import json
from collections.abc import Iterator

from lxml import etree

from coach.posting.advert import Advert, Block
from coach.posting.boards.data import Json, at, day, is_remote, items, joined, text
from coach.posting.pages import plain
from coach.posting.pages.markup import blocks

_TITLES = ("title", "jobTitle", "job_title", "name", "position")
_DESCRIPTIONS = (
    "descriptionHtml", "description_html", "descriptionHTML", "description", "jobDescription", "job_description",
    "descriptionBody", "body", "content",
)  # fmt: skip
_COMPANIES = ("company", "startup", "organization", "hiringOrganization", "employer", "companyName", "company_name")
_PLACES = ("location", "locationName", "locationNames", "locations", "city", "jobLocation")
_DATES = ("datePosted", "postedAt", "posted_at", "publishedAt", "published_at", "createdAt", "created_at")
_REMOTE = ("remote", "isRemote", "is_remote", "workplaceType")
_MIN_TEXT = 300
_MAX_TITLE = 150
_DEEPEST, _MAX_OBJECTS = 14, 20_000
"""Deeper, and behind so many objects, no posting is looked for: a page cannot hold the process."""


def candidates(tree: etree._Element) -> Iterator[Advert]:
    """What may be the posting, that with the longest description first."""
    found = [each for data in _data(tree) for each in _objects(data)]
    for each in sorted(found, key=lambda job: -len(_first(job, _DESCRIPTIONS)))[:3]:
        yield _advert(each)


def _data(tree: etree._Element) -> Iterator[Json]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if script.text and "json" in kind and "ld+json" not in kind:
            yield _loaded(script.text)
    for holder in tree.iterfind(".//*[@data-page]"):
        yield _loaded(holder.get("data-page") or "")


def _loaded(written: str) -> Json:
    try:
        found: Json = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None
    return found


def _objects(data: Json) -> Iterator[dict[str, Json]]:
    """The objects in the shape of a posting, nearest to the root first."""
    level: list[Json] = [data]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[Json] = []
        for each in level:
            seen += 1
            if seen > _MAX_OBJECTS:
                return
            if isinstance(each, dict):
                if _is_posting(each):
                    yield each
                below += [value for value in each.values() if isinstance(value, dict | list)]
            elif isinstance(each, list):
                below += [value for value in each if isinstance(value, dict | list)]
        level = below


def _is_posting(job: dict[str, Json]) -> bool:
    title = _first(job, _TITLES)
    return 0 < len(title) <= _MAX_TITLE and len(_first(job, _DESCRIPTIONS)) >= _MIN_TEXT


def _first(job: Json, names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := text(job, name))), "")


def _advert(job: dict[str, Json]) -> Advert:
    return Advert(
        source="embedded",
        title=_first(job, _TITLES),
        company=next((found for name in _COMPANIES if (found := text(job, name) or _name(at(job, name)))), ""),
        location=next((found for name in _PLACES if (found := _place(at(job, name)))), ""),
        remote=is_remote(*(at(job, name) for name in _REMOTE)),
        posted=next((found for name in _DATES if (found := day(at(job, name)))), ""),
        blocks=_blocks(_first(job, _DESCRIPTIONS)),
    )


def _blocks(description: str) -> tuple[Block, ...]:
    """The description, which may be HTML, Markdown or lines of text."""
    return blocks(description) if "<" in description or "&lt;" in description else plain.read(description).blocks


def _name(data: Json) -> str:
    return text(data, "name") or text(data, "title")


def _place(data: Json) -> str:
    if isinstance(data, str):
        return data.strip()
    if isinstance(data, dict):
        return _name(data) or joined(text(data, "city"), text(data, "state"), text(data, "country"))
    if isinstance(data, list):
        names = [each.strip() for each in data if isinstance(each, str)]
        return joined(*names, *(_place(each) for each in items({"all": data}, "all")))
    return ""
