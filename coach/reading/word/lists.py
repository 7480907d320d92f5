"""Bullets of a Word document: by numbering of a paragraph or its style, or by the signs that people type."""

import re
from typing import Any

from docx.document import Document as WordDocument

from coach.reading.word.look import Looks
from coach.reading.word.package import qn

_MIN_WORDS = 4
"""Words of a line that a private sign opens as a bullet does."""

_BULLETS = "•●▪◦■□▫‣⁃∙·➢➣➤➔➜➥➲►▶▷▸▹✓✔☑✅✦✧✪✱✻❖❏❐❑❒❯❱⬧⬥⬩⦁⦾⦿⚫⚪◈◉◾◽◼◻⯈⮚🞄🞂🔹🔸○◆◇◊→⇒⇨»›★☆❍・◎"
_WITH_SPACE = "-–—*>~o"
"""Signs that open a bullet only where they stand apart from the text."""

_NUMBERED = re.compile(r"(\d{1,2}[.)])\s+(?=\S)")
_LETTERED = re.compile(r"([a-z][.)])\t\s*(?=\S)")
_SYMBOL_FONT = re.compile(r"symbol|wingding|webding|dingbat|awesome|icon|material", re.IGNORECASE)
_TEXT_FONT = re.compile(r"segoe ui symbol|apple symbols|noto sans symbols", re.IGNORECASE)
"""Fonts that are called after symbols and nevertheless hold ordinary letters."""

_SYMBOL_BULLETS: dict[str, str] = {
    "symbol": "\xb7\xa8\xae\xde",
    "wingding": "lmnopqrstuvwxyz{|}~\x9e\x9f\xa0\xa1\xa2\xa3\xa4\xa6\xa7\xa8\xd8\xe0\xe8\xf0\xfb\xfc\xfe",
    "dingbat": "lmnopqrstuvwxyz\x34\x33\xd4\xd8\xe4",
    "webding": "=gn\x34\x61",
}
"""The codes of squares, dots, arrows and ticks in the common symbol fonts, by what the font's name holds."""

_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffc\ufffd]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_RATING = re.compile(r"[★☆●○■□◆◇⬤◯▪▫▮▯█░▒▓▰▱](?:\s?[★☆●○■□◆◇⬤◯▪▫▮▯█░▒▓▰▱]){2,}")
_SPACED = re.compile(r"\s*(?:[^\W\d_&][ \xa0]){3,}[^\W\d_](?:\s{2,}[^\W\d_&](?:[ \xa0][^\W\d_])*)*\s*")
"""Words whose letters were set apart by typed spaces: "E X P E R I E N C E"."""

_PADDING = re.compile(r"(?<=[^\s|•·])[ \xa0]{4,}(?=[^\s|•·])")


class Lists:
    """The lists of one document."""

    def __init__(self, word: WordDocument, looks: Looks) -> None:
        self._looks = looks
        self._marks = _marks(word)

    def bullet_of(self, paragraph: Any) -> str:
        """The bullet of a list item; a number stands as "1."; empty for a heading and for a plain paragraph."""
        style = self._looks.style_of(paragraph).lower()
        if style.startswith(("heading", "title", "subtitle")):
            return ""
        number, level = self._numbering(paragraph)
        if number is not None:
            return "" if number == "0" else self._marks.get((number, level), "•")
        return "•" if style.startswith("list bullet") else ""

    def _numbering(self, paragraph: Any) -> tuple[str | None, str]:
        """(list, level); the nearest layer that names each of them counts, the level also from the style."""
        number, level = None, None
        for layer in (paragraph.find(qn("w:pPr")), *self._looks.paragraph_layers(paragraph)):
            numbering = layer.find(qn("w:numPr")) if layer is not None else None
            if numbering is None:
                continue
            number = number if number is not None else _value(numbering, "w:numId")
            level = level if level is not None else _value(numbering, "w:ilvl")
        return number, level or "0"


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name))
    return found.get(qn("w:val")) if found is not None else None


