"""The posting a review is to be weighed by: one that is kept already, or fetched and kept before the weighing."""

import asyncio
from dataclasses import dataclass, replace
from typing import cast

import structlog

from coach.chat.places import Upload
from coach.errors import CoachError, NoPosting
from coach.posting import Posting, ReadPosting, Source, errors, from_address, match, repository
from coach.posting.fetching import address
from coach.posting.fetching.fetch import FetchedPage, Fetcher
from coach.review.packs import of as packs_of
from coach.running.context import Context
from coach.store import settings
from coach.store.reviews import READ, upload_of, upload_to_json
from coach.store.tables import ReviewRow
from rules.resume import Resume
from texts import gettext, gettext_noop

log = structlog.get_logger(__name__)
PATIENCE = 20.0
"""Seconds for all requests together: other reviews of the channel wait behind this one."""
_AROUND = gettext_noop(
    "/keywords takes addresses, texts and saved pages; “Check my resume for it” below the answer does the rest."
)
_NOT_KEPT = gettext_noop("I no longer have that posting. Send me its address again.")

FETCHER, POSTING_READER = "fetcher", "posting_reader"
"""The tools of the context that fetch postings, and read them (`coach.posting.ReadPosting`)."""


@dataclass(frozen=True, slots=True)
class Named:
    """The posting that was named, or a sentence on why it cannot be had; neither if none was named."""

    posting: Posting | None = None
    problem: str = ""


def names_one(upload: Upload) -> bool:
    """Whether the upload's options name a posting."""
    return upload.options.posting is not None or bool(upload.options.posting_url)


async def named(context: Context, review: int, upload: Upload, resume: Resume) -> Named:
    """The posting that the upload's options name.

    What had to be fetched is kept before this returns, so that a second run finds the same. A posting that cannot be
    had never ends a review: the answer then holds the reason.
    """
    if not names_one(upload):
        return Named()
    try:
        kept = await _kept(context, upload)
        posting = kept or await _fetched(context, upload.member.community.key, upload.options.posting_url)
    except CoachError as error:
        return Named(problem=f"{error.message} {gettext(_AROUND)}")
    if kept is None:
        await _keep(context, review, upload, posting, resume)
    return Named(posting)


async def _kept(context: Context, upload: Upload) -> Posting | None:
    options, member = upload.options, upload.member
    async with context.store.of(member.community.key) as session:
        if options.posting is not None:
            row = await repository.find(session, member.id, options.posting)
        else:
            row = await repository.at_address(session, member.id, str(address.checked(options.posting_url)))
        return repository.posting_of(row) if row is not None and row.expires_at > context.clock() else None


async def _fetched(context: Context, community: str, url: str) -> Posting:
    """The posting at an address. Raises NoPosting, also for a page at which the reading itself fails."""
    if not url:
        raise NoPosting("not_kept", _NOT_KEPT)
    try:
        reader = posting_reader_of(context, community)
        found = await from_address(url, _Impatient(fetcher_of(context), PATIENCE), reader)
    except CoachError:
        raise
    except Exception as error:  # a page nobody thought of must not cost the member the review
        log.warning("posting_failed", error=type(error).__name__)
        raise errors.no_posting("internal") from error
    return replace(found, url=str(address.checked(found.url or url)))


async def _keep(context: Context, review: int, upload: Upload, posting: Posting, resume: Resume) -> None:
    """Keeps the posting as compared, so that it waits for no resume, and notes the address it was found at."""
    found = await asyncio.to_thread(match, resume, posting)
    async with context.store.of(upload.member.community.key) as session:
        row = await session.get(ReviewRow, review, with_for_update=True)
        if row is None or row.state != READ:  # deleted or withdrawn meanwhile: nothing of it is kept
            return
        days = (await settings.load(session)).retention_days
        kept = await repository.keep(session, upload.member.id, posting, context.clock(), days)
        kept.score = found.score
        options = replace(upload.options, posting_url=posting.url)
        row.request = upload_to_json(replace(upload_of(row), options=options))


@dataclass
class _Impatient:
    """Fetches as long as all requests together take no more than these seconds; reading does not count."""

    fetcher: Fetcher
    seconds: float

    async def fetch(self, written: str) -> FetchedPage:
        """The page at an address. Raises NoPosting."""
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout(self.seconds):
                return await self.fetcher.fetch(written)
        except TimeoutError:
            raise errors.no_posting("timeout") from None
        finally:
            self.seconds = max(0.0, self.seconds - (clock() - began))


def fetcher_of(context: Context) -> Fetcher:
    """What fetches postings."""
    fetcher = context.tools.get(FETCHER)
    if not isinstance(fetcher, Fetcher):
        raise TypeError(f"The context lacks the tool {FETCHER!r} that fetches postings.")
    return fetcher


def posting_reader_of(context: Context, community: str) -> ReadPosting:
    """What reads postings, by the words of the packs that a community has chosen, too."""
    reader = cast(ReadPosting | None, context.tools.get(POSTING_READER))
    if reader is None:
        raise TypeError(f"The context lacks the tool {POSTING_READER!r} that reads postings.")
    packs = packs_of(context.tools)
    if not packs.folder:
        return reader

    async def read(source: Source) -> Posting:
        async with context.store.of(community) as session:
            chosen = await settings.load(session)
        names = (*chosen.packs, chosen.pack, *chosen.channel_packs.values())
        return await reader(replace(source, words=await asyncio.to_thread(packs.posting_words, names)))

    return read
