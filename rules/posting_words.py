"""How postings for a kind of work put things, as a pack says it in its postings.toml and technologies.toml."""

from dataclasses import dataclass, fields

from rules.lexicon.technologies import Technology


@dataclass(frozen=True)
class Phrase:
    """What is worth saying in a posting's own words. `written`: patterns for it; `also`: for what resumes call it."""

    name: str
    written: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class PostingWords:
    """How postings for a pack's kind of work put things, as plain data that can be sent to who reads one.

    `headings`: patterns by the part that such a heading opens; `required`, `preferred`: words that make their clause
    so; `ignored`: words of lines that say nothing of the work. `technologies` with `exact`, their names that are
    ordinary words, too.
    """

    phrases: tuple[Phrase, ...] = ()
    headings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    technologies: tuple[Technology, ...] = ()
    exact: tuple[str, ...] = ()

    def __add__(self, other: "PostingWords") -> "PostingWords":
        """The words of both; these come first."""
        names = (each.name for each in fields(self))
        return PostingWords(**{name: (*getattr(self, name), *getattr(other, name)) for name in names})


NONE = PostingWords()
"""No words beside those that the coach knows."""
