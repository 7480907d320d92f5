"""Discord as a platform of the coach: files, reactions, threads, messages."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import aiohttp
import discord

from adapters.bounded_download import too_large
from adapters.discord import threads
from adapters.discord.download import download, has_expired
from adapters.discord.endpoints import may_download
from adapters.discord.erasing import asked_by, erase
from adapters.discord.failures import MISSING_PERMISSIONS, Refusals, StillRefused, explained
from adapters.discord.groups import may_mention, roles_of
from adapters.discord.history import already_posted
from adapters.discord.marks import reference
from adapters.discord.places import DIRECT, PLATFORM, guild_of, home, message_id, target
from adapters.discord.private_answers import may_whisper, whisper
from adapters.discord.rendering import MessagePage, to_pages
from adapters.discord.sending import nonce, to_arguments, to_plain_arguments
from adapters.discord.settings import DiscordSettings
from adapters.discord.tags import tag_as_reviewed
from adapters.discord.translate import files_of
from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.chat.reactions import Marks
from coach.errors import CoachError, FileGone, PlaceGone, TryLater
from texts import gettext

log = logging.getLogger(__name__)

SEEN = "👀"
REACTIONS: dict[Reaction, str] = {"seen": SEEN, "done": "✅", "failed": "⚠️"}
Connect = Callable[[], Awaitable[discord.Client]]
"""Gives a logged-in client; it need not be connected to the gateway."""


class DiscordPlatform:
    """Implements `coach.chat.platform.Platform` over Discord's REST API, with or without a gateway in this process."""

    name = PLATFORM

    def __init__(self, settings: DiscordSettings, connect: Connect) -> None:
        self._settings, self._connect = settings, connect
        self._session: aiohttp.ClientSession | None = None
        self._refusals = Refusals()
        self._marks = Marks()

    async def called(self, community: str) -> str:
        """A guild by its name, as far as this process knows it; what belongs to none is a direct conversation."""
        number = community.partition(":")[2]
        if number == DIRECT:
            return gettext("our direct messages")
        guild = (await self._connect()).get_guild(int(number))
        return guild.name if guild else ""

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The attachment's bytes; asks for a fresh address where the known one is over."""
        if (file.size or 0) > max_bytes:
            raise too_large(max_bytes)
        if file.url and not has_expired(file.url):
            try:
                return await self._download(file.url, max_bytes)
            except FileGone:
                pass  # the address may be over although it does not say so
        return await self._download(await self._fresh_url(file), max_bytes)

    async def _download(self, url: str, max_bytes: int) -> bytes:
        if not may_download(url, self._settings):
            raise FileGone("The file's address isn't one of Discord's.")
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return await download(self._session, url, max_bytes)

    async def _fresh_url(self, file: FileRef) -> str:
        if not (file.message.isdigit() and file.channel.isdigit()):
            raise FileGone("The file's link has expired. Please send the file again.")
        try:
            with explained():
                message = await (await self._channel(int(file.channel))).fetch_message(int(file.message))
        except PlaceGone as error:
            raise FileGone("The message with the file is gone. Please send the file again.") from error
        for attachment in files_of(message):
            if str(attachment.id) == file.id:
                return attachment.url
        raise FileGone("The file was removed from its message. Please send it again.")

    async def react(self, place: Place, reaction: Reaction) -> None:
        """Marks the message by a reaction. A refusal is no failure: the answer itself matters."""
        number = message_id(place)
        if number is None:
            return
        async with self._marks.turn(place, reaction) as may:
            if may:
                await self._react(place, number, reaction)

    async def _react(self, place: Place, number: int, reaction: Reaction) -> None:
        try:
            with explained():
                message = (await self._channel(home(place))).get_partial_message(number)
                self._refusals.check(f"react:{home(place)}")
                if reaction in REACTIONS:
                    await message.add_reaction(REACTIONS[reaction])
                if reaction == "done" and place.is_forum:
                    await self._tag(place)
                if reaction != "seen":
                    await message.remove_reaction(SEEN, (await self._connect()).user or discord.Object(0))
        except PlaceGone as error:
            if isinstance(error.__cause__, discord.Forbidden):
                self._refusals.note(f"react:{home(place)}")

    async def _tag(self, place: Place) -> None:
        where = f"tag:{place.channel}"
        try:
            self._refusals.check(where)
            await tag_as_reviewed(await self._connect(), place)
        except (PlaceGone, discord.Forbidden, discord.NotFound):
            self._refusals.note(where)

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The thread of the message, the same at every call; where none can be, the channel or direct messages."""
        if place.thread or place.is_direct:
            return replace(place, thread=place.thread or place.channel)
        if place.audience == "member" and may_whisper(place):
            return replace(place, thread="")
        if place.audience == "member":
            return replace(await self.direct(member), channel=place.channel, message=place.message)
        with explained():
            return await threads.open_thread(await self._connect(), place, title, self, member)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Posts the message's pages; each is sent once whatever happens between the tries."""
        first = ""
        for number, page in enumerate(to_pages(message)):
            try:
                posted = await self._post_page(place, page, (key, number), unclear)
            except TryLater as later:
                # What an earlier page has done must be looked for at the next try.
                raise TryLater(later.seconds, later.message, refused=later.refused and not first) from later
            first = first or posted
        return first

    async def _post_page(self, place: Place, page: MessagePage, key: tuple[str, int], unclear: bool) -> str:
        if place.reply and place.audience == "member":
            return await self._whisper(place, page, unclear)
        channel = await self._channel(target(place))
        try:
            self._refusals.check(str(channel.id))
            with explained():
                if unclear and (found := await already_posted(channel, reference(*key))):
                    return found
                return await self._send(channel, place, page, key)
        except PlaceGone as error:
            return await self._elsewhere(place, page, key, error)

    async def _whisper(self, place: Place, page: MessagePage, unclear: bool) -> str:
        """A page that only the asker sees. Raises PlaceGone where that is over, or where an earlier try may have
        arrived: Discord tells of no such message, and a direct one can be looked for."""
        if unclear or not may_whisper(place):
            raise PlaceGone("Discord takes no more private answers to that command.")
        with explained():
            return await whisper(await self._connect(), place, page)

    async def _send(
        self, channel: discord.PartialMessageable, place: Place, page: MessagePage, key: tuple[str, int]
    ) -> str:
        arguments = to_arguments(page, reference(*key), guild_of(place)) | _reply_to(place)
        try:
            sent = await channel.send(nonce=nonce(*key), **arguments)
        except discord.Forbidden as error:
            if error.code != MISSING_PERMISSIONS:
                raise
            # Embeds and files need permissions of their own; words may still be allowed.
            return await self._send_plain(channel, place, page, key)
        return str(sent.id)

    async def _send_plain(
        self, channel: discord.PartialMessageable, place: Place, page: MessagePage, key: tuple[str, int]
    ) -> str:
        first = ""
        for number, arguments in enumerate(to_plain_arguments(page, reference(*key), guild_of(place))):
            sent = await channel.send(nonce=nonce(f"{key[0]}/{key[1]}/plain", number), **arguments, **_reply_to(place))
            first = first or str(sent.id)
        return first

    async def _elsewhere(self, place: Place, page: MessagePage, key: tuple[str, int], error: PlaceGone) -> str:
        """Where the thread is closed to the coach the channel takes the answer; of a closed inbox it hears nothing."""
        cause = error.__cause__
        if isinstance(cause, discord.Forbidden):
            self._refusals.note(str(target(place)))
        refused = isinstance(cause, discord.Forbidden) or isinstance(error, StillRefused)
        if not refused:
            raise error
        if not await threads.may_leave(await self._connect(), place):
            if not place.is_direct:
                await self._mark_unanswered(place)
            raise error
        if place.is_direct:  # closed direct messages: no word of it where others read
            raise error
        channel = await self._channel(int(place.channel))
        with explained():
            await threads.tell_no_thread(channel, place)
            return await self._send(channel, replace(place, thread=place.channel), page, key)

    async def _mark_unanswered(self, place: Place) -> None:
        """There is nowhere to say why no answer comes: a mark on the message, and a word to the operator."""
        log.warning(
            "Discord does not let the coach write in channel %s; it needs View Channel, Send Messages, Send Messages "
            "in Threads there.", target(place)
        )  # fmt: skip
        with suppress(CoachError):
            await self.react(place, "failed")

    async def direct(self, member: Member) -> Place:
        """The direct conversation. That it is closed shows only when something is posted."""
        self._refusals.check(f"dm:{member.id}")
        try:
            with explained():
                channel = await (await self._connect()).create_dm(discord.Object(int(member.id)))
        except PlaceGone:
            self._refusals.note(f"dm:{member.id}")
            raise
        number = str(channel.id)
        return Place(member.community, number, thread=number, audience="member", is_direct=True)

    async def whisper(self, place: Place, member: Member, message: Message) -> None:
        """Shows a message to whoever pressed or typed something there a quarter of an hour ago at most."""
        for page in to_pages(message):
            await self._whisper(place, page, unclear=False)

    async def asked_by(self, place: Place) -> str:
        """The author of the message that a thread hangs at, or whom the coach named in it."""
        with explained():
            return await asked_by(await self._connect(), place)

    async def erase(self, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
        """Deletes the coach's messages in the thread, or, where the answer stands in the channel, those of the keys."""
        return await erase(await self._connect(), place, keys, only_these)

    async def groups(self, community: Community) -> Sequence[tuple[str, str]]:
        """None: Discord's forms have a chooser of roles."""
        return ()

    async def belongs(self, member: Member, group: str) -> bool:
        """Whether a member of the guild has a role."""
        return group in await roles_of(await self._connect(), member.community, member.id)

    async def may_call(self, community: Community, group: str) -> bool:
        """Whether anybody, or the coach, may mention the role."""
        return await may_mention(await self._connect(), community, group)

    async def address(self, place: Place, message: str) -> str:
        """The address of a message, as "Copy link" gives it."""
        return f"https://discord.com/channels/{place.community.id}/{target(place)}/{message}"

    async def leave(self, community: Community) -> None:
        """Nothing is kept for a guild: the token is the bot's own."""

    async def close(self) -> None:
        """Ends the downloads' connections."""
        if self._session is not None:
            await self._session.close()

    async def _channel(self, number: int) -> discord.PartialMessageable:
        client = await self._connect()
        return client.get_partial_messageable(number)


def _reply_to(place: Place) -> dict[str, Any]:
    """In a channel without a thread the answer refers to the message it answers."""
    number = message_id(place)
    if number is None or place.thread != place.channel or place.is_direct:
        return {}
    reply = discord.MessageReference(message_id=number, channel_id=int(place.channel), fail_if_not_exists=False)
    return {"reference": reply, "mention_author": False}
