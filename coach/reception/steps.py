"""The job of a review: takes it from whatever state it is in to the end, one durable step after another."""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.message import Message, Paragraph, marked
from coach.chat.places import FIRST, Place, Upload
from coach.chat.platform import Reaction
from coach.errors import CoachError, Code, FileGone, PlaceGone, Refused, TryLater, Unreadable
from coach.outbox import deliver, place_from_json, place_to_json
from coach.reception.ending import apologise, decline, end_quietly, give_up_file, refuse
from coach.reception.member_queue import queue_next, queue_rest, take_turn
from coach.reception.page_picture import is_wanted
from coach.reception.retry import retrying
from coach.reception.reviewing import review_kept
from coach.reception.same_again import SAME, answered_as_before
from coach.reception.waiting import answer_waiting
from coach.review.thread import TITLE
from coach.running import metrics
from coach.running.context import Context
from coach.store import settings
from coach.store.engine import AWAY
from coach.store.languages import language_of
from coach.store.member_keys import vault_of
from coach.store.reviews import (
    FAILED,
    POSTED,
    POSTING,
    READ,
    RECEIVED,
    REVIEWED,
    opened,
    upload_of,
    upload_to_json,
)
from coach.store.tables import OutboxRow, ResumeRow, ReviewRow
from coach.store.vault import Vault
from rules.resume import Resume
from texts import gettext, speaking

log = structlog.get_logger(__name__)
TRIES = 5
VERSIONS = 20
"""Of a member's resume that are kept."""
KILL = 2
"""Tries that a kill counts for: what takes the process with it three times is not tried a fourth time. Others suffer
more from it than from an error, and nothing but reading and weighing can be to blame for it."""
HANDING_BACK = 2.0
MAX_PAUSE = 300.0


@dataclass(frozen=True, slots=True)
class _Case:
    """A review as it stood when its step began."""

    community: str
    review: int
    state: str
    upload: Upload
    place: Place | None
    error: str


class _Later(Exception):
    """Goes on with the review once those that wait have their first message."""


async def do_review(arguments: Mapping[str, str | int], context: Context) -> None:
    """Works on one review until it has ended or its turn has. Safe to run twice, and to be killed anywhere."""
    community, review = str(arguments["community"]), int(arguments["review"])
    async with context.store.of(community) as session:
        found = await session.get(ReviewRow, review)
        if found is None:  # deleted, with all that its member asked for
            return
        safe = await vault_of(session, context.vault, community, found.member)
        language = await language_of(session, upload_of(found).member)
    with speaking(language):
        await _work(context, community, found, safe)


async def _work(context: Context, community: str, found: ReviewRow, safe: Vault) -> None:
    """The steps of a review as it was found, in its member's language."""
    review = found.id
    if found.turn and found.state in (RECEIVED, READ):
        await _count_kill(context, community, review)
    try:
        while case := await _case(context, community, review, safe):
            await _step(context, case)
    except _Later:
        await queue_rest(context, community, review)
        return
    except TryLater:
        await queue_next(context, community, found.member)
        raise
    except asyncio.CancelledError:
        with contextlib.suppress(Exception):
            async with asyncio.timeout(HANDING_BACK):
                await _hand_back(context, community, review)
        raise
    except AWAY:
        with contextlib.suppress(*AWAY):  # as soon as the database is back: this was no kill
            await retrying(partial(_hand_back, context, community, review))
        raise
    await queue_next(context, community, found.member)


async def _step(context: Context, case: _Case) -> None:
    """Does the next step, or ends the review with the reason why it cannot be done."""
    community, review, began = case.community, case.review, time.perf_counter()
    try:
        await _STEPS[case.state](context, case)
    except TryLater as later:
        pause = min(later.seconds, MAX_PAUSE)
        await _note_pause(context, case, pause)
        raise TryLater(pause) from later
    except PlaceGone as error:
        await _say_closed(context, case, error)
        await end_quietly(context, community, review, "place_gone")
    except FileGone as error:
        await give_up_file(context, community, review, case.upload, error)
        await _unmark(context, case)
    except Unreadable as error:
        await refuse(context, community, review, case.upload, error)
        await _unmark(context, case)
    except _Later:
        raise
    except Refused as error:
        await decline(context, community, review, case.upload, error)
    except Exception as error:
        await _fail(context, case, error)
    metrics.STEP_SECONDS.labels(case.state).observe(time.perf_counter() - began)


async def _case(context: Context, community: str, review: int, safe: Vault | None = None) -> _Case | None:
    """The review as it stands; None if it has ended, or another one of its member is worked on.

    With their vault the name of the file can be read, too.
    """
    row = await take_turn(context, community, review)
    if row is None:
        return None
    upload, place = upload_of(row), place_from_json(row.place) if row.place else None
    if safe is not None and row.state == RECEIVED:  # later on nobody asks for the name of the file
        upload = opened(upload, safe)
    return _Case(community, review, row.state, upload, place, row.error)


