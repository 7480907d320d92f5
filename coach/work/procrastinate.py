"""The engine for many machines: Procrastinate on PostgreSQL."""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import structlog
from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import AlreadyEnqueued, JobAborted
from procrastinate.jobs import DeleteJobCondition
from procrastinate.jobs import Job as Queued
from procrastinate.manager import JobManager
from procrastinate.utils import utcnow
from procrastinate.worker import Worker
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession

from coach.errors import TryLater
from coach.store.engine import AWAY, IDLE
from coach.work import AFTER_OTHERS, BehindOthers, Handler, Job, Wake
from coach.work.sign_of_life import DEAD, KIND, MOST, SignOfLife

log = structlog.get_logger(__name__)
TASK = "coach"
POLL_SECONDS = 0.2
"""PostgreSQL tells workers of new jobs, but not that a lock has come free; that they see by asking."""
LATE, GONE = 3, 30
"""Heartbeats without any after which a process is dead: if it holds no lock, and even if it does."""
Run = tuple[int, int, int]
"""One run of a job: its number, its worker's, and how many attempts there were before."""
LATE_PRIORITY = 100
"""A failing job goes behind the others of its lock, so that it does not hold them up; how far behind counts its errors.

Procrastinate's own count of attempts includes those that ended in TryLater or with their process.
"""


class Pauses(BaseRetryStrategy):
    """After an error: `pause` seconds, then four times as long each time; after TryLater: as long as it asks."""

    def __init__(self, tries: int, pause: float) -> None:
        self._tries, self._pause = tries, pause

    def get_retry_decision(self, *, exception: BaseException, job: Queued) -> RetryDecision | None:
        """When the job is tried again; None gives it up."""
        if isinstance(exception, BehindOthers):
            return RetryDecision(retry_at=utcnow(), priority=AFTER_OTHERS)
        if isinstance(exception, TryLater):
            return RetryDecision(retry_at=utcnow() + timedelta(seconds=exception.seconds))
        if isinstance(exception, asyncio.CancelledError | JobAborted):
            return RetryDecision(retry_at=utcnow())  # this process ends; the job's fault it is not
        if isinstance(exception, AWAY):
            return RetryDecision(retry_at=utcnow() + timedelta(seconds=self._pause))  # the database's failure
        errors = max(0, -job.priority - LATE_PRIORITY)
        log.warning("job_failed", number=job.id, attempt=errors + 1, error=type(exception).__name__)
        if errors + 1 >= self._tries:
            return None
        due = utcnow() + timedelta(seconds=self._pause * 4**errors)
        return RetryDecision(retry_at=due, priority=-LATE_PRIORITY - errors - 1)


def _pool(**options: Any) -> AsyncConnectionPool:
    """Connections for the queue, which asks one statement at a time: each is a transaction of its own, without a word
    before and after it, and only a connection that was idle for a while is asked first whether it still stands."""
    used = WeakKeyDictionary[AsyncConnection, float]()

    async def configure(connection: AsyncConnection) -> None:
        await connection.set_autocommit(True)

    async def note_use(connection: AsyncConnection) -> None:
        used[connection] = time.monotonic()

    async def check(connection: AsyncConnection) -> None:
        if time.monotonic() - used.get(connection, -math.inf) >= IDLE:
            await AsyncConnectionPool.check_connection(connection)

    return AsyncConnectionPool(**{**options, "configure": configure, "check": check, "reset": note_use})


class _Jobs(JobManager):
    """Has each worker give a sign of life before it takes its first job."""

    def __init__(self, app: App, sign: SignOfLife) -> None:
        super().__init__(app.connector)
        self._sign = sign

    async def register_worker(self) -> int:
        number = await super().register_worker()
        await self._sign.give(number)
        return number


