"""Lets one process at a time run on a SQLite file: its queue is no queue for two."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import make_url

from coach.errors import CoachError

SECONDS = 5.0
"""A process that is just ending, or was killed a moment ago, is waited for."""


@contextmanager
def alone(database_url: str, seconds: float = SECONDS) -> Iterator[None]:
    """Holds the file for this process; does nothing on another database. Raises CoachError if another one holds it.

    The system takes the lock from a process that dies. Commands that only read do not ask for it.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        yield
        return
    if not Path(url.database).absolute().parent.is_dir():  # which the library would make
        raise CoachError(
            f"The database {url.database} can't be opened: its folder doesn't exist. "
            "Check that COACH_DATABASE_URL names the file you mean, or create the folder."
        )
    lock = FileLock(f"{url.database}.lock", timeout=seconds, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise CoachError(
            f"Another process of the coach is using {url.database}. Stop that one first; for several processes at once "
            "set COACH_DATABASE_URL to a PostgreSQL database."
        ) from None
    except OSError as error:
        raise CoachError(
            f"{url.database}.lock can't be written ({error.strerror}). Let the coach write there."
        ) from None
    try:
        yield
    finally:
        lock.release()
