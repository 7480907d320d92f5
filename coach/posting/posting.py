"""A posting as understood: who, what, where, its parts, and the terms it asks for."""

from dataclasses import dataclass
from typing import Literal

from coach.posting.terms.need import Need
from coach.posting.terms.parts import Part, PartLine

Kind = Literal["technology", "certification", "phrase"]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term of a posting.

    `term` is its standard name ("Apache Kafka"), `name` what people are shown: the posting's own way to say it where
    that is a part of the standard name ("Kafka"). `written` are all of the posting's ways, `instead` the other terms of
    which any one will do ("AWS, GCP or Azure"); `mentions` counts over the whole posting outside of benefits.
    """

    term: str
    name: str
    written: tuple[str, ...]
    kind: Kind
    need: Need
    mentions: int
    category: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting. `keywords` come in order of weight; dates are ISO 8601 or empty; `years` is the least asked for."""

    title: str
    company: str
    location: str
    source: str
    lines: tuple[PartLine, ...]
    keywords: tuple[Keyword, ...]
    remote: bool | None = None
    posted: str = ""
    closes: str = ""
    url: str = ""
    years: int | None = None

    def terms(self, need: Need) -> tuple[str, ...]:
        """Names of technologies and certifications of one need, weightiest first."""
        return tuple(word.name for word in self.keywords if word.need is need and word.kind != "phrase")

    def phrases(self) -> tuple[str, ...]:
        """Phrases worth mirroring word for word, as the posting writes them."""
        return tuple(word.name for word in self.keywords if word.kind == "phrase")

    def part(self, part: Part) -> tuple[str, ...]:
        """The lines of one part."""
        return tuple(line.text for line in self.lines if line.part is part)
