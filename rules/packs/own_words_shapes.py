"""What may stand in the files of `own_words`; those of packs from elsewhere are held to it."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator

from rules.lexicon.verbs import lookup


def _is_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error.msg}") from error
    return pattern


Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Pattern = Annotated[Text, AfterValidator(_is_pattern)]


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


class TitleLevels(_Table):
    """Titles by the rank that they tell, as regular expressions."""

    student: tuple[Pattern, ...] = ()
    junior: tuple[Pattern, ...] = ()
    intermediate: tuple[Pattern, ...] = ()
    senior: tuple[Pattern, ...] = ()
    staff: tuple[Pattern, ...] = ()


class TitlesFile(_Table):
    """`titles.toml`: titles of this kind of work, as regular expressions, and the ranks that titles tell."""

    field: tuple[Pattern, ...] = ()
    levels: TitleLevels = TitleLevels()


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


class PhraseEntry(_Table):
    """A phrase of postings: its name, patterns for it, and patterns for what resumes call it."""

    name: Text
    written: tuple[Pattern, ...] = Field(min_length=1)
    also: tuple[Pattern, ...] = ()


class Headings(_Table):
    """Headings of postings by the part that they open, as regular expressions."""

    required: tuple[Pattern, ...] = ()
    preferred: tuple[Pattern, ...] = ()
    responsibilities: tuple[Pattern, ...] = ()
    stack: tuple[Pattern, ...] = ()
    about: tuple[Pattern, ...] = ()
    benefits: tuple[Pattern, ...] = ()


class PostingsFile(_Table):
    """`postings.toml`: how postings for this kind of work put things."""

    phrase: tuple[PhraseEntry, ...] = ()
    headings: Headings = Headings()
    required: tuple[Pattern, ...] = ()
    preferred: tuple[Pattern, ...] = ()
    ignored: tuple[Pattern, ...] = ()


SHAPES: Mapping[str, type[BaseModel]] = {
    "technologies.toml": TechnologiesFile,
    "titles.toml": TitlesFile,
    "blanks.toml": BlanksFile,
    "praise.toml": PraiseFile,
    "postings.toml": PostingsFile,
}
