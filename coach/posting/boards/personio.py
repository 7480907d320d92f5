"""Personio: pages on <company>.jobs.personio.de, data from the company's XML feed of all its jobs."""

import re

from lxml import etree
from yarl import URL

from coach.posting.advert import Advert, Block, heading
from coach.posting.boards.data import day, from_slug, joined
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(?P<company>[\w-]+)\.jobs\.personio\.(de|com)$")
_JOB = re.compile(r"/job/(?P<id>\d+)")


def api(url: URL) -> str | None:
    """acme.jobs.personio.de/job/123 → the company's feed, in the language of the page."""
    if not _HOST.match(url.host or "") or not _JOB.search(url.path):
        return None
    language = url.query.get("language", "en")
    return f"https://{url.host}/xml?language={language if language.isalpha() else 'en'}"


def read_xml(data: bytes, url: URL | None) -> Advert | None:
    """The position that the address names; without an address, the only one. Entities are never expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    positions = [] if root is None else root.findall(".//position")
    wanted = _JOB.search(url.path) if url else None
    for position in positions:
        if len(positions) == 1 or (wanted and _text(position, "id") == wanted["id"]):
            return _advert(position, url)
    return None


def _advert(position: etree._Element, url: URL | None) -> Advert:
    host = _HOST.match(url.host or "") if url else None
    company = _text(position, "subcompany") or (from_slug(host["company"]) if host else "")
    places = [(each.text or "").strip() for each in position.findall("additionalOffices/office")]
    return Advert(
        source="personio",
        title=_text(position, "name"),
        company=company,
        location=joined(_text(position, "office"), *places),
        posted=day(_text(position, "createdAt")),
        blocks=tuple(_lines(position)),
    )


def _lines(position: etree._Element) -> list[Block]:
    found: list[Block] = []
    for each in position.iterfind("jobDescriptions/jobDescription"):
        found += (*heading(_text(each, "name")), *blocks(_text(each, "value")))
    return found


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(name) or "").strip()
