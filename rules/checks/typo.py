"""Is a word misspelled, beyond doubt?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.spelling import misspelled
from rules.resume import SectionKind


@check
class Typo:
    """Yields each line with a misspelled word; see `rules.lexicon.spelling` for what is beyond doubt."""

    def find(self, facts: Facts) -> Iterator[Span]:
        seen: set[str] = set()
        for line in facts.resume.lines:
            for wrong, right in misspelled(line.text):
                if wrong not in seen:
                    seen.add(wrong)
                    words = {"wrong": wrong, "right": right}
                    yield Span(SectionKind.OTHER, line.text.strip(), line.number, line.page, words)
