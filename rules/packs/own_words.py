"""Reads what a pack says in its own words: technologies.toml, titles.toml, blanks.toml, praise.toml beside its rules.

Each file is optional and has the form of its namesake in `rules/lexicon`, which comes after it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from rules.asking import Tail
from rules.lexicon.technologies import with_more
from rules.lexicon.verbs import lookup
from rules.words import Words


def _is_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error.msg}") from error
    return pattern


Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Pattern = Annotated[Text, AfterValidator(_is_pattern)]


FILES = ("technologies.toml", "titles.toml", "blanks.toml", "praise.toml")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(_Table):
    """Technologies of one kind: standard names with the other ways in which people write them."""

    layer: Text
    category: Text
    exact: tuple[Text, ...] = ()
    listed: tuple[Text, ...] = ()
    names: Mapping[Text, tuple[Text, ...]]


class TechnologiesFile(_Table):
    """`technologies.toml`."""

    group: tuple[Group, ...]


class TitlesFile(_Table):
    """`titles.toml`: titles of this kind of work, as regular expressions."""

    field: tuple[Pattern, ...]


class TailEntry(_Table):
    """A blank that fits after lines which open with one of these verbs and are about such an object."""

    verbs: tuple[Text, ...]
    object: Pattern
    tail: Text = Field(pattern="___")

    @field_validator("verbs")
    @classmethod
    def _known(cls, verbs: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [verb for verb in verbs if (found := lookup(verb)) is None or found.base != verb]:
            raise ValueError(f"no verb of the lexicon in its base form: {', '.join(unknown)}")
        return verbs


class BlanksFile(_Table):
    """`blanks.toml`."""

    tail: tuple[TailEntry, ...]


class PraiseFile(_Table):
    """`praise.toml`: nouns beside which a figure shows size in this kind of work, as regular expressions."""

    scale: tuple[Pattern, ...]


MODELS: Mapping[str, type[_Table]] = {
    "technologies.toml": TechnologiesFile,
    "titles.toml": TitlesFile,
    "blanks.toml": BlanksFile,
    "praise.toml": PraiseFile,
}


def read(
    tables: Mapping[str, dict[str, Any]], below: Words, refuse: Callable[[str, ValidationError], Exception]
) -> Words:
    """The words of a pack on top of those of the pack that it extends.

    `tables`: what stands in its files, by name. Raises what `refuse` makes of a file's name and what is wrong in it.
    """
    found: dict[str, Any] = {}
    for name, table in tables.items():
        try:
            found[name] = MODELS[name].model_validate(table)
        except ValidationError as error:
            raise refuse(name, error) from error
    technologies, titles, blanks, praise = (found.get(name) for name in FILES)
    return Words(
        technologies=with_more([each.model_dump() for each in technologies.group])
        if technologies
        else below.technologies,
        tails=(*(_tail(each) for each in blanks.tail), *below.tails) if blanks else below.tails,
        field=_any_of(titles.field) if titles else below.field,
        scale=_any_of(praise.scale) if praise else below.scale,
    )


def _tail(entry: TailEntry) -> Tail:
    return Tail(frozenset(entry.verbs), re.compile(entry.object, re.IGNORECASE), entry.tail)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
