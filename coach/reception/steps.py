"""The job of a review: takes it from whatever state it is in to the end, one durable step after another.

A step's state, its messages and what it learned are written in one transaction, and what was read is handed on: of a
review with five messages that meets no trouble the whole way takes a dozen.
"""

import asyncio
import contextlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Message, Paragraph, marked
from coach.chat.places import FIRST, Place, Upload
from coach.corrections.repository import Remembered, applied, of_member
from coach.errors import CoachError, Code, FileGone, PlaceGone, Refused, TryLater, Unreadable
from coach.outbox import Attempt, attempts_left, note_posted, note_try, place_from_json, place_to_json, post
from coach.posting import repository
from coach.reception.by_posting import names_one
from coach.reception.duplicate_requests import SAME, answered_as_before, sent_a_moment_ago
from coach.reception.ending import apologise, decline, end_quietly, give_up_file, refuse
from coach.reception.erasing import erase_later, opened_for_nothing
from coach.reception.member_queue import let_others, next_waits, pause_left, queue_next_with, take_turn
from coach.reception.page_picture import is_wanted, page_of
from coach.reception.retry import retrying
from coach.reception.reviewing import make_review, write_down
from coach.reception.signs import end, take_back
from coach.reception.waiting_postings import answer_waiting
from coach.review.thread import TITLE
from coach.running import metrics
from coach.running.context import Context
from coach.store import settings
from coach.store.engine import AWAY
from coach.store.languages import language_of
from coach.store.member_keys import remember, vault_of
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
from coach.work import BehindOthers, nobody
from rules.resume import Resume
from texts import ENGLISH, gettext, speaking

log = structlog.get_logger(__name__)
TRIES = 5
VERSIONS = 20
"""Of a member's resume that are kept."""
KILL = 2
"""Tries that a kill counts for: what takes the process with it three times is not tried a fourth time. Others suffer
more from it than from an error, and nothing but reading and weighing can be to blame for it."""
HANDING_BACK = 2.0
MAX_PAUSE = 300.0
PACED = 0.5
"""Seconds from which on a post was held back by its platform's pace: who waits for a first message then goes first."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A review as the last transaction left it, and what of it need not be read again.

    `safe`: the vault of its member; `resume`: what was read of the file's `data`, `kept`: the same as it is kept;
    `corrections`: what its member set right in it before;
    `left`: the messages to be posted, the try of the first one noted; `fresh`: none was posted before this job began.
    """

    community: str
    review: int
    state: str
    upload: Upload
    place: Place | None
    error: str
    safe: Vault
    chosen: CommunitySettings
    language: str = ENGLISH
    resume: Resume | None = None
    data: bytes = b""
    kept: bytes = b""
    corrections: tuple[Remembered, ...] = ()
    left: tuple[Attempt, ...] = ()
    fresh: bool = True
    maybe_same: bool = False
    """Whether the member sent something a moment before, so that this may be the same file."""
    deadly: bool = False
    """Whether too many processes died while they read or weighed it."""

    @property
    def member(self) -> str:
        return self.upload.member.id


async def do_review(arguments: Mapping[str, str | int], context: Context) -> None:
    """Works on one review until it has ended or its turn has. Safe to run twice, and to be killed anywhere."""
    community, review = str(arguments["community"]), int(arguments["review"])
    try:
        case = await _take_up(context, community, review, begins=True)
        while case is not None and case.state != POSTED:
            with speaking(case.language):
                case = await _step(context, case)
    except TryLater:  # the next one of its member is queued
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
    if case is None:
        await _queue_next_to(context, community, review)


async def _step(context: Context, case: _Case) -> _Case | None:
    """Does the next step, or ends the review with the reason why it cannot be done. Gives how it stands then; None if
    it was withdrawn."""
    community, review, began = case.community, case.review, time.perf_counter()
    try:
        return await _STEPS[case.state](context, case)
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
    except BehindOthers:
        raise
    except Refused as error:
        await decline(context, community, review, case.upload, error)
    except Exception as error:
        await _fail(context, case, error)
    finally:
        metrics.STEP_SECONDS.labels(case.state).observe(time.perf_counter() - began)
    return await _take_up(context, community, review)


async def _take_up(context: Context, community: str, review: int, begins: bool = False) -> _Case | None:
    """The review as it stands; None if it has ended, or another one of its member is worked on.

    `begins`: a job begins with this. A review that has its turn then and was being read or weighed took the process
    with it that did so; once it did so too often it ends with an apology.
    """
    case = await take_turn(context, community, review, partial(_look, context, begins))
    if case is None or not case.deadly:
        return case
    with speaking(case.language):
        await apologise(context, community, review, case.upload)
    return await _take_up(context, community, review)


