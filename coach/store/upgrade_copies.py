"""Copies of a SQLite file, made before an upgrade so that there is a way back, and removed when it was not needed."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from coach.errors import CoachError

DAYS = 7
"""A copy holds what members delete meanwhile: it does not outlive the days in which an upgrade shows its faults."""
MARK = ".before-"


def make(database: Path, revision: str) -> Path:
    """Copies the file as it stands to `<database>.before-<revision>`, for its owner only; gives that path.

    Whole also while others write. Raises CoachError, leaving nothing, where there is no room or right.
    """
    target = database.with_name(f"{database.name}{MARK}{revision}")
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, which can be put back as it is
        flush(part)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise CoachError(
            f"Before an upgrade, the database is copied to {target}. That failed ({error}). Free some space, or let "
            "the coach write there. Nothing was changed."
        ) from None
    return target


def remove_old(database: Path, days: int = DAYS) -> int:
    """Removes copies older than so many days; gives how many."""
    old = [path for path in _of(database) if path.stat().st_mtime < time.time() - days * 86_400]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _of(database: Path) -> Iterator[Path]:
    start = database.name + MARK
    yield from (path for path in database.parent.iterdir() if path.name.startswith(start))


def flush(path: Path) -> None:
    """Sees to it that a file is on the disk before it takes another one's name."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
