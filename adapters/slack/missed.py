"""Finds the files that were shared while no connection was up: Slack delivers an event again for some minutes only."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import explained
from adapters.slack.inbox import Inbox
from adapters.slack.translate import SHARED, Payload, files_of
from coach.chat.places import Community
from coach.errors import CoachError, TryLater

log = logging.getLogger(__name__)

PLATFORM = "slack"
MAX_AWAY = timedelta(days=1)
OVERLAP = timedelta(minutes=5)
"""A connection may have been dead for a while before that was noticed."""
MESSAGES, CHANNELS, CONVERSATIONS = 100, 20, 20
"""Looked at in each channel or conversation (one request), and in each workspace."""
LISTED = 999
"""Channels, or direct conversations, that are listed, in one request."""
LOOK, NOTE = 1.0, 60.0
"""Seconds between two looks at the connection, and between two notes of being connected."""

Taking = Callable[[Community, str, Payload, str], Awaitable[None]]
"""Takes the files of a message: community, channel, message, and the coach's own user id."""


class Missed:
    """Looks through watched channels and direct conversations whenever a connection is up again; in between notes that
    one is."""

    def __init__(self, inbox: Inbox, take: Taking, is_connected: Callable[[], bool]) -> None:
        self._inbox, self._take, self._is_connected = inbox, take, is_connected

    async def run(self) -> None:
        """Until it is cancelled. What fails is tried at the next connection, or in a minute."""
        while True:
            while not self._is_connected():  # noqa: ASYNC110 -- the library tells nobody when it reconnects
                await asyncio.sleep(LOOK)
            try:
                await self._look_everywhere()
                await self._note_until_interrupted()
            except Exception as error:
                log.info("What was missed on Slack could not be looked for (%s).", type(error).__name__)
                await asyncio.sleep(NOTE)

    async def _note_until_interrupted(self) -> None:
        noted = float("-inf")
        while self._is_connected():
            if monotonic() - noted >= NOTE:
                await self._inbox.service.connected(PLATFORM)
                noted = monotonic()
            await asyncio.sleep(LOOK)

    async def _look_everywhere(self) -> None:
        last = await self._inbox.service.last_connected(PLATFORM)
        if last is None:  # a coach that was never here has missed nothing
            return
        since = max(last - OVERLAP, datetime.now(UTC) - MAX_AWAY)
        for community in await self._inbox.clients.everywhere():
            try:
                await self._look(community, since)
            except CoachError as error:  # history is rationed there, say
                log.info("Slack: %s could not be looked through (%s).", community.id, type(error).__name__)

    async def _look(self, community: Community, since: datetime) -> None:
        granted = await self._inbox.clients.authorize(None, community.id)
        us = (granted.bot_user_id if granted else None) or ""
        client = await self._inbox.clients.of(community)
        for channel in [*await self._watched(community, client), *await self._direct(community, client, since)]:
            try:
                with explained():
                    answer = await client.conversations_history(
                        channel=channel, oldest=f"{since.timestamp():.6f}", limit=MESSAGES
                    )
            except TryLater:
                raise
            except CoachError as error:  # closed or not permitted: the others may be open
                log.info("Slack: %s could not be looked through (%s).", channel, type(error).__name__)
                continue
            for message in _handed_in(answer.get("messages") or [], us):
                await self._take(community, channel, message, us)

    async def _watched(self, community: Community, client: AsyncWebClient) -> list[str]:
        chosen = await self._inbox.service.watching(community)
        found = await _listed(client, community, "public_channel,private_channel")
        return [each["id"] for each in found if chosen.watches(each["id"], each.get("name") or "")][:CHANNELS]

    async def _direct(self, community: Community, client: AsyncWebClient, since: datetime) -> list[str]:
        """Conversations that began meanwhile, then those the coach remembers, then all others: Slack tells of none when
        something was last said in it."""
        try:
            found = await _listed(client, community, "im")
        except TryLater:
            raise
        except CoachError:  # an installation of before `im:read` was asked for
            found = []
        found.sort(key=lambda each: float(each.get("created") or 0), reverse=True)
        begun = [each["id"] for each in found if float(each.get("created") or 0) >= since.timestamp()]
        remembered = await self._inbox.service.conversations(PLATFORM, community)
        return list(dict.fromkeys([*begun, *remembered, *(each["id"] for each in found)]))[:CONVERSATIONS]


async def _listed(client: AsyncWebClient, community: Community, types: str) -> list[dict[str, Any]]:
    """The channels or conversations that the coach is in."""
    with explained():
        answer = await client.users_conversations(
            types=types, exclude_archived=True, limit=LISTED, team_id=community.id
        )
    return [each for each in answer.get("channels") or () if not each.get("is_user_deleted")]


def _handed_in(newest_first: list[dict[str, Any]], us: str) -> list[dict[str, Any]]:
    """Messages of people with files that the coach has not marked, since it came to the channel; the oldest first."""
    found: list[dict[str, Any]] = []
    for message in sorted(newest_first, key=lambda each: float(each.get("ts") or 0), reverse=True):
        if message.get("subtype") in {"channel_join", "group_join"} and message.get("user") == us:
            break
        by_person = message.get("user") not in {None, "", us} and not message.get("bot_id")
        marked = any(us in (each.get("users") or ()) for each in message.get("reactions") or ())
        if by_person and not marked and message.get("subtype") in SHARED and files_of(message, asked=True):
            found.append(message)
    return found[::-1]
