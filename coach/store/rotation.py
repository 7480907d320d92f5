"""Encrypts what is kept anew: by the newest key of the vault, and by its member's key where that is still to do."""

from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store import Store
from coach.store.encrypted import OF_THE_COACH, mapped
from coach.store.member_keys import vault_of
from coach.store.tables import FindingRow, ReviewRow
from coach.store.vault import OF_MEMBER, Vault

BATCH = 200


async def rotate(store: Store, vault: Vault) -> int:
    """Encrypts anew all that the vault itself encrypted, a batch a transaction; returns how many values.

    What is of a member is encrypted by their key from then on, and only that key by the vault: few values are left to
    rotate. Raises NotOurs for a value that no configured key can read.
    """
    return sum([await _all(store, vault, table, name, true()) for table, name in mapped()])


async def hand_over(store: Store, vault: Vault) -> int:
    """Encrypts by its member's key what is of a member and the vault itself encrypted; returns how many values."""
    count = 0
    for table, name in mapped():
        if table.__tablename__ not in OF_THE_COACH:
            theirs = table.member != "" if hasattr(table, "member") else true()
            count += await _all(store, vault, table, name, theirs)
    return count


async def _all(store: Store, vault: Vault, table: Any, name: str, which: ColumnElement[bool]) -> int:
    last, count = 0, 0
    while found := await _batch(store, vault, (table, name), which & (table.id > last)):
        last, count = found[-1], count + len(found)
    return count


async def _batch(store: Store, vault: Vault, where: tuple[Any, str], which: ColumnElement[bool]) -> list[int]:
    table, name = where
    async with store.across("key rotation") as session:
        kept = select(table).where(which, by_the_vault(getattr(table, name))).order_by(table.id).limit(BATCH)
        rows = (await session.scalars(kept.with_for_update())).all()
        for row in rows:
            safe = await vault_of(session, vault, getattr(row, "community", ""), await _owner(session, row))
            setattr(row, name, safe.lock(vault.unlock(getattr(row, name))))
        return [row.id for row in rows]


def by_the_vault(column: Any) -> ColumnElement[bool]:
    """Whether a column holds what the vault itself encrypted."""
    return (func.length(column) > 0) & (func.substr(column, 1, len(OF_MEMBER)) != OF_MEMBER)


async def _owner(session: AsyncSession, row: Any) -> str:
    """The member whose value it is; "" for what is the coach's own."""
    if row.__tablename__ in OF_THE_COACH:
        return ""
    if isinstance(row, FindingRow):
        review = await session.get(ReviewRow, row.review)
        return review.member if review else ""
    return str(row.member)
