"""Is a word misspelled, beyond doubt?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.punctuation import slips
from rules.lexicon.spelling import misspelled
from rules.resume import SectionKind


@check
class Typo:
    """Yields each line with a slip; see `rules.lexicon.spelling` and `punctuation` for what is beyond doubt.

    Heads of jobs and degrees hold names of companies, schools and places, so only listed misspellings count there.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        heads = {number for entry in facts.resume.entries for number in range(entry.first_line, entry.first_line + 2)}
        seen: set[str] = set()
        for line in facts.resume.lines:
            section = facts.section_at(line.number)
            if section is not None and section.kind is SectionKind.CONTACT:
                continue
            is_head = line.number in heads and facts.bullet_at(line.number) is None
            found = misspelled(line.text, names=True) if is_head else (*misspelled(line.text), *slips(line.text))
            for wrong, right in found:
                if wrong.lower() not in seen:
                    seen.add(wrong.lower())
                    words = {"wrong": wrong, "right": right}
                    yield Span(SectionKind.OTHER, line.text.strip(), line.number, line.page, words)
