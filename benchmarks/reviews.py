#!/usr/bin/env python3
"""How many reviews a minute, how long from file to thread, how much memory; against reading alone.

One run prints all figures. The platform answers at once, so that what is measured is the coach; `--latency 0.3` has it
answer workers as slowly as real ones do, which is where more workers gain. `--share 0.2` gives each worker with its
readers a fifth of a core, as if each ran on a small machine of its own, so that what they share (the database, whoever
takes the files) is left room on this one; then two workers get twice as many reviews as one. PostgreSQL where
COACH_TEST_POSTGRES names a server; its workers are processes of their own:

    scripts/with-postgres .venv/bin/python benchmarks/reviews.py
    scripts/with-postgres .venv/bin/python benchmarks/reviews.py --share 0.2 --workers 1 2 3 --reviews 40
"""

import argparse
import asyncio
import os
import queue
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy.engine import make_url

sys.path.insert(0, str(Path(__file__).parent))
from processor_share import NoShares
from processor_time import spent
from review_worker import COMMUNITY, READERS, Stopwatch, Watch, begun, working_coach

from coach.assembly import gather, open_work
from coach.chat.places import FileRef, Member, Place, Upload
from coach.reception.service import DurableCoachService
from coach.review.reviewing import review
from coach.running.context import Context
from coach.sandbox.sandbox import Sandbox
from coach.store import open_store
from coach.store.migrations import upgrade
from coach.store.vault import Vault, new_key

FILE = Path(__file__).parents[1] / "examples" / "resume.pdf"
CHANNELS = 32
"""As many as four workers do at once: a channel takes one place."""


async def reading_alone(count: int, workers: int) -> float:
    """Readings per minute."""
    sandbox, data = Sandbox(workers), FILE.read_bytes()
    await sandbox.warm()
    await asyncio.gather(*(sandbox.read(data, "r.pdf") for _ in range(workers * 2)))
    began = time.perf_counter()
    await asyncio.gather(*(sandbox.read(data, "r.pdf") for _ in range(count)))
    return 60 * count / (time.perf_counter() - began)


@dataclass
class Figures:
    """Reviews a minute; seconds to first and last message of reviews that came one at a time; milliseconds of processor
    time that one review takes, by part."""

    per_minute: float
    first: list[float]
    last: list[float]
    parts: dict[str, float]


async def reviews(url: str, workers: int, count: int, latency: float = 0.0, share: float | None = None) -> Figures:
    """Reviews by so many workers on one queue: each a process of its own, this one only takes the files."""
    upgrade(url)
    key = new_key()
    async with AsyncExitStack() as stack:
        watch = stack.enter_context(begun(workers, url, key, FILE, latency, share))
        await watch.until_ready(workers)
        service = await receiver(url, key, stack)
        return await measured(service, watch, count)


async def reviews_in_one_process(url: str, count: int) -> Figures:
    """Reviews where the process that takes the files also does the work, as on SQLite."""
    upgrade(url)
    watch, key = Watch(queue.SimpleQueue()), new_key()
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(working_coach(url, key, Stopwatch(FILE.read_bytes(), watch.events)))
        return await measured(service, watch, count)


async def measured(service: DurableCoachService, watch: Watch, count: int) -> Figures:
    """First some reviews one at a time, then many at once."""
    await one_by_one(service, watch, 3, "warm")
    began = await one_by_one(service, watch, 20, "single")
    start, before = time.perf_counter(), spent(watch.workers)
    await asyncio.gather(*(drop(service, f"many{n}", n) for n in range(count)))
    await watch.until_done([f"many{n}" for n in range(count)])
    per_minute = 60 * count / (time.perf_counter() - start)
    after = spent(watch.workers)
    parts = {part: 1000 * (after[part] - before[part]) / count for part in after}
    first, last = ([times[name] - began[name] for name in began] for times in (watch.first, watch.last))
    return Figures(per_minute, first, last, parts)


async def receiver(url: str, key: str, stack: AsyncExitStack) -> DurableCoachService:
    """A coach that only writes down and queues, as the roles that keep a platform's connection do."""
    store = open_store(url)
    stack.push_async_callback(store.close)
    work = open_work("auto", url, store)
    stack.push_async_callback(work.stop, 0)
    return DurableCoachService(
        Context(store, Vault([key]), work, {}, reader=Sandbox(1).read, reviewer=review), gather()
    )


