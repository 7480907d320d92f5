"""Waits for a database that is away for a moment: a platform that tells of a file only once must not be told no."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from coach.store.engine import AWAY

T = TypeVar("T")
log = structlog.get_logger(__name__)
PAUSES = (0.1, 0.3, 1.0, 3.0, 6.0, 10.0, 10.0)
"""Seconds between tries; half a minute in all, enough for a crashed PostgreSQL to recover."""


async def retrying(attempt: Callable[[], Awaitable[T]]) -> T:
    """The result of an attempt that is safe to repeat. Raises what the last try raises if the database stays away."""
    for pause in PAUSES:
        try:
            return await attempt()
        except AWAY as error:
            log.warning("database_away", error=type(error).__name__, pause=pause)
        await asyncio.sleep(pause)
    return await attempt()
