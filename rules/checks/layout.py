"""Does the layout stand in the way of a parser?"""

from collections.abc import Iterator
from typing import Literal

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Garbled, Line, SectionKind
from rules.resume import Layout as PageLayout
from rules.spans import nowhere
from texts import gettext

LEAST_HIDDEN = 3
"""Letters and figures that a hidden line has, if anybody hid it on purpose."""
SLIPPED = 4
"""Words up to which a line beyond the edge of the page got there by accident."""
Aspect = Literal["columns", "tables", "images", "ocr", "picture", "letters", "hidden"]


@check
class Layout:
    """Yields one span if the `aspect` of the layout is not plain; a line that a simple reader garbles is its proof."""

    aspect: Aspect

    def find(self, facts: Facts) -> Iterator[Span]:
        layout = facts.resume.layout
        match self.aspect:
            case "columns":
                yield from self._columns(facts)
            case "tables":
                yield from self._counted(layout.tables)
            case "images":
                # A photo of somebody is a personal detail, and told as one.
                yield from self._pictures(layout.images - (layout.photos == 1))
            case "ocr":
                yield from self._counted(int(layout.from_ocr))
            case "hidden":
                lines = [facts.resume.lines[number] for number in layout.hidden]
                told = [line for line in lines if _says_something(line.text) and not _has_slipped(line, layout)]
                for line in told[:1]:
                    yield Span(SectionKind.OTHER, line.text, line.number, line.page, {"number": str(len(told))})
            case "picture" | "letters":
                yield from self._proofs(facts)

    def _columns(self, facts: Facts) -> Iterator[Span]:
        columns = facts.resume.layout.columns
        if columns < 2:
            return
        proof = next((each for each in facts.resume.layout.garbled if each.kind == "order"), None)
        words = {"columns": str(columns)}
        if proof:
            told = gettext("The line quoted is what software gets when it reads straight across.")
            yield _proof(proof, proof=f" {told}", **words)
        else:
            yield nowhere(SectionKind.OTHER, proof="", **words)

    def _counted(self, count: int) -> Iterator[Span]:
        if count:
            yield nowhere(SectionKind.OTHER, number=str(count))

    def _pictures(self, count: int) -> Iterator[Span]:
        if count > 0:
            one, many = gettext("I found a picture in the file."), gettext("I found pictures in the file.")
            yield nowhere(SectionKind.OTHER, told=many if count > 1 else one)

    def _proofs(self, facts: Facts) -> Iterator[Span]:
        hidden = facts.resume.layout.hidden
        for each in facts.resume.layout.garbled:
            if each.line in hidden:
                continue  # nobody is to read it
            # Letters are wrong only where there are some to show.
            if each.kind == self.aspect and (
                self.aspect != "letters" or _says_something(each.seen) or "\ufffd" in each.seen
            ):
                yield _proof(each)


def _says_something(text: str) -> bool:
    """Whether hidden text has a word: programs leave dots and spaces in margins that deceive nobody."""
    return sum(sign.isalnum() for sign in text) >= LEAST_HIDDEN


def _has_slipped(line: Line, layout: PageLayout) -> bool:
    """Whether a word or two stand beyond the edge of the page, where a stray tab has moved them: keywords are more."""
    beyond = line.left >= layout.page_width or (line.right <= 0 and line.left < 0)
    return beyond and len(line.text.split()) <= SLIPPED


def _proof(garbled: Garbled, **words: str) -> Span:
    return Span(SectionKind.OTHER, garbled.seen, garbled.line, garbled.page, words)
