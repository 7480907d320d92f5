"""The gateway client: each listener translates what happened and hands it to the service."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands

from adapters.discord import custom_ids
from adapters.discord.answering import answer
from adapters.discord.buttons import button_kind
from adapters.discord.commands import add_commands, register
from adapters.discord.missed import Missed
from adapters.discord.places import PLATFORM, located, parent_of, to_community
from adapters.discord.rendering import to_pages
from adapters.discord.sending import nonce, to_arguments
from adapters.discord.settings import DiscordSettings
from adapters.discord.tags import asks, tags_of
from adapters.discord.translate import Event, community_of, is_hidden, to_submission
from adapters.discord.uploads import Intake
from coach.chat.places import Community
from coach.chat.platform import Platform
from coach.chat.service import CoachService

log = logging.getLogger(__name__)

MAX_WAIT = 60.0
"""Seconds discord.py itself waits out a rate limit; longer ones come back as TryLater."""

ABSENT: dict[str, dict[str, Any]] = {"INTERACTION_CREATE": {"attachment_size_limit": 10 * 1024 * 1024}}
"""What discord.py takes for granted in events, with what holds where it is left out."""


def intents(message_content: bool) -> discord.Intents:
    """What the coach listens to: guilds, messages, direct messages; contents where they are granted."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)


