"""Invented resumes as people of all levels write them, set as PDF: the poor and the middling ones, too.

The text files in `invented/` hold name and contact line, "## Heading", "Title | Organization | dates", "- bullet"; all
else is running text.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from reportlab.pdfgen.canvas import Canvas

from coach.reading import read
from rules.resume import Resume

FOLDER = Path(__file__).parent / "invented"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
LEFT, RIGHT, TOP, BOTTOM = 54, 558, 740, 50


@cache
def read_invented(name: str) -> Resume:
    """An invented resume, read from the PDF that is made of its text."""
    return read(to_pdf((FOLDER / f"{name}.txt").read_text("utf-8")), f"{name}.pdf")


@cache
def to_pdf(text: str) -> bytes:
    """The resume set in one column of ordinary type; of the same text always the same bytes."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    y = float(TOP)
    for number, raw in enumerate(text.strip().splitlines()):
        for piece in _pieces(number, raw):
            y -= 4 if piece.above else 0
            if y < BOTTOM:
                canvas.showPage()
                y = TOP
            piece.draw(canvas, y)
            y -= 1.35 * piece.size
    canvas.save()
    return out.getvalue()


class _Piece:
    """One line on the page."""

    def __init__(
        self, text: str, size: float = 9.5, *, left: float = LEFT, right: str = "", bold: bool = False
    ) -> None:
        self.text, self.size, self.left, self.right = text, size, left, right
        self.font = "Helvetica-Bold" if bold else "Helvetica"
        self.above = bold and not right

    def draw(self, canvas: Canvas, y: float) -> None:
        canvas.setFont(self.font, self.size)
        canvas.drawString(self.left, y, self.text)
        if self.right:
            canvas.setFont("Helvetica", self.size)
            canvas.drawRightString(RIGHT, y, self.right)


def _pieces(number: int, raw: str) -> Iterator[_Piece]:
    if number == 0:
        yield _Piece(raw, 18, bold=True)
    elif raw.startswith("## "):
        yield _Piece(raw[3:], 12.5, bold=True)
    elif raw.startswith("- "):
        first, *rest = wrap(raw[2:], 105)
        yield _Piece(f"• {first}", left=LEFT + 10)
        yield from (_Piece(line, left=LEFT + 13) for line in rest)
    elif number > 1 and raw.count(" | ") in {1, 2}:
        title, organization, *dates = raw.split(" | ")
        yield _Piece(f"{title}, {organization}", bold=True, right=dates[0] if dates else " ")
    else:
        yield from (_Piece(line) for line in wrap(raw, 112))
