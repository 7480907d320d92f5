#!/usr/bin/env python3
"""Kills the coach at random moments, over and over, and counts what was lost or doubled. Neither may ever happen.

A chat server in a process of its own delivers uploads and fails the way platforms do (429, 500 before and after a
message was taken, connections cut after it was taken, answers that never come). One or two coaches work on them; at
random moments one is killed (kill -9), all connections to the database are cut, the database server itself crashes and
starts again, or the disk under it is full for a while. Afterwards every upload must have its whole thread, in order,
and no message twice.

    scripts/with-postgres .venv/bin/python tests/chaos/kills.py --kills 200
    scripts/with-postgres .venv/bin/python tests/chaos/kills.py --kills 28 --engine procrastinate --share 0.15
    scripts/with-postgres .venv/bin/python tests/chaos/kills.py --restarts 40
    .venv/bin/python tests/chaos/kills.py --fills 40
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import shlex
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy.engine import make_url

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "benchmarks")]
import coach_process
import platform_process
from processor_share import NoShares, on_a_share

from coach.reading import read
from coach.store.migrations import upgrade
from coach.store.vault import new_key

FILE = Path(__file__).parents[2] / "examples" / "resume.pdf"
FORK = multiprocessing.get_context("fork")
QUIET_SECONDS, SETTLE_SECONDS = 90.0, 900.0
"""How long nothing may come at the end of a campaign, and how long all of it may take: a busy machine is slow."""
RESTART = "COACH_TEST_POSTGRES_RESTART"
"""The variable with the command that restarts the server as after a crash."""
LAST = ("What next", "The sections of your resume, and what next")
"""The summaries of the messages that end threads; the second one's is packed, since its channel is busy."""


@dataclass
class Figures:
    """What a campaign came to."""

    kills: int = 0
    cuts: int = 0
    restarts: int = 0
    fills: int = 0
    unready: int = 0
    reviews: int = 0
    messages: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    seconds: float = 0.0
    troubles: str = ""


@dataclass(frozen=True)
class Amount:
    """How long a campaign is: until so many kills, restarts of the database server and full disks have happened.

    `heartbeat`: seconds between signs of life of its coaches.
    """

    kills: int = 0
    restarts: int = 0
    fills: int = 0
    heartbeat: float = 0.3