async def one_by_one(service: DurableCoachService, watch: Watch, count: int, prefix: str) -> dict[str, float]:
    """When each was dropped, by name."""
    began: dict[str, float] = {}
    for number in range(count):
        name = f"{prefix}{number}"
        began[name] = time.perf_counter()
        await drop(service, name, number)
        await watch.until_done([name])
    return began


async def drop(service: DurableCoachService, name: str, number: int) -> None:
    place = Place(COMMUNITY, f"C{number % CHANNELS}", message=name)
    await service.receive(Upload(name, place, Member(COMMUNITY, f"U{number}"), FileRef("f", "resume.pdf")))


def memory() -> str:
    """Resident megabytes of this process and of its reading workers."""
    pids = [os.getpid(), *(int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())]
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    sizes = [page * os.sysconf("SC_PAGE_SIZE") / 1024**2 for page in pages]
    return f"{sizes[0]:.0f} MB, readers {' + '.join(f'{size:.0f}' for size in sizes[1:]) or 'none'} MB"


def quantile(values: list[float], share: float) -> str:
    ordered = sorted(values)
    return f"{ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000:.0f} ms"


def row(title: str, figures: Figures, alone: float, one: float | None = None) -> None:
    gain = f"{figures.per_minute / one:.2f}" if one else "–"
    print(
        f"| {title} | {figures.per_minute:.0f} | {figures.per_minute / alone:.2f} | {gain} "
        f"| {quantile(figures.first, 0.5)} / {quantile(figures.first, 0.95)} "
        f"| {quantile(figures.last, 0.5)} / {quantile(figures.last, 0.95)} |",
        flush=True,
    )


async def run(count: int, latency: float, share: float | None, numbers: Sequence[int]) -> None:
    print(f"{len(os.sched_getaffinity(0))} processor cores; memory idle: {memory()}")
    alone = statistics.median([await reading_alone(count, READERS) for _ in range(3)])
    print(f"reading alone, {READERS} readers: {alone:.0f} a minute (median of 3)")
    print(
        "| | reviews a minute | against reading alone | against one worker | first message p50 / p95 | last p50 / p95 |"
    )
    print("|---|---|---|---|---|---|")
    server = os.environ.get("COACH_TEST_POSTGRES")
    if share and server:
        await run_workers(server, count, alone, latency, share, numbers)
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = await reviews_in_one_process(f"sqlite+aiosqlite:///{folder}/b.db", count)
        row("SQLite, 1 process", figures, alone)
    busy = memory()
    if server:
        await run_workers(server, count, alone, latency, share, numbers)
    else:
        print("(COACH_TEST_POSTGRES names no server; PostgreSQL is left out)")
    print(f"memory busy: {busy}")


async def run_workers(
    server: str, count: int, alone: float, latency: float, share: float | None, numbers: Sequence[int]
) -> None:
    one, parts = 0.0, list[tuple[int, dict[str, float]]]()
    for workers in numbers:
        figures = await reviews(fresh_database(server), workers, count * workers if share else count, latency, share)
        one = one or figures.per_minute
        row(f"PostgreSQL, {workers} worker process{'es' * (workers > 1)}", figures, alone, one)
        parts.append((workers, figures.parts))
    for workers, each in parts:
        shares = ", ".join(f"{part} {milliseconds:.0f}" for part, milliseconds in each.items())
        whole = sum(each.values())
        most = 60_000 * len(os.sched_getaffinity(0)) / whole
        print(f"{workers} worker(s): {whole:.0f} ms of processor time a review ({shares}): at most {most:.0f} a minute")


def fresh_database(server: str) -> str:
    """A database of its own on the server."""
    name, plain = f"bench_{uuid4().hex[:8]}", make_url(server).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=100)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds until the platform of workers answers")
    parser.add_argument("--share", type=float, help="of a processor core, for each worker with its readers")
    parser.add_argument("--workers", type=int, nargs="+", default=(1, 2, 4), help="how many workers, one after another")
    arguments = parser.parse_args()
    try:
        asyncio.run(run(arguments.reviews, arguments.latency, arguments.share, arguments.workers))
    except NoShares as error:
        parser.exit(1, f"{error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
