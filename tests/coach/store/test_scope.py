"""A session sees one community; forgetting it is an error, not a leak."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from sqlalchemy import (
    Executable,
    FromClause,
    Select,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
    true,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session, aliased

from coach.running.context import utc_now
from coach.store import OutOfScope, Store
from coach.store.tables import EventRow, MemberRow

pytestmark = pytest.mark.usefixtures("two_communities")
ONE, TWO = "slack:T1", "slack:T2"


@pytest.fixture
async def two_communities(store: Store) -> None:
    for key in (ONE, TWO):
        async with store.of(key) as session:
            session.add(MemberRow(member="U1", met_at=utc_now()))


async def members(store: Store, key: str) -> list[str]:
    async with store.of(key) as session:
        return [row.community for row in await session.scalars(select(MemberRow))]


async def test_select_sees_its_own_rows(store: Store) -> None:
    assert await members(store, ONE) == [ONE]


async def test_get_by_another_communitys_id_finds_nothing(store: Store) -> None:
    async with store.of(TWO) as session:
        number = await session.scalar(select(MemberRow.id))
    async with store.of(ONE) as session:
        assert await session.get(MemberRow, number) is None


async def test_columns_counts_aliases_and_subqueries_are_restricted(store: Store) -> None:
    async with store.of(ONE) as session:
        other = aliased(MemberRow)
        assert (await session.scalars(select(MemberRow.community))).all() == [ONE]
        assert await session.scalar(select(func.count(MemberRow.id))) == 1
        assert (await session.scalars(select(other))).one().community == ONE
        inner = select(MemberRow.id).scalar_subquery()
        assert (await session.scalars(select(MemberRow).where(MemberRow.id.in_(inner)))).one().community == ONE


async def test_update_and_delete_touch_only_their_own_rows(store: Store) -> None:
    async with store.of(ONE) as session:
        await session.execute(update(MemberRow).values(timezone="UTC"))
        await session.execute(delete(MemberRow))
    assert await members(store, ONE) == []
    assert await members(store, TWO) == [TWO]


async def test_insert_gets_the_community(store: Store) -> None:
    async with store.of(ONE) as session:
        session.add(EventRow(key="a", seen_at=utc_now()))
        await session.execute(insert(EventRow).values(key="b", seen_at=utc_now()))
        await session.execute(insert(EventRow), [{"key": "c", "seen_at": utc_now()}])
    async with store.across("test") as session:
        assert set(await session.scalars(select(EventRow.community))) == {ONE}


async def test_insert_into_another_community_is_refused(store: Store) -> None:
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            session.add(EventRow(community=TWO, key="a", seen_at=utc_now()))
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.execute(insert(EventRow), [{"community": TWO, "key": "c", "seen_at": utc_now()}])


async def test_a_row_cannot_move(store: Store) -> None:
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            (await session.scalars(select(MemberRow))).one().community = TWO
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.execute(update(MemberRow).values(community=TWO))


TABLE = MemberRow.__table__
UNBOUND = {
    "text": text("SELECT * FROM members"),
    "table": select(TABLE),
    "a table's column beside a class's": select(EventRow.key, TABLE.c.community),
    "a joined table": select(EventRow.key).join(TABLE, true()),
    "a join of tables": select(EventRow.key).select_from(EventRow.__table__.join(TABLE, true())),
    "an alias of a table": select(EventRow.key, TABLE.alias().c.community),
    "a table in a subquery": select(EventRow.key).where(select(TABLE.c.id).where(TABLE.c.member == "U1").exists()),
    "a table that is counted": select(EventRow.key, select(func.count()).select_from(TABLE).scalar_subquery()),
    "a lateral table": select(EventRow.key, select(TABLE.c.community).lateral().c.community),
    "a table in a CTE": select(EventRow.key, select(TABLE.c.community).cte().c.community),
    "text in a condition": select(MemberRow).where(text("1=1) OR (1=1")),
    "text as a column": select(EventRow.key, literal_column("(SELECT group_concat(community) FROM members)")),
    "an update of a table": update(cast(Any, TABLE)).values(timezone="X"),
    "an update that reads another table": update(EventRow).values(key="X").where(EventRow.key != TABLE.c.member),
    "an update that reads another class": update(EventRow).values(key="X").where(EventRow.key != MemberRow.member),
    "a deletion by another class": delete(EventRow).where(EventRow.key != MemberRow.member),
    "a writing CTE": select(EventRow.key, update(MemberRow).values(timezone="X").returning(MemberRow.id).cte().c.id),
    "many rows in one insert": insert(EventRow).values([{"key": "x", "seen_at": utc_now(), "community": TWO}]),
    "an insert from a select": insert(EventRow).from_select(
        ["key", "community"], select(MemberRow.member, literal(TWO))
    ),
    "an insert that changes what is there": sqlite.insert(EventRow)
    .values(key="a", seen_at=utc_now())
    .on_conflict_do_update(index_elements=["key"], set_={"key": "X"}),
    "a way round the classes": update(MemberRow).execution_options(dml_strategy="core_only").values(timezone="X"),
    "a union": select(MemberRow.community).union(select(TABLE.c.community)),
}


@pytest.mark.parametrize("statement", UNBOUND.values(), ids=UNBOUND)
async def test_statements_that_cannot_be_restricted_are_refused(store: Store, statement: Executable) -> None:
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.execute(statement)


@pytest.mark.parametrize("options", [{}, {"dml_strategy": "bulk"}])
async def test_rows_are_not_written_by_their_primary_keys(store: Store, options: dict[str, str]) -> None:
    """SQLAlchemy takes the key for enough and puts no condition beside it."""
    async with store.of(TWO) as session:
        number = await session.scalar(select(MemberRow.id))
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.execute(update(MemberRow), [{"id": number, "timezone": "X"}], execution_options=options)
    async with store.of(TWO) as session:
        assert await session.scalar(select(MemberRow.timezone)) == ""


@pytest.mark.parametrize(
    "write",
    [
        lambda session: session.bulk_insert_mappings(EventRow, [{"community": TWO, "key": "a", "seen_at": utc_now()}]),
        lambda session: session.bulk_update_mappings(MemberRow, [{"id": 2, "timezone": "X"}]),
        lambda session: session.bulk_save_objects([EventRow(community=TWO, key="a", seen_at=utc_now())]),
        lambda session: session.connection(),
    ],
    ids=["insert", "update", "save", "connection"],
)
async def test_there_is_no_way_past_the_session(store: Store, write: Callable[[Session], object]) -> None:
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.run_sync(write)


def beside(inner: FromClause) -> Select[Any]:
    """What a query within a query finds, next to the members themselves."""
    return select(inner.c.community).join(MemberRow, true())


HELD = {
    "joins": select(MemberRow.community).join(EventRow, EventRow.community == MemberRow.community, isouter=True),
    "counts": select(func.min(MemberRow.community)).select_from(MemberRow).where(func.length(MemberRow.member) > 0),
    "subqueries": select(select(MemberRow.community).order_by(MemberRow.id.desc()).limit(1).scalar_subquery()).where(
        MemberRow.id > 0
    ),
    "CTEs": beside(select(MemberRow.community).cte()),
    "unions below": beside(select(MemberRow.community).union(select(MemberRow.community)).subquery()),
}


@pytest.mark.parametrize("statement", HELD.values(), ids=HELD)
async def test_whatever_is_built_of_classes_is_restricted(store: Store, statement: Select[tuple[str]]) -> None:
    async with store.of(ONE) as session:
        assert set(await session.scalars(statement)) == {ONE}


async def test_what_an_update_looks_at_is_restricted(store: Store) -> None:
    async with store.of(ONE) as session:
        theirs = select(MemberRow.id).where(MemberRow.community == TWO)
        await session.execute(update(MemberRow).values(timezone="X").where(theirs.exists()))
        assert await session.scalar(select(MemberRow.timezone)) == ""


def test_no_session_without_community_or_reason(store: Store) -> None:
    for session in (store.of(""), store.across("")):
        with pytest.raises(OutOfScope):
            _ = session.__aenter__().send(None)


async def test_across_sees_all_and_needs_named_rows(store: Store) -> None:
    async with store.across("test") as session:
        assert set(await session.scalars(select(MemberRow.community))) == {ONE, TWO}
    with pytest.raises(OutOfScope):
        async with store.across("test") as session:
            session.add(EventRow(key="a", seen_at=utc_now()))