def _marks(word: WordDocument) -> dict[tuple[str, str], str]:
    """(list, level) → "•", "1.", or nothing where the level shows no mark."""
    part = next((rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    root = getattr(part, "element", None)
    if root is None:
        return {}
    definitions = {one.get(qn("w:abstractNumId")): one for one in root.iter(qn("w:abstractNum"))}
    marks: dict[tuple[str, str], str] = {}
    for number in root.iter(qn("w:num")):
        definition = _linked(definitions.get(_value(number, "w:abstractNumId")), definitions)
        for levels in (definition, *number.iterchildren(qn("w:lvlOverride"))):
            for level in levels.iter(qn("w:lvl")) if levels is not None else ():
                marks[(number.get(qn("w:numId")), level.get(qn("w:ilvl")))] = _mark(level)
    return marks


def _linked(definition: Any, definitions: dict[str | None, Any]) -> Any:
    """A definition that only names a list style stands for the definition of that style."""
    name = _value(definition, "w:numStyleLink") if definition is not None else None
    if name is None:
        return definition
    return next((one for one in definitions.values() if _value(one, "w:styleLink") == name), definition)


def _mark(level: Any) -> str:
    kind = next((found.get(qn("w:val")) for found in level.iter(qn("w:numFmt"))), "decimal")
    shown = _value(level, "w:lvlText")
    picture = level.find(qn("w:lvlPicBulletId")) is not None
    if kind == "none" or (shown is not None and not shown.strip() and not picture):
        return ""
    return "•" if kind == "bullet" else "1."


def is_symbol_font(font: str) -> bool:
    """True if the letters of a font are pictures."""
    return _SYMBOL_FONT.search(font) is not None and _TEXT_FONT.search(font) is None


def symbol(font: str, code: int) -> str:
    """What the sign `code` of a symbol font stands for: "•" for dots, squares, arrows and ticks, else a space."""
    sign = chr(code & 0xFF if 0xF000 <= code <= 0xF0FF else min(code, 0x10FFFF))
    name = font.lower()
    known = next((signs for part, signs in _SYMBOL_BULLETS.items() if part in name), "")
    return "•" if sign in known or sign in _BULLETS else " "


def _is_private_bullet(text: str) -> bool:
    """True for a text that opens with a code of some symbol font, kept without its font, before a sentence.

    The fonts of icons use the same codes, so that what follows must not be a way to reach the person.
    """
    if not "\ue000" <= text[:1] <= "\uf8ff" or "@" in text or len(text.split()) < _MIN_WORDS:
        return False
    code = chr(ord(text[0]) & 0xFF)
    return any(code in signs for signs in _SYMBOL_BULLETS.values()) and not re.search(
        r"\d{3}[ .-]\d{3,4}|https?:|www\.", text
    )


def from_symbol_font(font: str, text: str) -> str:
    """Text in a symbol font as text: bullets kept, icons dropped."""
    return "".join(sign if sign.isspace() else symbol(font, ord(sign)) for sign in text)


def is_bullet(text: str) -> bool:
    """True for a text that is nothing but the sign of a bullet."""
    return len(text) == 1 and text in _BULLETS


def typed_bullet(text: str) -> tuple[str, str]:
    """The bullet that opens a text, and the text after it: "• Built", "- Built", "1. Built"; ("", text) without one."""
    bare = text.lstrip()
    if bare[:1] in _BULLETS and len(bare) > 1:
        return bare[0], bare[1:].lstrip()
    if _is_private_bullet(bare):
        return "•", bare[1:].lstrip()
    if bare[:1] in _WITH_SPACE and bare[1:2] in ("\t", " ", "\xa0") and bare[1:].strip():
        return ("", text) if bare[0] == "o" and bare[1] != "\t" else (bare[0], bare[1:].lstrip())
    number = _NUMBERED.match(bare) or _LETTERED.match(bare)
    return (number[1], bare[number.end() :]) if number else ("", text)


def tidy(text: str) -> str:
    """Text as it is seen: one space between words, tabs where there are columns, no unseen signs, icons or ratings."""
    text = _RATING.sub(" ", _PRIVATE.sub(" ", _UNSEEN.sub("", text))).translate(_LIGATURES).replace("\u2011", "-")
    if _SPACED.fullmatch(text):
        return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text.strip()))
    parts = (" ".join(part.split()) for part in _PADDING.sub("\t", text).split("\t"))
    return "\t".join(part for part in parts if part)
