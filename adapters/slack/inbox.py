"""What every listener is given: the service, who the members are, how to answer, and a place for work after the ack."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from adapters.slack.answering import Answering
from adapters.slack.channels import Channels
from adapters.slack.client import Clients
from adapters.slack.opened_homes import OpenedHomes
from adapters.slack.people import People
from adapters.slack.platform import SlackPlatform
from coach.chat.places import Community, Member
from coach.chat.service import CoachService

log = logging.getLogger(__name__)


class Background:
    """Work that goes on after the acknowledgement; `finish` waits for it at shutdown."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs the work; a failure is logged, not raised."""
        task = asyncio.create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Waits for what runs, then cancels the rest."""
        if self._tasks:
            _, late = await asyncio.wait(set(self._tasks), timeout=seconds)
            for task in late:
                task.cancel()


async def _logged(work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except Exception:
        log.exception("Work after an acknowledgement failed.")


@dataclass(frozen=True, slots=True)
class Inbox:
    """The parts that listeners share."""

    service: CoachService
    clients: Clients
    people: People
    channels: Channels
    platform: SlackPlatform
    answering: Answering
    background: Background = field(default_factory=Background)
    homes: OpenedHomes = field(default_factory=OpenedHomes)

    async def member(self, community: Community, user: str) -> Member:
        """The member with time zone, locale and whether they moderate."""
        return await self.people.member(community, user)
