"""What discord.py's errors mean to the coach: try later, never again, or a defect."""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from coach.errors import CoachError, PlaceGone, TryLater

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
LATE_INTERACTION = 10062
ANSWERED_ALREADY = 40060
MISSING_ACCESS = 50001
NO_DIRECT_MESSAGES = 50007
MISSING_PERMISSIONS = 50013
TOKEN_ENDED = 50027
WRONG_CHANNEL_TYPE = 50024
THREAD_EXISTS = 160004
THREADS_FULL = 160006
GONE = frozenset({10003, 10004, 10007, UNKNOWN_MESSAGE, 10013, MISSING_ACCESS, NO_DIRECT_MESSAGES, 50083, 160005})
BUSY = frozenset({20016, 20022, 20028, 40003, 40062, 130000, 50278})


def to_coach_error(error: Exception) -> CoachError | None:
    """The coach's word for the error; None for one that is our own defect and is raised as it is."""
    match error:
        case CoachError():
            return error
        case discord.RateLimited():
            return TryLater(error.retry_after, refused=True)
        case discord.DiscordServerError():
            return TryLater(15, "Discord has a problem. I will try again by myself.")
        case discord.HTTPException():
            return _of_status(error)
        case aiohttp.ClientError() | OSError() | asyncio.TimeoutError():
            return TryLater(10, "I can't reach Discord. I will try again by myself.")
        case _:
            return None


def _of_status(error: discord.HTTPException) -> CoachError | None:
    if error.status == 429 or error.code in BUSY:
        return TryLater(60, refused=True)
    if error.status == 401:
        return TryLater(300, "Discord refuses the bot's token; `coach doctor` says what to fix.")
    if error.status in {403, 404} or error.code in GONE:
        return PlaceGone("I'm not allowed to write there, or the channel, thread or person is gone.")
    return None


@contextmanager
def explained() -> Iterator[None]:
    """Raises the coach's errors instead of discord.py's."""
    try:
        yield
    except Exception as error:
        known = to_coach_error(error)
        if known is None or known is error:
            raise
        raise known from error


class StillRefused(PlaceGone):
    """Discord refused this place a short while ago; it was not asked again."""


class Refusals:
    """Remembers where Discord said no: 10,000 refused requests in ten minutes get an address banned."""

    def __init__(self, most: int = 2000, pause: float = 600.0) -> None:
        self._most, self._pause = most, pause
        self._times: deque[float] = deque()
        self._places: dict[str, float] = {}

    def check(self, place: str) -> None:
        """Raises StillRefused where it was refused lately, TryLater when it was refused too often everywhere."""
        now = time.monotonic()
        while self._times and now - self._times[0] > self._pause:
            self._times.popleft()
        if len(self._times) >= self._most:
            raise TryLater(self._pause, "Discord has refused too many requests, so I'm pausing for ten minutes.")
        until = self._places.get(place)
        if until is not None and now < until:
            raise StillRefused("Discord refused this place a short while ago.")
        self._places.pop(place, None)

    def note(self, place: str) -> None:
        """Discord answered 401 or 403 there."""
        now = time.monotonic()
        self._times.append(now)
        if len(self._places) > self._most:
            self._places = {name: until for name, until in self._places.items() if until > now}
        self._places[place] = now + 60.0
