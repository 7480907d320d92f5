"""Says in a thread that the coach is at work, where Slack lets it: "is reading the resume …" below the message."""

import logging

from adapters.slack.client import Clients
from adapters.slack.failures import explained
from coach.chat.places import Place
from coach.errors import CoachError, PlaceGone, TryLater
from texts import gettext

log = logging.getLogger(__name__)


class Working:
    """`assistant.threads.setStatus`: goes by itself with the first answer in the thread, or after two minutes.

    It is a courtesy: where Slack refuses it (a plan or a workspace without it) it is not asked for again.
    """

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._refused: set[str] = set()

    async def show(self, place: Place) -> None:
        """Shows it, unless the answer goes to the member alone: then nobody else is to see that one is on its way."""
        if place.is_direct or place.audience == "channel":
            await self._set(place, gettext("is reading the resume …"))

    async def hide(self, place: Place) -> None:
        """Takes it back where no answer comes into the thread."""
        await self._set(place, "")

    async def _set(self, place: Place, status: str) -> None:
        thread, team = place.thread or place.message, place.community.id
        if not thread or team in self._refused:
            return
        client = await self._clients.of(place.community)
        try:
            with explained():
                await client.assistant_threads_setStatus(channel_id=place.channel, thread_ts=thread, status=status)
        except (TryLater, PlaceGone):
            log.info("Slack showed no status in a thread.")
        except CoachError as error:
            self._refused.add(team)
            log.info("Slack shows no status in threads here: %s", error.message)
