"""Lines from rows: text with tabs at wide gaps, bullet glyphs taken off, looks and extent noted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.reading.pdf.glyphs import UNKNOWN, Style, family
from coach.reading.pdf.marks import Mark
from coach.reading.pdf.words import TAB, Row, Word, join, tidy

ASCENT, DESCENT = 0.8, 0.2
"""How far letters reach above and below their baseline, in sizes: what fonts of text have about in common."""
_AFTER_NUMBER, _AFTER_SYMBOL = 0.2, 0.25
"""Em that part a number, or a sign of a symbol font, from the text that it opens."""

BULLETS = "•◦▪▫‣⁃∙·●○■□◆◇◊♦➢➣➤➔➜➥➲➳➼►▶▷▸▹→⇒⇨»›✓✔☑✅✗✘✦✧✪✱✲✻✽★☆❖❏❐❑❒❯❱⬧⬥⬩⦁⦾⦿⚫⚪⚬⁌⁍◈◉◎◘◙◾◽◼◻⯈⮚🞄🞂🔹🔸¤§❍–—−‐‑-*>o~"
"""Glyphs that open a bullet; the last ones only where they stand apart from the text."""

_DRAWN = re.compile(r"^[\s★☆●○■□▪▫◆◇⬤◯•·◉◎▮▯█░▒▓▰▱\-|\ufffd\ue000-\uf8ff]+$")
_SYMBOL_FONT = re.compile(r"symbol|wingding|webding|dingbat|cmsy|msam|zapfd", re.I)
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-z])[.)]$")


@dataclass(slots=True)
class Draft:
    """A line on its way to `rules.resume.Line`."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    style: Style
    column: int = 0
    bullet: str = ""
    icon: str = ""
    """An icon before the line; whether it is a bullet shows when all lines are known."""
    hidden: bool = False
    glyphs: int = 0
    unknown: int = 0
    words: Sequence[Word] = field(default_factory=list)

    @property
    def baseline(self) -> float:
        return self.words[0].y if self.words else self.bottom


def to_draft(row: Row, mark: Mark | None, page: int, column: int) -> Draft | None:
    """A row as a line; None if it is only drawn decoration (ratings, rules of dashes)."""
    bullet, words = (mark.text, row.words) if mark and not mark.icon else _take_bullet(row.words)
    unknown = sum(word.text.count(UNKNOWN) for word in words)
    text = _text(words) if words else ""
    if not text:
        return None
    style, size = _look(words)
    return Draft(
        page=page,
        text=text,
        left=words[0].x0,
        top=row.y - ASCENT * size,
        right=words[-1].x1,
        bottom=row.y + DESCENT * size,
        size=round(size, 2),
        style=style,
        column=column,
        bullet=bullet,
        icon=mark.text if mark and mark.icon and not bullet else "",
        glyphs=sum(len(word.text) for word in words),
        unknown=unknown,
        words=words,
    )


_ORNAMENT = re.compile(r"[\u2015\u2500\u2501\u2e3a\u2e3b\u3161][\s\u2015\u2500\u2501\u2e3a\u2e3b\u3161]*")
"""A stroke that is set as a letter, over a heading or beside it: the bar, box drawings, long dashes, the Hangul bar."""


_STROKE = r"[_=~*\u2010-\u2015\u2500-\u257f\u2e3a\u2e3b\u3161-]{4,}"
_STROKES = re.compile(rf"^{_STROKE}\s+|^[_=]{{8,}}(?=[^\W_])|\s+{_STROKE}$")
"""Strokes on one side of a heading or on both, typed in its line: "──── SKILLS ────"; a rule right before a heading, as
where the heading is set upon it: "________Profile"."""


_LEADER = re.compile(
    r"(?P<kept>(?:(?<=\bco)|(?<=\binc)|(?<=\bltd)|(?<=\bcorp)|(?<=\bllc))\.)?\s*(?:\.\s?){4,}", re.IGNORECASE
)
"""Dots that lead the eye from one end of a row to the other; the full stop of "Inc." is none of them."""


def _text(words: Sequence[Word]) -> str:
    """The text of a row without drawn parts (ratings by stars or circles, strokes, dots that lead across)."""
    text = _LEADER.sub(r"\g<kept>\t", tidy(join(words)).replace(UNKNOWN, ""))
    parts = [_STROKES.sub("", part.strip()) for part in text.split("\t")]
    return "\t".join(
        " ".join(part.split())
        for part in parts
        if part and not ((_DRAWN.match(part) and len(parts) > 1) or _is_rating(part) or _ORNAMENT.fullmatch(part))
    )


def _is_rating(part: str) -> bool:
    return _DRAWN.match(part) is not None and len(part.replace(" ", "")) > 1


def _take_bullet(words: Sequence[Word]) -> tuple[str, list[Word]]:
    first, rest = words[0], list(words[1:])
    if not rest:
        return ("•", []) if first.text[:1] in "•●▪◦" and len(first.text) == 1 else _glued(first, [])
    gap = (rest[0].x0 - first.x1) / max(first.size, rest[0].size)
    text = first.text
    if len(text) == 1 and text in BULLETS and gap > _least_gap(text):
        return (text, rest)
    own = (rest[0].x0 - first.x1) / min(first.size, rest[0].size)  # a numeral may be twice as large as its text
    if _NUMBERED.match(text) and own > _AFTER_NUMBER:
        return (text, rest)
    if len(text) == 1 and gap > _AFTER_SYMBOL and (_SYMBOL_FONT.search(first.style.font) or _is_private(text)):
        return ("•" if _is_private(text) else text, rest)
    return _glued(first, rest)


def _least_gap(glyph: str) -> float:
    """Em that must part a bullet from its text: none for glyphs that are nothing else."""
    return -0.1 if glyph in "•●▪◦■‣⁃" else 0.1 if glyph in "○∙·" else 0.18


def _glued(first: Word, rest: list[Word]) -> tuple[str, list[Word]]:
    """A glyph with no gap to its word: "•Built"."""
    if first.text[0] in "•●▪◦■‣⁃∙·➢➤►✓✔❖" and len(first.text) > 1:
        cut = Word(first.x0 + first.size * 0.5, first.x1, first.y, first.size, first.text[1:], first.style)
        return (first.text[0], [cut, *rest])
    return ("", [first, *rest])


def _is_private(text: str) -> bool:
    return all("\ue000" <= c <= "\uf8ff" or c == UNKNOWN for c in text)


def _look(words: Sequence[Word]) -> tuple[Style, float]:
    """The style and size of most letters before the first wide gap; bold and italic by majority there."""
    head = [words[0]]
    for word in words[1:]:
        if word.x0 - head[-1].x1 > TAB * max(word.size, head[-1].size):
            break
        head.append(word)
    styles: Counter[Style] = Counter()
    sizes: Counter[float] = Counter()
    for word in head:
        styles[word.style] += len(word.text)
        sizes[word.size] += len(word.text)
    return styles.most_common(1)[0][0], max(sizes, key=lambda size: (sizes[size], size))


def font_families(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Font families, most used first."""
    used: Counter[str] = Counter()
    for draft in drafts:
        used[family(draft.style.font)] += draft.glyphs
    return tuple(name for name, _ in used.most_common() if name)
