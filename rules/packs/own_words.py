"""Reads what a pack says in its own words: technologies.toml, titles.toml, blanks.toml, praise.toml beside its rules.

Each file is optional and has the form of its namesake in `rules/lexicon`, which comes after it.
"""

import re
from collections.abc import Mapping
from typing import Any

from rules.asking import Tail
from rules.lexicon.technologies import with_more
from rules.words import Words

FILES = ("technologies.toml", "titles.toml", "blanks.toml", "praise.toml")


def words_of(tables: Mapping[str, dict[str, Any]], below: Words) -> Words:
    """The words of a pack on top of those of the pack that it extends. `tables`: what stands in its files, by name."""
    technologies, titles, blanks, praise = (tables.get(name) for name in FILES)
    return Words(
        technologies=with_more(technologies["group"]) if technologies else below.technologies,
        tails=(*(_tail(each) for each in blanks["tail"]), *below.tails) if blanks else below.tails,
        field=_any_of(titles["field"]) if titles else below.field,
        scale=_any_of(praise["scale"]) if praise else below.scale,
    )


def _tail(entry: Mapping[str, Any]) -> Tail:
    return Tail(frozenset(entry["verbs"]), re.compile(entry["object"], re.IGNORECASE), entry["tail"])


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