async def _read(context: Context, case: _Case) -> None:
    """received → read: the bytes are kept, encrypted, only until they are read."""
    data = await _bytes(context, case)
    if await answered_as_before(context, case.community, case.review, case.upload, data):
        return
    resume = await context.reader(data, case.upload.file.name)
    await _keep(context, case, resume)


async def _bytes(context: Context, case: _Case) -> bytes:
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review)
        if row is None:
            raise FileGone("The review was deleted.")
        if row.file is not None:
            return (await vault_of(session, context.vault, case.community, row.member)).unlock(row.file)
    platform = context.platform(case.community)
    data = await platform.fetch(case.upload.place, case.upload.file, context.max_file_bytes)
    if len(data) > context.max_file_bytes:
        raise Unreadable(Code.TOO_LARGE, "The file is larger than I can take. Save a smaller version and try again.")
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review)
        if row is not None and row.state == RECEIVED:
            row.file = (await vault_of(session, context.vault, case.community, row.member)).lock(data)
    return data


async def _keep(context: Context, case: _Case, resume: Resume) -> None:
    now, member = context.clock(), case.upload.member.id
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review, with_for_update=True)
        if row is None or row.state != RECEIVED:
            return
        days = (await settings.load(session)).retention_days
        safe = await vault_of(session, context.vault, case.community, row.member)
        same = select(ResumeRow).where(ResumeRow.member == member, ResumeRow.sha256 == resume.file.sha256)
        kept = await session.scalar(same)
        if kept is None:
            kept = ResumeRow(member=member, sha256=resume.file.sha256)
            session.add(kept)
        kept.content = safe.seal(Resume, resume)
        kept.read_at, kept.expires_at = now, now + timedelta(days=days)
        await session.flush()
        row.resume, row.state, row.changed_at = kept.id, READ, now
        if not is_wanted(case.upload, resume):  # else the file is still drawn, and goes with the next step
            row.file = None
        await _keep_few(session, member)


async def _keep_few(session: AsyncSession, member: str) -> None:
    """Lets a member's oldest versions go, where there are more than anybody looks at."""
    theirs = select(ResumeRow.id).where(ResumeRow.member == member)
    newest_first = theirs.order_by(ResumeRow.read_at.desc(), ResumeRow.id.desc())
    oldest = (await session.scalars(newest_first.offset(VERSIONS))).all()
    if oldest:
        await session.execute(delete(ResumeRow).where(ResumeRow.id.in_(oldest)))


async def _weigh(context: Context, case: _Case) -> None:
    """read → reviewed."""
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review)
        gone = row is None or row.resume is None
    if gone:  # it expired or was deleted meanwhile
        raise FileGone("I no longer have your resume. Send it again for a fresh review.")
    await review_kept(context, case.community, case.review)


async def _open(context: Context, case: _Case) -> None:
    """reviewed → posting: the thread exists and its place is known."""
    platform, place = context.platform(case.community), case.upload.place
    if case.error not in ("", SAME) and not place.is_direct:  # what is wrong with a file is nobody else's business
        place = replace(place, audience="member")
    if place.audience == "member" and not place.is_direct and not place.reply:
        place = replace(await platform.direct(case.upload.member), audience="member")
    opened = await platform.open_thread(place, TITLE, case.upload.member)
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review, with_for_update=True)
        if row is not None and row.state == REVIEWED:
            row.place, row.state, row.changed_at = place_to_json(opened), POSTING, context.clock()


async def _say_closed(context: Context, case: _Case, error: PlaceGone) -> None:
    """Marks the message of a member whose direct messages are closed, since a word in the channel would tell others;
    tells them directly if the coach may not write where they asked."""
    origin, platform = case.upload.place, context.platform(case.community)
    if origin.is_direct or case.upload.quiet:
        return
    with contextlib.suppress(CoachError):
        if origin.audience == "member" or case.error:
            await platform.react(origin, "failed")
        elif error.closed and case.upload.asked:
            place = await platform.direct(case.upload.member)
            await platform.post(place, _not_there(), f"r{case.review}.closed", unclear=True)


def _not_there() -> Message:
    text = gettext("I'm not allowed to write in the channel where you asked for a review.")
    way = gettext("Invite me to it and ask again, or keep the review to yourself: `/resume-check private`.")
    return Message((Paragraph(marked(f"{text} {way}")),), summary=text)


async def _post(context: Context, case: _Case) -> None:
    """posting → posted (or failed, if the answer is that it did not work out)."""
    async with context.store.of(case.community) as session:
        rows = select(OutboxRow.key, OutboxRow.platform_id).where(OutboxRow.review == case.review)
        written = (await session.execute(rows.order_by(OutboxRow.position))).all()
    if not written:  # whatever took the messages away, no mark may say that all is well
        await _lost(context, case)
        return
    place, left = _under(case.place, written[0].platform_id), [row.key for row in written if not row.platform_id]
    for number, key in enumerate(left, 1):
        place = await _deliver(context, case, key, place)
        if number == 1 < len(left) and len(left) == len(written) and await _others_wait(context, case):
            raise _Later
    if await _case(context, case.community, case.review) is None:
        return  # withdrawn meanwhile: not done, and not to be marked so
    await _sign(context, case, "failed" if case.error not in {"", SAME} else "done")
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review, with_for_update=True)
        if row is not None and row.state == POSTING:
            row.state, row.changed_at = (FAILED if case.error else POSTED), context.clock()
            kept = upload_of(row)
            row.request = upload_to_json(replace(kept, place=replace(kept.place, reply="")))
    metrics.REVIEWS.labels(case.community.partition(":")[0], case.error or "posted").inc()
    if not case.error:
        await answer_waiting(context, case.community, case.upload.member.id)


