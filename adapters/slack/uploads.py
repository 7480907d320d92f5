"""Files that fall into a channel: both events of an upload, mentions, and files that are deleted again."""

import asyncio
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.download import file_info
from adapters.slack.failures import explained
from adapters.slack.inbox import Inbox
from adapters.slack.translate import (
    SHARED,
    Payload,
    files_of,
    is_direct,
    share_of,
    to_community,
    to_place,
    to_upload,
    words_of,
)
from coach.chat.direct_messages import to_command
from coach.chat.places import Command, Community, Place
from coach.errors import CoachError, TryLater
from texts import speaking

SHARE_TRIES = 3
SHARE_PAUSE = 0.4
"""Slack lists a file's messages a moment after it announces the file."""


def listen(app: AsyncApp, inbox: Inbox) -> None:
    """Registers the listeners. Each returns only when the work is safe in the queue: then Slack is acknowledged."""
    files = Files(inbox)
    app.event("file_shared")(files.shared)
    app.event("app_mention")(files.mentioned)
    app.event("message")(files.message)
    app.event("file_deleted")(files.deleted)


@dataclass(frozen=True, slots=True)
class Files:
    """The listeners for files."""

    inbox: Inbox

    async def shared(self, context: AsyncBoltContext, event: Payload) -> None:
        """`file_shared` names the file and the channel only: the message is asked for."""
        user, channel = event.get("user_id", ""), event.get("channel_id", "")
        if not user or not channel or user == context.bot_user_id:
            return
        community = to_community(context.team_id, context.enterprise_id)
        file = await self._with_share(community, event["file_id"], channel)
        if file is None or file.get("user") == context.bot_user_id:
            return
        share = share_of(file, channel) or {}
        await self._receive(
            to_place(community, {"channel": channel, **share}), file.get("user") or user, [file], is_direct(channel)
        )

    async def message(self, context: AsyncBoltContext, event: Payload) -> None:
        """A message: one that shares files, a deletion, or words to the coach in a direct conversation."""
        community = to_community(context.team_id, context.enterprise_id)
        subtype = event.get("subtype")
        if subtype == "message_deleted":
            stamp = event.get("deleted_ts") or (event.get("previous_message") or {}).get("ts") or ""
            await self.inbox.service.withdraw(community, event.get("channel", ""), message=stamp)
        elif _is_from_a_person(event, context) and subtype in SHARED:
            place, asked = to_place(community, event), self._asked(event, context)
            if files := files_of(event, asked or place.is_direct):
                await self._receive(place, event["user"], files, asked)
            elif place.is_direct and subtype is None:
                self.inbox.background.start(self._answer_words(place, event["user"], words_of(event)))

    async def missed(self, community: Community, channel: str, message: Payload, us: str) -> None:
        """A message with files that was written while no event came; its words are not answered any more."""
        thread = {} if message.get("thread_ts") == message["ts"] else {"thread_ts": message.get("thread_ts")}
        place = to_place(community, {"channel": channel, "ts": message["ts"], **thread})
        asked = f"<@{us}>" in (message.get("text") or "")
        await self._receive(place, message["user"], files_of(message, asked or place.is_direct), asked)

    async def mentioned(self, context: AsyncBoltContext, event: Payload) -> None:
        """The coach was mentioned: with a file, or in the thread under one; else it says what it can do."""
        if not _is_from_a_person(event, context):
            return
        place = to_place(to_community(context.team_id, context.enterprise_id), event)
        if files := files_of(event, asked=True):
            await self._receive(place, event["user"], files, asked=True)
            return
        parent = await self._parent(place) if place.thread else {}
        files = files_of(parent, asked=True)
        if files and parent.get("user") == event["user"]:
            root = to_place(place.community, {**parent, "channel": place.channel})
            await self._receive(root, event["user"], files, asked=True, again=place.message)
        else:
            self.inbox.background.start(self._explain(place, event["user"]))

    async def deleted(self, context: AsyncBoltContext, event: Payload) -> None:
        """A file was deleted: what is queued for it ends."""
        community = to_community(context.team_id, context.enterprise_id)
        for channel in event.get("channel_ids") or [event.get("channel_id") or ""]:
            await self.inbox.service.withdraw(community, channel, file=event["file_id"])

    async def _receive(self, place: Place, user: str, files: list[Payload], asked: bool, again: str = "") -> None:
        member = await self.inbox.member(place.community, user)
        asked = asked or place.is_direct
        name = "" if asked else await self.inbox.channels.name(place.community, place.channel)
        for file in files:
            known = file if file.get("name") else await self._named(place.community, file)
            key = ":".join((place.community.id, place.channel, file["id"], again)) if again else ""
            receipt = await self.inbox.service.receive(to_upload(place, member, known, asked, key, name))
            if receipt.is_new:
                self.inbox.homes.awaits(place, member)
            if receipt.is_new and not receipt.quiet:
                with speaking(receipt.language):
                    self.inbox.background.start(self.inbox.platform.react(place, "seen"))

    async def _named(self, community: Community, stub: Payload) -> Payload:
        """Slack Connect's stubs carry an id only. If Slack says no more, the fetch will explain it."""
        try:
            return {**stub, **await file_info(await self.inbox.clients.of(community), stub["id"])}
        except CoachError:
            return stub

    async def _with_share(self, community: Community, file_id: str, channel: str) -> Payload | None:
        client = await self.inbox.clients.of(community)
        file: Payload | None = None
        for number in range(SHARE_TRIES):
            if number:
                await asyncio.sleep(SHARE_PAUSE)
            try:
                file = await file_info(client, file_id)
            except TryLater:
                raise  # not acknowledged: Slack delivers the event again
            except CoachError:
                return file
            if share_of(file, channel):
                break
        return file

    async def _parent(self, place: Place) -> dict[str, Any]:
        client = await self.inbox.clients.of(place.community)
        try:
            with explained():
                answer = await client.conversations_replies(channel=place.channel, ts=place.thread, limit=1)
        except CoachError:
            return {}
        found: list[dict[str, Any]] = answer.get("messages") or [{}]
        return found[0]

    def _asked(self, event: Payload, context: AsyncBoltContext) -> bool:
        return f"<@{context.bot_user_id}>" in (event.get("text") or "")

    async def _explain(self, place: Place, user: str) -> None:
        await self._answer_words(place, user, "")

    async def _answer_words(self, place: Place, user: str, text: str) -> None:
        """A posting written into a direct conversation is held against the resume; other words get help."""
        member = await self.inbox.member(place.community, user)
        name, options = to_command(text)
        answer = await self.inbox.service.command(Command(name, member, place, options))
        await self.inbox.answering.say(answer, member, place)


def _is_from_a_person(event: Payload, context: AsyncBoltContext) -> bool:
    return bool(event.get("user")) and not event.get("bot_id") and event["user"] != context.bot_user_id
