"""Of two who want to add the same row one is told that they did."""

from datetime import UTC, datetime

from coach.store import Store
from coach.store.inserting import insert_if_missing
from coach.store.tables import EventRow

NOW = datetime(2026, 11, 24, tzinfo=UTC)


async def test_only_the_first_one_adds_a_row(store: Store) -> None:
    added = []
    for key in ("one", "one", "another"):
        async with store.of("memory:T1") as session:
            added.append(await insert_if_missing(session, EventRow, key=key, seen_at=NOW))
    assert added == [True, False, True]
