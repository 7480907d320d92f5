"""Reads what a pack says in its own words: technologies.toml, titles.toml, blanks.toml, praise.toml, postings.toml.

Each file is optional. The words come before those of the lexicon and of the pack that this one extends.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rules.asking import Tail
from rules.lexicon.technologies import of_groups, with_more
from rules.lexicon.titles import OwnTitles
from rules.posting_words import Phrase, PostingWords
from rules.words import Words

FILES = ("technologies.toml", "titles.toml", "blanks.toml", "praise.toml", "postings.toml")


def words_of(tables: Mapping[str, dict[str, Any]], below: Words) -> Words:
    """The words of a pack on top of those of the pack that it extends. `tables`: what stands in its files, by name."""
    technologies, titles, blanks, praise, postings = (tables.get(name) for name in FILES)
    named, exact = of_groups(technologies["group"] if technologies else ())
    of_postings = _of_postings(postings or {}, PostingWords(technologies=named, exact=exact)) + below.postings
    own, ordinary = of_postings.technologies, of_postings.exact
    return Words(
        technologies=with_more(own, ordinary) if technologies else below.technologies,
        tails=(*(_tail(each) for each in blanks["tail"]), *below.tails) if blanks else below.tails,
        titles=_titles(titles, below.titles) if titles else below.titles,
        scale=_any_of(praise["scale"], below.scale) if praise else below.scale,
        postings=of_postings,
    )


def _of_postings(table: Mapping[str, Any], technologies: PostingWords) -> PostingWords:
    phrases = (
        Phrase(each["name"], tuple(each["written"]), tuple(each.get("also", ()))) for each in table.get("phrase", ())
    )
    return replace(
        technologies,
        phrases=tuple(phrases),
        headings=tuple((part, tuple(says)) for part, says in table.get("headings", {}).items()),
        **{name: tuple(table.get(name, ())) for name in ("required", "preferred", "ignored")},
    )


def _titles(table: Mapping[str, Any], below: OwnTitles) -> OwnTitles:
    """What a pack says of titles; its word on the rank of one goes before that of the pack below."""
    trade = _any_of(table["field"], below.trade) if table.get("field") else below.trade
    ranks = {rank: _any_of(says) for rank, says in table.get("levels", {}).items() if says}
    return OwnTitles(trade, {**below.ranks, **ranks})


def _tail(entry: Mapping[str, Any]) -> Tail:
    return Tail(frozenset(entry["verbs"]), re.compile(entry["object"], re.IGNORECASE), entry["tail"])


def _any_of(patterns: list[str], below: re.Pattern[str] | None = None) -> re.Pattern[str]:
    own = rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"
    return re.compile(f"{own}|{below.pattern}" if below else own, re.IGNORECASE)
