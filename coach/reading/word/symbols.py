"""Signs that open a bullet in Word, typed or from a symbol font, and icons, which say nothing as text."""

import re

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
