"""Where a community chose opt-out: turns the weekly reminder on for members who never chose for themselves."""

from collections.abc import Mapping

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.reminders.due import HOUR_WITHOUT_ZONE, Schedule, next_after, zones
from coach.reminders.subscribing import check_before
from coach.running.context import Context
from coach.store.tables import MemberRow, ReminderRow, Setting

AT_ONCE = 1000


async def enroll(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, hourly: gives members of opt-out communities a reminder; who turned theirs off keeps it off."""
    async with context.store.across("finding communities with opt-out reminders") as session:
        rows = (await session.scalars(select(Setting))).all()
    for row in rows:
        if CommunitySettings.model_validate(row.values).reminders == "opt-out":
            async with context.store.of(row.community) as session:
                await _enroll(session, context)


async def _enroll(session: AsyncSession, context: Context) -> None:
    same = and_(ReminderRow.community == MemberRow.community, ReminderRow.member == MemberRow.member)
    unasked = select(MemberRow).outerjoin(ReminderRow, same).where(ReminderRow.id.is_(None))
    now = context.clock()
    willing = unasked.where(MemberRow.opted_out.is_(False), MemberRow.reachable.is_(True))
    for member in await session.scalars(willing.limit(AT_ONCE)):
        is_known = member.timezone in zones()
        schedule = Schedule(timezone=member.timezone) if is_known else Schedule(hour=HOUR_WITHOUT_ZONE)
        next_at = next_after(schedule, now).at
        session.add(
            ReminderRow(
                member=member.member,
                hour=schedule.hour,
                timezone=schedule.timezone,
                next_at=next_at,
                chosen_by="community",
                zone_check_at=check_before(next_at, now) if is_known else None,
            )
        )
