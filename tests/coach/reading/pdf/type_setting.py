"""Glyphs and words as a page shows them, set by hand: every letter is half an em wide."""

from coach.reading.pdf.glyphs import Glyph, Style
from coach.reading.pdf.words import Word

PLAIN = Style("Helvetica", bold=False, italic=False, colored=False, shade=0.0, invisible=False)
BOLD = PLAIN._replace(font="Helvetica-Bold", bold=True)
EM = 0.5
"""The width of a letter, in em."""


def glyphs(
    text: str, x: float = 50, y: float = 100, *, size: float = 10, show: int = 1, style: Style = PLAIN
) -> list[Glyph]:
    """One glyph a letter, without gaps between them; a space is drawn like any other."""
    wide = EM * size
    return [Glyph(x + i * wide, x + (i + 1) * wide, y, size, sign, style, show) for i, sign in enumerate(text)]


def word(text: str, x: float = 50, y: float = 100, *, size: float = 10, style: Style = PLAIN) -> Word:
    """A word that starts at `x` on the baseline `y`."""
    return Word(x, x + len(text) * EM * size, y, size, text, style)


def words(text: str, x: float = 50, y: float = 100, *, size: float = 10, style: Style = PLAIN) -> list[Word]:
    """Words a plain space apart; a tab goes three em to the right."""
    found = []
    for field in text.split("\t"):
        for each in field.split():
            found.append(word(each, x, y, size=size, style=style))
            x = found[-1].x1 + 0.3 * size
        x += 3 * size
    return found