class CoachClient(discord.AutoShardedClient):
    """The connection to Discord. `message_content`: whether to ask for the privileged intent."""

    def __init__(
        self, settings: DiscordSettings, service: CoachService, platform: Platform, message_content: bool
    ) -> None:
        super().__init__(
            intents=intents(message_content),
            shard_count=settings.shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=MAX_WAIT,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._settings, self._service, self._platform = settings, service, platform
        self._intake = Intake(self, service, platform)
        self._missed = Missed(self, service, self._intake.take_missed)
        self._noting: asyncio.Task[None] | None = None
        self.hidden_guilds: set[int] = set()
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree, service, self._intake.review_menu, self._intake.match_menu)
        _guard(self._connection.parsers)

    async def setup_hook(self) -> None:
        """Makes old buttons work again and registers the commands."""
        self.add_dynamic_items(button_kind(self._service))
        self._noting = asyncio.create_task(self._missed.keep_noting())
        await register(self.tree)

    async def close(self) -> None:
        """Ends the connection and what was begun with it."""
        if self._noting is not None:
            self._noting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._noting
            self._noting = None
        await super().close()

    async def launch_shards(self) -> None:
        """As discord.py does, but a configured gateway is kept, and a missing shard count means one shard."""
        if self.shard_count is None:
            try:
                shards, address, _ = await self.http.get_bot_gateway()
            except (discord.GatewayNotFound, KeyError, TypeError):
                shards, address = 1, ""
            if self._settings.gateway_url or not address:
                self.shard_count = shards
        await super().launch_shards()

    async def on_ready(self) -> None:
        """A new session: says that the bot is there and looks for files that were dropped before."""
        log.info("Discord: ready as %s in %d guilds.", self.user, len(self.guilds))
        await self._missed.begun()

    async def on_resumed(self) -> None:
        """The session goes on after an interruption; nothing was missed."""
        self._missed.resumed()

    async def on_disconnect(self) -> None:
        """The connection is away."""
        self._missed.interrupted()

    async def on_message(self, message: discord.Message) -> None:
        """A dropped file, a mention, a direct message; everything else is passed over."""
        if message.author.bot or message.webhook_id is not None:
            return
        if is_hidden(message):
            self._note_hidden(message)
            return
        await self._intake.take(message)

    def _note_hidden(self, message: discord.Message) -> None:
        guild = message.guild.id if message.guild else 0
        if guild not in self.hidden_guilds:
            self.hidden_guilds.add(guild)
            log.warning(
                "Discord hides what messages hold in guild %s: the message-content intent is off. Dropped files are "
                "not seen; /resume-check and the menu 'Review this resume' work.",
                guild,
            )

    async def on_raw_message_delete(self, gone: discord.RawMessageDeleteEvent) -> None:
        """Work on a deleted message ends."""
        await self._withdraw(gone.guild_id, gone.channel_id, {gone.message_id})

    async def on_raw_bulk_message_delete(self, gone: discord.RawBulkMessageDeleteEvent) -> None:
        """The same for many."""
        await self._withdraw(gone.guild_id, gone.channel_id, gone.message_ids)

    async def on_raw_thread_delete(self, gone: discord.RawThreadDeleteEvent) -> None:
        """A deleted forum post takes its first message with it, of which Discord says nothing more."""
        if isinstance(self.get_channel(gone.parent_id), discord.ForumChannel):
            await self._service.withdraw(
                community_of(self, None, gone.guild_id), str(gone.parent_id), str(gone.thread_id)
            )

    async def on_thread_update(self, before: discord.Thread, after: discord.Thread) -> None:
        """A post that is tagged "review me" later on."""
        if asks(tags_of(after)) and not asks(tags_of(before)):
            await self._intake.take_tagged(after)

    async def on_raw_message_edit(self, edited: discord.RawMessageUpdateEvent) -> None:
        """An attachment that was taken out of its message is withdrawn."""
        before = edited.cached_message
        if before is None or "attachments" not in edited.data:
            return
        kept = {str(each["id"]) for each in edited.data["attachments"]}
        for attachment in before.attachments:
            if str(attachment.id) not in kept:
                await self._withdraw(edited.guild_id, edited.channel_id, {edited.message_id}, str(attachment.id))

    async def _withdraw(self, guild: int | None, channel: int, messages: set[int], file: str = "") -> None:
        known = self.get_channel(channel) or self.get_partial_messageable(channel, guild_id=guild)
        parent, community = parent_of(await located(self, known)), community_of(self, None, guild)
        for message in messages:
            await self._service.withdraw(community, parent, str(message), file)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greets where the bot may write; nowhere else."""
        channel = _writable(guild)
        if channel is None:
            log.info("Discord: joined guild %s, but there is no channel to greet in.", guild.id)
            return
        pages = to_pages(await self._service.welcome(to_community(guild)))
        for number, page in enumerate(pages):
            await channel.send(nonce=nonce(f"w{guild.id}", number), **to_arguments(page))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The guild removed the coach. An outage does not come here: discord.py calls that unavailable."""
        community = Community(PLATFORM, str(guild.id), guild.name or "")
        await self._service.left(community)
        await self._platform.leave(community)

    async def on_interaction(self, event: Event) -> None:
        """Forms; commands and buttons have their own ways."""
        if event.type is not discord.InteractionType.modal_submit:
            return
        data: Any = event.data or {}
        form = custom_ids.parse(str(data.get("custom_id", "")))
        if form is not None:
            await answer(event, self._service.submit(to_submission(event, form)), form.guild)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """A listener failed: told in the log without what the event held."""
        log.exception("Discord: the listener %s failed.", event_method)


def _writable(guild: discord.Guild) -> discord.TextChannel | None:
    """The system channel, else the first text channel in which the bot may write."""
    candidates = [guild.system_channel, *guild.text_channels]
    return next((each for each in candidates if each is not None and _may_write(each)), None)


def _may_write(channel: discord.TextChannel) -> bool:
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.send_messages and allowed.embed_links


def _guard(parsers: dict[str, Callable[[Any], Any]]) -> None:
    """Lets a malformed event pass: in discord.py it would end the connection and with it `start()`."""

    def guarded(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def parse_safely(data: Any) -> Any:
            try:
                return parse({**ABSENT.get(name, {}), **data} if isinstance(data, dict) else data)
            except Exception:
                log.exception("Discord: an event of kind %s could not be read and was passed over.", name)
                return None

        return parse_safely

    for name, parse in list(parsers.items()):
        parsers[name] = guarded(name, parse)
