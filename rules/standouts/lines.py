"""The lines of a resume in which something may stand out, wherever they are: bullets whole, all else line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.facts import Facts
from rules.jobs import Job
from rules.resume import SectionKind
from rules.standouts.standout import Sort, Standout

_OF_NOTHING_DONE = frozenset((SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.REFERENCES, SectionKind.INTERESTS))
"""Sections in which nothing is buried, or which tell of nothing that somebody did."""


@dataclass(frozen=True, slots=True)
class Told:
    """A bullet, or a line that belongs to none, with the job or project that it tells of."""

    text: str
    section: SectionKind
    line: int
    page: int
    home: Job | None

    @property
    def is_of_work(self) -> bool:
        """Whether it tells of a job."""
        return self.home is not None and self.section is SectionKind.EXPERIENCE

    def standing_out(self, sort: Sort, height: int, name: str = "", below: str = "") -> Standout:
        """It as something that stands out."""
        return Standout(sort, height, self.text, self.section, self.line, self.page, self.home, name, below)


def told(facts: Facts) -> Iterator[Told]:
    """All bullets and lines in reading order, without headings, the contact, a summary, references and interests."""
    seen: set[int] = set()
    homes = (*facts.jobs, *facts.projects)
    for line in facts.resume.seen_lines:
        section = facts.section_at(line.number)
        if line.number in seen or section is None or section.kind in _OF_NOTHING_DONE:
            continue
        if section.heading and line.number == section.first_line:
            continue
        bullet = facts.bullet_at(line.number)
        text = bullet.text if bullet else " ".join(line.text.split())
        first = bullet.first_line if bullet else line.number
        seen |= set(range(first, (bullet.last_line if bullet else first) + 1))
        home = next((job for job in homes if job.entry.first_line <= first <= job.entry.last_line), None)
        if text:
            yield Told(text, section.kind, first, line.page, home)
