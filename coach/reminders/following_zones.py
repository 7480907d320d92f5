"""Follows members who travel: the platform is asked for a member's time zone a day before each reminder."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Member
from coach.chat.platform import KnowsTimeZones
from coach.errors import CoachError, PlaceGone
from coach.reminders.sending import community_of, unreachable
from coach.reminders.subscribing import follow
from coach.running.context import Context
from coach.store.tables import ReminderRow

log = structlog.get_logger(__name__)
AT_ONCE = 500
RUNS = 20
"""At most so many times `AT_ONCE` members in one job; the next one goes on."""
AGAIN = timedelta(hours=1)
"""When to ask again where the platform gave no answer."""
COMMUNITIES = 8
"""Communities asked side by side; within one, members are asked one after the other."""


async def follow_zones(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, every few minutes: asks for the zones of members whose reminder comes up within about a day."""
    for _ in range(RUNS):
        async with context.store.across("claiming time zones to look up") as session:
            rows = await _claim(session, context.clock())
        await _look_up_all(rows, context)
        if len(rows) < AT_ONCE:
            break


async def _look_up_all(rows: Sequence[ReminderRow], context: Context) -> None:
    by_community: dict[str, list[ReminderRow]] = defaultdict(list)
    for row in rows:
        by_community[row.community].append(row)
    gate = asyncio.Semaphore(COMMUNITIES)
    await asyncio.gather(*(_look_up(own, context, gate) for own in by_community.values()))


async def _claim(session: AsyncSession, now: datetime) -> Sequence[ReminderRow]:
    due = select(ReminderRow).where(ReminderRow.zone_check_at <= now).order_by(ReminderRow.zone_check_at).limit(AT_ONCE)
    rows = (await session.scalars(due.with_for_update(skip_locked=True))).all()
    for row in rows:
        row.zone_check_at = now + AGAIN
    return rows


async def _look_up(rows: Sequence[ReminderRow], context: Context, gate: asyncio.Semaphore) -> None:
    """Asks about the members of one community; what it does not answer is asked again later."""
    community = rows[0].community
    platform = context.platforms.get(community.partition(":")[0])
    async with gate:
        for row in rows:
            told = ""
            try:
                if isinstance(platform, KnowsTimeZones):
                    told = await platform.timezone(Member(community_of(community), row.member))
            except PlaceGone:
                await unreachable(context, community, row.member)
                continue
            except CoachError as error:
                log.info("time_zone_not_told", error=type(error).__name__)
                return
            await _follow(row, told, context)


async def _follow(row: ReminderRow, told: str, context: Context) -> None:
    async with context.store.of(row.community) as session:
        kept = await session.get(ReminderRow, row.id, with_for_update=True)
        # None: the member chose a zone by hand while the platform was asked.
        if kept is not None and kept.zone_check_at is not None:
            follow(kept, told, context.clock())
