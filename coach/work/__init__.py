"""The port for work that must not be lost: jobs by name, done at least once, one at a time per lock."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work. `name` picks the handler, `arguments` are plain values.

    Jobs with the same `lock` run one after the other; a job whose `key` is already queued is not queued again.
    """

    name: str
    arguments: Mapping[str, str | int]
    lock: str = ""
    key: str = ""
    priority: int = 0
    """Higher ones run first, also within a lock."""
    not_before: datetime | None = None


class BehindOthers(Exception):
    """Raised by a job that goes on once those that have waited longer had their turn."""


AFTER_OTHERS = -1
"""The priority of the rest of such a job."""

Handler = Callable[[Mapping[str, str | int]], Awaitable[None]]
"""Does a job. Raises TryLater to be called again after that many seconds, BehindOthers to be called again behind those
that wait; any other error is tried again with growing pauses, at most a handful of times. Must be safe to run twice."""

Wake = Callable[[], Awaitable[None]]
"""Tells the engine of a job; called once what the job is about is committed, harmless if never."""


async def nobody() -> None:
    """Tells the engine of no job."""


class Work(Protocol):
    """An engine that runs jobs."""

    async def put(self, job: Job) -> None:
        """Queues a job durably."""
        ...

    async def put_with(self, session: AsyncSession, job: Job) -> Wake:
        """Queues a job together with what the session writes, as far as the engine can; the rest is in what it gives,
        which is to be called once that is committed."""
        ...

    async def crowded(self) -> bool:
        """Whether jobs wait that could be done now if there were a place for them."""
        ...

    async def waiting(self, lock_prefix: str = "") -> int:
        """How many jobs wait (of locks that begin so)."""
        ...

    async def start(self, handlers: Mapping[str, Handler], periodic: Mapping[str, str]) -> None:
        """Begins to run jobs; `periodic` maps handler names to cron expressions in UTC, each run by one process."""
        ...

    async def stop(self, grace: float) -> None:
        """Finishes what runs within `grace` seconds, hands the rest back."""
        ...
