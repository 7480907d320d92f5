"""Is the resume set in an ordinary font?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere


@check
class OddFont:
    """Yields one span if the font used most has one of `fonts` (small letters) in its name."""

    fonts: tuple[str, ...]

    def find(self, facts: Facts) -> Iterator[Span]:
        for font in facts.resume.layout.fonts[:1]:
            if any(odd in font.lower() for odd in self.fonts):
                yield nowhere(SectionKind.OTHER, font=font)
