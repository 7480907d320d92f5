"""Sends the weekly reminders: claims what is due, writes each message into the outbox, delivers it once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach import outbox
from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Community, Member, Place
from coach.errors import PlaceGone
from coach.outbox import OutboxMessage
from coach.reminders import member_facts as gathered
from coach.reminders import said_before
from coach.reminders.claim import BATCH, Claimed, claim
from coach.reminders.due import useful_until, week_name, week_of, zone
from coach.reminders.weekly_message import to_message
from coach.reminders.weekly_topics import Item, Known, choose
from coach.running.context import Context
from coach.store import member_keys
from coach.store.tables import MemberRow, OutboxRow, ReminderRow, Setting
from coach.work import Job
from texts import speaking

DELIVER = "reminder-deliver"
AFTER_REVIEWS = -1
"""A priority: a thousand reminders due at one hour let whoever has just dropped a resume pass."""
BATCHES = 50
"""At most so many at one tick; the next tick goes on."""
LEFT_LYING = timedelta(minutes=5)
GIVEN_UP = timedelta(hours=12)
"""A note about this morning is not sent in the night."""
KEYS = ("rem", "dig")
"""How keys of messages begin that are delivered here: reminders and digests."""


async def send_due(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, every minute: sends what is due; many processes may do so at once."""
    for _ in range(BATCHES):
        taken, rows = await _take_batch(context)
        for row in rows:
            await context.work.put(delivery(row))
        if taken < BATCH:
            break


