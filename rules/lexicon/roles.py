"""Kinds of software work: the words and technologies that tell them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli

from rules.lexicon.technologies import Technology


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells one kind of work. `called` is how a person is told of it."""

    called: str
    titles: re.Pattern[str] | None
    words: re.Pattern[str] | None
    categories: Mapping[str, float]
    technologies: Mapping[str, float]

    def weight(self, technology: Technology) -> float:
        """How much a technology speaks for this kind of work, from 0 to 1."""
        return self.technologies.get(technology.name, self.categories.get(technology.category, 0.0))


@cache
def load() -> Mapping[str, Signs]:
    """The signs of each role by its name, read once."""
    table = tomli.loads((Path(__file__).parent / "roles.toml").read_text("utf-8"))
    return {
        name: Signs(
            row["called"],
            _any_of(row["titles"]),
            _any_of(row["words"]) if "words" in row else None,
            row.get("categories", {}),
            row.get("technologies", {}),
        )
        for name, row in table.items()
    }


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(rf"(?<![\w.])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
