"""Turns a member's reminder on, off, or to another time; in a session of their community."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.errors import Refused
from coach.reminders import memory
from coach.reminders.due import Schedule, next_after, tomorrow, week_of, zone, zones
from coach.store.tables import MemberRow, ReminderRow

NOT_YOURS = "This reminder is not yours, or is gone. /resume-reminders shows your own."


@dataclass(frozen=True, slots=True)
class Choice:
    """When a member wants to be reminded, and what about (empty: everything)."""

    schedule: Schedule
    topics: tuple[str, ...] = ()


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
    """Turns the reminder on at the chosen time; who had this week's already gets the next one next week."""
    row = await find(session, member)
    if row is None:
        row = ReminderRow(member=member, last_content=[])
        session.add(row)
    had = row.last_sent_at
    sent_in = week_of(had.astimezone(zone(row.timezone)).date()) if had else None
    schedule = choice.schedule
    row.weekday, row.hour, row.minute, row.timezone = (
        schedule.weekday,
        schedule.hour,
        schedule.minute,
        schedule.timezone,
    )
    row.content, row.chosen_by = list(choice.topics), "member"
    row.snoozed_until, row.next_at = None, next_after(schedule, now, sent_in).at
    told = update(MemberRow).where(MemberRow.member == member)
    await session.execute(told.values(timezone=schedule.timezone, reachable=True))
    await session.flush()
    return row


def turn_off(row: ReminderRow) -> None:
    """Turns the reminder off for good: the community's own choice does not turn it on again."""
    row.next_at, row.snoozed_until, row.chosen_by = None, None, "member"


def snooze(row: ReminderRow, now: datetime) -> datetime:
    """Puts the message off until the appointed hour tomorrow, or the weekly one if that comes first."""
    later = tomorrow(schedule_of(row), now).at
    if row.next_at is None or later < row.next_at:
        row.next_at = row.snoozed_until = later
    return row.next_at


def mark_done(row: ReminderRow, item: str) -> None:
    """Remembers that the member dealt with an item."""
    row.last_content = memory.with_done(row.last_content, item)


def schedule_of(row: ReminderRow) -> Schedule:
    """When the reminder comes."""
    return Schedule(row.weekday, row.hour, row.minute, row.timezone)


def read_zone(typed: str) -> str | None:
    """The IANA name that is meant: in any case, with spaces, or a city alone; None if none or several are."""
    wanted = "_".join(typed.split()).casefold()
    exact = [name for name in zones() if name.casefold() == wanted]
    cities = [name for name in zones() if name.rpartition("/")[2].casefold() == wanted and "/" in name]
    found = exact or cities
    return found[0] if len(found) == 1 else None


def read_clock(typed: str) -> time | None:
    """A time of day as people write it: "7", "07:30", "7.30", "7 am"; None if it is none."""
    clean = typed.strip().lower().replace(".", ":").replace(" ", "")
    for form in ("%H:%M", "%H", "%I%p", "%I:%M%p"):
        try:
            return datetime.strptime(clean, form).time()  # noqa: DTZ007 - a wall clock has no zone of its own
        except ValueError:
            continue
    return None


def near(typed: str, own_zone: str, at_most: int = 25) -> Sequence[str]:
    """Zones whose name holds what is typed, cities that begin so first; before anything is typed, the member's."""
    wanted = "_".join(typed.split()).casefold()
    if not wanted:
        return [name for name in dict.fromkeys((own_zone, *COMMON)) if name in zones()][:at_most]
    found = [name for name in zones() if wanted in name.casefold()]
    return sorted(found, key=lambda name: (not name.rpartition("/")[2].casefold().startswith(wanted), name))[:at_most]


COMMON = (
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo",
    "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Europe/Istanbul", "Africa/Lagos",
    "Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Singapore",
    "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland", "UTC",
)  # fmt: skip
"""Where most people who ask are likely to live, from west to east."""
