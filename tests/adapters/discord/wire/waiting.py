"""Waits, for a bounded time, until something has happened."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from adapters.discord.app import DiscordApp
from tests.adapters.discord.payloads import GUILD


async def until(happened: Callable[[], Any | Awaitable[Any]], seconds: float = 60.0) -> Any:
    """What `happened` gives, once that is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while True:
            found = happened()
            if found := await found if inspect.isawaitable(found) else found:
                return found
            await asyncio.sleep(0.02)


def is_connected(app: DiscordApp) -> bool:
    """Whether events arrive; `is_ready` waits two seconds more for guilds that may be late."""
    gateway = app._connection.gateway
    return gateway is not None and gateway.get_guild(int(GUILD)) is not None
