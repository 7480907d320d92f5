"""A coach with a real database, a clock that the test sets, and a platform that keeps what it was given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from cryptography.fernet import Fernet

from coach.chat.message import Message
from coach.chat.places import Community, FileRef, Member, Place
from coach.chat.platform import Reaction
from coach.errors import PlaceGone
from coach.reminders.jobs import JOBS
from coach.review.review import Review
from coach.running.context import Context
from coach.store import Store
from coach.store.vault import Vault
from coach.work import Handler, Job
from rules.resume import Resume

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
ACME = Community("slack", "T1")


@dataclass
class Clock:
    """Says what the test set it to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Inbox:
    """A platform that keeps posted messages by key: like the real ones it takes a key once, if asked to look."""

    name: str = "slack"
    posted: list[tuple[str, str, Message]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    fails: list[Exception] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    """What the members' profiles say."""

    async def direct(self, member: Member) -> Place:
        if member.id in self.closed:
            raise PlaceGone("This member takes no messages.")
        return Place(member.community, f"D-{member.id}")

    async def timezone(self, member: Member) -> str:
        if self.fails:
            raise self.fails.pop()
        if member.id in self.closed:
            raise PlaceGone("This account is closed.")
        return self.zones.get(member.id, "")

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        if not (unclear and key in [known for known, _, _ in self.posted]):
            self.posted.append((key, place.channel, message))
        if self.fails:
            raise self.fails.pop()
        return f"m{len(self.posted)}"

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        raise NotImplementedError

    async def react(self, place: Place, reaction: Reaction) -> None:
        raise NotImplementedError

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        raise NotImplementedError

    async def leave(self, community: Community) -> None:
        raise NotImplementedError


@dataclass
class Queue:
    """An engine that runs its jobs when the test says so, in the test's own process."""

    jobs: list[Job] = field(default_factory=list)

    async def put(self, job: Job) -> None:
        if job.key not in {other.key for other in self.jobs}:
            self.jobs.append(job)

    async def waiting(self, lock_prefix: str = "") -> int:
        return sum(job.lock.startswith(lock_prefix) for job in self.jobs)

    async def start(self, handlers: Mapping[str, Handler], periodic: Mapping[str, str]) -> None:
        raise NotImplementedError

    async def stop(self, grace: float) -> None:
        raise NotImplementedError

    async def run(self, context: Context) -> None:
        while self.jobs:
            job = self.jobs.pop(0)
            await JOBS[job.name](job.arguments, context)


async def no_reader(data: bytes, name: str) -> Resume:
    raise NotImplementedError


def no_reviewer(resume: Resume, options: object) -> Review:
    raise NotImplementedError


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def context(store: Store, clock: Clock, inbox: Inbox, queue: Queue) -> Context:
    vault = Vault([Fernet.generate_key().decode()])
    return Context(store, vault, cast(Any, queue), {"slack": cast(Any, inbox)}, no_reader, no_reviewer, clock)
