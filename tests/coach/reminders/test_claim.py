"""Claiming: each due reminder goes to exactly one process, and a year of it misses nobody."""

import asyncio
import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.reminders.claim import Claimed, claim
from coach.reminders.due import Schedule, next_after
from coach.store import Store, open_store
from coach.store.tables import ReminderRow

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


async def subscribe(store: Store, rows: list[ReminderRow]) -> None:
    async with store.across("test") as session:
        session.add_all(rows)


def due(number: int, at: datetime | None = NOW, zone: str = "UTC") -> ReminderRow:
    return ReminderRow(community="slack:T1", member=f"U{number}", timezone=zone, next_at=at)


async def take(store: Store, now: datetime, at_most: int = 1000) -> tuple[Claimed, ...]:
    async with store.across("test") as session:
        return await claim(session, now, at_most)


async def test_many_processes_take_each_reminder_once(store: Store) -> None:
    await subscribe(store, [due(number) for number in range(500)])

    async def process() -> list[int]:
        mine: list[int] = []
        while batch := await take(store, NOW, 40):
            mine += [one.id for one in batch]
            await asyncio.sleep(0)
        return mine

    shares = await asyncio.gather(*(process() for _ in range(4)))
    taken = [one for share in shares for one in share]
    assert len(taken) == len(set(taken)) == 500


async def test_what_is_off_or_later_is_left_alone(store: Store) -> None:
    await subscribe(store, [due(1), due(2, None), due(3, NOW + timedelta(minutes=1))])
    assert [one.member for one in await take(store, NOW)] == ["U1"]
    assert not await take(store, NOW)


async def test_the_longest_waiting_come_first(store: Store) -> None:
    await subscribe(store, [due(number, NOW - timedelta(minutes=number)) for number in range(5)])
    assert {one.member for one in await take(store, NOW, 2)} == {"U4", "U3"}


async def test_work_that_is_rolled_back_is_due_again(store: Store) -> None:
    await subscribe(store, [due(1)])
    async with store.across("test") as session:
        first = await claim(session, NOW)
        await session.rollback()
    again = await take(store, NOW)
    assert [one.key for one in first] == [one.key for one in again] == [f"rem{again[0].id}-2026W48"]


async def test_the_turn_is_written_back(store: Store) -> None:
    await subscribe(store, [due(1, zone="Europe/Berlin")])
    [one] = await take(store, NOW)
    async with store.across("test") as session:
        row = (await session.scalars(select(ReminderRow))).one()
    assert row.next_at == one.turn.next_at == datetime(2026, 12, 1, 6, tzinfo=UTC)


async def test_a_year_over_all_zones_claims_one_reminder_per_member_and_week(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """A year with 53 weeks, one member in each zone; a look every three hours is late, but within the morning."""
    store = open_store(f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path)}")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    zones = sorted(available_timezones())
    firsts = [next_after(Schedule(timezone=zone), start).at for zone in zones]
    await subscribe(store, [due(n, first, zone) for n, (zone, first) in enumerate(zip(zones, firsts, strict=True))])
    sent: Counter[tuple[str, str]] = Counter()
    now = start
    async with store.across("test") as session:
        while now < start + timedelta(days=371):
            for one in await claim(session, now):
                sent[one.schedule.timezone, one.key.partition("-")[2]] += 1
            now = await next_tick(session, now)
    await store.close()
    weeks = {week for _, week in sent}
    assert weeks == {f"2026W{week:02d}" for week in range(2, 54)} | {"2027W01"}
    assert all(sent[zone, week] == 1 for zone in zones for week in weeks - {"2027W01"})
    assert max(sent.values()) == 1


async def next_tick(session: AsyncSession, now: datetime) -> datetime:
    """The next look at which something is due; the empty ones in between would only cost time."""
    soonest = (await session.execute(select(func.min(ReminderRow.next_at)))).scalar_one()
    pause = timedelta(hours=3)
    return now + pause * max(1, -(-(soonest - now) // pause))
