"""The terms that postings and resumes are searched for: technologies, certifications, phrases of the field."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

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
        worded = [*self._worded(text)]
        if other_wordings:
            worded += self._reworded(text)
        hidden = _covered(hit for hit in worded if hit.kind == "certification")
        named = [hit for hit in self._technologies(text) if not _inside(hit, hidden)]
        return tuple(sorted((*worded, *named), key=lambda hit: (hit.start, -hit.end)))

    def _technologies(self, text: str) -> Iterator[Hit]:
        phrases = {wording.name.casefold() for wording in self.wordings}
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
        for wording in self.wordings:
            for match in wording.written.finditer(text):
                yield Hit(wording.name, match.group(), wording.kind, match.start(), match.end())

    def _reworded(self, text: str) -> Iterator[Hit]:
        for wording in self.wordings:
            for match in wording.also.finditer(text) if wording.also else ():
                yield Hit(wording.name, match.group(), wording.kind, match.start(), match.end(), other_wording=True)


@cache
def load() -> Vocabulary:
    """The vocabulary that ships with the coach; read once."""
    certifications = (_wording(entry, "certification", 0) for entry in _entries("certifications", "certification"))
    phrases = (_wording(entry, "phrase", re.I) for entry in _entries("phrases", "phrase"))
    return Vocabulary(technologies.load(), (*certifications, *phrases))


def _entries(name: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))[key]
    return found


def _wording(entry: dict[str, Any], kind: Kind, flags: int) -> Wording:
    return Wording(entry["name"], kind, _any(entry["written"], flags), _any(entry.get("also", ()), flags, None))  # type: ignore[arg-type]


def _any(patterns: list[str] | tuple[str, ...], flags: int, _nothing: None = None) -> re.Pattern[str] | None:
    joined = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags) if patterns else None


def _covered(hits: Iterator[Hit]) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in hits]


def _inside(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)
