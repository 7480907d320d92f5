"""The language a member is answered in: chosen by them, told by their platform, or their community's; else English."""

import contextlib
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Member
from coach.store import settings
from coach.store.tables import MemberRow
from texts import ENGLISH, choosing

LONGEST = 16
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


async def choose(session: AsyncSession, member: Member, language: str) -> None:
    """Remembers what a member chose ("" for what their platform tells); the member must have been met."""
    await session.execute(update(MemberRow).where(MemberRow.member == member.id).values(language=language))


async def remember(session: AsyncSession, member: Member, now: datetime) -> None:
    """Remembers the locale that the platform tells of a member, where it would not be known otherwise."""
    if not member.locale:
        return
    told = member.locale[:LONGEST]
    known = await session.scalar(select(MemberRow.locale).where(MemberRow.member == member.id))
    if known is None and choosing.known(told) not in ("", ENGLISH):
        with contextlib.suppress(IntegrityError):  # two things at one moment: the other one was first
            async with session.begin_nested():
                session.add(MemberRow(member=member.id, locale=told, met_at=now))
    elif known not in (None, told):
        await session.execute(update(MemberRow).where(MemberRow.member == member.id).values(locale=told))
