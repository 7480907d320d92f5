"""Skills: technologies named anywhere, and what the skills section lists, with the group they stand in."""

import re
from collections.abc import Sequence

from rules.resume import Line, Section, SectionKind, Skill

_GROUP = re.compile(r"^\s*(?P<group>[A-Z][^:\t]{1,40}?)\s*(?::|\t)\s*(?P<rest>.*)$")
_SEPARATOR = re.compile(r"\s*(?:[,;|•·\t]|\s/\s)\s*(?![^(]*\))")
_LEVELS = frozenset(
    ("expert", "advanced", "intermediate", "beginner", "proficient", "familiar", "native", "fluent", "basic")
)


def to_skills(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Skill, ...]:
    """All skills, those of the skills sections with their group, each name once a section."""
    skills: list[Skill] = []
    for section in sections:
        if section.kind is SectionKind.SKILLS:
            skills += _listed(lines, section)
    return tuple(skills)


def _listed(lines: Sequence[Line], section: Section) -> list[Skill]:
    skills: list[Skill] = []
    group = ""
    for line in lines[section.first_line + 1 : section.last_line + 1]:
        match = _GROUP.match(line.text)
        text = line.text
        if match:
            group, text = match["group"].strip(), match["rest"]
        for token in _SEPARATOR.split(text):
            name = token.strip(" .:")
            if 1 <= len(name) <= 40 and len(name.split()) <= 5 and name.lower() not in _LEVELS:
                skills.append(Skill(name, name, section.kind, group, line.number))
    return skills
