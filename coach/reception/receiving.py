"""Takes a file for review: written down with its job before the platform is acknowledged."""

from dataclasses import replace
from pathlib import PurePath

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import FOR_RESUMES, CommunitySettings
from coach.chat.places import Member, Upload
from coach.chat.service import Receipt
from coach.outbox import place_from_json
from coach.reception.duplicate_requests import same_wish
from coach.reception.member_queue import queue_next, queue_next_with
from coach.running.context import Context
from coach.running.rate_limits import hold, spend, too_many_open
from coach.store import settings
from coach.store.inserting import insert_if_missing
from coach.store.languages import MAX_LOCALE, language_of
from coach.store.member_keys import vault_of
from coach.store.reviews import OPEN, READ, RECEIVED, options_of, sealed, upload_of, upload_to_json
from coach.store.tables import EventRow, MemberRow, ReviewRow

THREADS = 20
"""As many reviews of a member are looked at for the thread that a file was dropped in."""
DOCUMENTS = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".pages"}
"""What may be a resume by its name; the content decides, but a picture dropped in a channel is nobody's resume."""


async def receive(context: Context, upload: Upload, resume: int | None = None) -> Receipt:
    """Takes an upload, or the kept resume with the id `resume` to be reviewed once more.

    Nothing is written for a file that is passed over. The same `upload.key` twice is one review, and so is the same
    wish for the same resume twice within a minute. Raises RateLimited for a member who asks for far too much.
    """
    community, rate_limits, now = upload.member.community.key, context.rate_limits, context.clock()
    try:
        async with context.store.of(community) as session:
            chosen = await settings.load(session)
            taken = _taken(upload, chosen) or await _invited(session, upload)
            if taken is None:
                return Receipt(None)
            aimed = await _with_aim(session, _seen_by(taken, chosen))
            own = await hold(session, rate_limits, "reviews", upload.member, now)
            if resume is not None and (twin := await same_wish(session, aimed, resume, now)) is not None:
                return Receipt(twin, known=True)
            row = await _write_down(session, aimed, context, resume)
            if await _open(session, upload.member) > rate_limits.open_reviews:
                raise too_many_open()
            await spend(session, rate_limits, "reviews", own, now)
            if upload.options.posting_url:
                postings = await hold(session, rate_limits, "postings", upload.member, now)
                await spend(session, rate_limits, "postings", postings, now)
            wake = await queue_next_with(session, context, community, row.member)
            language = await language_of(session, upload.member, chosen)
    except IntegrityError:
        if resume is None and (again := await _asked_anew(context, community, upload)) is not None:
            return await receive(context, again)
        return await _known(context, community, upload.key)
    await wake()
    ahead = await _ahead(context, row.id) if upload.asked else 0  # who only dropped a file is not told
    return Receipt(row.id, quiet=taken.quiet, ahead=ahead, language=language)


async def meet(session: AsyncSession, member: Member, context: Context) -> None:
    """Remembers a member the coach talks to, and the time zone their platform tells."""
    row = await session.scalar(select(MemberRow).where(MemberRow.member == member.id))
    if row is None:  # of two files of a newcomer at one moment the first one adds them
        told = {"timezone": member.timezone or "", "locale": member.locale[:MAX_LOCALE]}
        await insert_if_missing(session, MemberRow, member=member.id, met_at=context.clock(), **told)
        return
    row.timezone = member.timezone or row.timezone or ""
    row.locale = member.locale[:MAX_LOCALE] or row.locale or ""


def _taken(upload: Upload, chosen: CommunitySettings) -> Upload | None:
    """The upload as it is to be treated; None if it is passed over.

    A file that nobody asked about is taken in the channels that moderators chose. Where they chose none it is taken in
    channels named for resumes, elsewhere if its own name says what it is; and where the platform does not tell what the
    channel is called, it is looked at quietly.
    """
    place, name = upload.place, PurePath(upload.file.name.lower())
    if upload.asked:
        return upload
    if name.suffix not in DOCUMENTS:
        return None
    if place.is_direct or chosen.watches(place.channel, upload.channel_name):
        return upload
    if chosen.watched_channels:
        return None
    if FOR_RESUMES.search(name.stem):
        return upload
    return None if upload.channel_name else replace(upload, quiet=True)


