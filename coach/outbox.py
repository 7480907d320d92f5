"""Messages on their way to a platform: written down first, then posted one after another, each once."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.message import Message
from coach.chat.places import Place
from coach.errors import TryLater
from coach.review.thread import for_one
from coach.running.context import Context
from coach.store.member_keys import vault_of
from coach.store.tables import OutboxRow
from coach.store.vault import Vault

_PLACES = TypeAdapter(Place)


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message to be posted. `key` (≤ 25 characters) is the same whenever the same message is written again."""

    key: str
    member: str
    place: Place
    message: Message
    review: int | None = None
    position: int = 0
    expires_at: datetime | None = None
    """From then on it helps nobody any more."""


async def write(session: AsyncSession, vault: Vault, letter: OutboxMessage, now: datetime) -> OutboxRow:
    """Adds a message to the outbox in the session's transaction; `deliver` posts it once that is committed.

    It is encrypted by the key of the member it is for, or by the vault itself if it is for nobody in particular.
    """
    safe = await vault_of(session, vault, letter.place.community.key, letter.member)
    row = OutboxRow(
        key=letter.key,
        member=letter.member,
        place=place_to_json(letter.place),
        message=safe.seal(Message, letter.message),
        review=letter.review,
        position=letter.position,
        created_at=now,
        expires_at=letter.expires_at,
    )
    session.add(row)
    return row


async def deliver(context: Context, community: str, key: str, place: Place | None = None) -> str:
    """Posts one message of the outbox and returns its id on the platform; once posted it is not posted again.

    `place` overrules where the row says. Returns "" if the row is gone (withdrawn, deleted). Raises what
    `Platform.post` raises; the row then waits for the next try.
    """
    row, message, before = await _begin(context, community, key)
    if row is None or message is None:
        return row.platform_id if row else ""
    where = place or place_from_json(row.place)
    if where.is_direct or where.audience == "member":
        message = for_one(message)
    try:
        posted = await context.platform(community).post(where, message, key, unclear=before is not None)
    except TryLater as later:
        if later.refused:
            await _never_tried(context, community, key, before)
        raise
    await _posted(context, community, key, posted)
    return posted


def place_to_json(place: Place) -> dict[str, object]:
    """A place as plain values for a row."""
    values: dict[str, object] = _PLACES.dump_python(place, mode="json")
    return values


def place_from_json(values: dict[str, object]) -> Place:
    """The place that `place_to_json` wrote."""
    return _PLACES.validate_python(values)


async def drop_expired(context: Context, community: str, key: str) -> OutboxRow | None:
    """Takes back a message that was not posted while it would have helped, and returns its row; None if it may go."""
    async with context.store.of(community) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.key == key))
        if row is None or row.platform_id or row.expires_at is None or context.clock() <= row.expires_at:
            return None
        await session.delete(row)
        return row


async def _begin(
    context: Context, community: str, key: str
) -> tuple[OutboxRow | None, Message | None, datetime | None]:
    """Notes the try before it happens; gives the row, the message if it is still to be posted, and the try before."""
    async with context.store.of(community) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.key == key))
        if row is None or row.platform_id:
            return row, None, None
        safe = await vault_of(session, context.vault, community, row.member)
        message = safe.open(Message, row.message)
        before = row.tried_at
        row.tried_at = context.clock()
        row.tries += 1
        return row, message, before


async def _never_tried(context: Context, community: str, key: str, before: datetime | None) -> None:
    async with context.store.of(community) as session:
        if row := await session.scalar(select(OutboxRow).where(OutboxRow.key == key)):
            row.tried_at = before


async def _posted(context: Context, community: str, key: str, platform_id: str) -> None:
    async with context.store.of(community) as session:
        if row := await session.scalar(select(OutboxRow).where(OutboxRow.key == key)):
            row.platform_id, row.posted_at, row.message = platform_id, context.clock(), b""
