"""Is there a section of this kind?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere


@check
class SectionMissing:
    """Yields one span if no section of `sections` has text. `instead`: kinds that make up for it."""

    sections: tuple[SectionKind, ...]
    instead: tuple[SectionKind, ...] = ()

    def find(self, facts: Facts) -> Iterator[Span]:
        if not any(facts.has(kind) for kind in (*self.sections, *self.instead)):
            yield nowhere(self.sections[0])
