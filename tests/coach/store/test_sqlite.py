"""What SQLite does in the thread of a connection, and what where it is asked for."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from coach.running.context import utc_now
from coach.store import Store, open_store
from coach.store.tables import MemberRow
from tests.migrated import migrated

HERE = "slack:T1"
NORMAL, FULL = 1, 2


@pytest.fixture
async def store(tmp_path: Path) -> Any:
    opened = open_store(migrated(tmp_path))
    yield opened
    await opened.close()


@pytest.fixture
def threads(store: Store) -> Iterator[dict[str, int]]:
    """By the first word of a statement: the thread that ran it last."""
    ran: dict[str, int] = {}

    def connected(connection: Any, _: object) -> None:
        traced = connection.driver_connection._conn
        traced.set_trace_callback(lambda sql: ran.__setitem__(sql.split()[0], threading.get_ident()))

    event.listen(store.engine.sync_engine, "connect", connected)
    yield ran
    event.remove(store.engine.sync_engine, "connect", connected)


async def test_statements_of_a_community_are_not_handed_over_and_what_waits_for_the_disk_is(
    store: Store, threads: dict[str, int]
) -> None:
    async with store.of(HERE) as session:
        session.add(MemberRow(member="U1", met_at=utc_now()))
        await session.flush()
        assert await session.scalar(select(MemberRow.member)) == "U1"
    ours = threading.get_ident()
    assert (threads["BEGIN"], threads["INSERT"], threads["SELECT"]) == (ours, ours, ours)
    assert threads["COMMIT"] != ours


async def test_what_may_take_long_is_handed_over(store: Store, threads: dict[str, int]) -> None:
    async with store.across("a duty") as session:
        await session.scalar(select(MemberRow.member))
    assert threads["SELECT"] != threading.get_ident()


async def test_who_waits_for_another_process_to_write_waits_in_the_thread(
    store: Store, threads: dict[str, int]
) -> None:
    async def write() -> None:
        async with store.of(HERE) as session:
            session.add(MemberRow(member="U1", met_at=utc_now()))

    with closing(sqlite3.connect(store.engine.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write())
        async with asyncio.timeout(60):
            while threads.get("BEGIN") in (None, threading.get_ident()):
                await asyncio.sleep(0.01)  # all else goes on meanwhile
        assert not writing.done()
        other.execute("COMMIT")
        await writing
    async with store.of(HERE) as session:
        assert await session.scalar(select(MemberRow.member)) == "U1"


async def test_what_can_be_done_again_does_not_wait_for_the_disk_and_all_else_does(store: Store) -> None:
    seen = []

    def commit(connection: Any) -> None:
        seen.append(connection.connection.driver_connection._conn.execute("PRAGMA synchronous").fetchone()[0])

    event.listen(store.engine.sync_engine, "commit", commit)
    for redoable in (False, True, False):
        async with store.of(HERE, redoable=redoable) as session:
            await session.scalar(select(MemberRow.id))
    assert seen == [FULL, NORMAL, FULL]
