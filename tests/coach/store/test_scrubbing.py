"""What is deleted is gone from the files while the coach runs; without their key no copy of it can be read."""

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from coach.running.context import utc_now
from coach.store import Store, open_store
from coach.store.member_keys import vault_of
from coach.store.migrations import upgrade
from coach.store.rotation import hand_over
from coach.store.tables import FindingRow, MemberKeyRow, OutboxRow, ResumeRow, ReviewRow
from coach.store.vault import OF_MEMBER, NotOurs, Vault, new_key

HOME, VAULT = "slack:T1", Vault([new_key()])
WORDS = [b"ann-smith.pdf", b"UANNSMITH"]


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    upgrade(url)
    store = open_store(url)
    yield store
    await store.close()


async def keep(store: Store, member: str, vault: Vault | None = None) -> list[bytes]:
    """A review with all that belongs to it, encrypted by the member's key or by `vault`; gives the tokens."""
    now = utc_now()
    async with store.of(HOME) as session:
        safe = vault or await vault_of(session, VAULT, HOME, member)
        tokens = [safe.lock(f"secret {number} of {member}".encode() * 50) for number in range(12)]
        resume = ResumeRow(member=member, sha256="0" * 64, content=tokens[0], read_at=now, expires_at=now)
        session.add(resume)
        await session.flush()
        row = ReviewRow(
            key=f"slack:{member}", member=member, channel="C1", state="reviewed", resume=resume.id, created_at=now,
            request={"file": {"name": "ann-smith.pdf"}}, changed_at=now, file=tokens[1],
        )  # fmt: skip
        session.add(row)
        await session.flush()
        for number, token in enumerate(tokens[2:7]):
            session.add(FindingRow(review=row.id, rule="R", section="s", severity="w", weight=1, content=token))
            session.add(
                OutboxRow(
                    key=f"{member[:6]}{number}", review=row.id, member=member, place={}, message=tokens[7 + number],
                    created_at=now,
                )
            )  # fmt: skip
    return tokens


async def forget(store: Store, member: str) -> None:
    async with store.of(HOME) as session:
        for table in (OutboxRow, ReviewRow, ResumeRow, MemberKeyRow):
            await session.execute(delete(table).where(table.member == member))


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("coach.db*")))


async def test_nothing_of_a_member_is_left_in_any_file_of_a_running_sqlite(sqlite: Store, tmp_path: Path) -> None:
    tokens = await keep(sqlite, "UANNSMITH")
    await keep(sqlite, "UOTHER")
    assert tokens[3] in bytes_on_disk(tmp_path)
    await forget(sqlite, "UANNSMITH")
    assert WORDS[1] in bytes_on_disk(tmp_path), "the log keeps it for a while"
    assert await sqlite.leave_no_trace()
    on_disk = bytes_on_disk(tmp_path)
    assert [token for token in tokens if token[:40] in on_disk] == []
    assert WORDS[1] not in on_disk
    assert b"UOTHER" in on_disk


async def test_the_files_are_for_their_owner_only(sqlite: Store, tmp_path: Path) -> None:
    await keep(sqlite, "UANN")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("coach.db*")}
    assert modes.keys() >= {"coach.db", "coach.db-wal"}
    assert set(modes.values()) == {0o600}


async def test_a_file_that_others_could_read_is_closed_at_the_next_start(sqlite: Store, tmp_path: Path) -> None:
    await sqlite.close()
    (tmp_path / "coach.db").chmod(0o644)
    again = open_store(f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}")
    await keep(again, "UANN")
    await again.close()
    assert stat.S_IMODE((tmp_path / "coach.db").stat().st_mode) == 0o600


async def test_traces_can_be_left_out_on_both_databases(store: Store) -> None:
    await keep(store, "UANN")
    await forget(store, "UANN")
    assert await store.leave_no_trace()


async def test_without_their_key_no_copy_of_what_was_kept_can_be_read(store: Store) -> None:
    tokens = await keep(store, "UANN")
    async with store.of(HOME) as session:
        assert (await vault_of(session, VAULT, HOME, "UANN")).unlock(tokens[0]).startswith(b"secret")
    await forget(store, "UANN")
    async with store.of(HOME) as session:
        fresh = await vault_of(session, VAULT, HOME, "UANN")
        for vault in (VAULT, fresh):
            with pytest.raises(NotOurs):
                vault.unlock(tokens[0])


async def test_members_have_one_key_each_and_another_in_another_community(store: Store) -> None:
    for _ in range(2):
        async with store.of(HOME) as session:
            await vault_of(session, VAULT, HOME, "UANN")
            await vault_of(session, VAULT, HOME, "UBO")
    async with store.of("slack:T2") as session:
        await vault_of(session, VAULT, "slack:T2", "UANN")
    async with store.across("test") as session:
        keys = (await session.scalars(select(MemberKeyRow))).all()
    assert len({VAULT.unlock(row.key) for row in keys}) == len(keys) == 3


async def test_what_is_nobodys_stays_with_the_vault_itself(store: Store) -> None:
    async with store.of(HOME) as session:
        assert await vault_of(session, VAULT, HOME, "") is VAULT


async def everything(store: Store) -> list[bytes]:
    async with store.across("test") as session:
        found = [
            *(await session.scalars(select(ResumeRow.content))),
            *(await session.scalars(select(ReviewRow.file))),
            *(await session.scalars(select(FindingRow.content))),
            *(await session.scalars(select(OutboxRow.message))),
        ]
    return [token for token in found if token]


async def test_what_was_encrypted_before_there_were_keys_of_members_is_handed_over(store: Store) -> None:
    await keep(store, "UANN", VAULT)
    await keep(store, "UBO", VAULT)
    assert not any(token.startswith(OF_MEMBER) for token in await everything(store))
    assert await hand_over(store, VAULT) == 24
    assert all(token.startswith(OF_MEMBER) for token in await everything(store))
    assert await hand_over(store, VAULT) == 0
    async with store.of(HOME) as session:
        safe = await vault_of(session, VAULT, HOME, "UANN")
        content = await session.scalar(select(ResumeRow.content).where(ResumeRow.member == "UANN"))
        assert safe.unlock(content or b"").startswith(b"secret 0 of UANN")
