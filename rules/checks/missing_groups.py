"""Which of several groups of technologies are not covered?"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.phrases import any_of
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext
from texts.forms import either


@check
class MissingGroups:
    """Yields one span that names the groups of which nothing is named anywhere in the resume.

    `groups` maps a group's label to categories and names of technologies; `tolerated` groups may be missing. `signs`:
    words of the page (regular expressions, any case) that cover all of them, whatever the lexicon knows. `beside`:
    asked only where something of this layer is named, of which the word `named` then has the first ones. `of_data`:
    asked of those students only who surely learn to make what keeps data.
    """

    section: SectionKind
    groups: Mapping[str, tuple[str, ...]]
    tolerated: int = 0
    signs: tuple[str, ...] = ()
    beside: str = ""
    of_data: bool = False

    @cached_property
    def _signs(self) -> re.Pattern[str] | None:
        return any_of(self.signs) if self.signs else None

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return (*(name for names in self.groups.values() for name in names), *([self.beside] if self.beside else []))

    def find(self, facts: Facts) -> Iterator[Span]:
        if self.of_data and not facts.role.keeps_data:
            return
        if facts.resume.how_read.jobs_unread or (self._signs and self._signs.search(facts.running_text)):
            return  # it is there, or may be where nothing could be read
        near = sorted({each.name for each in facts.technologies if each.layer == self.beside})
        if self.beside and not near:
            return
        known = {name for technology in facts.technologies for name in (technology.name, technology.category)}
        missing = [gettext(label) for label, names in self.groups.items() if known.isdisjoint(names)]
        if len(missing) > self.tolerated:
            words = {"missing": joined(missing), "neither": either(missing), "number": str(len(missing))}
            yield nowhere(self.section, **words, named=joined(near[:_NAMED]))


_NAMED = 3
"""How many names are said of what stands there in their place."""
