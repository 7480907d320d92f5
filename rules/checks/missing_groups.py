"""Which of several groups of technologies are not covered?"""

from collections.abc import Iterator, Mapping

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext
from texts.forms import either


@check
class MissingGroups:
    """Yields one span that names the groups of which nothing is named anywhere in the resume.

    `groups` maps a group's label to categories and names of technologies; `tolerated` groups may be missing.
    """

    section: SectionKind
    groups: Mapping[str, tuple[str, ...]]
    tolerated: int = 0

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return tuple(name for names in self.groups.values() for name in names)

    def find(self, facts: Facts) -> Iterator[Span]:
        known = {name for technology in facts.technologies for name in (technology.name, technology.category)}
        missing = [gettext(label) for label, names in self.groups.items() if known.isdisjoint(names)]
        if len(missing) > self.tolerated:
            yield nowhere(self.section, missing=joined(missing), neither=either(missing), number=str(len(missing)))
