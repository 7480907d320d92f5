"""Claims reminders that are due, so that however many processes ask, each reminder goes to exactly one of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Row, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.reminders.due import Schedule, Turn, settle
from coach.store.tables import ReminderRow

BATCH = 1000
_PLAIN = {"synchronize_session": False}
"""No objects of the session are to be kept in step: claiming reads columns only."""

_COLUMNS = (
    ReminderRow.id,
    ReminderRow.community,
    ReminderRow.member,
    ReminderRow.weekday,
    ReminderRow.hour,
    ReminderRow.minute,
    ReminderRow.timezone,
    ReminderRow.next_at,
    ReminderRow.snoozed_until,
    ReminderRow.content,
    ReminderRow.last_content,
    ReminderRow.chosen_by,
    ReminderRow.served,
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A reminder that this process alone deals with: whose, what about, and what its turn is."""

    id: int
    community: str
    member: str
    schedule: Schedule
    topics: tuple[str, ...]
    said: tuple[str, ...]
    """What recent reminders were about (`coach.reminders.said_before`)."""
    chosen_by: str
    served: str
    """The newest week whose reminder was sent."""
    turn: Turn

    @property
    def key(self) -> str:
        """Names the one message of this week, or of this day if it repeats a snoozed one; at most 25 characters."""
        occurrence = self.turn.send
        if occurrence is None:
            return ""
        year, week, day = occurrence.day.isocalendar()
        return f"rem{self.id}-{year}W{week:02d}" + (f"z{day}" if self.turn.again else "")


async def claim(session: AsyncSession, now: datetime, at_most: int = BATCH) -> tuple[Claimed, ...]:
    """Takes what is due at `now` and moves it on to its next turn, in the session's transaction.

    Whatever is done with the claimed reminders belongs into the same transaction: if it is rolled back, they are due
    again; once it is committed, nobody else gets them.
    """
    dialect = session.get_bind().dialect.name
    rows = (await session.execute(due_rows(dialect, now, at_most))).all()
    claimed = tuple(_claimed(row, now) for row in rows)
    await _move_on(session, claimed)
    return claimed


def due_rows(dialect: str, now: datetime, at_most: int = BATCH) -> Executable:
    """The statement that locks and reads what is due, the longest waiting first."""
    due = select(ReminderRow.id).where(ReminderRow.next_at <= now).order_by(ReminderRow.next_at).limit(at_most)
    if dialect == "sqlite":
        # SQLite locks no rows: an UPDATE that changes nothing takes the only write lock before it reads.
        touched = update(ReminderRow).where(ReminderRow.id.in_(due)).values(hour=ReminderRow.hour)
        return touched.returning(*_COLUMNS).execution_options(**_PLAIN)
    found = select(*_COLUMNS).where(ReminderRow.next_at <= now).order_by(ReminderRow.next_at).limit(at_most)
    return found.with_for_update(skip_locked=True)


async def _move_on(session: AsyncSession, claimed: Sequence[Claimed]) -> None:
    # Who is due together is mostly due together next week, too: a handful of statements instead of a thousand.
    together: dict[datetime, list[int]] = defaultdict(list)
    for one in claimed:
        together[one.turn.next_at].append(one.id)
    for then, reminders in together.items():
        moved = update(ReminderRow).where(ReminderRow.id.in_(reminders))
        await session.execute(moved.values(next_at=then, snoozed_until=None), execution_options=_PLAIN)


def _claimed(row: Row[Any], now: datetime) -> Claimed:
    schedule = Schedule(row.weekday, row.hour, row.minute, row.timezone)
    turn = settle(schedule, row.next_at, row.snoozed_until, now)
    return Claimed(
        row.id,
        row.community,
        row.member,
        schedule,
        topics=tuple(row.content),
        said=tuple(row.last_content),
        chosen_by=row.chosen_by,
        served=row.served,
        turn=turn,
    )
