"""A lock of PostgreSQL that a worker holds as long as it lives: the server frees it when the process or machine dies.

A heartbeat alone cannot tell a dead worker from one on a busy machine, and work that is taken from the living is begun
again and again, none of it to its end.
"""

import asyncio
from contextlib import suppress
from typing import Final

import psycopg
from psycopg import AsyncConnection
from psycopg.conninfo import make_conninfo

KIND: Final = 0x636F6163
"""The first half of the locks' keys, which tells them from other locks; the second is the worker's number."""
MOST: Final = 2**31 - 1
"""That second half is below this."""
_KEEPALIVES: Final = ("tcp_keepalives_idle = 10", "tcp_keepalives_interval = 5", "tcp_keepalives_count = 3")
"""The server notices within half a minute that a machine is gone, as this side does; by itself it would after hours."""

DEAD: Final = """
DELETE FROM procrastinate_workers AS worker
WHERE last_heartbeat < now() - make_interval(secs => %(late)s) AND (
    last_heartbeat < now() - make_interval(secs => %(gone)s)
    OR NOT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = %(kind)s AND objid = worker.id %% %(most)s
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
)
"""
"""Forgets workers that are late and hold no lock, and those that hold one and have done nothing for very long."""


class SignOfLife:
    """The lock of one worker. `pause`: seconds between tries to take it again after its connection was cut."""

    def __init__(self, conninfo: str, patience: float, pause: float) -> None:
        self._conninfo = make_conninfo(conninfo, keepalives_idle=10, keepalives_interval=5, keepalives_count=3)
        self._patience, self._pause = patience, pause
        self._keeping: asyncio.Task[None] | None = None

    async def give(self, worker: int) -> None:
        """Takes the lock of a worker and keeps it until `end`. Raises psycopg.Error or TimeoutError if it can't."""
        await self.end()
        async with asyncio.timeout(self._patience):
            connection = await self._locked(worker)
        self._keeping = asyncio.create_task(self._keep(worker, connection))

    async def end(self) -> None:
        """Lets go of the lock."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])
            self._keeping = None

    async def _locked(self, worker: int) -> AsyncConnection:
        connection = await AsyncConnection.connect(self._conninfo, autocommit=True)
        try:
            for setting in _KEEPALIVES:
                await connection.execute(f"SET {setting}")
            await connection.execute("SELECT pg_advisory_lock(%s, %s)", (KIND, worker % MOST))
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _keep(self, worker: int, connection: AsyncConnection) -> None:
        while True:
            try:
                with suppress(psycopg.Error):
                    async for _ in connection.notifies():  # none will come, only the end of the connection
                        pass
            finally:
                await connection.close()
            connection = await self._locked_again(worker)

    async def _locked_again(self, worker: int) -> AsyncConnection:
        while True:
            await asyncio.sleep(self._pause)
            with suppress(psycopg.Error, OSError):
                return await self._locked(worker)
