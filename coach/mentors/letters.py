"""The messages about a question on their way: written down with their job, posted once each, in order."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach import outbox
from coach.chat.message import Message
from coach.chat.places import Member, Place
from coach.chat.platform import KnowsAddresses
from coach.errors import CoachError, TryLater
from coach.mentors import messages
from coach.outbox import OutboxMessage, place_from_json
from coach.reminders.sending import community_of
from coach.running.context import Context
from coach.store import questions
from coach.store.languages import language_in
from coach.store.tables import OutboxRow, QuestionRow
from coach.work import Job, Wake
from texts import speaking

log = structlog.get_logger(__name__)
JOB = "mentor-letter"
ASKED, TOLD, NUDGE, ANSWERED, WITHDRAWN, FAILED = "q", "m", "n", "d", "w", "x"
"""Letters of a question: that ask it, tell mentors of it elsewhere, remind them, and say how it ended."""
PREFIX = "ask"
LEFT_LYING, GIVEN_UP = timedelta(minutes=5), timedelta(days=7)


def key_of(question: int, letter: str) -> str:
    """The key of a letter: the same whenever it is written."""
    return f"{PREFIX}{question}.{letter}"


async def write(  # noqa: PLR0913 -- what makes up one letter
    session: AsyncSession,
    context: Context,
    row: QuestionRow,
    letter: str,
    message: Message,
    place: Place,
    *,
    to: str = "",
    expires_at: datetime | None = None,
) -> Wake:
    """Adds a letter and its job in the session's transaction; what it gives is to be called once that is committed.

    `to`: the member it is for, their asker if nobody else. It is written once, however often this is called.
    """
    key = key_of(row.id, letter)
    if await session.scalar(select(OutboxRow.id).where(OutboxRow.key == key)) is None:
        sent = OutboxMessage(key, to or row.member, place, message, expires_at=expires_at)
        written = await outbox.write(session, context.vault, sent, context.clock())
        written.community = row.community
        await session.flush()
    return await context.work.put_with(session, _job(row.community, row.id, key))


def _job(community: str, question: int, key: str) -> Job:
    arguments: dict[str, str | int] = {"community": community, "question": question, "key": key}
    return Job(JOB, arguments, lock=_lock(community, question), key=f"{JOB}:{key}")


def _lock(community: str, question: int) -> str:
    return f"{community}/question-{question}"


def lock_of(row: QuestionRow) -> str:
    """What is at work on a question is done one after the other."""
    return _lock(row.community, row.id)


def asking_keys(row: QuestionRow) -> tuple[str, ...]:
    """Of those, the keys of what mentors were asked by."""
    return tuple(key_of(row.id, letter) for letter in (ASKED, TOLD, NUDGE))


def public_keys(row: QuestionRow) -> tuple[str, ...]:
    """The keys of what was posted about a question where others can read it."""
    return (*asking_keys(row), key_of(row.id, ANSWERED), key_of(row.id, WITHDRAWN))


def to_member(row: QuestionRow, place: Place) -> Place:
    """Where the asker alone reads: the thread of a private review, else their direct conversation."""
    return place if place.is_direct and place.channel else direct(row)


def direct(row: QuestionRow) -> Place:
    """A direct conversation that is looked up when the letter is posted."""
    return Place(community_of(row.community), "", audience="member", is_direct=True)


async def drop_unsent(session: AsyncSession, row: QuestionRow) -> bool:
    """Takes back the letters of a question that were not tried yet; gives whether mentors may have seen any."""
    letters = select(OutboxRow).where(OutboxRow.key.in_(asking_keys(row)))
    rows = (await session.scalars(letters)).all()
    for each in rows:
        if each.tried_at is None and not each.platform_id:
            await session.delete(each)
    asked = next((each for each in rows if each.key == key_of(row.id, ASKED)), None)
    return asked is None or asked.tried_at is not None or bool(asked.platform_id)


async def deliver(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: posts one letter. Raises TryLater where the platform asks to wait."""
    community, number, key = str(arguments["community"]), int(arguments["question"]), str(arguments["key"])
    if late := await outbox.drop_expired(context, community, key):
        await _nudge_again(context, community, number, late)
        return
    try:
        posted = await outbox.deliver(context, community, key, await _place(context, community, key))
    except TryLater:
        raise
    except CoachError as error:
        log.warning("letter_refused", what=type(error).__name__)
        await _refused(context, community, number, key)
        return
    if posted and key == key_of(number, ASKED):
        await _after_asking(context, community, number, posted)


