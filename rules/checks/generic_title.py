"""Are job titles specific?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import month
from rules.lexicon import titles
from rules.resume import Entry, Level, SectionKind

_FIELD = re.compile(
    r"[,(–—|/-]\s*(?:software|back-?end|front-?end|full-?stack|data|platform|mobile|cloud|infrastructure|security|payments"
    r"|web|devops|machine learning)\b",
    re.IGNORECASE,
)
""" "Working Student, Backend": the field stands behind the title."""


@check
class GenericTitle:
    """Yields each job whose whole title is one of `titles`, unless the line around it names the field."""

    titles: tuple[str, ...]

    def find(self, facts: Facts) -> Iterator[Span]:
        known = {title.lower() for title in self.titles}
        learning = facts.resume.level is Level.NEW_GRAD
        for entry in facts.resume.entries:
            generic = entry.section is SectionKind.EXPERIENCE and entry.title.strip(" .").lower() in known
            if titles.is_club(entry.title, entry.organization) or (learning and titles.is_post(entry.title)):
                continue  # no job: nobody searches for it by its title
            if generic and _is_long_past(entry, facts):
                continue  # it is to be cut, not to be polished
            if generic and not _FIELD.search(facts.resume.lines[entry.first_line].text):
                yield Span(entry.section, entry.title, entry.first_line, entry.page, {"title": entry.title})


def _is_long_past(entry: Entry, facts: Facts) -> bool:
    """Whether a job ended ten years ago, and there are newer ones."""
    over = month(entry.end, 12)
    now = facts.this_month
    return not entry.current and over is not None and now - over > _PAST and len(facts.jobs) > 1


_PAST = 120
"""Months after which nobody searches for a job by its title."""
