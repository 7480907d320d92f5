"""Skills: what the skills sections list, with the group it stands in, and technologies named anywhere else."""

import re
from collections.abc import Iterator, Sequence

from rules.lexicon import technologies
from rules.resume import Line, Section, SectionKind, Skill

_GROUP = re.compile(r"^\s*(?P<group>[^\W\d_][^:\t,;|]{1,40}?)\s*(?::|\t)\s*(?P<rest>.*)$")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,;|•·∙\t]|\s[/–—-]\s)\s*(?![^(]*\))")
_LEVEL = re.compile(
    r"(?:expert|advanced|intermediate|beginner|novice|proficient|familiar|native|fluent|basic|conversational|working"
    r"|experienced|skilled|professional|elementary)(?: (?:in|with|knowledge|level|proficiency))?",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\s*\(?\s*(?:v(?:ersion)?\.?\s?)?\d+(?:\.(?:\d+|x))*\s?\+?(?:\s?[/–-]\s?\d+(?:\.(?:\d+|x))*)?\s*\)?$",
    re.IGNORECASE,
)
""" "Go 1.22", "Python (3.12)", "Java 8/11": the version after a name."""
_SHORT = {"js": "JavaScript", "ts": "TypeScript", "py": "Python", "golang": "Go", "rb": "Ruby"}
"""What languages are called for short where languages are listed."""
_PRACTICE = frozenset({SectionKind.CONTACT, SectionKind.LANGUAGES, SectionKind.REFERENCES, SectionKind.INTERESTS})
"""Kinds of sections in which no technology is meant as a skill."""


def to_skills(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Skill, ...]:
    """All skills in reading order, each name once a section."""
    skills: list[Skill] = []
    for section in sections:
        if section.kind is SectionKind.SKILLS:
            skills += _once(_listed(lines, section))
        elif section.kind not in _PRACTICE:
            skills += _once(_mentioned(lines, section))
    return tuple(skills)


def _once(skills: Iterator[Skill]) -> list[Skill]:
    by_name: dict[str, Skill] = {}
    for skill in skills:
        by_name.setdefault(skill.name.lower(), skill)
    return list(by_name.values())


def _mentioned(lines: Sequence[Line], section: Section) -> Iterator[Skill]:
    known = technologies.load()
    for line in lines[section.first_line : section.last_line + 1]:
        for mention in known.find(line.text):
            yield Skill(mention.technology.name, mention.as_written, section.kind, "", line.number)


def _listed(lines: Sequence[Line], section: Section) -> Iterator[Skill]:
    group = ""
    body = lines[section.first_line + bool(section.heading) : section.last_line + 1]
    for index, line in enumerate(body):
        text = _ADDRESS.sub("", line.text)
        match = _GROUP.match(text)
        if match:
            group, text = match["group"].strip(), match["rest"]
        elif _is_label(line, body[index + 1] if index + 1 < len(body) else None):
            group = text.strip()
        for token in _SEPARATOR.split(text):
            yield from _named(token.strip(" .:"), section, group, line.number)


def _is_label(line: Line, following: Line | None) -> bool:
    """A bold line over a plain one is the label of what follows."""
    return line.bold and following is not None and not following.bold and not _SEPARATOR.search(line.text)


def _named(token: str, section: Section, group: str, number: int) -> Iterator[Skill]:
    """A listed token as a technology by its standard name, or as it is written if no technology is known in it."""
    if not token or _LEVEL.fullmatch(token):
        return
    alone = _alone(token)
    if alone is not None:
        yield Skill(alone, token, section.kind, group, number)
        return
    parts = [part.strip() for part in token.split("/")]
    if len(parts) > 1 and all(_alone(part) for part in parts):
        for part in parts:
            yield from _named(part, section, group, number)
        return
    mentions = technologies.load().find(token)
    for mention in mentions:
        yield Skill(mention.technology.name, mention.as_written, section.kind, group, number)
    if not mentions and token != group and len(token) <= 40 and len(token.split()) <= 5:
        yield Skill(token, token, section.kind, group, number)


def _alone(token: str) -> str | None:
    """The standard name of a token that is one technology, with or without its version."""
    known = technologies.load()
    for name in (token, _VERSION.sub("", token)):
        found = known.canonical(_SHORT.get(name.lower(), name)) if name else None
        if found is not None:
            return found.name
    return None
