"""After a rotation the old key is not needed any more."""

from coach.running.context import utc_now
from coach.store import Store
from coach.store.rotation import rotate
from coach.store.tables import ReviewRow
from coach.store.vault import Vault, new_key


async def test_everything_is_encrypted_anew(store: Store) -> None:
    old, new = new_key(), new_key()
    async with store.of("slack:T1") as session:
        for number in range(3):
            session.add(
                ReviewRow(
                    key=str(number), member="U1", channel="C1", state="received", request={}, created_at=utc_now(),
                    changed_at=utc_now(), file=Vault([old]).lock(b"bytes") if number else None,
                )
            )  # fmt: skip
    assert await rotate(store, Vault([new, old])) == 2
    async with store.of("slack:T1") as session:
        row = await session.get(ReviewRow, 3)
    assert row is not None
    assert Vault([new]).unlock(row.file or b"") == b"bytes"
