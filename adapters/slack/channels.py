"""What channels are called: a channel named for resumes is watched without being chosen."""

from collections.abc import Callable
from time import monotonic

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.lookups import Lookups
from coach.chat.places import Community

FRESH = 3600.0
"""Seconds a name is believed: channels are renamed now and then."""


class Channels:
    """Looks names up, and remembers them for a while."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = monotonic) -> None:
        self._names = Lookups[str](clients, FRESH, clock)

    async def name(self, community: Community, channel: str) -> str:
        """The channel's name; empty where Slack tells none (no permission, an outage, an older installation)."""

        async def asked(client: AsyncWebClient) -> str:
            answer = await client.conversations_info(channel=channel)
            return str((answer.get("channel") or {}).get("name") or "")

        return await self._names.ask(community, channel, asked) or ""