async def _look(context: Context, begins: bool, session: AsyncSession, row: ReviewRow) -> _Case | None:
    if begins and (pause := pause_left(row, context.clock())):
        raise TryLater(min(pause, MAX_PAUSE))
    if died := begins and row.turn and row.state in (RECEIVED, READ):
        log.warning("process_died_of_review", review=row.id)
        row.tries += KILL
    safe = await vault_of(session, context.vault, row.community, row.member)
    place = place_from_json(row.place) if row.place else None
    upload, chosen = opened(upload_of(row), safe), await settings.load(session)
    case = _Case(
        row.community,
        row.id,
        row.state,
        upload,
        place,
        row.error,
        safe,
        chosen,
        await language_of(session, upload.member, chosen),
        deadly=died and row.tries >= TRIES,
    )
    if row.state in (RECEIVED, READ):
        case = replace(case, corrections=await of_member(session, context.vault, row.community, row.member))
    if row.state == RECEIVED:
        return replace(case, maybe_same=await sent_a_moment_ago(session, row))
    if row.state == READ:
        kept = await session.get(ResumeRow, row.resume) if row.resume else None
        return replace(case, kept=kept.content if kept else b"")
    if row.state == POSTING:
        written = select(OutboxRow.platform_id).where(OutboxRow.review == row.id).order_by(OutboxRow.position)
        ids = list(await session.scalars(written))
        if begins and any(ids) and await next_waits(session, context, row.member, row.id):
            return None  # gives way: `do_review` queues that one, whose end queues this
        left = await attempts_left(session, safe, row.id, context.clock())
        return replace(case, place=_under(place, ids[0] if ids else ""), left=left, fresh=not any(ids))
    return case


async def _still(session: AsyncSession, case: _Case, *states: str) -> ReviewRow | None:
    """The row of a review, held, if it is still the one that this job works on and in one of these states."""
    row = await session.get(ReviewRow, case.review, with_for_update=True)
    if row is None or row.state not in states or row.key != case.upload.key:
        return None
    remember(session, case.community, case.member, case.safe)
    return row


async def _read(context: Context, case: _Case) -> _Case | None:
    """received → reviewed: the file is held in memory only, and asked for again after a kill.

    received → read where a posting must be fetched first, or where weighing fails: it need not be read once more.
    """
    platform = context.platform(case.community)
    data = await platform.fetch(case.upload.place, case.upload.file, context.max_file_bytes)
    if len(data) > context.max_file_bytes:
        raise Unreadable(Code.TOO_LARGE, "The file is larger than I can take. Save a smaller version and try again.")
    if case.maybe_same and await answered_as_before(context, case.community, case.review, case.upload, data):
        return await _take_up(context, case.community, case.review)
    case = replace(case, data=data, resume=await context.reader(data, case.upload.file.name))
    if names_one(case.upload):
        return await _keep(context, case)
    try:
        return await _make_review(context, case)
    except Exception:
        await _keep(context, case)
        raise


async def _keep(context: Context, case: _Case) -> _Case | None:
    async with context.store.of(case.community, redoable=True) as session:
        row = await _still(session, case, RECEIVED)
        if row is None:
            return None
        await _keep_resume(session, context, case, row)
        row.state, row.changed_at = READ, context.clock()
    return replace(case, state=READ)


async def _keep_resume(session: AsyncSession, context: Context, case: _Case, row: ReviewRow) -> None:
    """Keeps what was read of the file, in place of what was kept of the very same one before."""
    now, resume, days = context.clock(), case.resume, case.chosen.retention_days
    if resume is None:
        raise LookupError("There is nothing read to be kept.")
    theirs = select(ResumeRow).where(ResumeRow.member == row.member)
    kept = await session.scalar(theirs.where(ResumeRow.sha256 == resume.file.sha256))
    if kept is None:
        kept = ResumeRow(member=row.member, sha256=resume.file.sha256)
        session.add(kept)
    kept.content = case.safe.seal(Resume, resume)
    kept.read_at, kept.expires_at = now, now + timedelta(days=days)
    await session.flush()
    row.resume, row.file = kept.id, None
    await _keep_few(session, row.member)


