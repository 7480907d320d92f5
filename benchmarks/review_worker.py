"""A worker of its own process for `reviews.py`, and the watch that hears from it when messages were posted."""

import asyncio
import multiprocessing
import queue
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from typing import Any, Protocol, cast

from processor_share import join, shares

from coach.assembly import gather, open_work, working
from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place
from coach.chat.platform import Platform, Reaction
from coach.reception.service import DurableCoachService
from coach.review.reviewing import review
from coach.running.context import Context
from coach.sandbox.sandbox import Sandbox
from coach.store import open_store
from coach.store.vault import Vault

COMMUNITY = Community("memory", "T1")
READERS = 2
"""Reading processes of each worker."""
SPAWN = multiprocessing.get_context("spawn")
READY = "ready"
Happened = tuple[str, str, float]
"""What (posted, done or ready), the name of the review, and when by the clock that all processes of a machine share."""


class Events(Protocol):
    """A queue of either kind: within a process or between them."""

    def put(self, item: Happened) -> None: ...

    def get_nowait(self) -> Happened: ...


@dataclass
class Stopwatch:
    """Implements `coach.chat.platform.Platform`: answers after `latency` seconds and says when each message came."""

    file: bytes
    events: Events
    latency: float = 0.0
    name: str = "memory"

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        await asyncio.sleep(self.latency)
        # Each its own: the same file again within a minute is answered with where its review stands.
        return self.file + f"\n%{place.message}\n".encode()

    async def react(self, place: Place, reaction: Reaction) -> None:
        await asyncio.sleep(self.latency)
        if reaction != "seen":
            self.events.put((reaction, place.message, time.perf_counter()))

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        await asyncio.sleep(self.latency)
        return place

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        await asyncio.sleep(self.latency)
        self.events.put(("posted", place.message, time.perf_counter()))
        return key

    async def direct(self, member: Member) -> Place:
        return Place(member.community, f"D-{member.id}", audience="member", is_direct=True)

    async def leave(self, community: Community) -> None: ...


@dataclass
class Watch:
    """When each review's first and last message came."""

    events: Events
    first: dict[str, float] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    ready: int = 0
    workers: tuple[int, ...] = ()
    """The worker processes."""

    async def until_ready(self, workers: int) -> None:
        async with asyncio.timeout(180):
            while self.ready < workers:
                await self._listen()

    async def until_done(self, names: Iterable[str]) -> None:
        """Raises RuntimeError for a review that failed: what is measured is to be whole."""
        async with asyncio.timeout(300):
            while not set(names) <= self.done:
                await self._listen()

    async def _listen(self) -> None:
        try:
            self._note(*self.events.get_nowait())
        except queue.Empty:
            await asyncio.sleep(0.005)

    def _note(self, what: str, name: str, when: float) -> None:
        match what:
            case "posted":
                self.first.setdefault(name, when)
                self.last[name] = when
            case "done":
                self.done.add(name)
            case "ready":
                self.ready += 1
            case _:
                raise RuntimeError(f"The review {name} {what}.")


@contextmanager
def begun(
    workers: int, url: str, key: str, file: Path, latency: float = 0.0, share: float | None = None
) -> Iterator[Watch]:
    """So many worker processes; the watch that hears from them. `share`: of a core, for each with its readers."""
    events, stop = SPAWN.Queue(), SPAWN.Event()
    with shares(workers, share) if share else nullcontext((None,) * workers) as groups:
        processes = [SPAWN.Process(target=work, args=(url, key, file, events, latency, stop, each)) for each in groups]
        for process in processes:
            process.start()
        try:
            yield Watch(events, workers=tuple(process.pid or 0 for process in processes))
        finally:
            stop.set()
            for process in processes:
                process.join(30)
                process.kill()
                process.join()


def work(url: str, key: str, file: Path, events: Events, latency: float, stop: Flag, group: Path | None) -> None:
    """A worker that lasts until it is told to stop; on the share of a group, if there is one."""
    if group:
        join(group)
    asyncio.run(_work(url, key, Stopwatch(file.read_bytes(), events, latency), stop))


async def _work(url: str, key: str, platform: Stopwatch, stop: Flag) -> None:
    async with working_coach(url, key, cast(Any, platform)):
        platform.events.put((READY, "", time.perf_counter()))
        await asyncio.to_thread(stop.wait)


@asynccontextmanager
async def working_coach(url: str, key: str, platform: Platform) -> AsyncIterator[DurableCoachService]:
    """A coach that does the work of the queue at a database URL."""
    store, handlers, sandbox = open_store(url), gather(), Sandbox(READERS)
    context = Context(store, Vault([key]), open_work("auto", url, store), {"memory": platform}, sandbox.read, review)
    try:
        async with working(context, handlers, sandbox, 5):
            yield DurableCoachService(context, handlers)
    finally:
        await store.close()
