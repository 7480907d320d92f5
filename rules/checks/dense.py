"""Has the page air?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Layout, SectionKind
from rules.spans import nowhere
from texts import gettext
from texts.forms import decimal

SMALL = 8.5
"""Points below which most of the text is hard to read."""
_LETTER = 612.0 * 792.0
"""Square points of a usual sheet; A4 is hardly larger."""
FULL = 600
"""Words of a page up to which there is nothing to cut: larger type and narrower margins are enough."""


@check
class Dense:
    """Yields one span if a page holds more than `words` words for each usual sheet that it is as large as, or if most
    of its text is set smaller than 9 points.

    Files that know no positions (DOCX) have no pages before they are laid out: there only the type is looked at.
    """

    words: int = 850

    def find(self, facts: Facts) -> Iterator[Span]:
        resume = facts.resume
        for page in range(1, resume.file.pages + 1):
            lines = [line for line in resume.lines if line.page == page]
            words = sum(len(line.text.split()) for line in lines)
            sized = [line for line in lines if line.size]
            small = sum(len(line.text) for line in sized if line.size < SMALL)
            if words > self.words * _sheets(resume.layout) and any(line.bottom for line in lines):
                yield _span(gettext("Page {page} is crowded", page=page), full=True)
                return
            if sized and small > 0.6 * sum(len(line.text) for line in sized):
                size = sorted(line.size for line in sized)[len(sized) // 2]
                told = gettext("Most of page {page} is set in {size}-point type", page=page, size=decimal(size, ".2g"))
                yield _span(told, full=words > FULL)
                return


def _sheets(layout: Layout) -> float:
    """How many usual sheets a page is as large as: some are as long as all that is told."""
    return max(1.0, layout.page_width * layout.page_height / _LETTER)


def _span(problem: str, *, full: bool) -> Span:
    room = gettext("To make room, cut down to what you would like to be asked about: 400 to 600 words a page.")
    return nowhere(SectionKind.OTHER, problem=problem, room=f" {room}" if full else "")
