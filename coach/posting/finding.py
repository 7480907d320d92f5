"""Gets a posting from wherever a member has it: an address, a saved file, pasted text."""

import asyncio
from pathlib import Path

from yarl import URL

from coach.errors import NoPosting
from coach.posting import boards, errors, reading
from coach.posting.advert import Advert
from coach.posting.boards import greenhouse
from coach.posting.fetching import address
from coach.posting.fetching.fetch import Fetcher, Page
from coach.posting.posting import Posting
from coach.posting.terms.understanding import understand
from coach.posting.terms.vocabulary import Vocabulary
from coach.posting.terms.vocabulary import load as load_vocabulary

_MOST_BYTES = 3_000_000
_FINAL = frozenset({"private_address", "not_http"})


async def from_address(written: str, fetcher: Fetcher, vocabulary: Vocabulary | None = None) -> Posting:
    """The posting at an address: by its board's data where there is any, else by the page. Raises NoPosting."""
    url = address.checked(written)
    advert = await _from_board(url, fetcher) or await _from_page(url, fetcher)
    return await asyncio.to_thread(understand, advert, vocabulary or load_vocabulary())


async def _from_board(url: URL, fetcher: Fetcher) -> Advert | None:
    """The posting by its board's data; None if there is no board or the page itself should be tried."""
    api = boards.api_of(url)
    if api is None:
        return None
    try:
        return await _read(await fetcher.fetch(api), url)
    except NoPosting as problem:
        if problem.reason in _FINAL:
            raise
        return None


async def _from_page(url: URL, fetcher: Fetcher) -> Advert:
    page = await fetcher.fetch(str(url))
    try:
        return await _read(page, URL(page.url))
    except NoPosting:
        api = greenhouse.embedded(url, page.data.decode("utf-8", "replace")) if "gh_jid" in url.query else None
        if api is None:
            raise
    return await _read(await fetcher.fetch(api), url)


async def _read(page: Page, url: URL) -> Advert:
    # In a thread: a page may be large and odd, and nobody else should wait for it.
    return await asyncio.to_thread(reading.read, page.data, str(url), page.charset)


def from_file(data: bytes, vocabulary: Vocabulary | None = None, url: str = "") -> Posting:
    """The posting in a saved page, a board's saved JSON, or a text file. Raises NoPosting."""
    if len(data) > _MOST_BYTES:
        raise errors.no_posting("too_large")
    return understand(reading.read(data, url), vocabulary or load_vocabulary())


def from_text(text: str, vocabulary: Vocabulary | None = None) -> Posting:
    """The posting in pasted text. Raises NoPosting if it is far too short."""
    return understand(reading.from_text(text), vocabulary or load_vocabulary())


def load(source: str, fetcher: Fetcher | None = None, vocabulary: Vocabulary | None = None) -> Posting:
    """The posting that a command line names: an existing file, else an address. Not for use in an event loop.

    Raises NoPosting, or OSError if the file cannot be opened.
    """
    path = Path(source)
    if "://" not in source and path.is_file():
        if path.stat().st_size > _MOST_BYTES:
            raise errors.no_posting("too_large")
        return from_file(path.read_bytes(), vocabulary)
    if "://" not in source and (
        path.suffix.lower() in {".html", ".htm", ".json", ".txt", ".xml", ".md"} or "/" not in source
    ):
        raise FileNotFoundError(f"There is no file {source!r}, and it is no web address (https://…) either.")
    return asyncio.run(from_address(source, fetcher or Fetcher(), vocabulary))
