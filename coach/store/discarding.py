"""Deletes what nobody can read any more, once its key is lost for good; what is not encrypted stays."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store import Store
from coach.store.encrypted import mapped
from coach.store.member_keys import without_key
from coach.store.rotation import BATCH, by_the_vault
from coach.store.tables import (
    ApplicationRow,
    CorrectionRow,
    FindingRow,
    Installation,
    OutboxRow,
    QuestionRow,
    ResumeRow,
    ReviewRow,
    WordingRow,
)
from coach.store.vault import NotOurs, Vault


async def discard(store: Store, vault: Vault) -> int:
    """Deletes rows, or empties columns, whose value no key of the vault can read, and what keys among them encrypted.

    Installations lose their tokens: their communities must install the coach again. Returns how many values went.
    """
    count = 0
    for table, name in mapped():
        last = 0
        while numbers := await _batch(store, table, name, last):
            last = numbers[-1]
            count += await _discard(store, vault, (table, name), numbers)
    async with store.across("values without a key") as session:
        for community, member in await without_key(session):
            count += await _of_member(session, community, member)
    await store.leave_no_trace()
    return count


async def _batch(store: Store, table: Any, name: str, after: int) -> list[int]:
    async with store.across("values without a key") as session:
        by_it = select(table.id).where(by_the_vault(getattr(table, name)), table.id > after)
        return list(await session.scalars(by_it.order_by(table.id).limit(BATCH)))


async def _discard(store: Store, vault: Vault, where: tuple[Any, str], numbers: list[int]) -> int:
    table, name = where
    async with store.across("values without a key") as session:
        rows = (await session.scalars(select(table).where(table.id.in_(numbers)))).all()
        lost = [row for row in rows if not _opens(vault, getattr(row, name))]
        for row in lost:
            if isinstance(row, ReviewRow):
                row.file = None
            elif isinstance(row, Installation):
                row.secrets = b""
            elif isinstance(row, ApplicationRow):
                row.version = None
            else:
                await session.delete(row)
        return len(lost)


def _opens(vault: Vault, token: bytes) -> bool:
    try:
        vault.unlock(token)
    except NotOurs:
        return False
    return True


async def _of_member(session: AsyncSession, community: str, member: str) -> int:
    theirs = select(ReviewRow.id).where(ReviewRow.community == community, ReviewRow.member == member)
    gone = await session.execute(delete(FindingRow).where(FindingRow.review.in_(theirs)))
    count: int = getattr(gone, "rowcount", 0)
    for table in (ResumeRow, OutboxRow, CorrectionRow, QuestionRow, WordingRow):
        rows = delete(table).where(table.community == community, table.member == member)
        count += getattr(await session.execute(rows), "rowcount", 0)
    emptied = update(ReviewRow).where(ReviewRow.community == community, ReviewRow.member == member)
    await session.execute(emptied.values(file=None))
    sent = update(ApplicationRow).where(ApplicationRow.community == community, ApplicationRow.member == member)
    await session.execute(sent.values(version=None))
    return count
