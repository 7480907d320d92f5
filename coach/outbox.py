"""Messages on their way to a platform: written down first, then posted one after another, each once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import CursorResult, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.message import Message
from coach.chat.places import Place
from coach.errors import TryLater
from coach.review.thread import for_one
from coach.running.context import Context
from coach.store.member_keys import vault_of
from coach.store.reviews import POSTING
from coach.store.tables import OutboxRow, ReviewRow
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


@dataclass(frozen=True, slots=True)
class Attempt:
    """A message to be tried. `before`: when it was tried last, which may have arrived; `sealed`: the
    message as `safe` opens it."""

    key: str
    sealed: bytes
    safe: Vault
    before: datetime | None = None


async def write(session: AsyncSession, vault: Vault, outgoing: OutboxMessage, now: datetime) -> OutboxRow:
    """Adds a message to the outbox in the session's transaction; `deliver` posts it once that is committed.

    It is encrypted by the key of the member it is for, or by the vault itself if it is for nobody in particular.
    """
    safe = await vault_of(session, vault, outgoing.place.community.key, outgoing.member)
    row = OutboxRow(
        key=outgoing.key,
        member=outgoing.member,
        place=place_to_json(outgoing.place),
        message=safe.seal(Message, outgoing.message),
        review=outgoing.review,
        position=outgoing.position,
        created_at=now,
        expires_at=outgoing.expires_at,
    )
    session.add(row)
    return row


async def write_all(session: AsyncSession, safe: Vault, messages: Iterable[OutboxMessage], now: datetime) -> None:
    """Adds the messages of a member's review, as `write` does one; `safe` is that member's vault."""
    rows = [
        {
            "key": outgoing.key,
            "member": outgoing.member,
            "place": place_to_json(outgoing.place),
            "message": safe.seal(Message, outgoing.message),
            "review": outgoing.review,
            "position": outgoing.position,
            "created_at": now,
        }
        for outgoing in messages
    ]
    if rows:
        await session.execute(insert(OutboxRow), rows)


async def attempts_left(session: AsyncSession, safe: Vault, review: int, now: datetime) -> tuple[Attempt, ...]:
    """The messages of a review that are not posted yet, in order; the try of the first one is noted."""
    left = select(OutboxRow).where(OutboxRow.review == review, OutboxRow.platform_id == "")
    first, *others = [*await session.scalars(left.order_by(OutboxRow.position))] or [None]
    return () if first is None else (_tried(first, safe, now), *(_attempt(row, safe) for row in others))


async def note_try(session: AsyncSession, review: int, attempt: Attempt, now: datetime) -> bool:
    """Notes a try of a message before it happens, as long as its review is to be posted and nobody else, who took this
    process for dead, has tried it meanwhile; whether that is so."""
    posting = exists().where(ReviewRow.id == review, ReviewRow.state == POSTING)
    as_known = OutboxRow.tried_at.is_not_distinct_from(attempt.before)
    left = update(OutboxRow).where(OutboxRow.key == attempt.key, OutboxRow.platform_id == "", as_known, posting)
    row = left.values(tried_at=now, tries=OutboxRow.tries + 1)
    result = await session.execute(row.execution_options(synchronize_session=False))
    return bool(cast(CursorResult[Any], result).rowcount)


async def note_posted(session: AsyncSession, key: str, platform_id: str, now: datetime) -> None:
    """Notes where a message stands; its text is kept no longer."""
    row = update(OutboxRow).where(OutboxRow.key == key)
    values = {"platform_id": platform_id, "posted_at": now, "message": b""}
    await session.execute(row.values(values).execution_options(synchronize_session=False))


async def post(context: Context, place: Place, attempt: Attempt) -> str:
    """Posts a message whose try is noted, and returns its id on the platform. Raises what `Platform.post` raises; the
    note of a try that the platform refused outright is taken back."""
    alone = place.is_direct or place.audience == "member"
    message = attempt.safe.open(Message, attempt.sealed)
    community = place.community.key
    try:
        return await context.platform(community).post(
            place, for_one(message) if alone else message, attempt.key, unclear=attempt.before is not None
        )
    except TryLater as later:
        if later.refused:
            async with context.store.of(community) as session:
                row = update(OutboxRow).where(OutboxRow.key == attempt.key).values(tried_at=attempt.before)
                await session.execute(row.execution_options(synchronize_session=False))
        raise


async def deliver(context: Context, community: str, key: str, place: Place | None = None) -> str:
    """Posts one message of the outbox and returns its id on the platform; once posted it is not posted again.

    `place` overrules where the row says. Returns "" if the row is gone (withdrawn, deleted). Raises what
    `Platform.post` raises; the row then waits for the next try.
    """
    async with context.store.of(community) as session:
        row = await session.scalar(select(OutboxRow).where(OutboxRow.key == key))
        if row is None or row.platform_id:
            return row.platform_id if row else ""
        safe = await vault_of(session, context.vault, community, row.member)
        attempt = _tried(row, safe, context.clock())
    posted = await post(context, place or place_from_json(row.place), attempt)
    async with context.store.of(community) as session:
        await note_posted(session, key, posted, context.clock())
    return posted


def _tried(row: OutboxRow, safe: Vault, now: datetime) -> Attempt:
    """Notes a try before it happens."""
    attempt = _attempt(row, safe)
    row.tried_at, row.tries = now, row.tries + 1
    return attempt


def _attempt(row: OutboxRow, safe: Vault) -> Attempt:
    return Attempt(row.key, row.message, safe, row.tried_at)


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
