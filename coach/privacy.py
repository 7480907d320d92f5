"""Everything the coach keeps about a member: shown, exported, deleted. New tables are covered by themselves."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper

from coach.running.context import Context
from coach.store.tables import Base, EventRow, FindingRow, ReviewRow
from coach.store.vault import NotOurs, Vault


async def counts(context: Context, community: str, member: str) -> dict[str, int]:
    """How many rows there are about a member, by table."""
    async with context.store.of(community) as session:
        kept = {}
        for mapper in _about_members():
            rows = select(func.count()).select_from(mapper.class_).where(mapper.class_.member == member)
            kept[str(mapper.local_table)] = await session.scalar(rows) or 0
        return kept


async def export(context: Context, community: str, member: str) -> str:
    """Everything about a member as JSON, decrypted."""
    async with context.store.of(community) as session:
        kept = {}
        for mapper in _about_members():
            rows = await session.scalars(select(mapper.class_).where(mapper.class_.member == member))
            kept[str(mapper.local_table)] = [_to_json(row, context.vault) for row in rows]
        theirs = select(ReviewRow.id).where(ReviewRow.member == member)
        findings = await session.scalars(select(FindingRow).where(FindingRow.review.in_(theirs)))
        kept["findings"] = [_to_json(row, context.vault) for row in findings]
    return json.dumps(kept, indent=1, ensure_ascii=False, default=str)


async def delete_member(context: Context, community: str, member: str) -> None:
    """Deletes everything about a member at once. Jobs that still wait find nothing to do."""
    async with context.store.of(community) as session:
        await _forget_events(session, member)
        for mapper in _about_members():
            await session.execute(delete(mapper.class_).where(mapper.class_.member == member))


async def delete_review(context: Context, community: str, review: int) -> None:
    """Deletes one review, and the resume it was made of."""
    async with context.store.of(community) as session:
        if row := await session.get(ReviewRow, review):
            await session.execute(delete(ReviewRow).where(ReviewRow.id == review))
            if row.resume is not None:
                from coach.store.tables import ResumeRow

                await session.execute(delete(ResumeRow).where(ResumeRow.id == row.resume))


async def _forget_events(session: AsyncSession, member: str) -> None:
    """The keys of done reviews go too; a review that is still on its way keeps its key, or a late second delivery
    of the same event would bring it back."""
    theirs = select(ReviewRow.key).where(ReviewRow.member == member, ReviewRow.state.in_(("posted", "failed")))
    await session.execute(delete(EventRow).where(EventRow.key.in_(theirs)).execution_options(synchronize_session=False))


def _about_members() -> Iterator[Mapper[Any]]:
    """All tables whose rows are about a member, those that point at others first."""
    order = {table: number for number, table in enumerate(Base.metadata.sorted_tables)}
    mappers = [mapper for mapper in Base.registry.mappers if "member" in mapper.columns]
    yield from sorted(mappers, key=lambda mapper: -order[mapper.local_table])  # type: ignore[index]


def _to_json(row: Any, vault: Vault) -> dict[str, Any]:
    columns = inspect(type(row)).columns
    return {column.key: _readable(getattr(row, column.key), vault) for column in columns}


def _readable(value: Any, vault: Vault) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return json.loads(vault.unlock(value)) if value else None
    except (NotOurs, ValueError):
        return f"({len(value)} encrypted bytes)"
