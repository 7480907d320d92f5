"""What a member gave in other communities of one platform: in direct messages, on another server.

Every row belongs to one community and stays there. With the member's consent their newest resume is copied to where
they ask for something, encrypted by their key there. Only where a platform's ids are those of people everywhere.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.places import Member
from coach.chat.platform import KnowsPeople
from coach.running.context import Context
from coach.store import settings
from coach.store.member_keys import vault_of
from coach.store.tables import MemberRow, ResumeRow
from texts import gettext
from texts.forms import listed


async def counted(context: Context, member: Member, table: Any, *wanted: Any) -> Mapping[str, int]:
    """How many rows of a table there are about a member, by the other communities in which there are any."""
    if not knows_people(context, member):
        return {}
    others = (table.community.startswith(f"{member.community.platform}:"), table.community != member.community.key)
    rows = select(table.community, func.count(table.id)).where(table.member == member.id, *others, *wanted)
    async with context.store.across("what is kept of a member in other communities") as session:
        found = await session.execute(rows.group_by(table.community))
        return dict(sorted(found.all()))


def knows_people(context: Context, member: Member) -> bool:
    """Whether the member's id is theirs in all communities of their platform."""
    return isinstance(context.platforms.get(member.community.platform), KnowsPeople)


async def names(context: Context, communities: Sequence[str]) -> str:
    """What a member calls communities: "our direct messages and Careers"; those without a name are counted as one."""
    known = []
    for each in communities:
        platform = context.platform(each)
        known.append(await platform.called(each) if isinstance(platform, KnowsPeople) else "")
    unnamed = [gettext("another community")] if known.count("") == 1 else [gettext("other communities")]
    return listed([*filter(None, known), *(unnamed if "" in known else [])])


async def follows(context: Context, member: Member) -> bool | None:
    """Whether the member lets their resume follow them; None if they were never asked."""
    async with context.store.of(member.community.key) as session:
        return await session.scalar(select(MemberRow.follows).where(MemberRow.member == member.id))


async def choose(context: Context, member: Member, follows: bool) -> None:
    """Remembers that in all communities of the platform; where they take it back, what was copied goes."""
    if not knows_people(context, member):
        return
    async with context.store.across("a member's consent, which holds on the whole platform") as session:
        theirs = (MemberRow.member == member.id, MemberRow.community.startswith(f"{member.community.platform}:"))
        here = MemberRow.community == member.community.key
        if await session.scalar(select(MemberRow.id).where(*theirs, here)) is None:
            session.add(MemberRow(community=member.community.key, member=member.id, met_at=context.clock()))
            await session.flush()
        await session.execute(update(MemberRow).where(*theirs).values(follows=follows))
        if not follows:
            copies = (ResumeRow.member == member.id, ResumeRow.community.startswith(f"{member.community.platform}:"))
            await session.execute(delete(ResumeRow).where(*copies, ResumeRow.brought))


async def bring(context: Context, member: Member) -> None:
    """Copies a member's newest resume to the community they act in, if they let it follow them."""
    if not knows_people(context, member) or not await follows(context, member):
        return
    async with context.store.across("a resume that follows its member") as session:
        newest = await _newest(session, context, member)
        if newest is None or newest.community == member.community.key:
            return
        content = (await vault_of(session, context.vault, newest.community, member.id)).unlock(newest.content)
    async with context.store.of(member.community.key) as session:
        days = (await settings.load(session)).retention_days
        own = await vault_of(session, context.vault, member.community.key, member.id)
        theirs = select(ResumeRow).where(ResumeRow.member == member.id, ResumeRow.sha256 == newest.sha256)
        row = await session.scalar(theirs)
        if row is None:
            row = ResumeRow(member=member.id, sha256=newest.sha256, brought=True)
            session.add(row)
        row.content, row.read_at = own.lock(content), newest.read_at
        row.expires_at = min(newest.expires_at, context.clock() + timedelta(days=days))


async def _newest(session: AsyncSession, context: Context, member: Member) -> ResumeRow | None:
    here = ResumeRow.community == member.community.key
    theirs = select(ResumeRow).where(
        ResumeRow.member == member.id,
        ResumeRow.community.startswith(f"{member.community.platform}:"),
        ResumeRow.expires_at > context.clock(),
    )
    newest: ResumeRow | None = await session.scalar(theirs.order_by(ResumeRow.read_at.desc(), here.desc()).limit(1))
    return newest
