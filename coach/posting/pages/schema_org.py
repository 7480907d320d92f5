"""Reads schema.org JobPosting out of a page: JSON-LD (also broken), else microdata."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from coach.posting.advert import Advert, Block, heading
from coach.posting.boards.data import Json, at, day, joined, text
from coach.posting.pages import microdata
from coach.posting.pages.markup import blocks

_WRAPPING = re.compile(r"^\s*(<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MORE = (("responsibilities", "Responsibilities"), ("qualifications", "Qualifications"), ("skills", "Skills"))
_UNSAID = frozenset({"UNAVAILABLE", "N/A", "NULL", "NONE", "UNDEFINED"})
"""What sites write where they have nothing to write (iCIMS)."""
_DEEPEST = 12
_MAX_PIECES, _MAX_COMPARED = 100, 60_000
"""Each piece is looked for in the description: of more, and behind that, no posting is read anyway."""


def read(tree: etree._Element, source: str) -> Advert | None:
    """The first job posting that the page declares, or None."""
    declared = list(_in_json_ld(tree))
    found = next((each for data in declared for each in postings(data)), None)
    if found is not None:
        first = advert(found, "jsonld")
        return first if first.company else replace(first, company=_only_organization(declared))
    if "schema.org/JobPosting" in source:
        for each in microdata.items(tree, "schema.org/JobPosting"):
            return advert(each, "microdata")
    return None


def _in_json_ld(tree: etree._Element) -> Iterator[Json]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield loads(script.text)


def _only_organization(declared: Iterable[Json]) -> str:
    """The name of the one organization that a page declares beside a posting that names none (JazzHR); else ""."""
    flat = [each for data in declared for each in (data if isinstance(data, list) else [data])]
    named = {text(each, "name") for each in flat if at(each, "@type") == "Organization"}
    return named.pop() if len(named) == 1 else ""


def loads(written: str) -> Json:
    """JSON as sites write it: in comments, with raw line breaks, trailing commas, or several values in a row."""
    for candidate in _readings(written.strip()):
        try:
            return _values(candidate)
        except (ValueError, RecursionError):
            continue
    return None


def _readings(written: str) -> Iterator[str]:
    """The text as it is, then without what it is wrapped in, then without commas that nothing follows."""
    yield written
    for _ in range(3):
        written = _WRAPPING.sub("", written).strip()
    yield written
    yield _TRAILING_COMMA.sub("", written)


def _values(text_: str) -> Json:
    decoder, values, position = json.JSONDecoder(strict=False), [], 0
    while position < len(text_):
        value, end = decoder.raw_decode(text_, position)
        values.append(value)
        position = end
        while position < len(text_) and text_[position] in " \r\n\t,;":
            position += 1
    return values


def postings(data: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """All job postings in a piece of JSON-LD, wherever they hide (@graph, lists, mainEntity)."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from postings(each, depth + 1)
    elif isinstance(data, dict):
        if _is_posting(data.get("@type")):
            yield data
        else:
            for value in data.values():
                if isinstance(value, (dict, list)):
                    yield from postings(value, depth + 1)


def _is_posting(kind: Json) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for each in kinds)


def advert(data: Json, source: str) -> Advert:
    """An advertisement from a JobPosting object."""
    return Advert(
        source=source,
        title=_plain(at(data, "title")) or _plain(at(data, "name")),
        company=_company(at(data, "hiringOrganization")),
        location=_location(data),
        remote=True if "TELECOMMUTE" in str(at(data, "jobLocationType")).upper() else None,
        posted=day(_first(at(data, "datePosted"))),
        closes=day(_first(at(data, "validThrough"))),
        url=text(data, "url"),
        blocks=tuple(_lines(data)),
    )


def _lines(data: Json) -> Iterator[Block]:
    described = "\n".join(each for each in _strings(at(data, "description")))
    yield from blocks(described)
    compared = described[:_MAX_COMPARED]
    for key, title in _MORE:
        more = [each for each in _strings(at(data, key))[:_MAX_PIECES] if each.strip()[:200] not in compared]
        if more:
            yield from heading(title)
            for each in more:
                yield from blocks(each)


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _first(value: Json) -> Json:
    return (value[0] if value else None) if isinstance(value, list) else value


def _plain(value: Json) -> str:
    """A name without the markup and entities that some sites leave in it."""
    found = _first(value)
    return " ".join(block.text for block in blocks(html.unescape(found))) if isinstance(found, str) else ""


def _company(value: Json) -> str:
    found = _first(value)
    return _plain(found) if isinstance(found, str) else _plain(at(found, "name"))


def _location(data: Json) -> str:
    value = at(data, "jobLocation")
    places = [_place(each) for each in (value if isinstance(value, list) else [value])]
    wanted = _first(at(data, "applicantLocationRequirements"))
    return joined(*places) or _plain(at(wanted, "name"))


def _place(value: Json) -> str:
    if isinstance(value, str):
        return value.strip()
    address = at(value, "address")
    if isinstance(address, str):
        return address.strip()
    country = at(address, "addressCountry")
    parts = (at(address, "addressLocality"), at(address, "addressRegion"))
    named = (*map(_plain, parts), _plain(at(country, "name") if isinstance(country, dict) else country))
    return joined(*(each for each in named if each.upper() not in _UNSAID)) or text(value, "name")
