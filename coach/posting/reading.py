"""Reads an advertisement out of bytes of whatever kind: a board's JSON or XML, a web page, a document, a mail, text."""

import json
import re

from yarl import URL

from coach.errors import NoPosting
from coach.posting import boards, errors
from coach.posting.advert import Advert
from coach.posting.pages import blocked, document, embedded, encodings, mail, markup, page, plain, schema_org

_HTML = re.compile(r"<\s*(!doctype html|html|head|body|div|p|ul|li|h[1-6]|script|article|section|meta)\b", re.I)
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_MIN_TEXT = 30


def read(data: bytes, url: str = "", charset: str = "") -> Advert:
    """The advertisement in a page or file, told by its content. Raises NoPosting with the reason."""
    if data.startswith(_BINARY):
        raise errors.no_posting("unsupported_content")
    if document.is_one(data):
        return from_text(document.text(data)).at(url)
    if mail.is_one(data):
        return _from_mail(data)
    text = encodings.decode(data, charset)
    address = URL(url) if url else None
    start = text.lstrip("\ufeff \r\n\t")
    if start.startswith(("{", "[")):
        return _from_json(start, address).at(url)
    if start.startswith("<?xml") or start.startswith("<workzag-jobs"):
        found = boards.read_xml(start.encode(), address) if "<position>" in start else None
        if found:
            return found.at(url)
    if start.startswith("<") or _HTML.search(start[:20_000]):
        return _from_html(text).at(url)
    return from_text(text)


def from_text(text: str) -> Advert:
    """The advertisement in pasted text. Raises NoPosting if there is hardly any text."""
    found = plain.read(text)
    if sum(len(block.text) for block in found.blocks) < _MIN_TEXT:
        raise errors.no_posting("no_posting_text")
    return found


def _from_mail(data: bytes) -> Advert:
    problem = errors.no_posting("no_posting_text")
    for text, is_html in mail.bodies(data):
        try:
            return _from_html(text) if is_html else from_text(text)
        except NoPosting as error:
            problem = error
    raise problem


def _from_json(text: str, url: URL | None) -> Advert:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        data = schema_org.loads(text)
    found = next((schema_org.advert(each, "jsonld") for each in schema_org.postings(data)), None)
    if found is None:
        found = boards.read_json(data, url)
    if found is None:
        raise errors.no_posting("no_posting")
    return found


def _from_html(written: str) -> Advert:
    text = markup.clean(written)
    tree = page.parse(text)
    if tree is None:
        raise errors.no_posting("no_posting")
    found = schema_org.read(tree, text)
    if found is not None and found.blocks:
        return found
    plainly = page.read(tree, text)
    if plainly is None:
        plainly = next((each for each in embedded.candidates(tree) if page.is_posting(each.blocks)), None)
    if plainly is None:
        raise errors.no_posting(blocked.case_of(text.encode("utf-8", "replace"), page.visible_text(tree)))
    return plainly
