"""Is there a section that had better not be there?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_section


@check
class SectionPresent:
    """Yields the section if there is one of that kind, with its heading quoted; not if it holds one of `signs` (regular
    expressions, any case)."""

    section: SectionKind
    signs: tuple[str, ...] = ()

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(self.section)
        if section is not None and facts.has(self.section) and not has_sign(self.signs, facts.text_of(self.section)):
            yield at_section(section)


def has_sign(signs: tuple[str, ...], text: str) -> bool:
    """Whether a text holds one of these expressions."""
    return any(re.search(rf"(?<!\w)(?:{sign})(?!\w)", text, re.IGNORECASE) for sign in signs)
