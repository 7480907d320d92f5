"""The terms that postings and resumes are searched for: technologies, certifications, phrases of the field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.posting import wording
from coach.posting.posting import Kind
from rules.lexicon import technologies
from rules.lexicon.technologies import Technologies


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it stands: `term` is its standard name, `written` the text from `start` to `end`."""

    term: str
    written: str
    kind: Kind
    start: int
    end: int
    category: str = ""
    other_wording: bool = False
    """True for another wording of a phrase ("service-oriented design"), which counts in resumes only."""


@dataclass(frozen=True)
class Wording:
    """A certification or phrase: its name, what it looks like, and other wordings of the same thing."""

    name: str
    kind: Kind
    written: re.Pattern[str]
    also: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All terms. Ask it once for a whole text; a search costs about as much for a page as for a line."""

    technologies: Technologies
    wordings: tuple[Wording, ...]

    def find(self, text: str, other_wordings: bool = False) -> tuple[Hit, ...]:
        """The terms in a text, in order; a certification hides the technology in its name."""
        worded = [*self._worded(text), *(self._reworded(text) if other_wordings else ())]
        certified = [hit for hit in worded if hit.kind == "certification"]
        found = [hit for hit in (*worded, *self._technologies(text)) if not _inside(hit, certified)]
        return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end)))

    def _technologies(self, text: str) -> Iterator[Hit]:
        phrases = {each.name.casefold() for each in self.wordings}
        for mention in self.technologies.find(text):
            if mention.technology.name.casefold() not in phrases:
                yield Hit(
                    mention.technology.name,
                    text[mention.start : mention.end],
                    "technology",
                    mention.start,
                    mention.end,
                    mention.technology.category,
                )

    def _worded(self, text: str) -> Iterator[Hit]:
        for each in self.wordings:
            for match in each.written.finditer(text):
                yield Hit(each.name, match.group(), each.kind, match.start(), match.end())

    def _reworded(self, text: str) -> Iterator[Hit]:
        for each in self.wordings:
            for match in each.also.finditer(text) if each.also else ():
                yield Hit(each.name, match.group(), each.kind, match.start(), match.end(), other_wording=True)


@cache
def load() -> Vocabulary:
    """The vocabulary that ships with the coach; read once."""
    certifications = (_wording(entry, "certification", 0) for entry in wording.table("certifications")["certification"])
    phrases = (_wording(entry, "phrase", re.IGNORECASE) for entry in wording.table("phrases")["phrase"])
    return Vocabulary(technologies.load(), (*certifications, *phrases))


def _wording(entry: dict[str, Any], kind: Kind, flags: int) -> Wording:
    also = entry.get("also")
    return Wording(entry["name"], kind, _whole(entry["written"], flags), _whole(also, flags) if also else None)


def _whole(patterns: list[str], flags: int) -> re.Pattern[str]:
    """Whole words only, longest pattern first."""
    return wording.any_of((rf"(?<!\w)(?:{each})(?!\w)" for each in sorted(patterns, key=len, reverse=True)), flags)


def _inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a hit is part of a longer one among others ("AWS" in "AWS Certified Solutions Architect")."""
    return any(
        other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
        for other in others
    )