async def _place(context: Context, community: str, key: str) -> Place | None:
    """The direct conversation of a letter that is for one member alone; None where the letter itself says where."""
    async with context.store.of(community) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.key == key))
    place = place_from_json(row.place) if row is not None else None
    if row is None or place is None or place.channel:
        return None
    found = await context.platform(community).direct(Member(place.community, row.member))
    return replace(found, audience="member", is_direct=True)


async def _after_asking(context: Context, community: str, number: int, posted: str) -> None:
    """Notes the address of the message that asks, and tells mentors of it elsewhere, where that is wanted."""
    async with context.store.of(community) as session:
        row = await session.get(QuestionRow, number)
        if row is None or row.state not in questions.WAITING:
            return
        place = place_from_json(row.mentors_place if row.private and row.mentors_place else row.place)
    platform = context.platform(community)
    link = await platform.address(place, posted) if isinstance(platform, KnowsAddresses) else ""

    async def note(session: AsyncSession, row: QuestionRow) -> Wake | None:
        row.link = link
        if row.private or row.mentors_place is None:
            return None
        text = await questions.text_of(session, context.vault, row)
        with speaking(await language_in(session, community, row.member)):
            message = messages.elsewhere(row, text)
        return await write(session, context, row, TOLD, message, place_from_json(row.mentors_place))

    await _with_waiting(context, community, number, note)


async def _nudge_again(context: Context, community: str, number: int, late: OutboxRow) -> None:
    """A reminder that was not posted while it was day comes once it is day again; one that was tried may be there."""
    if late.key != key_of(number, NUDGE) or late.tried_at is not None:
        return

    async def again(_: AsyncSession, row: QuestionRow) -> None:
        row.nudge_at = context.clock()

    await _with_waiting(context, community, number, again)


async def _refused(context: Context, community: str, number: int, key: str) -> None:
    """Drops a letter that cannot be posted. A question that never reached the mentors ends, and its member is told."""
    async with context.store.of(community) as session:
        await session.execute(delete(OutboxRow).where(OutboxRow.key == key))

    async def end(session: AsyncSession, row: QuestionRow) -> Wake:
        questions.close(row, questions.WITHDRAWN, context.clock())
        with speaking(await language_in(session, community, row.member)):
            return await write(session, context, row, FAILED, messages.not_posted(), direct(row))

    if key in (key_of(number, ASKED), key_of(number, TOLD)):
        await _with_waiting(context, community, number, end)


async def _with_waiting(
    context: Context,
    community: str,
    number: int,
    change: Callable[[AsyncSession, QuestionRow], Awaitable[Wake | None]],
) -> None:
    """Changes a question that still waits, and has what was written along with that posted."""
    async with context.store.of(community) as session:
        row = await questions.find(session, str(number))
        wake = await change(session, row) if row is not None and row.state in questions.WAITING else None
    if wake is not None:
        await wake()


async def send_left(_: Mapping[str, str | int], context: Context) -> None:
    """Job, every few minutes: queues again what was written but never queued, because a process died in between."""
    now = context.clock()
    written = (OutboxRow.created_at < now - LEFT_LYING, OutboxRow.created_at > now - GIVEN_UP)
    left = select(OutboxRow).where(OutboxRow.platform_id == "", OutboxRow.key.startswith(PREFIX), *written)
    async with context.store.across("delivering letters to mentors that were left lying") as session:
        rows = (await session.scalars(left)).all()
    for row in rows:
        number = row.key.removeprefix(PREFIX).partition(".")[0]
        if number.isdecimal():
            await context.work.put(_job(row.community, int(number), row.key))
