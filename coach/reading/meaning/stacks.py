"""Sections that list technologies under a heading of another meaning: "Languages" over Go and Python, "Data stores"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rules.lexicon import technologies
from rules.resume import Line, Section, SectionKind

_OPEN = frozenset({SectionKind.OTHER, SectionKind.LANGUAGES})
"""Kinds that the words of a heading leave open: programming languages stand under "Languages" too."""
_SEPARATOR = re.compile(r"[,;|•·\t/]|\s[–—-]\s|\s{2,}")
_MIN_TECHNOLOGIES = 2


def by_content(sections: Sequence[Section], lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, those of open kind that list mostly technologies as skills; below "Skills" they are its groups."""
    read: list[Section] = []
    grouping = False
    for section in sections:
        if not _lists_technologies(section, lines):
            grouping = section.kind is SectionKind.SKILLS and section.first_line == section.last_line
            read.append(section)
        elif grouping:
            read[-1] = replace(read[-1], last_line=section.last_line)
        else:
            read.append(replace(section, kind=SectionKind.SKILLS))
    return tuple(read)


def _lists_technologies(section: Section, lines: Sequence[Line]) -> bool:
    if section.kind not in _OPEN or not section.heading:
        return False
    body = lines[section.first_line + 1 : section.last_line + 1]
    words = [word for line in body for part in _SEPARATOR.split(line.text) if (word := part.strip(" .:()"))]
    known = technologies.load()
    found = sum(known.canonical(word) is not None for word in words)
    if len(words) < _MIN_TECHNOLOGIES:
        # Names without separators: "Go Python Java".
        single = [word for line in body for word in line.text.split()]
        words, found = single, sum(known.canonical(word) is not None for word in single)
    return found >= _MIN_TECHNOLOGIES and found >= 0.6 * len(words)