async def _keep_few(session: AsyncSession, member: str) -> None:
    """Lets a member's oldest versions go, where there are more than anybody looks at."""
    theirs = select(ResumeRow.id).where(ResumeRow.member == member)
    newest_first = theirs.order_by(ResumeRow.read_at.desc(), ResumeRow.id.desc())
    oldest = (await session.scalars(newest_first.offset(VERSIONS))).all()
    if oldest:
        await session.execute(delete(ResumeRow).where(ResumeRow.id.in_(oldest)))


async def _make_review(context: Context, case: _Case) -> _Case | None:
    """read → reviewed, or received → reviewed in one go."""
    if case.resume is None and not case.kept:  # it expired or was deleted meanwhile
        raise FileGone("I no longer have your resume. Send it again for a fresh review.")
    reading = await applied(case.resume or case.safe.open(Resume, case.kept), case.corrections)
    made = await make_review(context, case.review, case.upload, reading, case.chosen)
    drawn = bool(case.data) and is_wanted(context, case.upload, reading.resume)
    page = await page_of(context, case.data, made) if drawn else ""
    async with context.store.of(case.community, redoable=True) as session:
        row = await _still(session, case, RECEIVED, READ)
        if row is None:
            return None
        if row.state == RECEIVED:
            await _keep_resume(session, context, case, row)
        await write_down(session, context, row, made, reading, case.chosen, page)
    return replace(case, state=REVIEWED, resume=None, data=b"", kept=b"")


async def _open(context: Context, case: _Case) -> _Case | None:
    """reviewed → posting: the thread exists, its place is known, and the first message is about to be posted."""
    platform, place = context.platform(case.community), case.upload.place
    if case.error not in ("", SAME) and not place.is_direct:  # what is wrong with a file is nobody else's business
        place = replace(place, audience="member")
    if place.audience == "member" and not place.is_direct and not place.reply:
        place = replace(await platform.direct(case.upload.member), audience="member")
    opened = await platform.open_thread(place, TITLE, case.upload.member)
    async with context.store.of(case.community) as session:
        row = await _still(session, case, REVIEWED)
        if row is None:
            for_nothing = await opened_for_nothing(session, case.review, case.upload.place, opened)
        else:
            row.place, row.state, row.changed_at = place_to_json(opened), POSTING, context.clock()
            left = await attempts_left(session, case.safe, case.review, context.clock())
    if row is None:
        await erase_later(context, case.community, for_nothing, case.member)
        return None
    return replace(case, state=POSTING, place=opened, left=left)


async def _say_closed(context: Context, case: _Case, error: PlaceGone) -> None:
    """Marks the message whose answer has nowhere to go: a word in the channel about somebody's closed direct messages
    would tell others. Tells its member directly if the coach may not write where they asked."""
    origin, platform = case.upload.place, context.platform(case.community)
    if origin.is_direct or case.upload.quiet:
        return
    with contextlib.suppress(CoachError):
        await end(context, case.community, origin, "failed")
    if error.closed and origin.audience != "member" and not case.error:
        with contextlib.suppress(CoachError):
            place = await platform.direct(case.upload.member)
            await platform.post(place, _not_there(), f"r{case.review}.closed", unclear=True)


def _not_there() -> Message:
    text = gettext("I'm not allowed to write in the channel where you asked for a review.")
    way = gettext("Invite me to it and ask again, or get the review privately: `/resume-check private`.")
    return Message((Paragraph(marked(f"{text} {way}")),), summary=text)


async def _post(context: Context, case: _Case) -> _Case | None:
    """posting → posted (or failed, if the answer is that it did not work out)."""
    if not case.left and case.fresh:  # whatever took the messages away, no mark may say that all is well
        return await _lost(context, case)
    while case.left:
        (attempt, *others), again, began = case.left, False, time.perf_counter()
        place, posted = await _deliver(context, case, attempt)
        asks = bool(others) and (case.fresh or time.perf_counter() - began > PACED)
        later = asks and await context.work.crowded()
        async with context.store.of(case.community) as session:
            await note_posted(session, attempt.key, posted, context.clock())
            if asks and not later:
                later = await next_waits(session, context, case.member, case.review)
            if later:
                wake = await let_others(session, context, case.community, case.member, case.review)
            elif not await _goes_on(session, context, case, others):
                again = True  # withdrawn meanwhile: not done, and not to be marked so; or taken over
        if later:
            await wake()
            raise BehindOthers
        if again:
            return await _take_up(context, case.community, case.review)
        case = replace(case, place=_under(place, posted), left=tuple(others), fresh=False)
    if case.error not in {"", SAME}:
        await end(context, case.community, case.upload.place, "failed")
    elif case.upload.file.id:  # a press or a command left no file at which anybody looks for a sign
        await end(context, case.community, case.upload.place, "done")
    return await _end(context, case)


