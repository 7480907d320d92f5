"""Waits, for a bounded time, until something has happened."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from adapters.discord.app import DiscordApp
from tests.adapters.discord.payloads import GUILD

T = TypeVar("T")


async def until(happened: Callable[[], T], seconds: float = 8.0) -> T:
    """What `happened` gives, once that is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not (found := happened()):
            await asyncio.sleep(0.02)
        return found


def is_connected(app: DiscordApp) -> bool:
    """Whether events arrive; `is_ready` waits two seconds more for guilds that may be late."""
    gateway = app._connection.gateway
    return gateway is not None and gateway.get_guild(int(GUILD)) is not None
