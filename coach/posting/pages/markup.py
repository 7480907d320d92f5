"""Turns the HTML of an advertisement into lines that know whether they are headings, list items or text."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from coach.posting.advert import Block, BlockKind
from coach.posting.terms import parts

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_BREAKS = _HEADINGS | {
    *("p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "details"),
    *("dd", "dl", "pre", "figure", "fieldset", "header", "form", "hr", "body"),
}
_BOLD = frozenset({"b", "strong"})
SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "select", "nav", "footer", "head", "aside"}
)
GLYPHS = "•‣▪▫●○◦·∙⁃■□➢➤►✔✓✅*-–—"
_GLYPH = re.compile(rf"^[{re.escape(GLYPHS)}]\s+|^[•●▪◦✔✓✅]\s*")
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|<\?xml[^<>]*\?>|<!DOCTYPE[^<>]*>")
_ATTRIBUTE = r"""(?>[\s/]*+(?:=[^\s=>/]*+|[^\s=>/]++)(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+)"""
_TAG = re.compile(rf"(<[A-Za-z][^\s/>]*+{_ATTRIBUTE}{{300}}){_ATTRIBUTE}*+")
"""A tag with more attributes than are kept."""
_MAX_HEADING = 90


@dataclass
class _Pen:
    """Writes down one line at a time while the tree is walked."""

    lines: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    plain: bool = False
    bold: int = 0
    heading: int = 0
    item: bool = False
    listed: int = 0

    def write(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.plain = self.plain or (not self.bold and any(char.isalnum() for char in text))

    def end_line(self) -> None:
        text = " ".join("".join(self.pieces).split()) if self.pieces else ""
        if text:
            # A heading within an item ("<li><h2>Go in production</h2>") is the item, unless it is what headings are.
            headed = self.heading > 0 and not (self.listed and not parts.is_heading(text))
            in_item = self.item or (self.heading > 0 and not headed)
            self.lines.append(line(text, headed, in_item, all_bold=not self.plain))
            self.item = False
        self.pieces.clear()
        self.plain = False


def line(text: str, in_heading: bool, in_item: bool, all_bold: bool = False) -> Block:
    """A block from a line of text, told apart by where it stood and how it looks."""
    glyph = _GLYPH.match(text)
    kind: BlockKind = "text"
    if in_heading or (all_bold and not in_item and len(text) <= _MAX_HEADING and not text.endswith(".")):
        return Block(text.rstrip(": "), "heading")
    if in_item or glyph:
        kind = "item"
    return Block(text[glyph.end() :] if glyph else text, kind)


def blocks(markup: str) -> tuple[Block, ...]:
    """The lines of a piece of HTML; escaped HTML ("&lt;p&gt;") is unescaped first, plain text is taken line by line."""
    text = _unescaped(markup)
    if not text.strip():
        return ()
    if "<" not in text:
        return tuple(line(each.strip(), False, False) for each in text.splitlines() if each.strip())
    return tuple(walk(lxml.html.fragment_fromstring(clean(text), create_parent="div")))


def _unescaped(markup: str) -> str:
    for _ in range(2):
        if "&lt;" in markup and re.search(r"&lt;/?(p|div|ul|li|h\d|br|strong|b|span)\b", markup):
            markup = html.unescape(markup)
    return markup


def clean(text: str) -> str:
    """Without what lxml refuses (control characters, an XML declaration) or takes quadratic time for (attributes)."""
    # libxml2 compares each attribute with all before it, so that 100,000 of them take ten seconds.
    return _TAG.sub(r"\1", _REFUSED.sub(" ", text))


def walk(root: etree._Element) -> Iterator[Block]:
    """The lines of a tree of HTML elements, or of trafilatura's own (head, list, item)."""
    pen = _Pen()
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and tag in SKIPPED:
            walker.skip_subtree()
        elif event == "start":
            _open(pen, tag)
            pen.write(element.text)
        else:
            if event == "end" and tag not in SKIPPED:
                _close(pen, tag)
            pen.write(element.tail if element is not root else None)
    pen.end_line()
    yield from pen.lines


def _open(pen: _Pen, tag: str) -> None:
    if tag == "br" or tag in _BREAKS:
        pen.end_line()
    if tag == "li":
        pen.item = True
        pen.listed += 1
    if tag in _HEADINGS:
        pen.heading += 1
    if tag in _BOLD:
        pen.bold += 1


def _close(pen: _Pen, tag: str) -> None:
    if tag in _BREAKS:
        pen.end_line()
    if tag == "li":
        pen.item = False
        pen.listed -= 1
    if tag in _HEADINGS:
        pen.heading -= 1
    if tag in _BOLD:
        pen.bold -= 1
