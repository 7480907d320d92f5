"""One at a time among processes that share a database: two engines stand for two processes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from coach.errors import NoPosting
from coach.posting.fetching.throttle import Gate
from coach.store import Store, open_store

pytestmark = pytest.mark.postgres


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[tuple[Store, Store]]:
    one, other = open_store(postgres_url), open_store(postgres_url)
    yield one, other
    await one.close()
    await other.close()


async def busy(store: Store, host: str, patience: float = 0.3) -> bool:
    """Whether another process holds a host now; asked with more patience where nobody should, on a slow machine."""
    try:
        async with Gate(patience=patience, turn=store.turn).through(host):
            return False
    except NoPosting as refused:
        return refused.reason == "busy"


async def test_a_host_is_asked_by_one_process_at_a_time(pair: tuple[Store, Store]) -> None:
    one, other = pair
    async with Gate(turn=one.turn).through("jobs.example"):
        assert await busy(other, "jobs.example")
        assert not await busy(other, "careers.example", patience=30)
    assert not await busy(other, "jobs.example", patience=30)


async def test_whoever_waits_gets_the_next_turn(pair: tuple[Store, Store]) -> None:
    one, other = pair
    through, order = asyncio.Event(), list[str]()

    async def second() -> None:
        async with Gate(turn=other.turn).through("jobs.example"):
            order.append("second")

    async with Gate(turn=one.turn).through("jobs.example"):
        waiting = asyncio.create_task(second())
        asyncio.get_running_loop().call_later(0.3, through.set)
        await through.wait()
        order.append("first")
    await waiting
    assert order == ["first", "second"]


async def test_a_fetch_that_fails_or_is_given_up_holds_nobody_up(pair: tuple[Store, Store]) -> None:
    one, other = pair
    with pytest.raises(ZeroDivisionError):
        async with Gate(turn=one.turn).through("jobs.example"):
            raise ZeroDivisionError
    assert not await busy(other, "jobs.example", patience=30)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), Gate(turn=one.turn).through("jobs.example"):
            await asyncio.Event().wait()
    assert not await busy(other, "jobs.example", patience=30)


async def test_a_process_that_dies_frees_its_turn(pair: tuple[Store, Store]) -> None:
    one, other = pair
    holding = one.turn("host jobs.example")
    await holding.__aenter__()
    ours = text(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid != pg_backend_pid()"
    )
    async with other.engine.connect() as connection:
        await connection.execute(ours)
    assert not await busy(other, "jobs.example", patience=30)
    await holding.__aexit__(None, None, None)
