"""Are job titles specific?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import month
from rules.lexicon import titles
from rules.resume import Entry, Level, Line, SectionKind

_FIELD = re.compile(
    r"[,(–—|/-]\s*(?:software|back-?end|front-?end|full-?stack|data|platform|mobile|cloud|infrastructure|security|payments"
    r"|web|devops|machine learning)\b",
    re.IGNORECASE,
)
""" "Working Student, Backend": the field stands behind the title."""


_BEFORE = re.compile(
    r"\b(?:design|engineering|development|research|analytics|science|operations|support|testing|quality|software"
    r"|hardware|firmware|systems?|networks?|data|web|mobile|cloud|security|automation|programming|technology)\W*\Z",
    re.IGNORECASE,
)
"""What ends in a word of these before a generic title is the field, and no employer: "Circuit Design - Intern"."""


@check
class GenericTitle:
    """Yields each job whose whole title is one of `titles`, unless the line around it names the field or the title may
    be the end of one that is broken over several lines. Of jobs that ended long ago only beside newer ones."""

    titles: tuple[str, ...]

    def find(self, facts: Facts) -> Iterator[Span]:
        known = {title.lower() for title in self.titles}
        learning = facts.resume.level is Level.NEW_GRAD
        generic = [
            entry
            for entry in facts.resume.entries
            if entry.section is SectionKind.EXPERIENCE and entry.title.strip(" .").lower() in known
            # A post in a club is no job: nobody searches for it by its title.
            if not (titles.is_club(entry.title, entry.organization) or (learning and titles.is_post(entry.title)))
            if not (_FIELD.search(facts.resume.lines[entry.first_line].text) or _is_named_before(entry, facts))
            if not (_may_be_broken(entry, facts) or _is_told_beside(entry, facts))
        ]
        # Those alone are to be cut, not to be polished.
        for entry in generic if not all(_is_long_past(entry, facts) for entry in generic) else ():
            yield Span(entry.section, entry.title, entry.first_line, entry.page, {"title": entry.title})


def _head(entry: Entry, facts: Facts) -> tuple[Line, ...]:
    return facts.resume.lines[entry.first_line : min(entry.first_line + _HEAD, entry.last_line + 1)]


def _is_named_before(entry: Entry, facts: Facts) -> bool:
    """Whether the words before the title, in its line, name a field."""
    before = (line.text.partition(entry.title) for line in _head(entry, facts))
    return any(found and _BEFORE.search(text) for text, found, _ in before)


def _is_told_beside(entry: Entry, facts: Facts) -> bool:
    """Whether the field may be told beside the title: by a part of its own between rules ("Programmer | Video Games |
    Birch"), or by the kind of the employer ("Intern at a civil engineering company")."""
    if _KIND_OF_HOUSE.match(entry.organization):
        return True
    known = {entry.title, entry.organization, entry.place, ""}
    rows = [
        [part.strip() for part in re.split(r"\s\|\s|\t", line.text)] for line in _head(entry, facts) if "|" in line.text
    ]
    return any(entry.title in row and any(part not in known and _names(part) for part in row) for row in rows)


def _names(part: str) -> bool:
    """Whether a part of a head's line names something, and is no date."""
    return re.search(r"\d{4}|\b(?:present|now|current)\b", part, re.IGNORECASE) is None


_KIND_OF_HOUSE = re.compile(r"(?:an?|the) [a-z][\w-]+ (?:[\w-]+ ){0,3}[a-z]+$")


def _may_be_broken(entry: Entry, facts: Facts) -> bool:
    """Whether words of a title stand right above the title, in a cell of a table: "Senior" above "Engineer"."""
    cells = {line.number: line.text.split("\t") for line in _head(entry, facts)}
    at = next((number for number, row in cells.items() if entry.title in row), entry.first_line)
    words = titles.evidence()
    parts = words["role"] | words["modifier"]
    rows = [line.text.split("\t") for line in facts.resume.lines[max(0, at - _ROWS) : at]]
    above = [cell.split() for row in rows if len(row) > 1 for cell in row]
    return any(cell and all(word.lower() in parts for word in cell) for cell in above)


_HEAD = 4
"""Lines at the beginning of a job that may hold its title."""
_ROWS = 2
"""Rows of a table above in which a title may begin."""


def _is_long_past(entry: Entry, facts: Facts) -> bool:
    """Whether a job ended ten years ago, and there are newer ones."""
    over = month(entry.end, 12)
    now = facts.this_month
    return not entry.current and over is not None and now - over > _PAST and len(facts.jobs) > 1


_PAST = 120
"""Months after which nobody searches for a job by its title."""
