"""A posting as understood: who, what, where, its parts, and the terms it asks for."""

from dataclasses import dataclass
from typing import Literal

from coach.posting.terms.need import Need
from coach.posting.terms.parts import PartLine, PostingPart
from rules.posting_words import NONE, PostingWords

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

    @property
    def is_unknown(self) -> bool:
        """Whether no word list has the term: it was seen in a list of others."""
        return self.kind == "technology" and not self.category


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
    phrases: tuple[str, ...] = ()
    """Phrases worth mirroring word for word, as the posting writes them. Those that are no keywords are not scored."""
    words: PostingWords = NONE
    """Words of packs by which it was read, and by which resumes are searched for its terms."""

    def terms(self, need: Need) -> tuple[str, ...]:
        """Names of technologies and certifications of one need, weightiest first."""
        return tuple(word.name for word in self.keywords if word.need is need and word.kind != "phrase")

    def entries(self, need: Need) -> tuple[tuple[str, ...], ...]:
        """Names of one need as `terms` gives them, with alternatives of which any one will do as one entry."""
        shown = {word.term: word.name for word in self.keywords}
        asked = {word.term for word in self.keywords if word.need is need and word.kind != "phrase"}
        found: list[tuple[str, ...]] = []
        grouped: set[str] = set()
        for word in self.keywords:
            if word.term not in asked or word.term in grouped:
                continue
            others = [other for other in word.instead if other in shown and other not in grouped]
            grouped |= {word.term, *(other for other in others if other in asked)}
            found.append((word.name, *(shown[other] for other in others)))
        return tuple(found)

    def part(self, part: PostingPart) -> tuple[str, ...]:
        """The lines of one part."""
        return tuple(line.text for line in self.lines if line.part is part)
