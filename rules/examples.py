"""Builds a small resume around an example's lines, so that each rule's examples can be run as its test.

The lines are a resume in miniature. "# kind: Heading" opens a section (without one, the lines stand in the rule's own
section), "- text" is a bullet, "= Title | Organization | 2021-03 | 2023-01" a job or project; all else is plain text.
`facts` sets what no line can show: columns, tables, images, pages, years, size of type, garbled, …
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from rules.lexicon.technologies import load
from rules.resume import (
    Bullet,
    Contact,
    Entry,
    Garbled,
    HowRead,
    Layout,
    Level,
    Line,
    Link,
    Resume,
    Section,
    SectionKind,
    Skill,
    SourceFile,
)

if TYPE_CHECKING:
    from pydantic import TypeAdapter

WHOLE_CONTACT = {
    "name": "Maren Okafor",
    "email": "maren@example.com",
    "phone": "+1 503-555-0142",
    "linkedin": "linkedin.com/in/maren",
    "github": "github.com/maren",
    "location": "Portland, OR",
}


def to_resume(text: str, section: SectionKind, level: Level, facts: Mapping[str, Any]) -> Resume:
    """The resume that an example's text stands for. Raises pydantic.ValidationError for facts of a wrong type."""
    builder = _Builder(section)
    for raw in text.strip().splitlines():
        builder.take(raw.strip())
    given = dict(facts)
    contact = Contact(**(WHOLE_CONTACT | given.pop("contact", {})))
    file = SourceFile("example.pdf", "pdf", 1000, given.pop("pages", 1), "0" * 64)
    years = given.pop("years", None)
    language = given.pop("language", "en")
    size = given.pop("size", 0.0)
    garbled = tuple(Garbled(kind, None, 1, seen) for kind, seen in given.pop("garbled", {}).items())
    how_read = HowRead(jobs_unread=given.pop("jobs_unread", False))
    links = tuple(Link(target, text) for text, target in given.pop("links", {}).items())
    layout = _layouts().validate_python({"garbled": garbled, **given})
    return Resume(
        file=file,
        lines=tuple(replace(line, size=size) for line in builder.lines),
        layout=layout,
        contact=contact,
        sections=tuple(builder.finished()),
        entries=tuple(builder.entries),
        bullets=tuple(builder.bullets),
        skills=tuple(builder.skills()),
        links=links,
        years_experience=years,
        level=level,
        language=language,
        how_read=how_read,
    )


@cache
def _layouts() -> "TypeAdapter[Layout]":
    """Checks the facts of layouts. It takes longer to make than all else here, so it is made once."""
    from pydantic import TypeAdapter

    return TypeAdapter(Layout)


class _Builder:
    """Takes lines one after the other."""

    def __init__(self, section: SectionKind) -> None:
        self._kind = section
        self._opened: list[tuple[SectionKind, str, int]] = []
        self.lines: list[Line] = []
        self.entries: list[Entry] = []
        self.bullets: list[Bullet] = []

    def take(self, raw: str) -> None:
        number = len(self.lines)
        if raw.startswith("# "):
            kind, _, heading = raw[2:].partition(": ")
            self._kind = SectionKind(kind)
            self._opened.append((self._kind, heading or kind.title(), number))
            self._line(heading or kind.title())
            return
        if not self._opened:
            self._opened.append((self._kind, self._kind.value.title(), number))
            self._line(self._kind.value.title())
            number += 1
        if raw.startswith("- "):
            self.bullets.append(Bullet(self._kind, raw[2:], 1, number, number, len(self.entries) - 1))
            self._line(raw[2:], "•")
        elif raw.startswith("= "):
            title, organization, start, end = (*(part.strip() for part in raw[2:].split("|")), "", "", "")[:4]
            current = end.lower() == "present"
            dates = f"{start} – {end}" if start else ""
            end_date = None if current or not end else end
            self.entries.append(
                Entry(self._kind, title, organization, "", start or None, end_date, current, dates, 1, number, number)
            )
            self._line(raw[2:])
        else:
            self._line(raw)

    def _line(self, text: str, bullet: str = "") -> None:
        number = len(self.lines)
        self.lines.append(Line(number, 1, text, bullet=bullet))
        last = self.entries[-1] if self.entries else None
        if last and last.last_line == number - 1 and number != self._opened[-1][2]:
            self.entries[-1] = replace(last, last_line=number)

    def finished(self) -> list[Section]:
        ends = [first - 1 for _, _, first in self._opened[1:]] + [len(self.lines) - 1]
        return [
            Section(kind, heading, 1, first, last)
            for (kind, heading, first), last in zip(self._opened, ends, strict=True)
        ]

    def skills(self) -> list[Skill]:
        found = []
        for section in self.finished():
            for line in self.lines[section.first_line + 1 : section.last_line + 1]:
                label, colon, _ = line.text.partition(":")
                group = label if colon and section.kind is SectionKind.SKILLS else ""
                found += [
                    Skill(mention.technology.name, mention.as_written, section.kind, group, line.number)
                    for mention in load().find(line.text)
                ]
        return found
