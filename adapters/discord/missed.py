"""Finds the files that were dropped while the bot was not connected: a new session brings no old messages.

Of direct conversations Discord gives bots no list, so those that the coach remembers are looked at.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

import discord

from adapters.discord.places import PLATFORM, parent_of, to_community
from adapters.discord.translate import channel_name, files_of
from coach.chat.community_settings import CommunitySettings
from coach.chat.service import CoachService

log = logging.getLogger(__name__)

MAX_AWAY = timedelta(days=1)
OVERLAP = timedelta(minutes=5)
"""A connection may have been dead for a while before that was noticed."""
MESSAGES, CHANNELS, CONVERSATIONS = 100, 20, 20
"""Looked at in each channel (one request), in each guild, and beside all guilds."""
PAUSE = 60.0
"""Seconds between two notes of being connected."""

Taking = Callable[[discord.Message], Awaitable[None]]
Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
Readable = Channel | discord.PartialMessageable


class Missed:
    """Looks through watched channels and direct conversations at the begin of a session; in between notes that the bot
    is connected."""

    def __init__(self, client: discord.Client, service: CoachService, take: Taking) -> None:
        self._client, self._service, self._take = client, service, take
        self._connected = self._looked = False

    async def begun(self) -> None:
        """A session began that could not take up the one before."""
        self._connected, self._looked = True, False
        last = await self._service.last_connected(PLATFORM)
        if last is not None:  # a coach that was never here has missed nothing
            since = max(last - OVERLAP, datetime.now(UTC) - MAX_AWAY)
            for guild in self._client.guilds:
                await self._look(guild, since)
            await self._look_at_conversations(since)
        self._looked = True
        await self._note()

    def interrupted(self) -> None:
        """The connection is away."""
        self._connected = False

    def resumed(self) -> None:
        """The session goes on; Discord has sent what happened meanwhile."""
        self._connected = True

    async def keep_noting(self) -> None:
        """Until it is cancelled. Raises nothing: an older note means that more is looked through."""
        while True:
            await asyncio.sleep(PAUSE)
            try:
                await self._note()
            except Exception as error:
                log.info("It could not be noted that Discord is connected (%s).", type(error).__name__)

    async def _note(self) -> None:
        if self._connected and self._looked:
            await self._service.connected(PLATFORM)

    async def _look(self, guild: discord.Guild, since: datetime) -> None:
        me = guild.me
        since = max(since, me.joined_at) if me and me.joined_at else since
        chosen = await self._service.watching(to_community(guild))
        for channel in _worth_a_look(guild, chosen, since):
            await self._look_into(channel, since)

    async def _look_at_conversations(self, since: datetime) -> None:
        remembered = await self._service.conversations(PLATFORM)
        for number in [int(each) for each in remembered if each.isdigit()][:CONVERSATIONS]:
            kind = discord.ChannelType.private
            await self._look_into(self._client.get_partial_messageable(number, type=kind), since)

    async def _look_into(self, channel: Readable, since: datetime) -> None:
        try:
            for message in await _files_in(channel, since):
                await self._take(message)
        except discord.HTTPException as error:
            log.info("Discord: channel %s could not be looked through (%s).", channel.id, error.status)


def _worth_a_look(guild: discord.Guild, chosen: CommunitySettings, since: datetime) -> Sequence[Channel]:
    """The watched channels and threads in which something was said since, the latest first."""
    oldest = discord.utils.time_snowflake(since)
    known: list[Channel] = [
        *guild.text_channels, *guild.voice_channels, *guild.stage_channels, *guild.threads
    ]  # fmt: skip
    found = [
        each
        for each in known
        if (each.last_message_id or 0) > oldest
        and chosen.watches(parent_of(each), channel_name(each))
        and _may_read(each, guild.me)
    ]
    return sorted(found, key=lambda each: each.last_message_id or 0, reverse=True)[:CHANNELS]


def _may_read(channel: Channel, me: discord.Member | None) -> bool:
    """False only where it is known: each refusal counts towards a ban."""
    if me is None or (isinstance(channel, discord.Thread) and channel.parent is None):
        return True
    allowed = channel.permissions_for(me)
    return allowed.view_channel and allowed.read_message_history


async def _files_in(channel: Readable, since: datetime) -> list[discord.Message]:
    """Messages of people with files that the coach has not marked, the oldest first."""
    found = [
        each
        async for each in channel.history(limit=MESSAGES, after=since, oldest_first=False)
        if files_of(each)
        and not each.author.bot
        and each.webhook_id is None
        and not any(reaction.me for reaction in each.reactions)
    ]
    return found[::-1]
