"""The engine for one process: jobs as rows of the same database, woken by APScheduler.

APScheduler keeps time: when a job is due, when a failed one is tried again, when a periodic one comes round. It does
not keep the jobs: version 3 takes a one-off job out of its store before it has run, so that a killed process loses
it, and it knows no locks. A row that stays until its job is done is all that this adds.
"""

import asyncio
from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from coach.errors import TryLater
from coach.store import Store
from coach.store.engine import AWAY
from coach.store.tables import JobRow
from coach.work import AFTER_OTHERS, BehindOthers, Handler, Job, Wake, nobody

log = structlog.get_logger(__name__)
QUEUE = "the queue of this process"


@dataclass(frozen=True, order=True, slots=True)
class _Ready:
    """A job as this process knows it; sorts as jobs are to run. `attempts`: runs that failed."""

    rank: int
    id: int
    lock: str
    key: str = field(compare=False)
    name: str = field(compare=False)
    arguments: Mapping[str, str | int] = field(compare=False)
    attempts: int = field(default=0, compare=False)


class Scheduler:
    """Implements `coach.work.Work` in one process.

    `concurrency`: jobs at once; `tries`: runs of a failing job before it is given up; `pause`: seconds before the
    second try, four times as long before each further one.
    """

    def __init__(self, store: Store, concurrency: int = 8, tries: int = 6, pause: float = 2.0) -> None:
        self._store, self._concurrency, self._tries, self._pause = store, concurrency, tries, pause
        self._clock = AsyncIOScheduler(timezone=UTC)
        self._handlers: Mapping[str, Handler] = {}
        self._ready: list[_Ready] = []
        self._locks: set[str] = set()
        self._keys: dict[str, int] = {}
        """Keys of running jobs, with their numbers."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = False

    async def put(self, job: Job) -> None:
        """Queues a job durably."""
        async with self._store.across(QUEUE) as session:
            wake = await self.put_with(session, job)
        await wake()

    async def put_with(self, session: AsyncSession, job: Job) -> Wake:
        """Queues a job in the session's transaction; what it gives has it run."""
        if running := self._keys.get(job.key):
            # What is put from now on may ask for more than that run will see.
            await session.execute(update(JobRow).where(JobRow.id == running).values(key=None))
        due = job.not_before or datetime.now(UTC)
        values = {"name": job.name, "arguments": dict(job.arguments), "lock": job.lock, "key": job.key or None}
        insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
        row = insert(JobRow).values(**values, priority=job.priority, due_at=due, attempts=0, error="", given_up=False)
        number = await session.scalar(row.on_conflict_do_nothing(index_elements=["key"]).returning(JobRow.id))
        if number is None:  # its key is queued already
            return nobody
        return partial(self._told, _Ready(-job.priority, number, job.lock, job.key, job.name, job.arguments), due)

    async def crowded(self) -> bool:
        """Whether jobs wait that could be done now if there were a place for them."""
        return any(ready.rank <= 0 and ready.lock not in self._locks for ready in self._ready)

    async def waiting(self, lock_prefix: str = "") -> int:
        """How many jobs are not done yet (of locks that begin so)."""
        async with self._store.across(QUEUE) as session:
            waits = select(func.count(JobRow.id)).where(JobRow.given_up.is_(False))
            return await session.scalar(waits.where(JobRow.lock.startswith(lock_prefix, autoescape=True))) or 0

    async def start(self, handlers: Mapping[str, Handler], periodic: Mapping[str, str]) -> None:
        """Goes on with what the last process left, and takes new jobs."""
        self._handlers, self._open = handlers, True
        for name, cron in periodic.items():
            trigger = CronTrigger.from_crontab(cron, timezone=UTC)
            self._clock.add_job(self.put, trigger, args=[Job(name, {}, lock=name, key=name)], coalesce=True)
        self._clock.start()
        async with self._store.across(QUEUE) as session:
            rows = (await session.scalars(select(JobRow).where(JobRow.given_up.is_(False)))).all()
        for row in rows:
            job = _Ready(-row.priority, row.id, row.lock, row.key or "", row.name, row.arguments, row.attempts)
            self._wake(job, row.due_at)

    async def stop(self, grace: float) -> None:
        """Finishes what runs within `grace` seconds; the rest stays in the database for the next process."""
        if not self._open:
            return
        self._open = False
        self._clock.shutdown(wait=False)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _told(self, ready: _Ready, due: datetime) -> None:
        if self._open:
            self._wake(ready, due)

    def _wake(self, ready: _Ready, due: datetime) -> None:
        if due <= datetime.now(UTC):
            self._take(ready)
        else:
            self._clock.add_job(self._take_later, DateTrigger(due), args=[ready], misfire_grace_time=None)

    async def _take_later(self, ready: _Ready) -> None:
        self._take(ready)

    def _take(self, ready: _Ready) -> None:
        insort(self._ready, ready)
        self._run_ready()

    def _run_ready(self) -> None:
        while self._open and len(self._tasks) < self._concurrency:
            ready = next((each for each in self._ready if not each.lock or each.lock not in self._locks), None)
            if ready is None:
                return
            self._ready.remove(ready)
            self._locks.add(ready.lock)
            if ready.key:
                self._keys[ready.key] = ready.id
            task = asyncio.create_task(self._run(ready))
            self._tasks.add(task)
            task.add_done_callback(partial(self._finished, ready))

    def _finished(self, ready: _Ready, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._locks.discard(ready.lock)
        if self._keys.get(ready.key) == ready.id:
            del self._keys[ready.key]
        if self._open and not task.cancelled() and (error := task.exception()):
            # The database could not be asked or told; the row still stands there, so the job comes round again.
            log.error("queue_failed", number=ready.id, error=type(error).__name__)
            self._wake(ready, datetime.now(UTC) + timedelta(seconds=self._pause * 4))
        self._run_ready()

    async def _run(self, ready: _Ready) -> None:
        try:
            await self._handlers[ready.name](ready.arguments)
        except BehindOthers:  # its row says all that there is to say, should this process die
            await self._told(replace(ready, rank=-AFTER_OTHERS), datetime.now(UTC))
        except TryLater as later:
            await self._again(ready, later.seconds, type(later).__name__)
        except AWAY as error:  # the database's failure, not this job's
            log.warning("database_away", job=ready.name, number=ready.id, error=type(error).__name__)
            await self._again(ready, self._pause, type(error).__name__)
        except Exception as error:
            tried = replace(ready, attempts=ready.attempts + 1)
            log.warning(
                "job_failed", job=ready.name, number=ready.id, attempt=tried.attempts, error=type(error).__name__
            )
            if tried.attempts >= self._tries:
                await self._give_up(ready.id, type(error).__name__)
            else:
                await self._again(tried, self._pause * 4**ready.attempts, type(error).__name__)
        else:  # after a power cut it is done once more
            async with self._store.across(QUEUE, redoable=True) as session:
                await session.execute(delete(JobRow).where(JobRow.id == ready.id))

    async def _again(self, ready: _Ready, seconds: float, error: str) -> None:
        """Has a job run once more, and frees its key: what is put meanwhile need not wait for that."""
        due = datetime.now(UTC) + timedelta(seconds=seconds)
        async with self._store.across(QUEUE) as session:
            values = {"due_at": due, "attempts": ready.attempts, "error": error, "key": None}
            await session.execute(update(JobRow).where(JobRow.id == ready.id).values(values))
        if self._open:
            self._wake(replace(ready, key=""), due)

    async def _give_up(self, number: int, error: str) -> None:
        async with self._store.across(QUEUE) as session:
            await session.execute(
                update(JobRow).where(JobRow.id == number).values(given_up=True, error=error, key=None)
            )
