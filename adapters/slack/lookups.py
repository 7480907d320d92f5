"""What Slack was asked a while ago, remembered: names of channels and profiles change seldom and are needed often."""

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Generic, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.failures import explained
from coach.chat.places import Community
from coach.errors import CoachError

MAX_REMEMBERED = 5_000
Known = TypeVar("Known")


class Lookups(Generic[Known]):
    """Answers by workspace and id, each believed for `fresh` seconds."""

    def __init__(self, clients: Clients, fresh: float, clock: Callable[[], float] = monotonic) -> None:
        self._clients, self._fresh, self._clock = clients, fresh, clock
        self._known: dict[tuple[str, str], tuple[float, Known]] = {}

    async def ask(
        self, community: Community, subject: str, question: Callable[[AsyncWebClient], Awaitable[Known]]
    ) -> Known | None:
        """What is known of a subject, or else what Slack says to the question; None where it tells nothing."""
        key, now = (community.key, subject), self._clock()
        if key in self._known and now - self._known[key][0] < self._fresh:
            return self._known[key][1]
        try:
            client = await self._clients.of(community)
            with explained():
                answer = await question(client)
        except CoachError:
            return None
        while len(self._known) >= MAX_REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._known[key] = (now, answer)
        return answer
