"""How long claiming 1,000 due reminders takes with 10⁴, 10⁵ and 10⁶ subscribed members; prints figures and plans.

scripts/with-postgres .venv/bin/python benchmarks/reminders.py
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import insert, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from coach.reminders.claim import BATCH, claim, due_rows
from coach.reminders.due import Schedule, next_after
from coach.store.engine import connect
from coach.store.tables import ReminderRow

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 9
LIMIT_MS = 50
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
ZONES = sorted(available_timezones())
DIALECTS = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}


@dataclass(frozen=True)
class Measured:
    """Medians in milliseconds: the claiming statement alone, and the whole transaction with moving on."""

    size: int
    statement: float
    transaction: float


async def fill(engine: AsyncEngine, size: int) -> None:
    """`size` members over all zones, of whom 1,000 for each round are due now by a schedule of their own."""
    upcoming = [next_after(Schedule(timezone=zone), NOW).at for zone in ZONES]
    due = BATCH * min(ROUNDS, size // BATCH)
    rows = (member(number, upcoming[number % len(ZONES)], due=number < due) for number in range(size))
    async with engine.begin() as connection:
        await connection.run_sync(cast(Any, ReminderRow.__table__).create)
        while chunk := list(islice(rows, 10_000)):
            await connection.execute(insert(ReminderRow), chunk)
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("ANALYZE"))


def member(number: int, upcoming: datetime, *, due: bool) -> dict[str, object]:
    """A subscribed member's row."""
    zone = ZONES[number % len(ZONES)]
    row: dict[str, object] = {"community": f"slack:T{number % 500}", "member": f"U{number}", "timezone": zone}
    local = NOW.astimezone(ZoneInfo(zone))
    if not due:
        return row | {"weekday": 1, "hour": 7, "minute": 0, "next_at": upcoming}
    return row | {"weekday": local.weekday(), "hour": local.hour, "minute": local.minute, "next_at": NOW}


async def timed(work: Callable[[AsyncSession], Awaitable[object]], engine: AsyncEngine, *, keep: bool) -> float:
    """Milliseconds of a transaction, committed if `keep`."""
    async with AsyncSession(engine) as session:
        await session.connection()
        start = time.perf_counter()
        await work(session)
        if keep:
            await session.commit()
        took = time.perf_counter() - start
        await session.rollback()
    return took * 1000


async def measure(engine: AsyncEngine, size: int) -> Measured:
    """Claims `ROUNDS` batches of 1,000, each once only looked at and once for good."""
    dialect = engine.dialect.name
    statements, transactions = [], []

    async def look(session: AsyncSession) -> None:
        assert len((await session.execute(due_rows(dialect, NOW))).all()) == BATCH

    async def take(session: AsyncSession) -> None:
        assert len(await claim(session, NOW)) == BATCH

    for _ in range(ROUNDS):
        statements.append(await timed(look, engine, keep=False))
        transactions.append(await timed(take, engine, keep=True))
    return Measured(size, statistics.median(statements), statistics.median(transactions))


async def plan(engine: AsyncEngine) -> list[str]:
    """The database's own plan of the claiming statement."""
    dialect = engine.dialect.name
    prefix = "EXPLAIN QUERY PLAN " if dialect == "sqlite" else "EXPLAIN (COSTS OFF) "
    statement = cast(Any, due_rows(dialect, NOW)).compile(
        dialect=DIALECTS[dialect], compile_kwargs={"literal_binds": True}
    )
    async with engine.connect() as connection:
        return [str(row[-1]) for row in await connection.exec_driver_sql(prefix + str(statement))]


async def run(name: str, engine: AsyncEngine) -> None:
    """Fills, measures and prints one database."""
    print(f"\n{name}: claiming {BATCH} due reminders, median of {ROUNDS}")
    print(f"{'members':>10} {'statement ms':>13} {'transaction ms':>15} {'of 50 ms':>9}")
    first = None
    for size in SIZES:
        await fill(engine, size)
        measured = await measure(engine, size)
        first = first or measured
        share = measured.statement / LIMIT_MS
        print(f"{size:>10,} {measured.statement:>13.1f} {measured.transaction:>15.1f} {share:>9.0%}")
        if size == SIZES[-1]:
            print(f"100 times the members: {measured.statement / first.statement:.2f} times the statement's time")
            print("plan:", *await plan(engine), sep="\n  ")
        async with engine.begin() as connection:
            await connection.run_sync(cast(Any, ReminderRow.__table__).drop)
    await engine.dispose()


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        await run("SQLite", connect(f"sqlite+aiosqlite:///{Path(folder) / 'coach.db'}"))
    if url := os.environ.get("COACH_TEST_POSTGRES"):
        await run("PostgreSQL", connect(url))
    else:
        print("\nPostgreSQL: left out, COACH_TEST_POSTGRES names no server")


if __name__ == "__main__":
    asyncio.run(main())
