"""Reads an advertisement out of bytes of whatever kind: a board's JSON or XML, a web page, plain text."""

import json
import re

from charset_normalizer import from_bytes
from yarl import URL

from coach.posting import boards, errors
from coach.posting.advert import Advert
from coach.posting.pages import blocked, page, plain, schema_org

_HTML = re.compile(r"<\s*(!doctype html|html|head|body|div|p|ul|li|h[1-6]|script|article|section|meta)\b", re.I)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.I)
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_SHORTEST_TEXT = 30


def read(data: bytes, url: str = "", charset: str = "") -> Advert:
    """The advertisement in a page or file, told by its content. Raises NoPosting with the reason."""
    if data.startswith(_BINARY):
        raise errors.no_posting("unsupported_content")
    text = decode(data, charset)
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
    if sum(len(block.text) for block in found.blocks) < _SHORTEST_TEXT:
        raise errors.no_posting("no_posting_text")
    return found


def decode(data: bytes, charset: str = "") -> str:
    """Text from bytes: by what the server says, by what the page says, as UTF-8, else by guessing."""
    declared = _CHARSET.search(data[:4000])
    named = (declared[1] or declared[2]).decode("ascii") if declared else ""
    for candidate in (charset, named, "utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        try:
            if candidate:
                return data.decode(candidate)
        except (LookupError, UnicodeDecodeError):
            continue
    return str(from_bytes(data[:200_000]).best() or data.decode("latin-1"))


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


def _from_html(text: str) -> Advert:
    tree = page.parse(text)
    if tree is None:
        raise errors.no_posting("no_posting")
    found = schema_org.read(tree, text)
    if found is not None and found.blocks:
        return found
    plainly = page.read(tree, text)
    if plainly is None:
        raise errors.no_posting(blocked.case_of(text.encode("utf-8", "replace"), page.visible_text(tree)))
    return plainly
