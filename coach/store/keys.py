"""The keys of the vault: as configured, or in a file beside the SQLite database. None is ever replaced in silence."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url

from coach.errors import CoachError
from coach.store.encrypted import mapped
from coach.store.vault import new_key

SETTING = "COACH_ENCRYPTION_KEYS"
LOST = "If the key is lost for good, `coach db discard` deletes what nobody can read any more."


def keys_for(configured: str, database_url: str, lost: bool = False) -> tuple[str, ...]:
    """The configured keys (separated by commas), else those in the key file beside the SQLite database.

    The file is made at first use, readable by its owner only: `resume-coach.db` → `resume-coach.db.key`, one key a
    line, newest first. Raises CoachError, saying what to do: a file is missing though the database holds what it
    encrypted, is empty, or holds something else; or another database has no place for a file. `lost`: the operator says
    that the key is lost for good; then a missing or empty file is made anew.
    """
    if keys := tuple(key.strip() for key in configured.split(",") if key.strip()):
        return _checked(keys, SETTING)
    path = key_file(database_url)
    if path is None:
        raise CoachError(f"Set {SETTING}: this database has no place next to it for a key file.")
    if lost and path.exists() and not path.read_bytes().strip():
        path.unlink()
    if not path.exists():
        if not lost and _holds_secrets(path.with_name(path.name.removesuffix(".key"))):
            raise CoachError(
                f"The key file {path} is missing, and the database holds what it encrypted. Put the file back, or set "
                f"{SETTING} to the keys that were in it. {LOST}"
            )
        make_key_file(path)
    return read_key_file(path)


def key_file(database_url: str) -> Path | None:
    """Where the key file of a database is; None if it has no place beside it."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database + ".key")


def read_key_file(path: Path) -> tuple[str, ...]:
    """The keys in a key file. Raises CoachError."""
    try:
        keys = tuple(path.read_text("ascii").split())
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(f"The key file {path} can't be read ({type(error).__name__}).") from None
    if not keys:
        raise CoachError(f"The key file {path} is empty. Put back the one that was there. {LOST}")
    return _checked(keys, str(path))


def make_key_file(path: Path) -> None:
    """Makes a key file with a fresh key, whole or not at all; leaves alone one that another process just made."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(new_key() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    except OSError:  # a disk without hard links (FAT, some network shares): the last resort, which two may do at once
        if not path.exists():
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _checked(keys: Sequence[str], where: str) -> tuple[str, ...]:
    for number, key in enumerate(keys, 1):
        try:
            Fernet(key)
        except ValueError:
            raise CoachError(
                f"Key {number} of {where} isn't an encryption key. A key has 44 characters, "
                "as `coach db key` prints them."
            ) from None
    return tuple(keys)


def _holds_secrets(database: Path) -> bool:
    if not database.exists():
        return False
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return any(_has_any(connection, table.__tablename__, name) for table, name in mapped())


def _has_any(connection: sqlite3.Connection, table: str, name: str) -> bool:
    try:
        # With its table before it the name of a column that is not there is an error, and no text.
        found = connection.execute(f'SELECT 1 FROM "{table}" WHERE length("{table}"."{name}") > 0 LIMIT 1')  # noqa: S608
        return found.fetchone() is not None
    except sqlite3.OperationalError:  # an older version had no such table or column
        return False
