"""Makes a posting of an advertisement: parts, years, terms."""

from collections.abc import Iterable, Iterator

from coach.posting.advert import Advert, Block
from coach.posting.posting import Posting
from coach.posting.terms import keywords, parts, years
from coach.posting.terms.vocabulary import Vocabulary

_LONGEST_LINE = 2_500
_LONGEST_TEXT = 40_000


def understand(advert: Advert, vocabulary: Vocabulary) -> Posting:
    """The posting; of endless texts only the first pages are read."""
    lines = parts.split(_bounded(advert.blocks))
    return Posting(
        title=advert.title[:200],
        company=advert.company[:120],
        location=advert.location[:200],
        source=advert.source,
        lines=lines,
        keywords=keywords.find(advert.title[:200], advert.company, lines, vocabulary),
        remote=_remote(advert),
        posted=advert.posted,
        closes=advert.closes,
        url=advert.url,
        years=years.asked(lines),
    )


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        length += len(block.text)
        if length > _LONGEST_TEXT:
            return
        yield Block(block.text[:_LONGEST_LINE], block.kind)


def _remote(advert: Advert) -> bool | None:
    if advert.remote is None and "remote" in f"{advert.location} {advert.title}".lower():
        return True
    return advert.remote
