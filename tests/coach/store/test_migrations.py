"""The migrations make exactly the tables of the code."""

import subprocess
import sys
from pathlib import Path

from coach.store.migrations import check, revision


def test_migrations_equal_the_tables(database_url: str) -> None:
    assert check(database_url) == []


def test_the_database_is_at_the_newest_revision(database_url: str) -> None:
    now, newest = revision(database_url)
    assert now == newest is not None


def test_check_tells_what_is_missing(tmp_path: Path) -> None:
    assert any("add_table" in difference for difference in check(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"))


def test_processes_may_upgrade_at_once(database_url: str, tmp_path: Path) -> None:
    """Every process upgrades at its start; several start together."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'fresh.db'}" if database_url.startswith("sqlite") else database_url
    line = f"from coach.store.migrations import upgrade; upgrade({url!r})"
    processes = [subprocess.Popen([sys.executable, "-c", line]) for _ in range(4)]
    assert [process.wait(60) for process in processes] == [0, 0, 0, 0]
    assert check(url) == []
