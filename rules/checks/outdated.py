"""Is there outdated technology without a word on leaving it?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import technologies
from rules.lexicon.roles import load as load_roles
from rules.resume import SectionKind
from rules.role import Role
from rules.spans import at_line

_LEAVING = re.compile(
    r"\b(?:migrat|moderni[sz]|replac|rewr|legacy|decommission|retir|port(?:ed|ing)|upgrad)", re.IGNORECASE
)


@check
class Outdated:
    """Yields each listed technology that has a `successors` entry, unless the resume tells of leaving it or the
    successor is a tool of another kind of work."""

    successors: Mapping[str, str]
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else came after each: who names one of these has moved on as well."""

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return (*self.successors, *(name for names in self.later.values() for name in names))

    def find(self, facts: Facts) -> Iterator[Span]:
        left = {mention.technology.name for line, mention in facts.mentions if _LEAVING.search(line.text)} | set(
            self._recent(facts)
        )
        seen: set[str] = set()
        for section in facts.resume.of_kind(SectionKind.SKILLS):
            for line, mention in facts.mentions:
                name = mention.technology.name
                inside = section.first_line <= line.number <= section.last_line
                if inside and name in self.successors and name not in left | seen and self._fits(name, facts):
                    seen.add(name)
                    yield at_line(line, SectionKind.SKILLS, old=mention.as_written, new=self.successors[name])

    def _fits(self, name: str, facts: Facts) -> bool:
        # An application server was followed by no Java framework for somebody who runs it.
        new = technologies.load().canonical(self.successors[name])
        users = {role for role, signs in load_roles().items() if new and signs.weight(new)}
        own = facts.role.role
        return not users or own in users or own in {Role.FULLSTACK, Role.NONE}

    def _recent(self, facts: Facts) -> Iterator[str]:
        # Somebody who names the successor too has moved on.
        names = {technology.name for technology in facts.technologies}
        return (old for old, new in self.successors.items() if not names.isdisjoint((new, *self.later.get(old, ()))))
