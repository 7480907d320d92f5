#!/usr/bin/env python3
"""Upgrades databases with rows in every table from every older version, killed at random moments, and counts the rows.

An upgrade is killed (kill -9) over and over until one comes to its end; each kill is a little later than nothing and a
little earlier than that. Then every row that was there before must be there, value by value.

    scripts/with-postgres .venv/bin/python tests/chaos/upgrades.py --rows 1000 --kills 10
"""

import argparse
import multiprocessing
import os
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
from alembic.config import Config
from alembic.script import ScriptDirectory
from kills import a_folder, empty_database

from coach.store.engine import connect_blocking
from coach.store.migrations import revision, upgrade
from tests.coach.store.rows import Contents, contents, fill

FORK = multiprocessing.get_context("fork")
HEAD = "| database | from | rows | kills | left half-way | rows lost or changed | seconds of the last |"


@dataclass
class Figures:
    """What the upgrades of one database came to."""

    rows: int = 0
    kills: int = 0
    between: int = 0
    lost: int = 0
    seconds: float = 0.0


def versions() -> list[str]:
    """All revisions, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[2] / "migrations"))
    return sorted(each.revision for each in ScriptDirectory.from_config(config).walk_revisions())


def upgrade_and_end(url: str) -> None:
    """In a process of its own."""
    upgrade(url)
    os._exit(0)


def run(url: str, old: str, new: str, rows: int, kills: int, fate: random.Random) -> Figures:
    """Upgrades a database from a version, killed so many times, then left alone."""
    figures = Figures()
    upgrade(url, old)
    engine = connect_blocking(url)
    fill(engine, rows)
    before = contents(engine)
    figures.rows = sum(map(len, before.values()))
    engine.dispose()
    while revision(url)[0] != new:
        began = time.monotonic()
        process = FORK.Process(target=upgrade_and_end, args=(url,))
        process.start()
        process.join(fate.uniform(0.0, 0.15) if figures.kills < kills else 120)
        if process.is_alive():
            process.kill()
            process.join()
            figures.kills += 1
        figures.between += revision(url)[0] not in {old, new}
        figures.seconds = time.monotonic() - began
    figures.lost = differences(before, contents(engine))
    engine.dispose()
    return figures


def differences(before: Contents, after: Contents) -> int:
    """How many rows are not there any more as they were."""
    return sum(
        number not in after[table] or any(after[table][number][name] != value for name, value in row.items())
        for table, kept in before.items()
        for number, row in kept.items()
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1000, help="rows in each table")
    parser.add_argument("--kills", type=int, default=10, help="kills of each upgrade")
    parser.add_argument("--every", type=int, default=1, help="leave out all but every so many of the older versions")
    parser.add_argument("--seed", type=int, default=1)
    given, bad = parser.parse_args(), 0
    fate, (*older, new) = random.Random(given.seed), versions()
    print(f"{HEAD}\n{'|---' * 7}|")
    for name in ("SQLite", *(["PostgreSQL"] if "COACH_TEST_POSTGRES" in os.environ else [])):
        for old in older[:: given.every]:
            with a_folder() as folder:
                url = empty_database(name == "PostgreSQL", folder)
                done = run(url, old, new, given.rows, given.kills, fate)
            bad += done.lost + done.between
            numbers = (done.rows, done.kills, done.between, done.lost)
            print(f"| {name} | {old} | {' | '.join(map(str, numbers))} | {done.seconds:.2f} |", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
