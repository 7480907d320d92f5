"""Which overlays of the rules a posting calls for: its industry, and remote work."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from coach.chat.places import Options
from coach.posting.posting import Posting
from coach.posting.terms import word_lists
from coach.posting.terms.parts import PostingPart

SURE = 2
"""Different words of an industry from which on the posting is taken to be of it."""


def industry_of(posting: Posting) -> str | None:
    """The industry whose words the posting uses most; None if that is not clear."""
    lines = (line.text for line in posting.lines if line.part is not PostingPart.BENEFITS)
    text = "\n".join((posting.title, posting.company, *lines))
    counts = {
        name: len({found.group().lower() for found in words.finditer(text)}) for name, words in _industries().items()
    }
    most = max(counts.values())
    leading = [name for name, count in counts.items() if count == most]
    return leading[0] if most >= SURE and len(leading) == 1 else None


def inferred_options(options: Options, posting: Posting) -> Options:
    """The options, and what the posting calls for where nothing was chosen.

    The level stays the resume's own: what a posting asks for does not make anybody a senior.
    """
    return replace(
        options,
        industry=options.industry or industry_of(posting),
        remote=posting.remote is True if options.remote is None else options.remote,
    )


@cache
def _industries() -> Mapping[str, re.Pattern[str]]:
    table = word_lists.table("industries")
    return {name: word_lists.any_of(rf"(?<!\w){word}(?!\w)" for word in words) for name, words in table.items()}
