"""Keeps to about one message a second in a channel, with room for a short burst."""

import asyncio
from collections.abc import Callable
from time import monotonic

from coach.errors import TryLater

PER_SECOND = 1.0
BURST = 3
MAX_WAIT = 8.0
"""Seconds a post waits here; a longer queue goes back to the coach's own, which survives a restart."""

CHANNELS_KEPT = 10_000


class Pace:
    """A leaky bucket for each channel (the GCRA form: one moment a channel)."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._full_at: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Returns when the channel may take one more message. Raises TryLater if that is long."""
        now = self._clock()
        full_at = max(now, self._full_at.get(channel, now))
        wait = full_at - now - (BURST - 1) / PER_SECOND
        if wait > MAX_WAIT:
            raise TryLater(wait, refused=True)
        self._remember(channel, full_at + 1 / PER_SECOND, now)
        if wait > 0:
            await asyncio.sleep(wait)

    def hold(self, channel: str, seconds: float) -> None:
        """Slack asked to leave the channel alone: whatever else is to be posted there waits as long."""
        now = self._clock()
        held = now + seconds + (BURST - 1) / PER_SECOND
        self._remember(channel, max(held, self._full_at.get(channel, now)), now)

    def _remember(self, channel: str, full_at: float, now: float) -> None:
        if len(self._full_at) >= CHANNELS_KEPT:
            self._full_at = {name: moment for name, moment in self._full_at.items() if moment > now}
        self._full_at[channel] = full_at
