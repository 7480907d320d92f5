#!/usr/bin/env python3
"""How many reviews a minute, how long from file to thread, how much memory; against reading alone.

One run prints all figures. The platform answers at once, so that what is measured is the coach. PostgreSQL where
COACH_TEST_POSTGRES names a server:

    scripts/with-postgres .venv/bin/python benchmarks/reviews.py
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy.engine import make_url

from coach.context import Context
from coach.handlers import gather
from coach.life import open_work, working
from coach.message import Message
from coach.places import Community, FileRef, Member, Place, Upload
from coach.reception.desk import Reception
from coach.reviewing import review
from coach.sandbox import Sandbox
from coach.standin import Standin
from coach.store import open_store
from coach.store.migrations import upgrade
from coach.store.vault import Vault, new_key

FILE = Path(__file__).parents[1] / "examples" / "resume.pdf"
COMMUNITY = Community("standin", "T1")
CHANNELS = 8


@dataclass
class Stopwatch(Standin):
    """A platform that answers at once and notes when each thread's first and last message came."""

    began: dict[str, float] = field(default_factory=dict)
    first: dict[str, float] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    async def post(self, place: Place, message: Message, key: str, unclear: bool) -> str:
        now = time.perf_counter()
        self.first.setdefault(place.message, now)
        self.last[place.message] = now
        return await super().post(place, message, key, unclear)


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
    """Reviews a minute; seconds to first and last message of reviews that came one at a time."""

    per_minute: float
    first: list[float]
    last: list[float]


async def reviews(url: str, engines: int, readers: int, count: int) -> Figures:
    """Reviews with so many engines on one queue (all in this process), so many reading workers."""
    upgrade(url)
    platform, sandbox, key = Stopwatch(), Sandbox(readers), new_key()
    platform.files["f"] = FILE.read_bytes()
    async with AsyncExitStack() as stack:
        desks = [await begin(url, key, platform, sandbox, stack) for _ in range(engines)]
        await one_by_one(desks[0], platform, 3, "warm")
        await one_by_one(desks[0], platform, 20, "single")
        began = time.perf_counter()
        await asyncio.gather(*(drop(desks[n % engines], platform, f"many{n}", n) for n in range(count)))
        await until_done(platform, [f"many{n}" for n in range(count)])
        per_minute = 60 * count / (time.perf_counter() - began)
    names = [f"single{n}" for n in range(20)]
    first, last = ([times[n] - platform.began[n] for n in names] for times in (platform.first, platform.last))
    return Figures(per_minute, first, last)


async def begin(url: str, key: str, platform: Stopwatch, sandbox: Sandbox, stack: AsyncExitStack) -> Reception:
    """A coach that works until the stack ends."""
    store, handlers = open_store(url), gather()
    stack.push_async_callback(store.close)
    context = Context(store, Vault([key]), open_work("auto", url, store), {"standin": platform}, sandbox.read, review)
    await stack.enter_async_context(working(context, handlers, sandbox, 5))
    return Reception(context, handlers)


async def one_by_one(desk: Reception, platform: Stopwatch, count: int, prefix: str) -> None:
    for number in range(count):
        await drop(desk, platform, f"{prefix}{number}", number)
        await until_done(platform, [f"{prefix}{number}"])


async def drop(desk: Reception, platform: Stopwatch, name: str, number: int) -> None:
    platform.began[name] = time.perf_counter()
    place = Place(COMMUNITY, f"C{number % CHANNELS}", message=name)
    await desk.receive(Upload(name, place, Member(COMMUNITY, f"U{number}"), FileRef("f", "resume.pdf")))


async def until_done(platform: Stopwatch, names: list[str]) -> None:
    async with asyncio.timeout(300):
        while not {(name, "done") for name in names} <= set(platform.signs):
            await asyncio.sleep(0.005)


def memory() -> str:
    """Resident megabytes of this process and of its reading workers."""
    pids = [os.getpid(), *(int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())]
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids]
    sizes = [page * os.sysconf("SC_PAGE_SIZE") / 1024**2 for page in pages]
    return f"{sizes[0]:.0f} MB, readers {' + '.join(f'{size:.0f}' for size in sizes[1:]) or 'none'} MB"


def quantile(values: list[float], share: float) -> str:
    ordered = sorted(values)
    return f"{ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000:.0f} ms"


def row(title: str, figures: Figures, alone: float) -> None:
    print(
        f"| {title} | {figures.per_minute:.0f} | {figures.per_minute / alone:.2f} "
        f"| {quantile(figures.first, 0.5)} / {quantile(figures.first, 0.95)} "
        f"| {quantile(figures.last, 0.5)} / {quantile(figures.last, 0.95)} |",
        flush=True,
    )


async def run(count: int) -> None:
    print(f"memory idle: {memory()}")
    rates = [await reading_alone(count, 2) for _ in range(3)]
    alone = statistics.median(rates)
    print(f"reading alone, 2 workers: {alone:.0f} a minute (median of 3)")
    print("| | reviews a minute | against reading alone | first message p50 / p95 | last message p50 / p95 |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        row("SQLite, 1 process", await reviews(f"sqlite+aiosqlite:///{folder}/b.db", 1, 2, count), alone)
    print(f"memory busy: {memory()}")
    server = os.environ.get("COACH_TEST_POSTGRES")
    if not server:
        print("(COACH_TEST_POSTGRES names no server; PostgreSQL is left out)")
        return
    plain = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    for engines in (1, 2, 4):
        name = f"bench_{uuid4().hex[:8]}"
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
        row(f"PostgreSQL, {engines} worker{'s' * (engines > 1)}", await reviews(url, engines, 2, count), alone)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=100)
    asyncio.run(run(parser.parse_args().reviews))
    return 0


if __name__ == "__main__":
    sys.exit(main())
