"""Where the terms of a posting stand in a resume: in which words, in which bullets."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.posting.terms.vocabulary import Vocabulary
from rules.resume import Bullet, Resume, SectionKind

PROVING = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.VOLUNTEERING,
        SectionKind.PUBLICATIONS,
        SectionKind.AWARDS,
    }
)
"""Sections whose bullets show a term in use."""


@dataclass
class Found:
    """A term in a resume. `written`: its own forms; `reworded`: other wordings of a phrase; quotes are bullets."""

    written: set[str] = field(default_factory=set)
    reworded: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)

    def prove(self, quote: str) -> None:
        """Adds a bullet that uses the term, once."""
        if quote not in self.evidence:
            self.evidence.append(quote)


def terms(resume: Resume, vocabulary: Vocabulary) -> dict[str, Found]:
    """All terms of the vocabulary that the resume names, by standard name."""
    found: dict[str, Found] = defaultdict(Found)
    texts = [*_texts(resume)]
    starts, position = [], 0
    for text, _ in texts:
        starts.append(position)
        position += len(text) + 1
    current = 0
    for hit in vocabulary.find("\n".join(text for text, _ in texts), other_wordings=True):
        while current + 1 < len(starts) and hit.start >= starts[current + 1]:
            current += 1
        bullet = texts[current][1]
        entry = found[hit.term]
        if hit.other_wording:
            entry.reworded.append(hit.written)
        else:
            entry.written.add(hit.written)
        if bullet is not None and bullet.section in PROVING:
            entry.prove(bullet.text)
    for skill in resume.skills:
        found[skill.name].written.add(skill.as_written)
    for term in tuple(found):
        wider = vocabulary.kind_of(term)
        if wider is not None:
            found[wider].reworded.append(term)
    return dict(found)


def _texts(resume: Resume) -> Iterator[tuple[str, Bullet | None]]:
    """Bullets with their wrapped lines joined, and every other line by itself."""
    in_bullets = {number for bullet in resume.bullets for number in range(bullet.first_line, bullet.last_line + 1)}
    for bullet in resume.bullets:
        yield bullet.text, bullet
    for line in resume.seen_lines:
        if line.number not in in_bullets:
            yield line.text, None
