"""The engine for one process: jobs as rows of the same database, woken by APScheduler.

APScheduler keeps time: when a job is due, when a failed one is tried again, when a periodic one comes round. It does
not keep the jobs: version 3 takes a one-off job out of its store before it has run, so that a killed process loses
it, and it knows no locks. A row that stays until its job is done is all that this adds.
"""

import asyncio
from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from coach.errors import TryLater
from coach.store import Store
from coach.store.engine import AWAY
from coach.store.tables import JobRow
from coach.work import Handler, Job

log = structlog.get_logger(__name__)
QUEUE = "the queue of this process"


@dataclass(frozen=True, order=True, slots=True)
class _Ready:
    """A job that is due; sorts as jobs are to run."""

    rank: int
    id: int
    lock: str


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
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = False

    async def put(self, job: Job) -> None:
        """Queues a job durably."""
        due = job.not_before or datetime.now(UTC)
        row = JobRow(
            name=job.name,
            arguments=dict(job.arguments),
            lock=job.lock,
            key=job.key or None,
            priority=job.priority,
            due_at=due,
            attempts=0,
        )
        try:
            async with self._store.across(QUEUE) as session:
                session.add(row)
        except IntegrityError:
            return  # its key is queued already
        if self._open:
            self._wake(_Ready(-row.priority, row.id, row.lock), due)

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
            self._wake(_Ready(-row.priority, row.id, row.lock), row.due_at)

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
            task = asyncio.create_task(self._run(ready))
            self._tasks.add(task)
            task.add_done_callback(partial(self._finished, ready))

    def _finished(self, ready: _Ready, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._locks.discard(ready.lock)
        if self._open and not task.cancelled() and (error := task.exception()):
            # The database could not be asked or told; the row still stands there, so the job comes round again.
            log.error("queue_failed", number=ready.id, error=type(error).__name__)
            self._wake(ready, datetime.now(UTC) + timedelta(seconds=self._pause * 4))
        self._run_ready()

    async def _run(self, ready: _Ready) -> None:
        row = await self._begin(ready.id)
        if row is None:
            return
        try:
            await self._handlers[row.name](row.arguments)
        except TryLater as later:
            await self._again(ready, later.seconds, row.attempts - 1, type(later).__name__)
        except AWAY as error:  # the database's failure, not this job's
            log.warning("database_away", job=row.name, number=row.id, error=type(error).__name__)
            await self._again(ready, self._pause, row.attempts - 1, type(error).__name__)
        except Exception as error:
            log.warning("job_failed", job=row.name, number=row.id, attempt=row.attempts, error=type(error).__name__)
            if row.attempts >= self._tries:
                await self._give_up(row.id, type(error).__name__)
            else:
                await self._again(ready, self._pause * 4 ** (row.attempts - 1), row.attempts, type(error).__name__)
        else:
            async with self._store.across(QUEUE) as session:
                await session.execute(delete(JobRow).where(JobRow.id == row.id))

    async def _begin(self, number: int) -> JobRow | None:
        """Counts the attempt and frees the key: what is put from now on may ask for more than this run will see."""
        async with self._store.across(QUEUE) as session:
            row = await session.get(JobRow, number)
            if row is not None:
                row.attempts += 1
                row.key = None
            return row

    async def _again(self, ready: _Ready, seconds: float, attempts: int, error: str) -> None:
        due = datetime.now(UTC) + timedelta(seconds=seconds)
        async with self._store.across(QUEUE) as session:
            values = {"due_at": due, "attempts": attempts, "error": error}
            await session.execute(update(JobRow).where(JobRow.id == ready.id).values(values))
        if self._open:
            self._wake(ready, due)

    async def _give_up(self, number: int, error: str) -> None:
        async with self._store.across(QUEUE) as session:
            await session.execute(update(JobRow).where(JobRow.id == number).values(given_up=True, error=error))
