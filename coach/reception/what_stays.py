"""Tells whoever wanted something gone what has to stay: directly, else where they asked, else below the next answer to
them. Nobody else reads a word of it."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import structlog
from sqlalchemy import delete, select
from sqlalchemy.exc import InterfaceError, OperationalError

from coach import elsewhere
from coach.chat.answers import Answer
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.chat.places import Command, Member, Place
from coach.chat.platform import KnowsAddresses, Whispers
from coach.errors import CoachError, PlaceGone, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.store.inserting import insert_if_missing
from coach.store.tables import EventRow, PublicPostRow
from texts import gettext

log = structlog.get_logger(__name__)


async def tell(
    context: Context, place: Place, keys: Sequence[str], member: Member, stays: str, asked: Place | None
) -> None:
    """Says in the words of `stays` that something had to stay in a place: once for each channel, however many threads
    it is about. `asked`: where the member asked for it to go. Raises TryLater."""
    address = await _address(context, place)
    message = Message((Paragraph(plain(stays)), *_way(address)), summary=stays)
    about = f"{place.channel}/{member.id}/{context.clock():%Y%m%d}"
    key = f"stays.{sha256(about.encode()).hexdigest()[:16]}"
    platform = context.platform(place.community.key)
    try:
        await platform.post(await platform.direct(member), message, key, unclear=True)
    except TryLater:
        raise
    except CoachError as closed:
        log.info("erase_not_reported_directly", what=type(closed).__name__)
        try:
            await _where_they_asked(context, asked, member, message, key)
        except TryLater:
            raise
        except CoachError as error:
            log.info("erase_to_be_reported_later", what=type(error).__name__)
            await _note(context, member, place, keys)


async def _where_they_asked(context: Context, asked: Place | None, member: Member, message: Message, key: str) -> None:
    """Raises TryLater, or PlaceGone where there is no such place, or none any more."""
    platform = context.platform(member.community.key)
    if asked is None or asked.is_direct or not isinstance(platform, Whispers):
        raise PlaceGone("There is no place in which the member alone could be told.")
    once = f"{key}.{sha256(f'{asked.channel}/{asked.message}'.encode()).hexdigest()[:16]}"
    async with context.store.of(member.community.key) as session:
        if not await insert_if_missing(
            session, EventRow, community=member.community.key, key=once, seen_at=context.clock()
        ):
            return
    try:
        await platform.whisper(asked, member, message)
    except CoachError:
        async with context.store.of(member.community.key) as session:
            await session.execute(delete(EventRow).where(EventRow.key == once))
        raise


async def told_below(context: Context, member: Member, answer: Answer) -> Answer:
    """An answer to a member, and below it what they could not be told earlier. What is about to be shown in a form, in
    place of a message or not at all has nothing below it: it is told another time."""
    if not (answer.private and answer.messages) or answer.form or answer.chosen or answer.replaces or answer.problems:
        return answer
    places: list[Place] = []
    with contextlib.suppress(OperationalError, InterfaceError):
        places = await _take_noted(context, member)
    return replace(answer, messages=(*answer.messages, *[await _untold(context, place) for place in places]))


async def _note(context: Context, member: Member, place: Place, keys: Sequence[str]) -> None:
    async with context.store.of(member.community.key) as session:
        noted = {"place": place_to_json(place), "keys": list(keys), "noted_at": context.clock(), "untold": True}
        session.add(PublicPostRow(member=member.id, review=0, channel=place.channel, message=place.message, **noted))


async def _take_noted(context: Context, member: Member) -> list[Place]:
    """One place for each channel that was noted, also in other communities where the member's id is theirs everywhere;
    none is given twice."""
    everywhere = PublicPostRow.community.startswith(f"{member.community.platform}:")
    here = PublicPostRow.community == member.community.key
    theirs = everywhere if elsewhere.knows_people(context, member) else here
    noted = select(PublicPostRow).where(PublicPostRow.member == member.id, PublicPostRow.untold, theirs)
    async with context.store.across("what a member could not be told") as session:
        rows = (await session.scalars(noted.order_by(PublicPostRow.id))).all()
        if rows:
            await session.execute(delete(PublicPostRow).where(PublicPostRow.id.in_([row.id for row in rows])))
    return list({row.channel: place_from_json(row.place) for row in rows}.values())


def is_answered_alone(command: Command) -> bool:
    """Whether only the member sees the answer to a command: words in a channel may be answered there."""
    return command.place.is_direct or not command.place.message or bool(command.place.reply)


async def _untold(context: Context, place: Place) -> Message:
    text = gettext(
        "There is something I couldn't tell you earlier: some of what I had posted about your resume couldn't be taken "
        "down. If it is still there, a moderator can delete it."
    )
    address = ""
    with contextlib.suppress(CoachError):
        address = await _address(context, place)
    return Message((Paragraph(plain(text)), *_way(address)), summary=text)


def _way(address: str) -> tuple[Buttons, ...]:
    return (Buttons((Button(gettext("Open"), url=address),)),) if address else ()


async def _address(context: Context, place: Place) -> str:
    platform = context.platform(place.community.key)
    message = place.thread if place.thread != place.channel else place.message
    if not isinstance(platform, KnowsAddresses) or not message:
        return ""
    return await platform.address(place, message)
