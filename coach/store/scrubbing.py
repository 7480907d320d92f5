"""Takes what was deleted out of the places where a database keeps it for a while after that."""

import asyncio
from typing import Any

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from coach.store.tables import MemberKeyRow

log = structlog.get_logger(__name__)
TRIES, PAUSE = 3, 0.1
LOCK_MILLISECONDS = 2000


async def erase(engine: AsyncEngine) -> bool:
    """Empties SQLite's write-ahead log, or writes PostgreSQL's table of keys anew; gives whether it could be done."""
    try:
        if engine.dialect.name == "sqlite":
            return await _empty_log(engine)
        return await _rewrite_keys(engine)
    except DBAPIError as error:
        log.warning("traces_left", error=type(error).__name__)
        return False


async def _empty_log(engine: AsyncEngine) -> bool:
    """Deleted rows are overwritten (`secure_delete`) in pages that wait in the log, beside older states of them."""
    for _ in range(TRIES):
        async with engine.connect() as connection:
            raw: Any = (await connection.get_raw_connection()).driver_connection
            async with raw.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
                busy, *_ = await cursor.fetchone()
        if not busy:
            return True
        await asyncio.sleep(PAUSE)
    log.warning("traces_left", what="others read the database")
    return False


async def _rewrite_keys(engine: AsyncEngine) -> bool:
    """Dead rows stay in a table until their room is taken; this one is small enough to be written anew at once."""
    async with engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text(f"SET lock_timeout = {LOCK_MILLISECONDS}"))
        try:
            await alone.execute(text(f"VACUUM (FULL) {MemberKeyRow.__tablename__}"))
        finally:
            await alone.execute(text("RESET lock_timeout"))
    return True
