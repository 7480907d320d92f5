"""A review takes few transactions: each is a wait for the disk, and on SQLite nobody else writes meanwhile."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, event, select

from coach.chat.in_memory import InMemoryPlatform, PostOutcome
from coach.chat.places import Member
from coach.store import Store
from coach.store.tables import ReviewRow

from .conftest import COMMUNITY, Coach

STATEMENTS = 65
"""Of a review with three messages by somebody new."""
MAX_TRANSACTIONS = 14
"""Transactions of a review with five messages, from its file to the end of its job."""
BEYOND_ITS_MESSAGES = 7
"""Taken in, begun, weighed, opened, ended, its job ended; and begun once more where it let others go first."""


@pytest.fixture
def counted(store: Store) -> Iterator[Counter[str]]:
    """What the database is asked for: transactions, and statements within them."""
    seen: Counter[str] = Counter()

    def begin(_: object) -> None:
        seen["transactions"] += 1

    def execute(*_: object) -> None:
        seen["statements"] += 1

    engine: Engine = store.engine.sync_engine
    event.listen(engine, "begin", begin)
    event.listen(engine, "before_cursor_execute", execute)
    yield seen
    event.remove(engine, "begin", begin)
    event.remove(engine, "before_cursor_execute", execute)


async def all_done(coach: Coach, reviews: int) -> None:
    """Waits by what the platform shows, since asking the queue takes transactions, too; then for the jobs to end."""
    async with asyncio.timeout(60):
        while len(coach.platform.reactions) < reviews:
            await asyncio.sleep(0.01)
    await coach.work.stop(30)


async def test_a_review_takes_few_transactions(coach: Coach, counted: Counter[str]) -> None:
    await coach.start()
    counted.clear()
    await coach.service.receive(coach.drop())
    await all_done(coach, 1)
    messages = len(coach.platform.messages)
    assert messages >= 3
    assert counted["transactions"] <= messages + BEYOND_ITS_MESSAGES - 1 <= MAX_TRANSACTIONS
    assert counted["statements"] <= STATEMENTS


async def test_many_at_once_take_as_few_each(coach: Coach, counted: Counter[str]) -> None:
    """More than there are places for: each lets those who wait have their first message before it goes on."""
    await coach.start()
    counted.clear()
    for number in range(8):
        await coach.service.receive(coach.drop(f"e{number}", Member(COMMUNITY, f"m{number}"), channel=f"C{number}"))
    await all_done(coach, 8)
    messages = len(coach.platform.messages)
    assert counted["transactions"] <= messages + 8 * BEYOND_ITS_MESSAGES


async def test_a_platform_that_asks_to_wait_costs_a_pause_and_no_more(
    make_coach: Callable[..., Coach], counted: Counter[str]
) -> None:
    outcomes: Iterator[PostOutcome] = iter(("well", "refused"))
    coach = make_coach(InMemoryPlatform(outcome=lambda: next(outcomes, "well")))
    await coach.start()
    counted.clear()
    await coach.service.receive(coach.drop())
    await all_done(coach, 1)
    # The refusal, the pause, the job put off, and the review taken up again.
    assert counted["transactions"] <= len(coach.platform.messages) + BEYOND_ITS_MESSAGES + 3
    async with coach.context.store.of(COMMUNITY.key) as session:
        assert set(await session.scalars(select(ReviewRow.state))) == {"posted"}
