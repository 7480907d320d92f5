"""Makes a posting of an advertisement: parts, years, terms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.posting.advert import Advert, Block
from coach.posting.posting import Posting
from coach.posting.terms import keywords, locations, mirrored, parts, sentence_facts, years
from coach.posting.terms.vocabulary import Vocabulary
from rules.posting_words import NONE, PostingWords

_MAX_LINE = 2_500
_MAX_TEXT = 60_000
_MAX_SLUG = 40


def understand(advert: Advert, vocabulary: Vocabulary, words: PostingWords = NONE) -> Posting:
    """The posting; of endless texts only the first pages are read. `words`: those of packs."""
    blocks = tuple(_bounded(advert.blocks))
    advert = _completed(replace(advert, blocks=blocks))
    lines = parts.split(blocks, words)
    found = keywords.find(advert.title[:200], advert.company, lines, vocabulary, words)
    return Posting(
        title=_plainly_spaced(advert.title)[:200],
        company=_plainly_spaced(advert.company)[:120],
        location=_plainly_spaced(advert.location)[:200],
        source=advert.source,
        lines=lines,
        keywords=found,
        remote=advert.remote,
        posted=advert.posted,
        closes=advert.closes,
        url=advert.url,
        years=years.asked(lines),
        phrases=(*mirrored.names(found), *mirrored.find(lines, found)),
    )


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        length += len(block.text)
        if length > _MAX_TEXT:
            return
        plain = _plainly_spaced(block.text)[:_MAX_LINE]
        yield block if plain == block.text else Block(plain, block.kind)


def _plainly_spaced(text: str) -> str:
    """One blank for several: some pages and mails pad their lines."""
    return " ".join(text.split()) if "  " in text else text


def _completed(advert: Advert) -> Advert:
    """The advertisement with what its source leaves out and its sentences tell: company, place, remote work."""
    if advert.source == "text":  # told by its own sentences already
        return advert
    text = "\n".join(block.text for block in advert.blocks)
    return replace(
        advert,
        title=advert.title or sentence_facts.title(text),
        company=_spelt(advert.company, text) or sentence_facts.company(advert.blocks, text),
        location=advert.location or sentence_facts.location(advert.blocks),
        remote=_remote(advert, text),
    )


def _spelt(company: str, text: str) -> str:
    """A company known by its part of an address only, as the text spells it: "Idealistconsulting" has two words."""
    if not re.fullmatch(r"[A-Z][a-z0-9]{5,}", company) or len(company) > _MAX_SLUG:
        return company
    found = re.search(rf"(?<!\w){'[ .&-]?'.join(company)}(?!\w)", text, re.I)
    return found.group() if found else company


def _remote(advert: Advert, text: str) -> bool | None:
    """By the source where it says so, by place and title, else by the text. A source's plain "no" may mean unsaid."""
    if advert.remote:
        return True
    named = f"{advert.location} {advert.title}"
    if locations.ON_SITE.search(named):
        return False
    if locations.REMOTE.search(named):
        return True
    told = sentence_facts.remote(text)
    return advert.remote if told is None else told