async def _goes_on(session: AsyncSession, context: Context, case: _Case, others: Sequence[Attempt]) -> bool:
    """Whether the review is still to be posted, by this process; the try of its next message is noted then."""
    if others:
        return await note_try(session, case.review, others[0], context.clock())
    return await _still(session, case, POSTING) is not None


async def _end(context: Context, case: _Case) -> _Case | None:
    """Ends a review whose messages are all posted, and queues its member's next one."""
    async with context.store.of(case.community, redoable=True) as session:
        row = await _still(session, case, POSTING)
        if row is None:
            return None
        row.state, row.changed_at = (FAILED if case.error else POSTED), context.clock()
        kept = upload_of(row)
        row.request = upload_to_json(replace(kept, place=replace(kept.place, reply="")))
        wake = await queue_next_with(session, context, case.community, case.member)
        waits = not case.error and await repository.waiting(session, case.member, context.clock()) is not None
    await wake()
    metrics.REVIEWS.labels(case.community.partition(":")[0], case.error or "posted").inc()
    if waits:
        await answer_waiting(context, case.community, case.member)
    return replace(case, state=POSTED)


async def _lost(context: Context, case: _Case) -> _Case | None:
    """Says that the review cannot be given: it is to be posted, and not one message of it is there."""
    again = await _take_up(context, case.community, case.review)
    if again is None or again.left:  # deleted or withdrawn meanwhile
        return again
    log.error("nothing_to_post", review=case.review)
    metrics.FAILURES.labels("NothingToPost").inc()
    await apologise(context, case.community, case.review, case.upload)
    return await _take_up(context, case.community, case.review)


_STEPS = {RECEIVED: _read, READ: _make_review, REVIEWED: _open, POSTING: _post}


async def _deliver(context: Context, case: _Case, attempt: Attempt) -> tuple[Place, str]:
    """Posts one message; in our direct conversation where the platform takes no more private answers in the channel, or
    where the file hangs in a conversation that the coach is no part of. Gives where the next ones go, and the message's
    id."""
    place = case.place or case.upload.place
    try:
        return place, await post(context, place, attempt)
    except PlaceGone as error:
        if not ((place.reply and place.audience == "member") or (place.is_direct and error.closed)):
            raise
        direct = await context.platform(case.community).direct(case.upload.member)
        if direct.channel == place.channel:
            raise
    place = replace(direct, audience="member")
    async with context.store.of(case.community) as session:
        if row := await _still(session, case, POSTING):
            row.place = place_to_json(place)
    return place, await post(context, place, replace(attempt, before=context.clock()))


def _under(place: Place | None, first: str) -> Place | None:
    """Where the rest of an answer goes whose first message is the root of its thread."""
    return replace(place, thread=first) if place and place.thread == FIRST and first else place


async def _unmark(context: Context, case: _Case) -> None:
    """Takes the mark of receipt back from a message whose file was passed over without a word."""
    async with context.store.of(case.community) as session:
        state = await session.scalar(select(ReviewRow.state).where(ReviewRow.id == case.review))
    if state == FAILED and not case.upload.quiet:
        await take_back(context, case.community, case.upload.place)


async def _note_pause(context: Context, case: _Case, seconds: float) -> None:
    """Gives the turn back to the next one of its member, and dates the row to the next try, so that the sweep does not
    take it for forgotten."""
    async with context.store.of(case.community) as session:
        row = await session.get(ReviewRow, case.review, with_for_update=True)
        if row is not None:
            row.turn, row.changed_at = False, context.clock() + timedelta(seconds=seconds)
        await session.flush()
        wake = await queue_next_with(session, context, case.community, case.member)
    await wake()


async def _queue_next_to(context: Context, community: str, review: int) -> None:
    """Queues what comes next of the member whose review this is or was."""
    async with context.store.of(community) as session:
        member = await session.scalar(select(ReviewRow.member).where(ReviewRow.id == review))
        wake = await queue_next_with(session, context, community, member) if member else nobody
    await wake()


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
            await end(context, case.community, case.upload.place, "failed")
        await end_quietly(context, case.community, case.review, "internal")