class Procrastinate:
    """Implements `coach.work.Work` for any number of processes and machines.

    `heartbeat`: seconds between those of a process. One that is three of them late and holds no lock any more
    (`coach.work.sign_of_life`) is dead, and its jobs are taken over; so are those of one that is thirty late, whatever
    it holds. `grace`: seconds that running jobs get at the end, at most. `patience`: seconds that anything waits for a
    database that is away, and how long the pool spaces its tries ever further before it begins anew. The other
    parameters as for `coach.work.scheduler.Scheduler`.
    """

    def __init__(
        self,
        url: str,
        concurrency: int = 8,
        tries: int = 6,
        pause: float = 2.0,
        heartbeat: float = 10.0,
        grace: float = 20.0,
        patience: float = 10.0,
    ) -> None:
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._app = App(
            connector=PsycopgConnector(
                pool_factory=_pool,
                conninfo=plain,
                min_size=1,
                max_size=6,
                timeout=patience,
                reconnect_timeout=patience,
            )
        )
        self._sign = SignOfLife(plain, patience, heartbeat)
        self._app.job_manager = _Jobs(self._app, self._sign)
        self._concurrency, self._heartbeat, self._grace = concurrency, heartbeat, grace
        self._patience = patience
        self._pauses = Pauses(tries, pause)
        self._opening = asyncio.Lock()
        self._opened = False
        self._handlers: Mapping[str, Handler] = {}
        self._ended: set[Run] = set()
        self._before: set[Run] = set()
        """Runs that ended here since the last heartbeat, and in the heartbeat before."""
        self._background: list[asyncio.Task[None]] = []

    async def put(self, job: Job) -> None:
        """Queues a job durably, for whichever process comes first."""
        await self._open()
        task = self._app.configure_task(
            TASK,
            lock=job.lock or None,
            queueing_lock=job.key or None,
            priority=job.priority,
            schedule_at=job.not_before,
        )
        with contextlib.suppress(AlreadyEnqueued):
            await task.defer_async(name=job.name, arguments=dict(job.arguments))

    async def put_with(self, session: AsyncSession, job: Job) -> Wake:
        """Gives what queues the job: it has connections of its own, and so no part in the session's transaction."""
        return partial(self.put, job)

    async def crowded(self) -> bool:
        """Whether jobs wait that could be done now if there were a place for them."""
        await self._open()
        row = await self._app.connector.execute_query_one_async(
            "SELECT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' AND priority >= 0"
            " AND (scheduled_at IS NULL OR scheduled_at <= now())) AS crowded"
        )
        return bool(row["crowded"])

    async def waiting(self, lock_prefix: str = "") -> int:
        """How many jobs are not done yet (of locks that begin so)."""
        await self._open()
        row = await self._app.connector.execute_query_one_async(
            "SELECT count(*) AS waiting FROM procrastinate_jobs"
            " WHERE status IN ('todo', 'doing') AND starts_with(coalesce(lock, ''), %(prefix)s)",
            prefix=lock_prefix,
        )
        return int(row["waiting"])

    async def start(self, handlers: Mapping[str, Handler], periodic: Mapping[str, str]) -> None:
        """Runs jobs of all processes that put some; takes over those of processes that died."""
        await self._open()
        self._handlers = handlers
        self._app.task(name=TASK, retry=self._pauses)(self._do)
        for name, cron in periodic.items():
            tick = self._app.task(name=f"periodic:{name}", queueing_lock=name, lock=name)(self._ticking(name))
            self._app.periodic(cron=cron)(tick)
        self._background = [asyncio.create_task(self._work()), asyncio.create_task(self._take_over())]

    async def stop(self, grace: float) -> None:
        """Finishes what runs within `grace` seconds, hands the rest back."""
        for task in self._background:
            task.cancel()
        if self._background:
            await asyncio.wait(self._background, timeout=max(grace, self._grace) + 5)
        self._background = []
        await self._sign.end()
        if self._opened:
            await self._app.close_async()
            self._opened = False

    async def _open(self) -> None:
        async with self._opening:
            if self._opened:
                return
            try:
                async with asyncio.timeout(self._patience):
                    await self._app.open_async()
            except BaseException:
                # The connector would keep the pool that never came up, and take it for an open one at the next try.
                await self._app.close_async()
                raise
            self._opened = True

    async def _work(self) -> None:
        """Keeps a worker running: one whose database went away ends, and a new one takes its place."""
        while True:
            try:
                await self._run_worker()
            except Exception as error:
                log.warning("worker_ended", error=type(error).__name__)
                _end_if_asked()
            await asyncio.sleep(self._heartbeat / 2)

    async def _run_worker(self) -> None:
        await self._app.run_worker_async(
            concurrency=self._concurrency,
            install_signal_handlers=False,
            shutdown_graceful_timeout=self._grace,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
            update_heartbeat_interval=self._heartbeat,
            stalled_worker_timeout=self._heartbeat * GONE,
            fetch_job_polling_interval=POLL_SECONDS,
            worker_middleware=[self._watched],
        )

    async def _do(self, name: str, arguments: dict[str, str | int]) -> None:
        await self._handlers[name](arguments)

    def _ticking(self, name: str) -> Callable[[int], Awaitable[None]]:
        async def tick(timestamp: int) -> None:
            await self._handlers[name]({})

        return tick

    async def _watched(self, proceed: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Notes what ran here. A key is held by waiting jobs only; one that is to wait once more gives its key up,
        since another one may have been put under it meanwhile."""
        number = context.job.id or 0
        try:
            return await proceed()
        except BaseException:
            if context.job.queueing_lock:
                with contextlib.suppress(Exception):  # then `_end_properly` does both
                    await self._free_key(number)
            raise
        finally:
            self._ended.add((number, worker.worker_id or 0, context.job.attempts))

    async def _free_key(self, number: int) -> None:
        await self._app.connector.execute_query_async(
            "UPDATE procrastinate_jobs SET queueing_lock = NULL WHERE id = %(id)s", id=number
        )

    async def _take_over(self) -> None:
        """Hands jobs of dead processes to the living ones."""
        manager = self._app.job_manager
        while True:
            try:
                await self._end_properly()
                bounds = {"late": self._heartbeat * LATE, "gone": self._heartbeat * GONE}
                await self._app.connector.execute_query_async(DEAD, **bounds, kind=KIND, most=MOST)
                for job in await manager.get_stalled_jobs(seconds_since_heartbeat=self._heartbeat * GONE):
                    log.info("job_taken_over", number=job.id)
                    await self._free_key(job.id or 0)  # its process may have died before it did so
                    await manager.retry_job(job)
            except Exception as error:
                log.warning("taking_over_failed", error=type(error).__name__)
                _end_if_asked()
            await asyncio.sleep(self._heartbeat)

    async def _end_properly(self) -> None:
        """Tries jobs again that ended here while the database was away: it still takes them for running. One that was
        begun anew meanwhile has another count of attempts."""
        ended, self._ended = self._ended, set()
        try:
            ids, workers, attempts = zip(*self._before, strict=True) if self._before else ((), (), ())
            stuck = {"ids": list(ids), "workers": list(workers), "attempts": list(attempts)}
            await self._app.connector.execute_query_async(
                "UPDATE procrastinate_jobs SET queueing_lock = NULL"
                " WHERE status = 'doing' AND (id, worker_id, attempts) IN"
                " (SELECT * FROM unnest(%(ids)s::bigint[], %(workers)s::bigint[], %(attempts)s::integer[]))",
                **stuck,
            )
            await self._app.connector.execute_query_async(
                "SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM procrastinate_jobs"
                " WHERE status = 'doing' AND (id, worker_id, attempts) IN"
                " (SELECT * FROM unnest(%(ids)s::bigint[], %(workers)s::bigint[], %(attempts)s::integer[]))",
                **stuck,
            )
            self._before = ended
        except Exception:
            self._ended |= self._before | ended
            self._before = set()
            raise


def _end_if_asked() -> None:
    """Ends a task that was cancelled though an error hid it: ending needs the database too, and that may be away."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
