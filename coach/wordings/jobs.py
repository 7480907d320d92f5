"""A line on its way to a model and back: sent by a job, answered once, and posted once, whatever dies in between."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach import outbox
from coach.chat.message import Message
from coach.chat.places import Member, Place
from coach.errors import CoachError, TryLater
from coach.outbox import OutboxMessage, place_from_json
from coach.reminders.sending import community_of
from coach.running.context import Context, JobHandler
from coach.store import settings, wordings
from coach.store.languages import language_in
from coach.store.member_keys import vault_of
from coach.store.tables import OutboxRow, ReviewRow, WordingRow
from coach.store.wordings import Asked
from coach.wordings import messages
from coach.wordings.endpoint import PASSING, TOOL, Endpoint, NoAnswer
from coach.wordings.question import SCHEMA, Hidden, to_messages, usable
from coach.work import Job, Wake
from texts import speaking

log = structlog.get_logger(__name__)
JOB = "wording"
PREFIX = "word"
LANES = 2
"""Lines that are sent at once: a model may take a minute, and reviews need the coach's other places."""
MAX_TRIES, PAUSE = 3, 20.0
LASTS = timedelta(hours=1)
"""Who agreed an hour ago no longer waits for it."""
LEFT_LYING = timedelta(minutes=5)


def endpoint_of(context: Context) -> Endpoint | None:
    """Where models are asked; None where the operator named none."""
    found = context.tools.get(TOOL)
    return found if isinstance(found, Endpoint) else None


async def model_of(session: AsyncSession, context: Context) -> str:
    """The model that the session's community has chosen, if the operator still offers it; else ""."""
    endpoint, chosen = endpoint_of(context), (await settings.load(session)).model
    return chosen if endpoint is not None and chosen in endpoint.names else ""


def key_of(row: WordingRow) -> str:
    """The key of the message about a line: the same whenever it is written in this round."""
    return f"{PREFIX}{row.id}.{row.round}"


async def queue(session: AsyncSession, context: Context, row: WordingRow) -> Wake:
    """Queues the job of a line in the session's transaction; what it gives is to be called once that is committed."""
    return await context.work.put_with(session, _job(row))


def _job(row: WordingRow) -> Job:
    arguments: dict[str, str | int] = {"community": row.community, "wording": row.id}
    return Job(JOB, arguments, lock=f"model-{row.id % LANES}", key=f"{JOB}:{key_of(row)}")


