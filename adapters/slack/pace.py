"""Keeps to about one message a second in a channel, with room for a short burst."""

import asyncio
from bisect import insort
from collections.abc import Callable
from itertools import count
from time import monotonic

from coach.errors import TryLater

PER_SECOND = 1.0
BURST = 3
MAX_WAIT = 8.0
"""Seconds a post waits here; a longer queue goes back to the coach's own, which survives a restart."""
FOLLOWS_WAIT = 3.0
"""As long for what follows a first message: a review that waits longer may hold up the next one of its member."""

CHANNELS_KEPT = 10_000


class Pace:
    """A leaky bucket for each channel (the GCRA form: one moment a channel), before which posts wait in line."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._full_at: dict[str, float] = {}
        self._lines: dict[str, list[tuple[bool, int]]] = {}
        """Who waits in a channel, in order: what follows behind what people have nothing of yet, then as they came."""
        self._numbers = count()

    async def turn(self, channel: str, follows: bool = False) -> None:
        """Returns when the channel may take one more message; one that follows an answer's first message lets first
        messages pass, and leaves room for one. Raises TryLater if that is long."""
        own, line = (follows, next(self._numbers)), self._lines.setdefault(channel, [])
        insort(line, own)
        patience = self._clock() + (FOLLOWS_WAIT if follows else MAX_WAIT)
        try:
            while (wait := self._wait(channel, line.index(own) + follows)) > 0:
                if self._clock() + wait > patience:
                    raise TryLater(wait, refused=True)
                await asyncio.sleep(wait)
            now = self._clock()
            self._remember(channel, max(now, self._full_at.get(channel, now)) + 1 / PER_SECOND, now)
        finally:
            line.remove(own)
            if not line:
                del self._lines[channel]

    def _wait(self, channel: str, ahead: int) -> float:
        """Seconds until a channel takes a message that so many others go before."""
        now = self._clock()
        return max(now, self._full_at.get(channel, now)) - now - (BURST - 1 - ahead) / PER_SECOND

    def hold(self, channel: str, seconds: float) -> None:
        """Slack asked to leave the channel alone: whatever else is to be posted there waits as long."""
        now = self._clock()
        held = now + seconds + (BURST - 1) / PER_SECOND
        self._remember(channel, max(held, self._full_at.get(channel, now)), now)

    def _remember(self, channel: str, full_at: float, now: float) -> None:
        if len(self._full_at) >= CHANNELS_KEPT:
            self._full_at = {name: moment for name, moment in self._full_at.items() if moment > now}
        self._full_at[channel] = full_at
