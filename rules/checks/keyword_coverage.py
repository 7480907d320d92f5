"""How many of the role's keywords are there?"""

import re
from collections.abc import Iterator, Mapping

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import joined, nowhere


@check
class KeywordCoverage:
    """Yields one span if fewer than `least` of `keywords` (label → regular expression) stand in the resume."""

    keywords: Mapping[str, str]
    least: int

    def find(self, facts: Facts) -> Iterator[Span]:
        text = facts.text
        missing = [
            label
            for label, pattern in self.keywords.items()
            if not re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
        ]
        found = len(self.keywords) - len(missing)
        if facts.has(SectionKind.EXPERIENCE) and found < self.least:
            yield nowhere(
                SectionKind.SKILLS, found=str(found), of=str(len(self.keywords)), missing=joined(missing, at_most=8)
            )
