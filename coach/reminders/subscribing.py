"""Turns a member's reminder on, off, or to another time; in a session of their community."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Member
from coach.errors import Refused
from coach.reminders import said_before
from coach.reminders.due import (
    Schedule,
    Week,
    moved_to,
    next_after,
    planned,
    tomorrow,
    week_named,
    zones,
)
from coach.store.tables import MemberRow, ReminderRow
from texts import gettext_noop

AHEAD = timedelta(hours=27)
"""How long before a reminder its member's zone is looked up. No two zones are further apart than 26 hours: wherever
the member went, the appointed hour is still to come there."""
SOON = timedelta(hours=1)
NOT_YOURS = gettext_noop("This reminder is someone else's, or is gone. See your own with /resume-reminders.")


@dataclass(frozen=True, slots=True)
class Choice:
    """When a member wants to be reminded, and what about (empty: everything).

    `follows`: the zone is the one of their profile and changes with it; else it was chosen by hand and stays.
    """

    schedule: Schedule
    topics: tuple[str, ...] = ()
    follows: bool = False


async def find(session: AsyncSession, member: str) -> ReminderRow | None:
    """The member's reminder, on or off; None if they never had one."""
    return (await session.scalars(select(ReminderRow).where(ReminderRow.member == member))).one_or_none()


async def own(session: AsyncSession, member: str, reminder: int) -> ReminderRow:
    """The reminder of a button. Raises Refused if it belongs to somebody else, or is gone."""
    row = await session.get(ReminderRow, reminder)
    if row is None or row.member != member:
        raise Refused(NOT_YOURS)
    return row


async def turn_on(session: AsyncSession, member: str, choice: Choice, now: datetime) -> ReminderRow:
    """Turns the reminder on at the chosen time; who had this week's already gets the next one next week.

    Who has not had this week's, and chose a time that is over for this week, gets it at the time chosen before.
    """
    row = await find(session, member)
    if row is None:
        row = ReminderRow(member=member, last_content=[])
        session.add(row)
    schedule, following = choice.schedule, next_after(choice.schedule, now, week_named(row.served or ""))
    next_at = following.at
    if row.next_at is not None and row.snoozed_until is None:
        before = planned(schedule_of(row), row.next_at)
        next_at = before.at if before.week < following.week else next_at
    row.weekday, row.hour, row.minute, row.timezone = (
        schedule.weekday,
        schedule.hour,
        schedule.minute,
        schedule.timezone,
    )
    row.content, row.chosen_by = list(choice.topics), "member"
    row.snoozed_until, row.next_at = None, next_at
    row.zone_check_at = check_before(row.next_at, now) if choice.follows else None
    told = update(MemberRow).where(MemberRow.member == member)
    await session.execute(told.values(timezone=schedule.timezone, reachable=True))
    await session.flush()
    return row


def turn_off(row: ReminderRow) -> None:
    """Turns the reminder off for good: the community's own choice does not turn it on again."""
    row.next_at, row.snoozed_until, row.chosen_by, row.zone_check_at = None, None, "member", None


def follow(row: ReminderRow, told: str, now: datetime) -> None:
    """Moves the reminder to the zone a profile tells ("" if it tells none), and plans when to ask again.

    The reminder that is planned stays the one of its week, so that none is sent twice or left out.
    """
    if row.next_at is None:
        row.zone_check_at = None
        return
    if told in zones() and told != row.timezone:
        old = schedule_of(row)
        row.timezone = told
        if row.snoozed_until is None:
            row.next_at = moved_to(planned(old, row.next_at), old, schedule_of(row)).at
    if row.next_at - AHEAD > now:  # the hour comes later where they are now: they may be on their way still
        row.zone_check_at = row.next_at - AHEAD
    else:
        row.zone_check_at = check_before(next_after(schedule_of(row), max(row.next_at, now)).at, now)


def check_before(next_at: datetime, now: datetime) -> datetime:
    """When to look up the zone for a reminder that comes at `next_at`."""
    return max(next_at - AHEAD, now + SOON)


def snooze(row: ReminderRow, now: datetime) -> datetime:
    """Puts the message off until the appointed hour tomorrow, or the weekly one if that comes first."""
    later = tomorrow(schedule_of(row), now).at
    if row.next_at is None or later < row.next_at:
        row.next_at = row.snoozed_until = later
    return row.next_at


def mark_done(row: ReminderRow, item: str, week: Week, version: str) -> None:
    """Remembers that the member dealt with an item in a week, having that version of their resume."""
    row.last_content = said_before.with_done(row.last_content, item, week, version)


async def timezone_of(session: AsyncSession, member: Member) -> str:
    """The zone the member lives by: of their reminder, of their profile, or told once; "" if none is known."""
    row = await find(session, member.id)
    if row is not None and row.next_at is not None:
        return row.timezone
    told = await session.scalar(select(MemberRow.timezone).where(MemberRow.member == member.id))
    return member.timezone or told or (row.timezone if row is not None else "")


def schedule_of(row: ReminderRow) -> Schedule:
    """When the reminder comes."""
    return Schedule(row.weekday, row.hour, row.minute, row.timezone)


def read_clock(typed: str) -> time | None:
    """A time of day as people write it: "7", "07:30", "7.30", "7 am"; None if it is none."""
    clean = typed.strip().lower().replace(".", ":").replace(" ", "")
    for form in ("%H:%M", "%H", "%I%p", "%I:%M%p"):
        try:
            return datetime.strptime(clean, form).time()  # noqa: DTZ007 - a wall clock has no zone of its own
        except ValueError:
            continue
    return None
