"""Gets a posting from wherever a member has it: an address, a saved file, pasted text."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from yarl import URL

from coach.errors import NoPosting
from coach.posting import boards, errors, reading
from coach.posting.fetching import address
from coach.posting.fetching.fetch import FetchedPage, Fetcher
from coach.posting.posting import Posting
from coach.posting.source import ReadPosting, Source
from coach.posting.terms.understanding import understand
from coach.posting.terms.vocabulary import Vocabulary, with_words

_MAX_BYTES = 3_000_000
_FINAL = frozenset({"private_address", "not_http"})
_DECLARED = frozenset({"jsonld", "microdata"})
"""Sources of postings that a page declares for machines, not read off what it shows."""


class Fetch(Protocol):
    """What fetches pages: a `Fetcher`, or one with less patience."""

    async def fetch(self, written: str) -> FetchedPage:
        """The page at an address as typed. Raises NoPosting."""
        ...


async def from_address(written: str, fetcher: Fetch, read: ReadPosting) -> Posting:
    """The posting at an address: by its board's data where there is any, else by the page. Raises NoPosting."""
    url = address.checked(written)
    return await _from_board(url, fetcher, read) or await _from_page(url, fetcher, read)


async def _from_board(url: URL, fetcher: Fetch, read: ReadPosting) -> Posting | None:
    """The posting by its board's data; None if there is no board or the page itself should be tried."""
    page, api = boards.declaring_page(url), boards.api_of(url)
    if page is not None:
        declared = await _tried(page, url, fetcher, read)
        if declared is not None and (api is None or declared.source in _DECLARED):
            return declared
    return await _tried(api, url, fetcher, read) if api is not None else None


async def _tried(written: str, url: URL, fetcher: Fetch, read: ReadPosting) -> Posting | None:
    """The posting at this address, said to be at `url`; None if it is not there, which need not be the end of it."""
    try:
        return await read(_source(await fetcher.fetch(written), url))
    except NoPosting as problem:
        if problem.reason in _FINAL:
            raise
        return None


async def _from_page(url: URL, fetcher: Fetch, read: ReadPosting) -> Posting:
    """The posting by its page, or by the board that the page leads to or shows it from."""
    page = await fetcher.fetch(str(url))
    landed = URL(page.url)
    if landed != url and (found := await _from_board(landed, fetcher, read)):
        return found
    for shown in boards.embedded(landed if landed.query else url, page.data.decode("utf-8", "replace")):
        if found := await _from_board(URL(shown), fetcher, read) or await _tried(shown, url, fetcher, read):
            return found
    try:
        return await read(_source(page, landed))
    except NoPosting:
        supposed = boards.supposed(url)
        found = await _tried(supposed, url, fetcher, read) if supposed else None
        if found is None:
            raise
        return found


def _source(page: FetchedPage, url: URL) -> Source:
    return Source(page.data, str(url), page.charset)


def read_source(source: Source, vocabulary: Vocabulary | None = None) -> Posting:
    """The posting in what a stranger wrote, here and now: see `coach.sandbox` for where. Raises NoPosting."""
    if len(source.data) > _MAX_BYTES:
        raise errors.no_posting("too_large")
    if source.pasted:
        advert = reading.from_text(source.data.decode("utf-8", "replace"))
    else:
        advert = reading.read(source.data, source.url, source.charset)
    found = understand(advert, vocabulary or with_words(source.words), source.words)
    return replace(found, words=source.words)


def from_file(data: bytes, vocabulary: Vocabulary | None = None, url: str = "") -> Posting:
    """The posting in a saved page, a board's saved JSON, or a text file. Raises NoPosting."""
    return read_source(Source(data, url), vocabulary)


def from_text(text: str, vocabulary: Vocabulary | None = None) -> Posting:
    """The posting in pasted text. Raises NoPosting if it is far too short."""
    return read_source(Source(text.encode("utf-8", "replace"), pasted=True), vocabulary)


def load(source: str, read: ReadPosting, fetcher: Fetcher | None = None) -> Posting:
    """The posting that a command line names: an existing file, else an address. Not for use in an event loop.

    Raises NoPosting, or OSError if the file cannot be opened.
    """
    path = Path(source)
    if "://" not in source and path.is_file():
        if path.stat().st_size > _MAX_BYTES:
            raise errors.no_posting("too_large")
        return asyncio.run(_now(read, Source(path.read_bytes())))
    if "://" not in source and (
        path.suffix.lower() in {".html", ".htm", ".json", ".txt", ".xml", ".md"} or "/" not in source
    ):
        raise FileNotFoundError(f"There is no file {source!r}, and it is not a web address (https://…) either.")
    return asyncio.run(from_address(source, fetcher or Fetcher(), read))


async def _now(read: ReadPosting, source: Source) -> Posting:
    return await read(source)
