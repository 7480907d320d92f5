"""A backup opens only with the newest keys: who deleted all since is not in it any more."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from coach.errors import CoachError
from coach.running.context import utc_now
from coach.store import Store, open_store
from coach.store.backups import backup, restore
from coach.store.member_keys import vault_of, without_key
from coach.store.migrations import check, upgrade
from coach.store.tables import MemberKeyRow, ResumeRow
from coach.store.vault import NotOurs, Vault, new_key

HOME, VAULT = "slack:T1", Vault([new_key()])


async def keep(store: Store, *members: str) -> None:
    async with store.of(HOME) as session:
        for member in members:
            content = (await vault_of(session, VAULT, HOME, member)).lock(member.encode())
            now = utc_now()
            session.add(ResumeRow(member=member, sha256="0" * 64, content=content, read_at=now, expires_at=now))


async def forget(store: Store, member: str) -> None:
    async with store.of(HOME) as session:
        for table in (ResumeRow, MemberKeyRow):
            for row in await session.scalars(select(table).where(table.member == member)):
                await session.delete(row)


async def test_what_is_put_back_lacks_whoever_deleted_all_since(tmp_path: Path) -> None:
    database, old, new = tmp_path / "coach.db", tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    url = f"sqlite+aiosqlite:///{database}"
    upgrade(url)
    store = open_store(url)
    await keep(store, "UANN", "UBO")
    data, keys = backup(database, old)
    await forget(store, "UANN")
    _, newest = backup(database, new)
    await store.close()
    assert {stat.S_IMODE(path.stat().st_mode) for path in (data, keys)} == {0o600}
    newest.replace(keys)
    for path in tmp_path.glob("coach.db*"):
        path.unlink()
    restore(database, old)
    assert check(url) == []
    again = open_store(url)
    async with again.of(HOME) as session:
        tokens = dict((await session.execute(select(ResumeRow.member, ResumeRow.content))).all())  # type: ignore[arg-type]
        assert (await vault_of(session, VAULT, HOME, "UBO")).unlock(tokens["UBO"]) == b"UBO"
        assert await without_key(session) == [(HOME, "UANN")]
        with pytest.raises(NotOurs):
            (await vault_of(session, VAULT, HOME, "UANN")).unlock(tokens["UANN"])
    await again.close()


async def test_no_key_is_in_the_file_of_the_data(tmp_path: Path) -> None:
    database, folder = tmp_path / "coach.db", tmp_path / "copy"
    folder.mkdir()
    upgrade(f"sqlite+aiosqlite:///{database}")
    store = open_store(f"sqlite+aiosqlite:///{database}")
    await keep(store, "UANN")
    async with store.of(HOME) as session:
        key = (await session.scalars(select(MemberKeyRow.key))).one()
    data, keys = backup(database, folder)
    await store.close()
    assert key not in data.read_bytes()
    assert key in keys.read_bytes()
    with closing(sqlite3.connect(data)) as connection:
        assert connection.execute("SELECT count(*) FROM resumes").fetchone() == (1,)
    assert sorted(path.name for path in folder.iterdir()) == ["coach.db", "coach.db.member-keys"]


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    database = tmp_path / "coach.db"
    with pytest.raises(CoachError, match="A backup needs both of its files"):
        restore(database, tmp_path / "none")
    upgrade(f"sqlite+aiosqlite:///{database}")
    with pytest.raises(CoachError, match="Move it away first"):
        restore(database, tmp_path)
    with pytest.raises(CoachError, match="Choose another folder"):
        backup(database, tmp_path)
    with pytest.raises(CoachError, match="couldn't be written to"):
        backup(database, tmp_path / "none")
