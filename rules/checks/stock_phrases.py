"""Could a summary or a line stand on anybody's resume?"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.metrics import has_metric
from rules.resume import Line, SectionKind
from rules.spans import joined, opening_of

_YEARS = re.compile(r"\b\d{1,2}\+?\s*(?:years?|yrs?)\b", re.IGNORECASE)
HEAD = 14
"""Lines from the top among which running text is a summary, whatever stands over it."""
PROSE = 8


@check
class StockPhrases:
    """Yields the opening of a summary with `least` phrases that everybody writes (regular expressions, any case) and no
    result; and each bullet that says nothing but such a phrase, without a figure or a technology."""

    phrases: tuple[str, ...]
    lines: tuple[str, ...]
    least: int = 2

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(self.phrases) + r")(?!\w)", re.IGNORECASE)

    @cached_property
    def _line(self) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(self.lines) + r")(?!\w)", re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        body = _summary(facts)
        text = " ".join(" ".join(line.text.split()) for line in body)
        found = list(dict.fromkeys(each.group().lower() for each in self._phrase.finditer(text)))
        if len(found) >= self.least and not has_metric(_YEARS.sub("", text)):
            words = {"found": joined([f"“{each}”" for each in found], 4)}
            yield Span(SectionKind.SUMMARY, opening_of(body), body[0].number, body[0].page, words)
        for each in facts.told:
            hit = self._line.search(each.text)
            if hit and not has_metric(each.text) and not facts.names_technology(each):
                yield Span(each.section, each.text, each.line, each.page, {"found": f"“{hit.group()}”"})


def _summary(facts: Facts) -> Sequence[Line]:
    """The lines of the summary, or of running text on top of the page under any heading."""
    section = facts.section(SectionKind.SUMMARY)
    if section is not None:
        return facts.body(section)
    top = facts.resume.lines[:HEAD]
    inside = {SectionKind.CONTACT, SectionKind.OTHER}
    return [
        line
        for line in top
        if len(line.text.split()) >= PROSE
        and (found := facts.section_at(line.number)) is not None
        and found.kind in inside
        and not facts.bullet_at(line.number)
    ]
