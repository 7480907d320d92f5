"""Reads a posting pasted or saved as plain text (or Markdown): title, company, place, and lines with headings."""

import re

from coach.posting.advert import Advert, Block
from coach.posting.pages.markup import line
from coach.posting.terms import parts

_LABEL = re.compile(
    r"^(?P<name>job title|title|position|role|company|employer|location|office|posted|date posted)\s*[:|]\s*", re.I
)
_NAMES = {"job title": "title", "position": "title", "role": "title", "employer": "company", "office": "location"}
_AT = re.compile(r"^(?P<title>[^.!?]{3,80}?)\s+(?:at|@)\s+(?P<company>[A-Z][\w&.' -]{1,40})$")
_SEPARATED = re.compile(r"\s+[|·•–—]\s+|\s+-\s+")
_MARKDOWN = re.compile(r"^#{1,6}\s+|^\*\*(?=[^*]+\*\*:?\s*$)|(?<=\S)\*\*:?\s*$")
_ROLE = re.compile(
    r"\b(engineer|developer|architect|programmer|administrator|analyst|scientist|manager|lead|consultant|sre|devops|"
    r"intern|specialist|designer|head of)\b",
    re.I,
)
_LONGEST_HEADING = 70
_LONGEST_LINE = 300
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])|(?<=[a-z]:)\s+(?=[A-Z0-9])")


def read(text: str) -> Advert:
    """An advertisement from plain text; whatever cannot be told from the text stays empty."""
    lines = [each.strip() for whole in text.splitlines() for each in _sentences(whole) if each.strip()]
    labels = _labels(lines[:15])
    title, company = _headline(lines, labels)
    return Advert(
        source="text",
        title=labels.get("title", title),
        company=labels.get("company", company),
        location=labels.get("location", ""),
        blocks=tuple(_block(each, number) for number, each in enumerate(lines)),
    )


def _sentences(whole: str) -> list[str]:
    """A line as its sentences if it is very long: copied out of some pages, a posting has no line breaks left."""
    return _SENTENCE_END.split(whole) if len(whole) > _LONGEST_LINE else [whole]


def _labels(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in lines:
        match = _LABEL.match(each)
        if match and len(each) < 120:
            name = match["name"].lower()
            found.setdefault(_NAMES.get(name, name), each[match.end() :].strip())
    return found


def _headline(lines: list[str], labels: dict[str, str]) -> tuple[str, str]:
    """The title and company in the first lines: "Backend Engineer at Acme", "Backend Engineer | Acme | Berlin"."""
    for each in lines[:3]:
        words = _MARKDOWN.sub("", each).strip()
        if len(words) > 100 or not _ROLE.search(words) or words.endswith((".", "!", "?")):
            continue
        match = _AT.match(words)
        if match:
            return match["title"], match["company"]
        pieces = _SEPARATED.split(words)
        company = pieces[1] if len(pieces) > 2 and not _ROLE.search(pieces[1]) else ""
        return pieces[0], company
    return "", ""


def _block(text: str, number: int) -> Block:
    words = _MARKDOWN.sub("", text).strip()
    if words != text and len(words) <= _LONGEST_HEADING + 20:
        return Block(words.rstrip(": "), "heading")
    block = line(text, in_heading=False, in_item=False)
    if block.kind == "text" and number > 0 and _looks_like_heading(text):
        return Block(text.rstrip(": "), "heading")
    return block


def _looks_like_heading(text: str) -> bool:
    """Short, and either ends in a colon, shouts, or says what headings say."""
    if len(text) > _LONGEST_HEADING or _LABEL.match(text):
        return False
    if text.endswith(":"):
        return len(text.split()) <= 9
    if text.endswith((".", ",", ";")):
        return False
    shouted = text.isupper() and len(text) > 5
    return shouted or (len(text.split()) <= 8 and parts.of_heading(text) is not None)