async def _others_wait(context: Context, case: _Case) -> bool:
    """Whether somebody else has no message yet."""
    begun = select(ReviewRow.id).where(ReviewRow.state.in_((RECEIVED, READ, REVIEWED)), ReviewRow.id != case.review)
    async with context.store.across("whether others wait for a first message") as session:
        return await session.scalar(begun.limit(1)) is not None


def _without_reply(upload: Upload) -> Upload:
    """The upload without what let the coach answer privately for some minutes: it is of no use any more."""
    return replace(upload, place=replace(upload.place, reply=""))


async def _lost(context: Context, case: _Case) -> None:
    """Says that the review cannot be given: it is to be posted, and not one message of it is there."""
    if await _case(context, case.community, case.review) is not None:  # else deleted or withdrawn meanwhile
        log.error("nothing_to_post", review=case.review)
        metrics.FAILURES.labels("NothingToPost").inc()
        await apologise(context, case.community, case.review, case.upload)


_STEPS = {RECEIVED: _read, READ: _weigh, REVIEWED: _open, POSTING: _post}


async def _deliver(context: Context, case: _Case, key: str, place: Place | None) -> Place | None:
    """Posts one message, by direct message where the platform takes no more private answers in the channel."""
    try:
        return _under(place, await deliver(context, case.community, key, place))
    except PlaceGone:
        if place is None or not place.reply:
            raise
        place = replace(await context.platform(case.community).direct(case.upload.member), audience="member")
        async with context.store.of(case.community) as session:
            if row := await session.get(ReviewRow, case.review):
                row.place = place_to_json(place)
        await deliver(context, case.community, key, place)
    return place


def _under(place: Place | None, first: str) -> Place | None:
    """Where the rest of an answer goes whose first message is the root of its thread."""
    return replace(place, thread=first) if place and place.thread == FIRST and first else place


async def _sign(context: Context, case: _Case, reaction: Reaction) -> None:
    """A sign is a courtesy: that it cannot be given (no permission, message gone) ends no review."""
    try:
        await context.platform(case.community).react(case.upload.place, reaction)
    except TryLater:
        if reaction != "none":
            raise
    except CoachError as error:
        log.info("sign_not_given", reaction=reaction, error=type(error).__name__)


async def _unmark(context: Context, case: _Case) -> None:
    """Takes the mark of receipt back from a message whose file was passed over without a word."""
    async with context.store.of(case.community) as session:
        state = await session.scalar(select(ReviewRow.state).where(ReviewRow.id == case.review))
    if state == FAILED and not case.upload.quiet:
        with contextlib.suppress(TryLater):
            await _sign(context, case, "none")


async def _note_pause(context: Context, case: _Case, seconds: float) -> None:
    """Gives the turn back, and dates the row to the next try, so that the sweep does not take it for forgotten."""
    async with context.store.of(case.community) as session:
        if row := await session.get(ReviewRow, case.review):
            row.turn, row.changed_at = False, context.clock() + timedelta(seconds=seconds)


async def _count_kill(context: Context, community: str, review: int) -> None:
    """Counts a run that never came back, as its turn shows, which it neither ended nor gave back; then apologises."""
    log.warning("process_died_of_review", review=review)
    async with context.store.of(community) as session:
        row = await session.get(ReviewRow, review)
        if row is None:
            return
        row.tries += KILL
        tries, upload = row.tries, upload_of(row)
    if tries >= TRIES:
        await apologise(context, community, review, upload)


async def _hand_back(context: Context, community: str, review: int) -> None:
    """Gives the turn back when this process ends in order, or the database fails: no fault of the review."""
    async with context.store.of(community) as session:
        if row := await session.get(ReviewRow, review):
            row.turn = False


async def _fail(context: Context, case: _Case, error: Exception) -> None:
    """Counts a failure of the coach itself; after a handful it says so to the member. Raises to be tried again."""
    log.warning("step_failed", step=case.state, review=case.review, error=type(error).__name__)
    metrics.FAILURES.labels(type(error).__name__).inc()
    if isinstance(error, AWAY):  # the database's failure: no review is given up for it
        raise error
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review)
        if row is None:
            return
        row.tries += 1
        row.turn, row.changed_at = False, context.clock()  # it came back: this was no kill
        tries = row.tries
    if tries < TRIES:
        raise error
    if case.state in (RECEIVED, READ):
        await apologise(context, case.community, case.review, case.upload)
    else:
        with contextlib.suppress(CoachError):  # whoever waits sees at least that nothing more comes
            await _sign(context, case, "failed")
        await end_quietly(context, case.community, case.review, "internal")