async def send(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: asks the model, notes what came, and posts it. Raises TryLater where model or platform may be back soon."""
    community, number = str(arguments["community"]), int(arguments["wording"])
    asked, endpoint = await _next_try(context, community, number), endpoint_of(context)
    if asked is not None and endpoint is not None:
        await _ask(context, community, number, asked, endpoint)
    await _post(context, community, number)


async def _next_try(context: Context, community: str, number: int) -> Asked | None:
    """What is to be sent, with its try noted before it happens; None where there is nothing to send."""
    async with context.store.of(community) as session:
        row = await wordings.find(session, number)
        if row is None or row.state != wordings.WAITING:
            return None
        safe = await vault_of(session, context.vault, community, row.member)
        asked = safe.open(Asked, row.content)
        if await model_of(session, context) != asked.model:
            await _answered(session, context, row, asked, messages.SWITCHED_OFF)
            return None
        if row.tries >= MAX_TRIES or context.clock() - row.asked_at > LASTS:
            await _answered(session, context, row, asked, messages.TOO_OLD)
            return None
        row.tries, row.changed_at = row.tries + 1, context.clock()
        return asked


async def _ask(context: Context, community: str, number: int, asked: Asked, endpoint: Endpoint) -> None:
    hidden = Hidden(asked.sent, asked.names)
    try:
        answered = await endpoint.ask(asked.model, to_messages(hidden), SCHEMA)
    except NoAnswer as none:
        log.warning("model_gave_no_answer", what=none.trouble)
        if none.trouble in PASSING and await _may_try_again(context, community, number):
            raise TryLater(PAUSE) from None
        await _note(context, community, number, asked, messages.TROUBLES[none.trouble])
        return
    kept = tuple(each for each in usable(asked.line, hidden, answered) if each != asked.ours)
    await _note(context, community, number, replace(asked, wordings=kept), "" if kept else messages.NONE_USABLE)


async def _may_try_again(context: Context, community: str, number: int) -> bool:
    async with context.store.of(community) as session:
        row = await wordings.find(session, number)
        return row is not None and row.tries < MAX_TRIES


async def _note(context: Context, community: str, number: int, asked: Asked, why_not: str) -> None:
    """Notes what came of a line, with the message that tells it, at one moment."""
    async with context.store.of(community) as session:
        row = await wordings.find(session, number)
        if row is not None and row.state == wordings.WAITING:
            await _answered(session, context, row, asked, why_not)


async def _answered(session: AsyncSession, context: Context, row: WordingRow, asked: Asked, why_not: str) -> None:
    safe = await vault_of(session, context.vault, row.community, row.member)
    row.state = wordings.FAILED if why_not else wordings.TOLD
    row.content, row.changed_at = safe.seal(Asked, asked), context.clock()
    with speaking(await language_in(session, row.community, row.member)):
        message = messages.nothing(asked, why_not) if why_not else messages.offered(asked, row.id)
    await _write(session, context, row, message)


async def _write(session: AsyncSession, context: Context, row: WordingRow, message: Message) -> None:
    review = await session.get(ReviewRow, row.review)
    place = place_from_json(review.place) if review is not None and review.place else None
    if place is None or not (place.is_direct and place.channel):
        place = Place(community_of(row.community), "", audience="member", is_direct=True)  # looked up when it is posted
    letter = OutboxMessage(key_of(row), row.member, place, message, expires_at=context.clock() + LASTS)
    await outbox.write(session, context.vault, letter, context.clock())


async def _post(context: Context, community: str, number: int) -> None:
    """Posts what a line came to, once; drops it where its member takes no messages."""
    async with context.store.of(community) as session:
        row = await wordings.find(session, number)
        if row is None or row.state == wordings.WAITING:
            return
        key, member = key_of(row), row.member
        letter = await session.scalar(select(OutboxRow).where(OutboxRow.key == key, OutboxRow.platform_id == ""))
    if letter is None or await outbox.drop_expired(context, community, key) is not None:
        return
    place = place_from_json(letter.place)
    try:
        if not place.channel:
            found = await context.platform(community).direct(Member(place.community, member))
            place = replace(found, audience="member", is_direct=True)
        await outbox.deliver(context, community, key, place)
    except TryLater:
        raise
    except CoachError as error:
        log.warning("wording_not_posted", what=type(error).__name__)
        async with context.store.of(community) as session:
            await session.execute(delete(OutboxRow).where(OutboxRow.key == key))


async def send_left(_: Mapping[str, str | int], context: Context) -> None:
    """Job, every few minutes: queues again what was noted but never queued, because a process died in between."""
    now = context.clock()
    unposted = exists().where(
        OutboxRow.platform_id == "",
        OutboxRow.community == WordingRow.community,
        OutboxRow.member == WordingRow.member,
        OutboxRow.key.startswith(PREFIX),
    )
    left = select(WordingRow).where(
        WordingRow.changed_at < now - LEFT_LYING, or_(WordingRow.state == wordings.WAITING, unposted)
    )
    async with context.store.across("delivering wordings that were left lying") as session:
        rows = (await session.scalars(left.order_by(WordingRow.id).limit(200))).all()
    for row in rows:
        await context.work.put(_job(row))


JOBS: Mapping[str, JobHandler] = {JOB: send, "wordings-left": send_left}
PERIODIC: Mapping[str, str] = {"wordings-left": "*/5 * * * *"}
