"""Whether a database is sound: takes writes, gives them back, is whole, and can be read by the present keys."""

import secrets
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import make_url

from coach.errors import CoachError
from coach.store import Store
from coach.store.encrypted import OF_THE_COACH, mapped
from coach.store.keys import LOST, SETTING
from coach.store.member_keys import without_key
from coach.store.rotation import by_the_vault
from coach.store.tables import MemberKeyRow, PulseRow
from coach.store.vault import NotOurs, Vault

MAX_VALUES = 1000
"""Values of members that an older version encrypted by the vault itself, the oldest and newest of which are tried."""


async def pulse(store: Store, vault: Vault, now: datetime) -> None:
    """Writes something encrypted, reads it back in another transaction, and deletes it.

    Raises whatever that meets: a full disk, a file that is read-only, a database that is away.
    """
    word = secrets.token_bytes(16)
    async with store.across("sign of life") as session:
        row = PulseRow(token=vault.lock(word), at=now)
        session.add(row)
    async with store.across("sign of life") as session:
        found = await session.scalar(select(PulseRow.token).where(PulseRow.id == row.id))
        if found is None or vault.unlock(found) != word:
            raise LookupError("What was written is not there.")
        await session.execute(delete(PulseRow).where(PulseRow.id == row.id))


def damage(database_url: str) -> str:
    """What is wrong with a SQLite file, in SQLite's words; "" if it is whole, or another database.

    Reads the whole file, from the disk and not from what a process remembers of it; others may write meanwhile.
    """
    path = file_of(database_url)
    if path is None or not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if said == "ok" else str(said).splitlines()[-1]


def file_of(database_url: str) -> Path | None:
    """The file of a SQLite database; None for one without."""
    url = make_url(database_url)
    has_file = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return Path(str(url.database)) if has_file else None


async def check(store: Store, vault: Vault) -> None:
    """Raises CoachError, with what to do, where the present keys cannot read what is kept."""
    if tables := await unreadable(store, vault):
        raise CoachError(
            f"The present keys can't read what is kept in {', '.join(tables)}. Put back the key that encrypted it: "
            f"the key file beside the database, or {SETTING} with the newest key first and older ones after it. {LOST}"
        )
    async with store.across("members without a key") as session:
        keys_are_gone = await session.scalar(select(MemberKeyRow.id).limit(1)) is None and await without_key(session)
    if keys_are_gone:
        raise CoachError(
            f"What is kept about members can't be read: the table {MemberKeyRow.__tablename__} is empty. Put back its "
            f"rows from the newest backup. {LOST}"
        )


async def unreadable(store: Store, vault: Vault) -> list[str]:
    """Names of tables with something that no key of the vault can read: all of the coach's own, some of members'."""
    found = []
    for table, name in mapped():
        if not await _readable(store, vault, table, name):
            found.append(str(table.__tablename__))
    return found


async def _readable(store: Store, vault: Vault, table: Any, name: str) -> bool:
    column = getattr(table, name)
    values = select(column).where(by_the_vault(column))
    if table.__tablename__ in OF_THE_COACH:
        parts = [values]
    else:
        parts = [values.order_by(table.id).limit(MAX_VALUES), values.order_by(table.id.desc()).limit(MAX_VALUES)]
    async with store.across("whether the keys are right") as session:
        for part in parts:
            for token in await session.scalars(part):
                try:
                    vault.unlock(token)
                except NotOurs:
                    return False
    return True
