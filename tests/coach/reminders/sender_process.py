"""A sender of reminders for a process of its own, to be killed: claims, writes and delivers until nothing is left."""

import asyncio
import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Message
from coach.chat.places import Member, Place
from coach.reminders.sending import deliver, send_due, send_left
from coach.running.context import Context
from coach.store import open_store
from coach.store.vault import Vault
from coach.work import Job

START = datetime(2026, 11, 24, 7, tzinfo=UTC)
HASTE = 300
"""Minutes of waiting are fractions of a second here."""


class Folder(InMemoryPlatform):
    """A platform that keeps each post as a file, and like Slack looks for an earlier one only if it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__("slack")
        self._folder = folder

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        if unclear and list(self._folder.glob(f"{key}.*.post")):
            return key
        (self._folder / f"{key}.{uuid4().hex}.post").touch()
        await asyncio.sleep(0.02)  # a kill here: it is posted, and nobody has written that down
        return key

    async def direct(self, member: Member) -> Place:
        return Place(member.community, f"D-{member.id}")


class Queue:
    """What was put and not done yet is gone with the process."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    async def put(self, job: Job) -> None:
        self.jobs.append(job)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Jobs of one member run one after the other, as the engines have it; a dead process holds no lock."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def send(url: str, key: str, folder: Path, began: float) -> None:
    """Sends what is due by a clock that began at a moment; `folder` stands for the platform."""
    asyncio.run(_send(url, key, folder, began))


async def _send(url: str, key: str, folder: Path, began: float) -> None:
    queue = Queue()

    def clock() -> datetime:
        return START + timedelta(seconds=(time.time() - began) * HASTE)

    context = Context(open_store(url), Vault([key]), queue, {"slack": Folder(folder)}, None, None, clock)  # type: ignore[arg-type]
    while clock() < START + timedelta(hours=4):
        await send_due({}, context)
        await send_left({}, context)
        for job in queue.jobs:
            with locked(folder / f"{job.lock.replace(':', '-')}.lock"):
                await deliver(job.arguments, context)
        queue.jobs.clear()
        await asyncio.sleep(0.02)