async def _invited(session: AsyncSession, upload: Upload) -> Upload | None:
    """The upload if its member dropped it into the thread of a review of theirs, which asks for the next version there:
    it is taken whatever the channel is for and whatever the file is called."""
    place = upload.place
    if not place.thread or PurePath(upload.file.name.lower()).suffix not in DOCUMENTS:
        return None
    theirs = select(ReviewRow.place).where(ReviewRow.member == upload.member.id, ReviewRow.channel == place.channel)
    places = await session.scalars(theirs.order_by(ReviewRow.id.desc()).limit(THREADS))
    mine = any(place_from_json(each).thread == place.thread for each in places if each)
    return upload if mine else None


def _seen_by(upload: Upload, chosen: CommunitySettings) -> Upload:
    """The upload with the audience its community wants; a member who asked for privacy keeps it."""
    place = upload.place
    if place.is_direct or chosen.visibility_in(place.channel) == "private":
        return replace(upload, place=replace(place, audience="member"))
    return upload


async def _with_aim(session: AsyncSession, upload: Upload) -> Upload:
    """The upload with the kind of work that its member aimed at last, where this one says nothing of it."""
    said = upload.options
    if said.role is None and not said.as_read:
        theirs = select(ReviewRow).where(ReviewRow.member == upload.member.id)
        last = await session.scalar(theirs.order_by(ReviewRow.id.desc()).limit(1))
        said = replace(said, role=options_of(last).role if last else None)
    return replace(upload, options=replace(said, as_read=False))


async def _write_down(session: AsyncSession, upload: Upload, context: Context, resume: int | None) -> ReviewRow:
    now = context.clock()
    safe = await vault_of(session, context.vault, upload.member.community.key, upload.member.id)
    session.add(EventRow(key=upload.key, seen_at=now))
    row = ReviewRow(
        key=upload.key,
        member=upload.member.id,
        channel=upload.place.channel,
        state=RECEIVED if resume is None else READ,
        request=upload_to_json(sealed(upload, safe)),
        resume=resume,
        created_at=now,
        changed_at=now,
    )
    session.add(row)
    await session.flush()
    await meet(session, upload.member, context)
    return row


async def _open(session: AsyncSession, member: Member) -> int:
    theirs = select(func.count(ReviewRow.id)).where(ReviewRow.member == member.id, ReviewRow.state.in_(OPEN))
    return await session.scalar(theirs) or 0


async def _asked_anew(context: Context, community: str, upload: Upload) -> Upload | None:
    """The wish to have a file reviewed that was handed in by an earlier message, on platforms whose files can be shared
    again; None for another event of the same message, and for what merely falls into a channel a second time."""
    message = upload.place.message
    async with context.store.of(community) as session:
        row = await session.scalar(select(ReviewRow).where(ReviewRow.key == upload.key))
    first = upload_of(row).place.message if row is not None else message
    if not (upload.asked and message and first) or message in (first, upload.key.rpartition("@")[2]):
        return None
    return replace(upload, key=f"{upload.key}@{message}")


async def _known(context: Context, community: str, key: str) -> Receipt:
    async with context.store.of(community) as session:
        row = await session.scalar(select(ReviewRow).where(ReviewRow.key == key))
    if row is None:  # reviewed once and deleted since
        return Receipt(None, known=True)
    if row.state in OPEN:  # the first delivery may have died before its job was queued
        await queue_next(context, community, row.member)
    return Receipt(row.id, known=True)


async def _ahead(context: Context, review: int) -> int:
    async with context.store.across("place in the queue") as session:
        before = select(func.count(ReviewRow.id)).where(ReviewRow.state.in_(OPEN), ReviewRow.id < review)
        return await session.scalar(before) or 0
