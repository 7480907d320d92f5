"""Reads a posting from a plain web page: the main text without menus, and what the page says about itself."""

import re

import lxml.html
from lxml import etree

from coach.posting.advert import Advert, Block
from coach.posting.pages import markup
from coach.posting.terms import locations, parts, word_lists

_CUES = word_lists.AnyOf(word_lists.table("headings")["posting"]["says"])
_TELLING = frozenset({parts.PostingPart.REQUIRED, parts.PostingPart.PREFERRED, parts.PostingPart.RESPONSIBILITIES})
_ENOUGH_CUES = 3
_MIN_TEXT = 200
_MAX_PLACE = 80
_MAX_FOR_EXTRACTION = 1_000_000
_AT = re.compile(r"^(?P<title>.+?)\s+(?:at|@)\s+(?P<company>[A-Z][^|]{1,60}?)(?:\s+[|–—-]\s.*)?$")
_SIGNS = re.compile(r"\W+")
_SEPARATOR = re.compile(r"\s+[|–—·-]\s+")


def parse(html: str) -> etree._Element | None:
    """The page as a tree, or None if there is nothing in it; `html` as `markup.clean` leaves it."""
    try:
        return lxml.html.document_fromstring(html)
    except (etree.ParserError, ValueError):
        return None


def read(tree: etree._Element, html: str) -> Advert | None:
    """The posting on a page without structured data; None if its text is not like a posting's."""
    blocks = _main_text(tree, html)
    if not is_posting(blocks):
        return None
    title, company = _named(tree)
    return Advert(
        source="html", title=title, company=company, location=_meta(tree, "jobLocation") or _place(tree), blocks=blocks
    )


def is_posting(blocks: tuple[Block, ...]) -> bool:
    """Whether the text talks like a job posting does."""
    headed = {parts.of_heading(block.text) for block in blocks if block.kind == "heading"}
    cues = {str(part) for part in headed & _TELLING}
    for block in blocks:
        if len(cues) >= _ENOUGH_CUES:
            break
        cues |= {match.group().lower()[:12] for match in _CUES.finditer(block.text)}
    return len(cues) >= _ENOUGH_CUES and sum(len(block.text) for block in blocks) >= _MIN_TEXT


def visible_text(tree: etree._Element) -> str:
    """All text that the page would show, one line each."""
    return "\n".join(block.text for block in markup.walk(tree))


def _main_text(tree: etree._Element, html: str) -> tuple[Block, ...]:
    """trafilatura says where the main text begins and ends; all lines between are taken, so that no list is lost."""
    from trafilatura import bare_extraction

    whole = tuple(markup.walk(tree))
    if len(html) > _MAX_FOR_EXTRACTION:
        return whole
    found = bare_extraction(html, fast=True, favor_recall=True, include_comments=False)
    if found is None or isinstance(found, dict) or found.text is None:
        return whole
    kept = {_key(line) for line in found.text.splitlines()}
    numbers = [number for number, block in enumerate(whole) if _key(block.text) in kept]
    if len(numbers) < 3:
        return whole
    first = numbers[0]
    while first > 0 and whole[first - 1].kind == "heading":
        first -= 1
    return whole[first : numbers[-1] + 1]


def _key(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _named(tree: etree._Element) -> tuple[str, str]:
    """Title and company from the page's heading and its titles ("Backend Engineer at Acme", "… | Acme").

    Both titles are asked: one that only repeats the heading ("Engineer - Product") names no company.
    """
    heading = " ".join(next((" ".join(each.itertext()).split() for each in tree.iter("h1")), []))
    titles = _titles(tree)
    telling = [each for each in titles if each.casefold() != heading.casefold()]
    for each in telling:
        match = _AT.match(each)
        if match:
            return heading or match["title"], match["company"].strip()
    title = heading or (_SEPARATOR.split(titles[0])[0] if titles else "")
    site = _meta(tree, "og:site_name")
    if site:
        return title, site
    for each in telling:
        rest = each.removeprefix(title) if title else each
        pieces = [piece for piece in _SEPARATOR.split(rest) if piece.strip()]
        if len(pieces) > (0 if rest != each else 1):
            return title, pieces[-1].strip(" |–—·-")
    return title, ""


def _place(tree: etree._Element) -> str:
    """The place by what a page calls so ("<div class="job__location">"), else by its title ("… at Acme — Leipzig")."""
    for each in tree.iterfind(".//body//*[@class]"):
        if "location" in (each.get("class") or "").lower():
            words = " ".join(" ".join(each.itertext()).split())
            if len(words) <= _MAX_PLACE and locations.is_place(words):
                return words
    titled = next(iter(_titles(tree)), "")
    return next((piece for piece in _SEPARATOR.split(titled) if locations.is_place(piece)), "")


def _titles(tree: etree._Element) -> list[str]:
    """The page's titles, that for sharing first."""
    return [each for each in (_meta(tree, "og:title"), " ".join((tree.findtext(".//title") or "").split())) if each]


def _meta(tree: etree._Element, name: str) -> str:
    for each in tree.iter("meta"):
        if name in {each.get("property"), each.get("name"), each.get("itemprop")}:
            return " ".join((each.get("content") or "").split())
    return ""
