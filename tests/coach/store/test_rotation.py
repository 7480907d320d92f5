"""After a rotation the old key is not needed any more."""

import pytest
from sqlalchemy import select

from coach.running.context import utc_now
from coach.store import Store
from coach.store.member_keys import vault_of
from coach.store.rotation import rotate
from coach.store.tables import MemberKeyRow, ReviewRow
from coach.store.vault import NotOurs, Vault, new_key

HOME = "slack:T1"


def review(number: int, file: bytes | None) -> ReviewRow:
    now = utc_now()
    return ReviewRow(
        key=str(number), member="U1", channel="C1", state="received", request={}, created_at=now, changed_at=now,
        file=file,
    )  # fmt: skip


async def test_everything_is_encrypted_anew(store: Store) -> None:
    """What the vault itself encrypted is handed over to its member's key on the way."""
    old, new = new_key(), new_key()
    async with store.of(HOME) as session:
        for number in range(3):
            session.add(review(number, Vault([old]).lock(b"bytes") if number else None))
    assert await rotate(store, Vault([new, old])) == 2
    async with store.of(HOME) as session:
        safe = await vault_of(session, Vault([new]), HOME, "U1")
        files = (await session.scalars(select(ReviewRow.file).order_by(ReviewRow.id))).all()
    assert [safe.unlock(file) for file in files if file] == [b"bytes", b"bytes"]


async def test_of_what_is_a_members_only_the_key_has_to_be_done_anew(store: Store) -> None:
    old, new = new_key(), new_key()
    async with store.of(HOME) as session:
        token = (await vault_of(session, Vault([old]), HOME, "U1")).lock(b"bytes")
        session.add(review(1, token))
    assert await rotate(store, Vault([new, old])) == 1
    async with store.of(HOME) as session:
        assert await session.scalar(select(ReviewRow.file)) == token
        key = await session.scalar(select(MemberKeyRow.key))
        assert (await vault_of(session, Vault([new]), HOME, "U1")).unlock(token) == b"bytes"
    with pytest.raises(NotOurs):
        Vault([old]).unlock(key or b"")
