"""Claiming: each due reminder goes to exactly one process, and a year of it misses nobody."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from coach.reminders.claim import Claimed, claim
from coach.store import Store
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
