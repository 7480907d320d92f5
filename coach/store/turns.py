"""One at a time among all processes that share a database: for what they do to others, such as asking somebody's site.

PostgreSQL keeps such turns (advisory locks), and frees them where a process dies. On SQLite there is one process only
(`coach.store.lock`).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from coach.store.engine import AWAY

_OURS = 0x636F6163
"""The first half of the numbers of our locks, apart from those of others on that database."""
_PAUSE = 0.1


@asynccontextmanager
async def turn(engine: AsyncEngine, name: str) -> AsyncIterator[None]:
    """Holds a name while it lasts, and a connection; waits for it for ever, so that callers say how long."""
    if engine.dialect.name != "postgresql":
        yield
        return
    connection = await engine.connect()
    try:
        while not await _taken(connection, name):
            await connection.rollback()
            await asyncio.sleep(_PAUSE)
        yield
    finally:
        with suppress(*AWAY):  # then the turn has ended, too; what was done in it stands
            await connection.close()


async def _taken(connection: AsyncConnection, name: str) -> bool:
    number = crc32(name.encode()) - 2**31
    return bool(await connection.scalar(select(func.pg_try_advisory_xact_lock(_OURS, number))))
