"""The settings of a community, kept as one row."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.store.tables import Setting


async def load(session: AsyncSession) -> CommunitySettings:
    """The settings of the session's community; the defaults if nobody changed them."""
    row = await session.scalar(select(Setting))
    return CommunitySettings() if row is None else CommunitySettings.model_validate(row.values)


async def save(session: AsyncSession, settings: CommunitySettings) -> None:
    """Keeps the settings of the session's community."""
    row = await session.scalar(select(Setting))
    values = settings.model_dump(mode="json")
    if row is None:
        session.add(Setting(values=values))
    else:
        row.values = values
