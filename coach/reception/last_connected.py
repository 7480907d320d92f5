"""Until when the coach was connected to a platform: files dropped later may have been missed."""

from datetime import datetime

from sqlalchemy import select

from coach.chat.community_settings import CommunitySettings
from coach.running.context import Context
from coach.store import settings
from coach.store.tables import EventRow

WHOLE_PLATFORM = "@connection"
"""In place of a community: a connection serves all of them."""
KEY = "connected"


async def last_connected(context: Context, platform: str) -> datetime | None:
    """When the coach last said that it is connected; None if never, or more than a week ago."""
    async with context.store.of(f"{platform}:{WHOLE_PLATFORM}") as session:
        return await session.scalar(select(EventRow.seen_at).where(EventRow.key == KEY))


async def connected(context: Context, platform: str) -> None:
    """Notes that the coach is connected now and has looked for what it missed."""
    async with context.store.of(f"{platform}:{WHOLE_PLATFORM}") as session:
        row = await session.scalar(select(EventRow).where(EventRow.key == KEY))
        if row is None:
            session.add(EventRow(key=KEY, seen_at=context.clock()))
        else:
            row.seen_at = context.clock()


async def watching(context: Context, community: str) -> CommunitySettings:
    """The community's settings, by which an adapter knows where to look for missed files."""
    async with context.store.of(community) as session:
        return await settings.load(session)
