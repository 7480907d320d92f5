"""What channels are called: a channel named for resumes is watched without being chosen."""

from collections.abc import Callable
from time import monotonic

from adapters.slack.client import Clients
from adapters.slack.failures import explained
from coach.chat.places import Community
from coach.errors import CoachError

FRESH = 3600.0
"""Seconds a name is believed: channels are renamed now and then."""
MAX_CHANNELS = 5_000


class Channels:
    """Looks names up, and remembers them for a while."""

    def __init__(self, clients: Clients, clock: Callable[[], float] = monotonic) -> None:
        self._clients, self._clock = clients, clock
        self._known: dict[tuple[str, str], tuple[float, str]] = {}

    async def name(self, community: Community, channel: str) -> str:
        """The channel's name; empty where Slack tells none (no permission, an outage, an older installation)."""
        key, now = (community.key, channel), self._clock()
        if key in self._known and now - self._known[key][0] < FRESH:
            return self._known[key][1]
        try:
            client = await self._clients.of(community)
            with explained():
                answer = await client.conversations_info(channel=channel)
        except CoachError:
            return ""
        while len(self._known) >= MAX_CHANNELS:
            self._known.pop(next(iter(self._known)))
        self._known[key] = (now, str((answer.get("channel") or {}).get("name") or ""))
        return self._known[key][1]
