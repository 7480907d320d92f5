"""Certifications: how they are written, and which ones pay for back-end work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import tomli


@dataclass(frozen=True)
class Certification:
    """A certification by the name of its issuer's list; `near` are words (small letters) of which its line has one."""

    name: str
    written: tuple[str, ...]
    """The ways to write it, as regular expressions."""
    near: tuple[str, ...]
    pays: bool
    short: re.Pattern[str] | None = None
    """A name that is also a job's, so that it counts under a heading of certifications only."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in any of these ways; made ready at the first line that has a word of it."""
        return _pattern(self.written)

    def find(self, line: str) -> str:
        """How a line names it; empty if it does not."""
        lower = line.lower()
        found = self.pattern.search(line) if any(word in lower for word in self.near) else None
        return found.group() if found else ""


@cache
def load() -> tuple[Certification, ...]:
    """All of them, read once."""
    return tuple(
        Certification(
            entry["name"], tuple(entry["written"]), tuple(entry["near"]), entry.get("pays", False), _short(entry)
        )
        for entry in _entries()
    )


def _short(entry: dict[str, Any]) -> re.Pattern[str] | None:
    return _pattern((entry["short"],)) if "short" in entry else None


def listed_in(line: str) -> Iterator[Certification]:
    """The certifications that a line under a heading of certifications names, by their short names, too."""
    yield from (each for each, _ in found_in(line))
    yield from (each for each in load() if each.short is not None and each.short.search(line))


@cache
def names() -> frozenset[str]:
    """What the certifications are called, without making ready to find them."""
    return frozenset(entry["name"] for entry in _entries())


@cache
def _entries() -> list[dict[str, Any]]:
    table = tomli.loads((Path(__file__).parent / "certifications.toml").read_text("utf-8"))
    entries: list[dict[str, Any]] = table["certification"]
    return entries


def found_in(line: str) -> Iterator[tuple[Certification, str]]:
    """The certifications that a line names, with the words it uses."""
    lower = line.lower()
    if any(word in lower for word in _near_any()):  # most lines have none of these words
        yield from ((each, words) for each in load() if (words := each.find(line)))


@cache
def _near_any() -> tuple[str, ...]:
    return tuple(sorted({word for each in load() for word in each.near}))


def _pattern(written: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only, longest pattern first."""
    return re.compile("|".join(rf"(?<!\w)(?:{each})(?!\w)" for each in sorted(written, key=len, reverse=True)))
