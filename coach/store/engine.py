"""The database engine from its URL, with what each database needs to be safe under several writers.

No engine names the parameters of a statement in what it logs or raises: they are what members wrote.
"""

import math
import sqlite3
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import InterfaceError, InvalidatePoolError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from coach.store import sqlite
from coach.store.sqlite import BEGIN, BUSY_MILLISECONDS

AWAY = (OperationalError, InterfaceError)
"""What is raised while a database is away, full or too busy: nothing that a try again would not mend."""
IDLE, USED = 1.0, "used"
"""Seconds after which an idle connection is asked whether it still stands; under which name it is noted when it was
used last."""
LONG, REDOABLE = "coach_long", "coach_redoable"
"""Execution options of transactions: of one that may take long, so that nothing else is to wait for its statements; of
one whose work is done again should a power cut undo it, so that nobody waits for the disk."""


def connect(url: str, pool_size: int = 10) -> AsyncEngine:
    """An engine for `sqlite+aiosqlite:///file` or `postgresql+psycopg://…`; connects at first use."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return _postgresql(parsed, pool_size)


def connect_blocking(url: str) -> Engine:
    """The same database by a blocking driver, for migrations."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, hide_parameters=True)
    return _transactional(create_engine(parsed.set(drivername="sqlite"), hide_parameters=True))


def _sqlite(url: URL) -> AsyncEngine:
    engine = create_async_engine(url, async_creator=partial(sqlite.connect, url), hide_parameters=True)
    event.listen(engine.sync_engine, "begin", _as_asked)
    _transactional(engine.sync_engine)
    return engine


def _as_asked(connection: Any) -> None:
    options, driver = connection.get_execution_options(), connection.connection.driver_connection
    driver.near, driver.lasting = not options.get(LONG, False), not options.get(REDOABLE, False)


def _postgresql(url: URL, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=pool_size, max_overflow=pool_size, hide_parameters=True)
    event.listen(engine.sync_engine, "begin", _without_waiting)
    event.listen(engine.sync_engine, "checkin", _note_use)
    event.listen(engine.sync_engine, "checkout", partial(_ping, engine.dialect))
    return engine


def _note_use(_connection: object, record: Any) -> None:
    record.info[USED] = time.monotonic()


def _ping(dialect: Any, connection: Any, record: Any, _proxy: object) -> None:
    """Has a connection that was idle for a while answer before it is used. Where work follows upon work nothing is
    asked: a review takes a dozen transactions, and each question is a way to the server and back."""
    if time.monotonic() - record.info.get(USED, -math.inf) < IDLE:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def _without_waiting(connection: Any) -> None:
    if connection.get_execution_options().get(REDOABLE, False):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")


def _transactional(engine: Engine) -> Engine:
    event.listen(engine, "connect", partial(_prepare, engine.url.database or ""))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(database: str, connection: Any, _record: object) -> None:
    _for_its_owner_only(database)
    # Without this the driver begins transactions by itself, at the first write only.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    _write_ahead(cursor)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute("PRAGMA secure_delete=ON")  # deleted resumes are overwritten, not merely unlinked
    cursor.close()


def _for_its_owner_only(database: str) -> None:
    """Nobody else on the machine may read the file; what SQLite puts beside it takes over its mode."""
    for name in (database, f"{database}-wal", f"{database}-shm") if database and database != ":memory:" else ():
        with suppress(FileNotFoundError, PermissionError):  # not made yet, or not ours to say
            Path(name).chmod(0o600)


def _write_ahead(cursor: Any) -> None:
    # The file is switched once, ever. While two processes meet a new file, SQLite refuses one of them at once
    # instead of letting it wait (waiting could be for each other), so the wait is ours.
    end = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Any) -> None:
    # A transaction that reads first and writes later may find its snapshot stale, which no timeout mends
    # (SQLITE_BUSY_SNAPSHOT): all take the write lock at their beginning and stay short.
    connection.exec_driver_sql(BEGIN)
