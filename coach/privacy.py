"""Everything the coach keeps about a member: shown, exported, deleted. New tables are covered by themselves."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import FromClause, delete, exists, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper

from coach import elsewhere
from coach.chat.places import Member
from coach.running.context import Context
from coach.store import questions
from coach.store.member_keys import vault_of, without_key
from coach.store.reviews import opened, upload_of, upload_to_json
from coach.store.tables import (
    ApplicationRow,
    Base,
    CorrectionRow,
    EventRow,
    FindingRow,
    OutboxRow,
    PostingRow,
    PublicPostRow,
    QuestionRow,
    ReminderRow,
    ResumeRow,
    ReviewRow,
    WordingRow,
)
from coach.store.tables import MemberKeyRow as KEY
from coach.store.vault import NotOurs, Vault


async def counts(context: Context, community: str, member: str) -> dict[str, int]:
    """How many rows there are about a member, by table."""
    async with context.store.of(community) as session:
        kept = {}
        for mapper in _told():
            rows = select(func.count()).select_from(mapper.class_).where(mapper.class_.member == member)
            kept[str(mapper.local_table)] = await session.scalar(rows) or 0
        return kept


async def communities_of(context: Context, member: Member) -> tuple[str, ...]:
    """The communities in which something is kept about a member: theirs first, then others of a platform on which
    their id is theirs everywhere."""
    others = {each for mapper in _told() for each in await elsewhere.counted(context, member, mapper.class_)}
    return (member.community.key, *sorted(others))


async def export(context: Context, community: str, member: str) -> str:
    """Everything about a member in a community as JSON, decrypted; rows in the order in which they were written."""
    return _as_text(await _exported(context, community, member))


async def export_all(context: Context, member: Member) -> str:
    """The same of all communities in which something is kept about a member, by community where there are several."""
    here, *others = await communities_of(context, member)
    kept = await _exported(context, here, member.id)
    if others:
        kept = {here: kept} | {each: await _exported(context, each, member.id) for each in others}
    return _as_text(kept)


def _as_text(kept: dict[str, Any]) -> str:
    return json.dumps(kept, indent=1, ensure_ascii=False, default=str)


async def _exported(context: Context, community: str, member: str) -> dict[str, Any]:
    async with context.store.of(community) as session:
        safe = await vault_of(session, context.vault, community, member)
        kept: dict[str, Any] = {}
        for mapper in _told():
            own = select(mapper.class_).where(mapper.class_.member == member)
            rows = await session.scalars(own.order_by(*mapper.primary_key))
            kept[str(mapper.local_table)] = [_to_json(row, safe) for row in rows]
        theirs = select(ReviewRow.id).where(ReviewRow.member == member)
        quoted = select(FindingRow).where(FindingRow.review.in_(theirs)).order_by(FindingRow.id)
        findings = await session.scalars(quoted)
        kept["findings"] = [_to_json(row, safe) for row in findings]
    return kept


async def delete_member(context: Context, community: str, member: str) -> None:
    """Deletes everything about a member at once, and the key without which no copy of it can be read.

    Jobs that still wait find nothing to do. What had to stay and could not be told yet is noted for as long.
    """
    async with context.store.of(community) as session:
        await _forget_events(session, member)
        for mapper in _about_members():
            theirs = [mapper.class_.member == member]
            if mapper.class_ is PublicPostRow:
                theirs.append(~PublicPostRow.untold)
            await session.execute(delete(mapper.class_).where(*theirs))
        await questions.release_all(session, member)
    await context.store.leave_no_trace()


async def delete_review(context: Context, community: str, review: int) -> None:
    """Deletes one review, and the resume it was made of."""
    async with context.store.of(community) as session:
        if row := await session.get(ReviewRow, review):
            await session.execute(delete(QuestionRow).where(QuestionRow.review == review))
            await session.execute(delete(ReviewRow).where(ReviewRow.id == review))
            if row.resume is not None:
                await session.execute(delete(ResumeRow).where(ResumeRow.id == row.resume))
    await context.store.leave_no_trace()


async def forget_keyless(context: Context) -> int:
    """Deletes everything about members whose key is gone though something by it is there; gives how many they were.

    They had deleted all, and a backup from before that was put back. Where all keys are gone somebody forgot to put
    them back; then this deletes nothing.
    """
    async with context.store.across("members without a key") as session:
        keyless = await without_key(session) if await session.scalar(select(KEY.id).limit(1)) else []
    for community, member in keyless:
        await delete_member(context, community, member)
    return len(keyless)


async def drop_unused_keys(context: Context) -> None:
    """Deletes keys of members of whom nothing is kept that was encrypted, nor will be soon."""
    async with context.store.across("keys that nothing needs") as session:
        needing = (ReviewRow, ResumeRow, OutboxRow, PostingRow, ReminderRow, CorrectionRow, QuestionRow, WordingRow)
        unused = [~exists().where(table.community == KEY.community, table.member == KEY.member) for table in needing]
        sent = (ApplicationRow.community == KEY.community, ApplicationRow.member == KEY.member)
        unused.append(~exists().where(*sent, ApplicationRow.version.is_not(None)))
        young = context.clock() - timedelta(days=1)
        unwanted = delete(KEY).where(KEY.made_at < young, *unused)
        await session.execute(unwanted.execution_options(synchronize_session=False))


async def _forget_events(session: AsyncSession, member: str) -> None:
    """The keys of done reviews go too; a review that is still on its way keeps its key, or a late second delivery
    of the same event would bring it back."""
    theirs = select(ReviewRow.key).where(ReviewRow.member == member, ReviewRow.state.in_(("posted", "failed")))
    await session.execute(delete(EventRow).where(EventRow.key.in_(theirs)).execution_options(synchronize_session=False))


def _told() -> Iterator[Mapper[Any]]:
    """The tables a member is told of. Their key tells nothing, and is worth something to a thief."""
    yield from (mapper for mapper in _about_members() if mapper.class_ is not KEY)


def _about_members() -> Iterator[Mapper[Any]]:
    """All tables whose rows are about a member, those that point at others first."""
    order: dict[FromClause, int] = {table: number for number, table in enumerate(Base.metadata.sorted_tables)}
    mappers = [mapper for mapper in Base.registry.mappers if "member" in mapper.columns]
    yield from sorted(mappers, key=lambda mapper: -order[mapper.local_table])


def _to_json(row: Any, vault: Vault) -> dict[str, Any]:
    columns = inspect(type(row)).columns
    told = {column.key: _readable(getattr(row, column.key), vault) for column in columns}
    if isinstance(row, ReviewRow) and row.request.get("file"):
        told["request"] = upload_to_json(opened(upload_of(row), vault))
    return told


def _readable(value: Any, vault: Vault) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return json.loads(vault.unlock(value)) if value else None
    except (NotOurs, ValueError):
        return f"({len(value)} encrypted bytes)"
