"""Backups of a SQLite database in two files: what is kept, and apart from it the members' keys that open it.

Of the keys only the newest copy is to be kept: then whoever deleted all is gone from every older copy of the rest, too.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from coach.errors import CoachError
from coach.store.tables import MemberKeyRow
from coach.store.upgrade_copies import flush

KEYS = MemberKeyRow.__tablename__
KEYS_FILE = ".member-keys"


def backup(database: Path, folder: Path) -> tuple[Path, Path]:
    """Writes both files into a folder, in the place of those that are there; gives their paths. Safe while others
    write. Raises CoachError."""
    data, keys = folder / database.name, folder / f"{database.name}{KEYS_FILE}"
    if data.exists() and database.exists() and data.samefile(database):
        raise CoachError("Choose another folder for the backup: the database itself is in this one.")
    try:
        _copy(database, _fresh(data))
        with closing(sqlite3.connect(_part(data), isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, which can be carried away as it is
            _fresh(keys)
            copy.execute("ATTACH ? AS apart", (str(_part(keys)),))
            copy.execute(f"CREATE TABLE apart.{KEYS} AS SELECT * FROM main.{KEYS}")  # noqa: S608
            copy.execute("DETACH apart")
            copy.execute("PRAGMA secure_delete=ON")
            copy.execute(f"DELETE FROM {KEYS}")  # noqa: S608
            copy.execute("VACUUM")
        for path in (data, keys):
            flush(_part(path))
            _part(path).replace(path)
    except (OSError, sqlite3.Error) as error:
        raise CoachError(f"The backup couldn't be written to {folder} ({error}).") from None
    finally:
        for path in (data, keys):
            _part(path).unlink(missing_ok=True)
    return data, keys


def restore(database: Path, folder: Path) -> None:
    """Makes the database from the two files of a folder. Raises CoachError where there is one already, or they lack."""
    data, keys = folder / database.name, folder / f"{database.name}{KEYS_FILE}"
    if database.exists():
        raise CoachError(f"{database} already exists. Move it away first, together with its -wal and -shm files.")
    for path in (data, keys):
        if not path.is_file():
            raise CoachError(f"{path} doesn't exist. A backup needs both of its files: {data.name} and {keys.name}.")
    try:
        _copy(data, _fresh(database))
        with closing(sqlite3.connect(_part(database), isolation_level=None)) as copy:
            copy.execute("ATTACH ? AS apart", (str(keys),))
            copy.execute(f"INSERT INTO main.{KEYS} SELECT * FROM apart.{KEYS}")  # noqa: S608
        flush(_part(database))
        _part(database).replace(database)
    except (OSError, sqlite3.Error) as error:
        raise CoachError(f"The database couldn't be restored from {folder} ({error}).") from None
    finally:
        _part(database).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _fresh(path: Path) -> Path:
    """An empty file beside a path, for its owner only."""
    part = _part(path)
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return part


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")
