"""How many of the role's keywords are there?"""

import re
from collections.abc import Iterator, Mapping

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined


@check
class KeywordCoverage:
    """Yields one span if fewer than `least` of `keywords` stand in a resume that has an experience section.

    `keywords` maps a label to a regular expression; where it is empty, the label is a technology of the lexicon.
    """

    keywords: Mapping[str, str]
    least: int

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return tuple(label for label, pattern in self.keywords.items() if not pattern)

    def find(self, facts: Facts) -> Iterator[Span]:
        text, named = facts.text, {technology.name for technology in facts.technologies}
        missing = [
            label
            for label, pattern in self.keywords.items()
            if not (re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE) if pattern else label in named)
        ]
        found = len(self.keywords) - len(missing)
        if facts.has(SectionKind.EXPERIENCE) and found < self.least:
            yield nowhere(
                SectionKind.SKILLS, found=str(found), of=str(len(self.keywords)), missing=joined(missing, at_most=8)
            )
