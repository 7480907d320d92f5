"""Is there a section of this kind?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere

PROSE = 8
"""Words of a line of running text."""
_ADDRESS = re.compile(r"[@|·•]|\d{3}.?\d{4}|https?:|linkedin|github", re.IGNORECASE)


@check
class SectionMissing:
    """Yields one span if no section of `sections` has text.

    `instead`: kinds that make up for it. `prose_on_top`: so does running text before the first job, under any heading.
    """

    sections: tuple[SectionKind, ...]
    instead: tuple[SectionKind, ...] = ()
    prose_on_top: bool = False

    def find(self, facts: Facts) -> Iterator[Span]:
        if any(facts.has(kind) for kind in (*self.sections, *self.instead)):
            return
        if not (self.prose_on_top and _has_prose_on_top(facts)):
            yield nowhere(self.sections[0])


def _has_prose_on_top(facts: Facts) -> bool:
    for section in facts.resume.sections:
        if section.kind is SectionKind.EXPERIENCE:
            return False
        if section.kind in {SectionKind.OTHER, SectionKind.CONTACT}:
            words = [
                len(line.text.split())
                for line in facts.body(section)
                if not facts.bullet_at(line.number) and not _ADDRESS.search(line.text)
            ]
            if sum(count for count in words if count >= PROSE) >= 2 * PROSE:
                return True
    return False