class Campaign:
    """One chat server, one database, some coaches."""

    def __init__(self, engine: str, url: str, keys: bool, seed: int, heartbeat: float) -> None:
        self.engine, self.url, self.keys, self.heartbeat = engine, url, keys, heartbeat
        self.fate = random.Random(seed)
        self.key, self.chat = new_key(), free_port()
        self.doors = [free_port() for _ in range(1 if engine == "scheduler" else 2)]
        server = platform_process.ChatServer(FILE.read_bytes(), self.doors, keys, 0.15, seed)
        self.server = FORK.Process(target=platform_process.serve, args=(self.chat, server), daemon=True)
        self.server.start()
        self.coaches = [self.begin(door) for door in self.doors]

    def begin(self, door: int) -> Any:
        arguments = (self.engine, self.url, self.key, door, self.chat, self.keys, self.heartbeat)
        process = FORK.Process(target=coach_process.run, args=arguments, daemon=True)
        process.start()
        return process

    def kill(self) -> None:
        """Kills a coach and starts another."""
        number = self.fate.randrange(len(self.coaches))
        self.coaches[number].kill()
        self.coaches[number].join()
        self.coaches[number] = self.begin(self.doors[number])

    def cut(self) -> None:
        """Cuts all connections to the database."""
        with psycopg.connect(plain(self.url), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    def restart(self) -> None:
        """Crashes the database server, which starts again and recovers."""
        subprocess.run(shlex.split(os.environ[RESTART]), check=True, timeout=150, stdout=subprocess.DEVNULL)

    def fill(self, figures: Figures) -> None:
        """Fills the disk to the last byte, lets members go on for a while, asks how ready the coach is, makes room."""
        filler = Path(make_url(self.url).database or "").with_name("filler")
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        for _ in range(3):
            self.ask("POST", f"/upload/C{self.fate.randrange(4)}")
            time.sleep(self.fate.uniform(0.1, 0.5))
        figures.unready += not self.is_ready()
        filler.unlink()
        figures.fills += 1

    def is_ready(self) -> bool:
        """What the coach itself says."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.doors[0]}/ready", timeout=10) as answer:
                return bool(json.load(answer) == {})
        except OSError:
            return False

    def blow(self, figures: Figures, amount: "Amount") -> None:
        """One of the things that befall a coach."""
        restarting, on_postgres = amount.restarts > 0, self.url.startswith("postgresql")
        if amount.fills and self.fate.random() < 0.8:
            self.fill(figures)
        elif restarting and self.fate.random() < 0.7:
            self.restart()
            figures.restarts += 1
        elif on_postgres and self.fate.random() < 0.2:
            self.cut()
            figures.cuts += 1
        else:
            self.kill()
            figures.kills += 1

    def supervise(self) -> None:
        """Starts coaches anew that ended by themselves (a database that is cut while they begin), as any host does."""
        for number, process in enumerate(self.coaches):
            if not process.is_alive():
                process.join()
                self.coaches[number] = self.begin(self.doors[number])

    def ask(self, method: str, path: str) -> Any:
        for attempt in range(50):
            try:
                request = urllib.request.Request(f"http://127.0.0.1:{self.chat}{path}", method=method)
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, ConnectionError):
                if attempt == 49:
                    raise
                time.sleep(0.1)

    def settled(self) -> Any:
        """The chat server's state once all uploads are done, or nothing has come for a while, or patience ends."""
        self.ask("POST", "/calm")
        began = moved = time.monotonic()
        before = (0, 0, 0)
        while True:
            self.supervise()
            state, now = self.ask("GET", "/state"), time.monotonic()
            come = (len(state["done"]), len(state["messages"]), -state["unheard"])
            moved, before = (now, come) if come != before else (moved, before)
            is_done = len(state["done"]) == state["uploads"] and not state["unheard"]
            if is_done or now - moved > QUIET_SECONDS or now - began > SETTLE_SECONDS:
                time.sleep(0.5)  # anything that is to come twice comes now
                return self.ask("GET", "/state")
            time.sleep(0.2)

    def end(self) -> None:
        for process in (*self.coaches, self.server):
            process.kill()
            process.join()


def run(engine: str, url: str, keys: bool, amount: Amount, seed: int) -> Figures:
    """One campaign of so many kills, restarts of the server, or full disks."""
    read(FILE.read_bytes(), FILE.name)  # coaches are forked: a cold reader after each kill would be all that is seen
    began, figures = time.monotonic(), Figures()
    campaign = Campaign(engine, url, keys, seed, amount.heartbeat)
    try:
        while figures.restarts < amount.restarts or figures.kills < amount.kills or figures.fills < amount.fills:
            for _ in range(campaign.fate.choice((0, 1, 1, 2))):
                campaign.ask("POST", f"/upload/C{campaign.fate.randrange(4)}")
            time.sleep(campaign.fate.uniform(0.0, 0.9))
            campaign.supervise()
            campaign.blow(figures, amount)
        judge(campaign.settled(), figures)
    finally:
        campaign.end()
    figures.seconds = time.monotonic() - began
    return figures


def judge(state: Any, figures: Figures) -> None:
    """Counts what is missing, twice or in the wrong order. The message that says what comes next is a thread's last."""
    threads: dict[str, list[int]] = defaultdict(list)
    whole: set[str] = set()
    for message in state["messages"]:
        threads[message["thread"]].append(int(message["key"].split(".")[1]))
        if message["summary"] in LAST:
            whole.add(message["thread"])
    for name in (f"u{number}" for number in range(1, state["uploads"] + 1)):
        positions = threads[name]
        figures.lost += max(positions, default=0) + 1 - len(set(positions))
        figures.lost += (name not in whole) + (name not in state["done"])
        figures.doubled += len(positions) - len(set(positions))
        figures.out_of_order += positions != sorted(positions)
    figures.reviews, figures.messages = state["uploads"], len(state["messages"])
    figures.troubles = ", ".join(f"{count}× {kind}" for kind, count in sorted(state["troubles"].items()))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def empty_database(postgres: bool, folder: Path) -> str:
    """A database with nothing in it; `folder`: where the SQLite file is to be."""
    if not postgres:
        return f"sqlite+aiosqlite:///{folder}/coach.db"
    server, name = os.environ["COACH_TEST_POSTGRES"], f"chaos_{uuid4().hex[:8]}"
    with psycopg.connect(plain(server), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, with all that was left in it."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def small_disk(megabytes: int = 64) -> Iterator[Path]:
    """A disk of its own in memory, so small that it can be filled; needs the right to mount."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="kills in all, over all campaigns")
    parser.add_argument("--restarts", type=int, default=0, help="instead: restarts of PostgreSQL, over all campaigns")
    parser.add_argument("--fills", type=int, default=0, help="instead: full disks under SQLite, over all campaigns")
    parser.add_argument("--engine", choices=("scheduler", "procrastinate", "both"), default="both")
    parser.add_argument("--made-single-by", choices=("key", "lookup", "both"), default="both")
    parser.add_argument(
        "--heartbeat", type=float, default=0.3, help="seconds between signs of life; more if it is busy"
    )
    parser.add_argument(
        "--share", type=float, help="of a processor core, for coaches and chat server: what a busy machine leaves them"
    )
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.restarts and RESTART not in os.environ:
        parser.error(
            "restarts need a server of their own: run this by scripts/with-postgres, COACH_TEST_POSTGRES unset"
        )
    return given


HEAD = ("engine", "made single by", *(each.name for each in fields(Figures) if each.name != "troubles"))


def report(engine: str, url: str, keys: bool, done: Figures) -> None:
    place = f"{engine}, {'PostgreSQL' if url.startswith('postgresql') else 'SQLite'}"
    numbers = [f"{getattr(done, name):.0f}" for name in HEAD[2:]]
    print(f"| {' | '.join((place, 'key' if keys else 'looking it up', *numbers))} |")
    print(f"<!-- {done.troubles} -->", flush=True)


def main() -> int:
    given = arguments()
    if given.share is None:
        return all_of(given)
    try:
        with on_a_share(given.share):
            return all_of(given)
    except NoShares as error:
        sys.stderr.write(f"{error}\n")
        return 2


def all_of(given: argparse.Namespace) -> int:
    """Runs the campaigns, and prints what they came to. Gives the exit status."""
    bad = 0
    engines = ("scheduler", "procrastinate") if given.engine == "both" else (given.engine,)
    engines = ("scheduler",) if given.fills else engines
    ways = {"key": (True,), "lookup": (False,), "both": (True, False)}[given.made_single_by]
    campaigns = [(engine, keys) for engine in engines for keys in ways]
    share = -(-(given.fills or given.restarts or given.kills) // len(campaigns))
    kind = "fills" if given.fills else "restarts" if given.restarts else "kills"
    amount = replace(Amount(heartbeat=given.heartbeat), **{kind: share})
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    for number, (engine, keys) in enumerate(campaigns):
        with small_disk() if given.fills else a_folder() as disk:
            url = empty_database(bool(given.restarts) or engine == "procrastinate", disk)
            upgrade(url)
            done = run(engine, url, keys, amount, given.seed + number)
        report(engine, url, keys, done)
        bad += done.lost + done.doubled + done.out_of_order
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
