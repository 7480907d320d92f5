"""A connection to SQLite that hands to a thread of its own only what waits: for the disk, or for another process.

A thread for each step of each statement, as aiosqlite has it, is most of what a short transaction costs: every step
waits twice for its turn among the threads. A statement on rows that an index finds is done sooner than handed over.
Transactions over all communities may take long, so theirs are handed over like waiting.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from aiosqlite import Connection
from sqlalchemy import URL
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

BUSY_MILLISECONDS = 30_000
CHUNK = 64
"""Rows that aiosqlite takes at once where somebody iterates; SQLAlchemy does not."""
BEGIN = "BEGIN IMMEDIATE"
QUICK = frozenset({"execute", "executemany", "fetchall", "fetchone", "fetchmany", "close"})
"""What is done with cursors."""


class NearConnection(Connection):
    """Runs statements where they are asked for while `near` is set; what waits always goes to the thread."""

    near = False
    lasting = True
    """Whether the next transaction is on the disk once it is committed, and not only safe from a kill."""
    _lasts = True

    async def _execute(self, fn: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        begins = bool(arguments) and arguments[0] == BEGIN
        if begins and self._lasts != self.lasting:
            self._conn.execute(f"PRAGMA synchronous={'FULL' if self.lasting else 'NORMAL'}")
            self._lasts = self.lasting
        if self.near and _is_quick(fn):
            if not begins:
                return fn(*arguments, **named)
            if self._begun(fn):
                return None
        return await super()._execute(fn, *arguments, **named)  # type: ignore[no-untyped-call]

    def _begun(self, execute: Callable[[str], object]) -> bool:
        """Begins a transaction, unless another process writes."""
        self._conn.execute("PRAGMA busy_timeout=0")
        try:
            execute(BEGIN)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        return True


def _is_quick(function: Callable[..., Any]) -> bool:
    name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
    return name == "cursor" or (name in QUICK and isinstance(owner, sqlite3.Cursor))


async def connect(url: URL) -> Connection:
    """Opens a database for SQLAlchemy, as its `async_creator` with an address."""
    where, options = SQLiteDialect_aiosqlite().create_connect_args(url)
    # One thing at a time is done on it, by whichever thread.
    opening = partial(sqlite3.connect, *where, **{**options, "check_same_thread": False})
    connection = NearConnection(opening, CHUNK)
    connection._thread.daemon = True
    return await connection
