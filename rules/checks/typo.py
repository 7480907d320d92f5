"""Is a word misspelled, beyond doubt?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.spelling import misspelled
from rules.resume import Line, SectionKind


@check
class Typo:
    """Yields each line with a misspelled word; see `rules.lexicon.spelling` for what is beyond doubt."""

    def find(self, facts: Facts) -> Iterator[Span]:
        seen: set[str] = set()
        for line in self._looked_at(facts):
            for wrong, right in misspelled(line.text):
                if wrong not in seen:
                    seen.add(wrong)
                    words = {"wrong": wrong, "right": right}
                    yield Span(SectionKind.OTHER, line.text.strip(), line.number, line.page, words)

    def _looked_at(self, facts: Facts) -> Iterator[Line]:
        """Not the contact details; and the heads of jobs and degrees hold names of companies, schools and places."""
        heads = {number for entry in facts.resume.entries for number in range(entry.first_line, entry.first_line + 2)}
        for line in facts.resume.seen_lines:
            section = facts.section_at(line.number)
            is_head = line.number in heads and facts.bullet_at(line.number) is None
            if not is_head and (section is None or section.kind is not SectionKind.CONTACT):
                yield line