async def send_left(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, every few minutes: queues again what was written but never queued, because a process died in between."""
    now = context.clock()
    written = (OutboxRow.created_at < now - LEFT_LYING, OutboxRow.created_at > now - GIVEN_UP)
    left = select(OutboxRow).where(OutboxRow.review.is_(None), OutboxRow.platform_id == "", *written)
    async with context.store.across("delivering reminders that were left lying") as session:
        rows = (await session.scalars(left)).all()
    for row in rows:
        if row.key.startswith(KEYS):
            await context.work.put(delivery(row))


async def deliver(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: delivers one message of the outbox, if it still helps. Raises TryLater where the platform asks to wait."""
    community, member, key = (str(arguments[name]) for name in ("community", "member", "key"))
    if expired := await outbox.drop_expired(context, community, key):
        await _own_up(expired, context)
        return
    try:
        place = await _direct(community, member, context) if member else None
        await outbox.deliver(context, community, key, place)
    except PlaceGone:
        async with context.store.of(community) as session:
            await session.execute(delete(OutboxRow).where(OutboxRow.key == key))
        if member:
            await unreachable(context, community, member)


def delivery(row: OutboxRow) -> Job:
    """The job that delivers a message of the outbox."""
    lock = f"direct:{row.community}:{row.member}" if row.member else f"digest:{row.community}"
    arguments = {"community": row.community, "member": row.member, "key": row.key}
    return Job(DELIVER, arguments, lock=lock, key=f"{DELIVER}:{row.key}", priority=AFTER_REVIEWS)


@dataclass(frozen=True, slots=True)
class _Reminder:
    """A reminder that has something to say."""

    claimed: Claimed
    items: tuple[Item, ...]
    language: str


async def _take_batch(context: Context) -> tuple[int, Sequence[OutboxRow]]:
    now = context.clock()
    async with context.store.across("claiming due reminders") as session:
        claimed = await claim(session, now)
        await _remember_missed(session, claimed)
        due = await _allowed(session, [one for one in claimed if one.turn.send])
        known = await gathered.load(session, due, now)
        drafts = [_draft(one, known[one.community, one.member], now) for one in due]
        rows = await _write(session, context, [draft for draft in drafts if draft.items], now)
    return len(claimed), rows


async def _allowed(session: AsyncSession, due: Sequence[Claimed]) -> list[Claimed]:
    """Those whose community and who themselves (still) want it; who left or opted out is turned off."""
    communities = {one.community for one in due}
    rows = await session.scalars(select(Setting).where(Setting.community.in_(communities)))
    settings = {row.community: CommunitySettings.model_validate(row.values) for row in rows}
    silent = await gathered.silent(session, due)
    off = [one.id for one in due if (one.community, one.member) in silent]
    await session.execute(update(ReminderRow).where(ReminderRow.id.in_(off)).values(next_at=None))
    return [
        one
        for one in due
        if one.id not in off and _wanted(settings.get(one.community, CommunitySettings()), one.chosen_by)
    ]


def _wanted(settings: CommunitySettings, chosen_by: str) -> bool:
    return settings.reminders == "opt-out" or (settings.reminders == "opt-in" and chosen_by == "member")


def _draft(one: Claimed, known: Known, now: datetime) -> _Reminder:
    with speaking(known.language):
        return _Reminder(one, _items(one, known, now), known.language)


def _items(one: Claimed, known: Known, now: datetime) -> tuple[Item, ...]:
    if one.turn.send is None:
        return ()
    # What is put off until tomorrow is about the same things again.
    if one.turn.again:
        spent = said_before.done(one.said, known.version)
    else:
        spent = said_before.spent(one.said, one.turn.send.week, known.version)
    return choose(known, one.topics, spent, now.astimezone(zone(one.schedule.timezone)), one.id)


async def _write(
    session: AsyncSession, context: Context, drafts: Sequence[_Reminder], now: datetime
) -> Sequence[OutboxRow]:
    known_keys = select(OutboxRow.key).where(OutboxRow.key.in_([draft.claimed.key for draft in drafts]))
    there = set(await session.scalars(known_keys))
    await member_keys.know(session, context.vault, [(each.claimed.community, each.claimed.member) for each in drafts])
    asked = [item.finding for draft in drafts for item in draft.items if item.finding is not None]
    findings = await gathered.open_findings(session, context.vault, asked)
    rows, changes = [], []
    for draft in drafts:
        one = draft.claimed
        items = tuple(item for item in draft.items if item.finding is None or item.finding in findings)
        if one.key in there or not items or one.turn.send is None:
            continue
        with speaking(draft.language):
            message = to_message(one, items, findings)
        place = Place(community_of(one.community), "", audience="member", is_direct=True)
        until = useful_until(one.schedule, one.turn.send)
        row = await outbox.write(
            session, context.vault, OutboxMessage(one.key, one.member, place, message, expires_at=until), now
        )
        row.community = one.community
        rows.append(row)
        week = one.turn.send.week
        said = said_before.with_said(one.said, [item.key for item in items], week)
        served = one.served if one.turn.again else week_name(week)
        changes.append({"id": one.id, "last_sent_at": now, "last_content": said, "served": served})
    if changes:
        await session.execute(update(ReminderRow), changes)
    return rows


async def _remember_missed(session: AsyncSession, claimed: Sequence[Claimed]) -> None:
    changes = [
        {"id": one.id, "last_content": said_before.with_missed(one.said, one.turn.missed)}
        for one in claimed
        if one.turn.missed is not None
    ]
    if changes:
        await session.execute(update(ReminderRow), changes)


async def _direct(community: str, member: str, context: Context) -> Place:
    place = await context.platform(community).direct(Member(community_of(community), member))
    return replace(place, audience="member", is_direct=True)


async def unreachable(context: Context, community: str, member: str) -> None:
    """Who takes no messages gets none: the reminder is turned off until they turn it on again."""
    async with context.store.of(community) as session:
        await session.execute(update(MemberRow).where(MemberRow.member == member).values(reachable=False))
        off = update(ReminderRow).where(ReminderRow.member == member)
        await session.execute(off.values(next_at=None, snoozed_until=None, zone_check_at=None))


async def _own_up(unsent: OutboxRow, context: Context) -> None:
    """Notes that a weekly message was not delivered while it helped; one that was tried may have arrived after all."""
    if unsent.tried_at is not None or not unsent.member:
        return
    async with context.store.of(unsent.community) as session:
        row = await session.scalar(select(ReminderRow).where(ReminderRow.member == unsent.member))
        if row is not None and unsent.key.startswith(f"rem{row.id}-"):
            day = unsent.created_at.astimezone(zone(row.timezone)).date()
            row.last_content = said_before.with_missed(said_before.without(row.last_content, week_of(day)), day)
            row.served = "" if row.served == week_name(week_of(day)) else row.served


def community_of(key: str) -> Community:
    """The community of a key."""
    platform, _, id = key.partition(":")
    return Community(platform, id)
