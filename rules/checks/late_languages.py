"""Do the primary languages come first among the skills?"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rules.checks.flat_skills import stands_below_rows
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import FIELDS
from rules.resume import Section, SectionKind, Skill
from rules.role import Role
from rules.role.studies import is_of_another_science
from rules.spans import at_line

_FIRST = 3
"""Names of the first row that are read as what comes first."""
CORE = FIELDS | {"languages", "frameworks"}
_OWN: Mapping[Role, frozenset[str]] = {
    Role.QA: frozenset(("testing", "api")),
    Role.DEVOPS: frozenset(("infrastructure",)),
    Role.SECURITY: frozenset(("security",)),
}
"""What comes first in kinds of work that are not done in a language above all."""


@check
class LateLanguages:
    """Yields one span if the skills section begins with no language or framework, nor with what this kind of work is
    done with."""

    least: int = 6

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.SKILLS)
        listed = [skill for skill in facts.resume.skills if skill.section is SectionKind.SKILLS]
        if facts.role.role is Role.MANAGER:
            return  # who leads or plans what others build need not open with a language
        if is_of_another_science(facts) and not facts.builds_software:
            return  # an engineer of machines opens with what those are made with
        if section is None or len(listed) < self.least or stands_below_rows(section, facts):
            return
        layers = [technology.layer for skill in listed if (technology := facts.words.known.canonical(skill.name))]
        if any(_opens_with_core(each, listed, facts) for each in facts.resume.of_kind(SectionKind.SKILLS)):
            return  # what stands apart from it is a list of what somebody does
        body = facts.body(section)
        own = {layer for role in facts.role.candidates for layer in _OWN.get(role, ())}
        row = facts.on_line.get(listed[0].line or section.first_line + 1, ())
        if layers[:1] and (layers[0] in own or any(each.layer in CORE for each in row[:_FIRST])):
            return
        if listed[0].line and _names_language(facts.resume.lines[listed[0].line].text, facts):
            return
        if body and "languages" in layers and layers[0] not in CORE and layers[1:2] != ["languages"]:
            # What stands above the first skill is no skill: the legend of a scale.
            yield at_line(facts.resume.lines[listed[0].line] if listed[0].line else body[0], SectionKind.SKILLS)


def _names_language(row: str, facts: Facts) -> bool:
    """Whether a word of the first item of a row is a language, within a product's name perhaps: "SAP ABAP"."""
    first = re.split(r"[,;|•]", row.partition(": ")[2] or row, maxsplit=1)[0]
    found = (facts.words.known.canonical(word) for word in first.split())
    return any(each is not None and each.layer == "languages" for each in found)


def _opens_with_core(section: Section, listed: Sequence[Skill], facts: Facts) -> bool:
    """Whether the first technology of one of several lists is a language or a framework."""
    inside = [skill for skill in listed if section.first_line <= (skill.line or -1) <= section.last_line]
    first = next(filter(None, (facts.words.known.canonical(skill.name) for skill in inside)), None)
    return first is not None and first.layer in CORE
