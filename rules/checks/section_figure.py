"""Does a section state any figure at all?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.metrics import has_metric
from rules.resume import SectionKind
from rules.spans import at_section, lacking, opening_of

_YEARS = re.compile(r"\b\d{1,2}\+?\s*(?:years?|yrs?)\b", re.IGNORECASE)


@check
class SectionFigure:
    """Yields one span if the section has text but no figure; years of experience are no outcome."""

    section: SectionKind

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(self.section)
        if section is None:
            return
        body = " ".join(line.text for line in facts.body(section))
        if body and not has_metric(_YEARS.sub("", body)):
            yield lacking(at_section(section, opening_of(facts.body(section))))
