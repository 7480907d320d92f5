"""Are bullets and dates written in one manner?"""

import re
from collections import Counter
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import joined, nowhere

# May, June and July are left whole beside shortened months by most styles, so they tell nothing.
_MANNERS = (
    ("03/2021", re.compile(r"\b\d{1,2}[/.]\d{4}\b")),
    (
        "March 2021",
        re.compile(r"\b(?:January|February|March|April|August|September|October|November|December)\b"),
    ),
    ("Mar 2021", re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?")),
    ("2021-03", re.compile(r"\b\d{4}-\d{2}\b")),
)


@check
class Inconsistent:
    """Yields one span for each of bullets and dates if the jobs mix manners.

    Glyphs that mark a deeper level are no mixture: only lines at the same indentation are compared.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [
            entry.dates for entry in facts.resume.entries if entry.section is SectionKind.EXPERIENCE and entry.dates
        ]
        manners = [name for name, pattern in _MANNERS if any(pattern.search(dates) for dates in jobs)]
        if len(manners) > 1:
            yield nowhere(SectionKind.OTHER, what="dates", manners=joined(manners))
        glyphs = self._glyphs(facts)
        if len(glyphs) > 1:
            yield nowhere(SectionKind.OTHER, what="bullets", manners=joined(glyphs))

    def _glyphs(self, facts: Facts) -> list[str]:
        first = {bullet.first_line for bullet in facts.work}
        lines = [line for line in facts.resume.lines if line.number in first and line.bullet.strip()]
        if not lines:
            return []
        left = Counter(round(line.left / 4) for line in lines).most_common(1)[0][0]
        return sorted({line.bullet for line in lines if round(line.left / 4) == left})
