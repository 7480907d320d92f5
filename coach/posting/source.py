"""What a posting is read from, and the shape of what reads it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from coach.posting.posting import Posting
from rules.posting_words import NONE, PostingWords


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a page, a file or a pasted text, as a stranger wrote them.

    `url`: where they were found; `charset`: what the server says they are written in; `pasted`: they are plain text,
    whatever they look like. `words`: those of packs, by which it is to be read beside the coach's own.
    """

    data: bytes
    url: str = ""
    charset: str = ""
    pasted: bool = False
    words: PostingWords = NONE


ReadPosting = Callable[[Source], Awaitable[Posting]]
"""Reads a posting, in a confined process where strangers' pages are read for others. Raises NoPosting."""
