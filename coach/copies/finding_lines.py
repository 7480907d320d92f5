"""Where the lines that a note quotes stand on the pages of a PDF."""

from collections.abc import Iterator, Sequence

from coach.copies.folded_text import Letters, found, letters_of
from coach.copies.letter_boxes import Box, PageText
from rules.resume import Resume

MIN_LETTERS, SHORT = 3, 12
"""Letters of a line below which it could stand anywhere; and below which it is looked for as words of its own."""
ENOUGH = 0.6
"""Part of a line's letters that must be found where it is not found as a whole."""


class Lines:
    """Finds lines on pages, whose letters are compared once."""

    def __init__(self, pages: Sequence[PageText], resume: Resume | None = None) -> None:
        self._pages, self._resume = pages, resume
        self._letters: list[Letters] = [letters_of(page.text) for page in pages]

    def boxes_of(self, quote: str, page: int) -> tuple[int, list[Box]]:
        """The page (from 0) and the boxes of a quoted line, one a row; no boxes where it cannot be found.

        PDFium's text is searched first for the whole, then for its parts: lines of a bullet that a column parts, fields
        that a tab parts.
        """
        for number in self._from(page):
            if boxes := self._whole(number, quote):
                return number, boxes
        for number in self._from(page):
            parts = [(part, boxes) for part in self._parts(quote) if (boxes := self._whole(number, part))]
            if sum(len(letters_of(part).plain) for part, _ in parts) >= ENOUGH * len(letters_of(quote).plain):
                return number, [box for _, boxes in parts for box in boxes]
        return max(0, page - 1), []

    def _from(self, page: int) -> Iterator[int]:
        """The pages, that one first."""
        first = min(max(0, page - 1), len(self._pages) - 1)
        yield from sorted(range(len(self._pages)), key=lambda number: number != first)

    def _whole(self, number: int, text: str) -> list[Box]:
        length = len(letters_of(text).plain)
        if length < MIN_LETTERS:
            return []
        stretch = next(found(self._letters[number], text, alone=length < SHORT), None)
        return self._pages[number].boxes_of(*stretch) if stretch else []

    def _parts(self, quote: str) -> list[str]:
        bullets = self._resume.bullets if self._resume else ()
        bullet = next((each for each in bullets if each.text == quote), None)
        if bullet is None or self._resume is None:
            return quote.split("\t")
        lines = self._resume.lines[bullet.first_line : bullet.last_line + 1]
        return [part for line in lines for part in line.text.split("\t")]
