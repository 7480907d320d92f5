"""Slack as the coach's platform: fetch, sign, open a thread, post, write to a member, leave."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import sha256
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import download
from adapters.slack.client import Clients, Web
from adapters.slack.erasing import asked_by, erase
from adapters.slack.failures import code_of, explained
from adapters.slack.groups import Groups
from adapters.slack.history import Posted, posted_in
from adapters.slack.inner_pictures import PAUSE, TRIES, filled, named_in, pictures_of, uploaded
from adapters.slack.pace import Pace
from adapters.slack.rendering import Block, escaped, text_blocks, to_blocks, to_fallback
from adapters.slack.status import Working
from adapters.slack.whispering import whisper
from adapters.text_splitting import shortened
from coach.chat.message import Attachment, Message, Note, Picture, plain
from coach.chat.places import FIRST, Community, FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.chat.reactions import Marks
from coach.errors import CoachError, PlaceGone, TryLater
from coach.review.pictures import png_of
from texts import gettext

log = logging.getLogger(__name__)

SEEN = "eyes"
REACTIONS: dict[Reaction, str] = {"seen": SEEN, "done": "white_check_mark", "failed": "warning"}
REFUSED_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
MAY_NOT = frozenset({"cant_update_message", "edit_window_closed", "message_not_found"})
EVENT = "coach_message"
FIRST_FILE = 100
"""Parts of a message count from 0, its files from here."""

PLAIN: dict[str, Any] = {
    "unfurl_links": False,
    "unfurl_media": False,
    "link_names": False,
    "parse": "none",
    "mrkdwn": False,
}
"""Nothing in a message pings, unfurls or turns into a link by itself."""


class SlackPlatform:
    """Implements `coach.chat.platform.Platform`."""

    name = "slack"

    def __init__(self, web: Web, clients: Clients, pace: Pace) -> None:
        self._web, self._clients, self._pace = web, clients, pace
        self._marks = Marks()
        self._working = Working(clients)
        self.on_done: Callable[[Place], None] = lambda _: None
        """Told of each message that is marked as done."""
        self._groups = Groups(clients)

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        """The file's bytes. Raises FileGone, Unreadable ("too_large"), TryLater."""
        return await download.fetch(self._web, await self._clients.of(place.community), file.id, max_bytes)

    async def react(self, place: Place, reaction: Reaction) -> None:
        """Adds a reaction to the answered message. A sign that cannot be given stops nothing."""
        if not place.message:
            return
        async with self._marks.turn(place, reaction) as may:
            if may:
                await self._react(place, reaction)
                if reaction == "done":
                    self.on_done(place)
                if reaction == "seen":
                    await self._working.show(place)
                elif reaction != "done":
                    await self._working.hide(place)

    async def _react(self, place: Place, reaction: Reaction) -> None:
        """One sign at a time: that of receipt goes before another one comes, which waits for no pause that Slack asks
        for meanwhile. Raises TryLater if one of the two has to be tried again."""
        client = await self._clients.of(place.community)
        at, pause = {"channel": place.channel, "timestamp": place.message}, None
        if reaction != "seen":
            pause = await _tried(client.reactions_remove(name=SEEN, **at))
        if reaction in REACTIONS:
            pause = await _tried(client.reactions_add(name=REACTIONS[reaction], **at)) or pause
        if pause:
            raise pause

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        """The thread of the answered message; in a channel without one (a command), of a message posted for it, in a
        direct conversation that of the answer's first message, so that one answer is one notification."""
        if place.thread or place.message:
            return replace(place, thread=place.thread or place.message)
        if place.is_direct:
            return replace(place, thread=FIRST)
        key = "open" + sha256(f"{place.channel}{member.id}{title}".encode()).hexdigest()[:20]
        client = await self._clients.of(place.community)
        earlier = await posted_in(client, place, recent_only=True)
        stamp = earlier.stamp(key, 0) or await self._post(client, place, key, 0, [_for_whom(member)], gettext(title))
        return replace(place, message=stamp, thread=stamp)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        """Posts a message once, with its pictures and files; returns the (first) message's `ts`."""
        client = await self._clients.of(place.community)
        begins = place.thread == FIRST
        place = replace(place, thread="") if begins else place
        earlier = await posted_in(client, place) if unclear else Posted()
        stamps: list[str] = []
        try:
            outside: list[Picture] = []
            for number, blocks in enumerate(to_blocks(message, inside=True)):
                stamp, left = await self._post_page(client, place, (key, number), blocks, message, earlier)
                stamps.append(stamp)
                outside += left
                if begins and number == 0:
                    place = replace(place, thread=stamps[0])
                    earlier = await posted_in(client, place) if unclear else Posted()
            await self._attach_all(client, place, message, key, earlier, outside)
        except TryLater as later:
            # A part may be there already, even if this one was refused: the next try must look.
            raise TryLater(later.seconds, refused=later.refused and not stamps) from later
        return stamps[0] if stamps else key

    async def direct(self, member: Member) -> Place:
        """The conversation with a member. Raises PlaceGone if they take no messages (gone, a bot, another team's)."""
        client = await self._clients.of(member.community)
        with explained():
            opened = await client.conversations_open(users=member.id)
        channel = (opened.get("channel") or {}).get("id")
        if not channel:
            raise PlaceGone("Slack opened no conversation with that member.")
        return Place(member.community, channel, audience="member", is_direct=True)

    async def whisper(self, place: Place, member: Member, message: Message) -> None:
        """Shows a message to one member of a channel."""
        if not place.channel or place.is_direct:
            raise PlaceGone("There is no place in which the member alone could be told.")
        client = await self._clients.of(member.community)
        for blocks in to_blocks(message, pictures=True):
            await whisper(client, member, place, blocks, to_fallback(message))

    async def timezone(self, member: Member) -> str:
        """The time zone of the member's profile, which may tell none. Raises PlaceGone if they were deactivated."""
        client = await self._clients.of(member.community)
        with explained():
            profile = (await client.users_info(user=member.id)).get("user") or {}
        if profile.get("deleted"):
            raise PlaceGone("This member's account is deactivated.")
        return profile.get("tz") or ""

    async def groups(self, community: Community) -> Sequence[tuple[str, str]]:
        """The user groups of the workspace; none on plans that have none, or without the scope for them."""
        return await self._groups.named(community)

    async def belongs(self, member: Member, group: str) -> bool:
        """Whether a member is in a user group."""
        return member.id in await self._groups.members(member.community, group)

    async def may_call(self, community: Community, group: str) -> bool:
        """Any user group can be mentioned in a channel the coach is in."""
        return True

    async def address(self, place: Place, message: str) -> str:
        """The permalink of a message; "" where Slack gives none."""
        client = await self._clients.of(place.community)
        try:
            with explained():
                found = await client.chat_getPermalink(channel=place.channel, message_ts=message)
        except TryLater:
            raise
        except CoachError:
            return ""
        return str(found.get("permalink") or "")

    async def asked_by(self, place: Place) -> str:
        """The author of the message that a thread hangs at, or whom the coach named in it."""
        return await asked_by(await self._clients.of(place.community), place)

    async def erase(self, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
        """Deletes the coach's messages and files in the thread, or, outside of one, those of the keys."""
        return await erase(await self._clients.of(place.community), place, keys, only_these)

    async def leave(self, community: Community) -> None:
        """Deletes the community's tokens."""
        await self._clients.forget(community)

    async def _post_page(
        self,
        client: AsyncWebClient,
        place: Place,
        key: tuple[str, int],
        blocks: list[Block],
        message: Message,
        earlier: Posted,
    ) -> tuple[str, list[Picture]]:
        """Posts blocks, and puts their pictures in once Slack has them: the words wait for nothing. What an earlier try
        has done is not done again. Gives the message's `ts`, and the pictures that found no place."""
        pictures, text = pictures_of(message), to_fallback(message)
        wanted = {number: pictures[number] for number in named_in(blocks)}
        stamp = earlier.stamp(*key)
        if stamp is None:
            stamp = await self._post(
                client, place, *key, filled(blocks, {}) or text_blocks(text), text, message.follows
            )
        if key in earlier.pictured or not wanted:
            return stamp, []
        try:
            shown = await self._put_in(client, place, key, stamp, blocks, wanted, text)
        except TryLater as later:  # the message is there: the next try must look
            raise TryLater(later.seconds) from later
        return stamp, [picture for number, picture in wanted.items() if number not in shown]

    async def _put_in(
        self,
        client: AsyncWebClient,
        place: Place,
        key: tuple[str, int],
        stamp: str,
        blocks: list[Block],
        wanted: Mapping[int, Picture],
        text: str,
    ) -> Set[int]:
        """Uploads pictures and puts them into a message that was posted; gives the numbers of those that are there."""
        files = await uploaded(client, wanted, key[0])
        for attempt in range(TRIES if files else 0):
            await asyncio.sleep(PAUSE if attempt else 0)
            with explained():
                try:
                    await client.chat_update(
                        channel=place.channel,
                        ts=stamp,
                        text=text,
                        blocks=_named(filled(blocks, files), key),
                        metadata=_metadata(key),
                        link_names=False,
                        parse="none",
                    )
                except SlackApiError as error:
                    if code_of(error) not in REFUSED_BLOCKS | MAY_NOT:
                        raise
                    continue
            return files.keys()
        return set()

    async def _say(self, client: AsyncWebClient, place: Place, key: str, number: int, message: Message) -> str:
        return await self._post(
            client, place, key, number, to_blocks(message)[0], to_fallback(message), message.follows
        )

    async def _post(
        self,
        client: AsyncWebClient,
        place: Place,
        key: str,
        number: int,
        blocks: list[Block],
        text: str,
        follows: bool = False,
    ) -> str:
        await self._pace.turn(place.channel, follows)
        what = {
            "channel": place.channel,
            "thread_ts": place.thread or None,
            "metadata": _metadata((key, number)),
            **PLAIN,
        }
        try:
            with explained():
                try:
                    answer = await client.chat_postMessage(text=text, blocks=_named(blocks, (key, number)), **what)
                except SlackApiError as error:
                    if code_of(error) not in REFUSED_BLOCKS:
                        raise
                    # Better plain words than none: a limit that is not documented must not swallow an answer.
                    log.warning("Slack refused blocks (%s); the words are posted plain.", code_of(error))
                    answer = await client.chat_postMessage(text=shortened(plain_words(blocks), 12_000), **what)
        except TryLater as later:
            if later.refused:
                self._pace.hold(place.channel, later.seconds)
            raise
        return str(answer["ts"])

    async def _attach_all(
        self,
        client: AsyncWebClient,
        place: Place,
        message: Message,
        key: str,
        earlier: Posted,
        outside: Sequence[Picture],
    ) -> None:
        """Uploads the files of a message, and those of its pictures that had no place inside."""
        apart = [part for part in message.parts if isinstance(part, Picture | Attachment)]
        files = [part for part in apart if isinstance(part, Attachment) or part in outside]
        for number, part in enumerate(files, FIRST_FILE):
            name = file_name(part, key, number)
            if name not in earlier.files and earlier.stamp(key, number) is None:
                await self._attach(client, place, part, name, (key, number))

    async def _attach(
        self, client: AsyncWebClient, place: Place, part: Picture | Attachment, name: str, key: tuple[str, int]
    ) -> None:
        """Uploads a picture or file; a picture that cannot be shown is told in words."""
        try:
            data = await asyncio.to_thread(png_of, part) if isinstance(part, Picture) else part.data
            with explained():
                await client.files_upload_v2(
                    channel=place.channel,
                    thread_ts=place.thread or None,
                    file=data,
                    filename=name,
                    title=part.chart.title if isinstance(part, Picture) else part.name,
                    alt_txt=shortened(part.alt, 1000) if isinstance(part, Picture) else None,
                )
        except (CoachError, OSError, ValueError) as error:
            if isinstance(part, Attachment):
                raise
            log.warning("A picture was not uploaded (%s); its words are posted.", type(error).__name__)
            await self._say(client, place, *key, Message((Note(plain(part.alt)),)))


async def _tried(sign: Awaitable[Any]) -> TryLater | None:
    """Gives a sign or takes it back; when to try again, if Slack asks for that."""
    try:
        with explained():
            await sign
    except TryLater as later:
        return later
    except CoachError as error:
        # Already there, no such scope, message deleted: what follows will tell whether it matters.
        log.info("No reaction was changed: %s", error.message)
    return None


def _metadata(key: tuple[str, int]) -> dict[str, Any]:
    """What tells a message of ours, and which part of which it is."""
    return {"event_type": EVENT, "event_payload": {"key": key[0], "part": key[1]}}


def _named(blocks: list[Block], key: tuple[str, int]) -> list[Block]:
    """Blocks of which the first one tells the same, to apps that may not read metadata."""
    return [{**blocks[0], "block_id": f"{key[0]}/{key[1]}"}, *blocks[1:]]


def _for_whom(member: Member) -> Block:
    """Says whose review is in the thread below. The mention notifies that member at most, who asked for it."""
    before, _, after = gettext("{member} asked for a resume review. It will be in this thread.").partition("{member}")
    words = [{"type": "text", "text": each} for each in (before, after)]
    named = [words[0], {"type": "user", "user_id": member.id}, words[1]]
    told = [each for each in named if each.get("text", "…")]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": told}]}


def file_name(part: Picture | Attachment, key: str, number: int) -> str:
    """A name by which an upload is known again, should its answer have been lost."""
    if isinstance(part, Picture):
        return f"{part.chart.design}-{key}-{number}.png"
    stem, dot, kind = part.name.rpartition(".")
    return f"{stem}-{key}{dot}{kind}" if dot else f"{part.name}-{key}"


def plain_words(blocks: list[Block]) -> str:
    """All text of some blocks, escaped."""
    found: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") in {"text", "plain_text"}:
                found.append(escaped(str(node.get("text", ""))))
            else:
                for child in node.values():
                    collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    collect(blocks)
    return "\n".join(found)
