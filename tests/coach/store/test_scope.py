"""A session sees one community; forgetting it is an error, not a leak."""

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.orm import aliased

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


@pytest.mark.parametrize(
    "statement", [text("SELECT * FROM members"), select(MemberRow.__table__)], ids=["text", "table"]
)
async def test_statements_that_cannot_be_restricted_are_refused(store: Store, statement: object) -> None:
    with pytest.raises(OutOfScope):
        async with store.of(ONE) as session:
            await session.execute(statement)  # type: ignore[call-overload]


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
