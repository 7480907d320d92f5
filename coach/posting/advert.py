"""A job advertisement as it was found: who, what, where, and its text as lines; nothing understood yet."""

from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["heading", "item", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an advertisement: a heading, an item of a list, or running text."""

    text: str
    kind: BlockKind = "text"


@dataclass(frozen=True, slots=True)
class Advert:
    """What a board, a page or a text gives. Dates are ISO 8601 ("2026-11-20") or empty; `remote` is None if unsaid."""

    source: str
    title: str = ""
    company: str = ""
    location: str = ""
    remote: bool | None = None
    posted: str = ""
    closes: str = ""
    url: str = ""
    blocks: tuple[Block, ...] = ()

    def at(self, url: str) -> "Advert":
        """The same, with the address it was read from unless it names one itself."""
        return self if self.url else replace(self, url=url)


def heading(text: str) -> tuple[Block, ...]:
    """A heading block, or nothing for an empty text."""
    return (Block(text.strip().rstrip(":"), "heading"),) if text.strip() else ()
