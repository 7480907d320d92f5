"""Lets few requests out at a time: one to a host, a handful in all, so that nobody turns the coach on somebody's site.

A host is held against all processes that share a database, where `turn` does so; the handful is each process's own.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field

from coach.posting import errors

Turn = Callable[[str], AbstractAsyncContextManager[None]]
"""Holds a name against other processes while it lasts (`coach.store.Store.turn`)."""


def _nobody_else(name: str) -> AbstractAsyncContextManager[None]:
    return nullcontext()


@dataclass
class Gate:
    """`at_once`: requests in all. `in_line`: how many may wait for a host, each for `patience` seconds at most."""

    at_once: int = 6
    in_line: int = 20
    patience: float = 15.0
    turn: Turn = _nobody_else
    _hosts: dict[str, asyncio.Lock] = field(default_factory=dict)
    _there: Counter[str] = field(default_factory=Counter)
    _all: asyncio.Semaphore | None = None

    @asynccontextmanager
    async def through(self, host: str) -> AsyncIterator[None]:
        """Holds the host while it lasts. Raises NoPosting ("busy") if the line is too long or does not move."""
        if self._there[host] > self.in_line:
            raise errors.no_posting("busy")
        self._there[host] += 1
        try:
            async with AsyncExitStack() as held:
                await self._wait(held, host)
                yield
        finally:
            self._there[host] -= 1
            if not self._there[host]:
                del self._there[host], self._hosts[host]

    async def _wait(self, held: AsyncExitStack, host: str) -> None:
        self._all = self._all or asyncio.Semaphore(self.at_once)
        lock = self._hosts.setdefault(host, asyncio.Lock())
        try:
            async with asyncio.timeout(self.patience):
                await held.enter_async_context(lock)
                await held.enter_async_context(self._all)
                await held.enter_async_context(self.turn(f"host {host}"))
        except TimeoutError:
            raise errors.no_posting("busy") from None
