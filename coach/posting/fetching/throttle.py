"""Lets few requests out at a time: one to a host, a handful in all, so that nobody turns the coach on somebody's site.

It holds for each process; budgets of members and communities, which the database keeps, hold for all together.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from coach.posting import errors


@dataclass
class Gate:
    """`at_once`: requests in all. `in_line`: how many may wait for a host, each for `patience` seconds at most."""

    at_once: int = 6
    in_line: int = 20
    patience: float = 15.0
    _hosts: dict[str, asyncio.Lock] = field(default_factory=dict)
    _there: Counter[str] = field(default_factory=Counter)
    _all: asyncio.Semaphore | None = None

    @asynccontextmanager
    async def through(self, host: str) -> AsyncIterator[None]:
        """Holds the host while it lasts. Raises NoPosting ("busy") if the line is too long or does not move."""
        if self._there[host] > self.in_line:
            raise errors.no_posting("busy")
        self._all = self._all or asyncio.Semaphore(self.at_once)
        lock = self._hosts.setdefault(host, asyncio.Lock())
        self._there[host] += 1
        try:
            await self._wait(lock, self._all)
            try:
                yield
            finally:
                self._all.release()
                lock.release()
        finally:
            self._there[host] -= 1
            if not self._there[host]:
                del self._there[host], self._hosts[host]

    async def _wait(self, lock: asyncio.Lock, everything: asyncio.Semaphore) -> None:
        try:
            async with asyncio.timeout(self.patience):
                await lock.acquire()
                try:
                    await everything.acquire()
                except BaseException:
                    lock.release()
                    raise
        except TimeoutError:
            raise errors.no_posting("busy") from None
