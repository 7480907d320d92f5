"""Encrypts everything kept anew by the newest key, so that an old key can be retired."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import LargeBinary, select

from coach.store import Store
from coach.store.tables import Base
from coach.store.vault import Vault

BATCH = 200


async def rotate(store: Store, vault: Vault) -> int:
    """Goes through all encrypted columns, a batch a transaction; returns how many values were encrypted anew."""
    count = 0
    for table, name in _encrypted():
        last = 0
        while found := await _batch(store, vault, table, name, last):
            last, count = found[-1], count + len(found)
    return count


async def _batch(store: Store, vault: Vault, table: Any, name: str, after: int) -> list[int]:
    column = getattr(table, name)
    async with store.across("key rotation") as session:
        kept = select(table).where(table.id > after, column.is_not(None), column != b"").order_by(table.id)
        rows = (await session.scalars(kept.limit(BATCH))).all()
        for row in rows:
            setattr(row, name, vault.rotate(getattr(row, name)))
        return [row.id for row in rows]


def _encrypted() -> Iterator[tuple[Any, str]]:
    """Tables with the names of their encrypted columns."""
    for mapper in Base.registry.mappers:
        for column in mapper.columns:
            if isinstance(column.type, LargeBinary):
                yield mapper.class_, column.key
