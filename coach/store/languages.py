"""The language a member is answered in: chosen by them, told by their platform, or their community's; else English."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Member
from coach.store import settings
from coach.store.inserting import insert_if_missing
from coach.store.tables import MemberRow, Setting
from texts import ENGLISH, choosing

MAX_LOCALE = 16
"""Characters of a locale that are kept."""


async def language_of(session: AsyncSession, member: Member, chosen: CommunitySettings | None = None) -> str:
    """The language of a member of the session's community. `chosen`: its settings, where they are at hand.

    What the platform tells now comes before what it told once: not everything that happens tells of a locale.
    """
    known = (
        await session.execute(select(MemberRow.language, MemberRow.locale).where(MemberRow.member == member.id))
    ).one_or_none()
    own, told = known or ("", "")
    wishes = (own, member.locale, told)
    if any(map(choosing.known, wishes)):
        return choosing.best(wishes)
    # Their platform told of a language without texts, or nothing.
    community = (chosen or await settings.load(session)).language
    return choosing.best((community, "" if member.locale or told else member.community.locale))


async def language_in(session: AsyncSession, community: str, member: str) -> str:
    """The same for a member of whom nothing is at hand, in a session over all communities or of theirs."""
    return (await languages_of(session, {(community, member)}))[community, member]


async def languages_of(session: AsyncSession, members: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """The languages of members by community and id, in a session over all communities."""
    communities, ids = {community for community, _ in members}, {member for _, member in members}
    columns = select(MemberRow.community, MemberRow.member, MemberRow.language, MemberRow.locale)
    rows = await session.execute(columns.where(MemberRow.community.in_(communities), MemberRow.member.in_(ids)))
    known = {(row.community, row.member): (row.language, row.locale) for row in rows}
    chosen = {
        row.community: CommunitySettings.model_validate(row.values).language
        for row in await session.scalars(select(Setting).where(Setting.community.in_(communities)))
    }
    return {who: choosing.best((*known.get(who, ()), chosen.get(who[0], ""))) for who in members}


async def chosen_by(session: AsyncSession, member: Member) -> str:
    """What a member chose to be answered in; "" if they never did."""
    return await session.scalar(select(MemberRow.language).where(MemberRow.member == member.id)) or ""


async def choose(session: AsyncSession, member: Member, language: str, now: datetime) -> None:
    """Remembers what a member chose, "" for what their platform tells."""
    if await session.scalar(select(MemberRow.id).where(MemberRow.member == member.id)) is None:
        session.add(MemberRow(member=member.id, locale=member.locale[:MAX_LOCALE], met_at=now))
        await session.flush()
    await session.execute(update(MemberRow).where(MemberRow.member == member.id).values(language=language))


async def remember(session: AsyncSession, member: Member, now: datetime) -> None:
    """Remembers the locale that the platform tells of a member, where it would not be known otherwise."""
    if not member.locale:
        return
    told = member.locale[:MAX_LOCALE]
    known = await session.scalar(select(MemberRow.locale).where(MemberRow.member == member.id))
    if known is None and choosing.known(told) not in ("", ENGLISH):
        await insert_if_missing(session, MemberRow, member=member.id, locale=told, met_at=now)
    elif known not in (None, told):
        await session.execute(update(MemberRow).where(MemberRow.member == member.id).values(locale=told))
