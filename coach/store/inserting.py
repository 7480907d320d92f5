"""Rows that two may want to add at one moment: one statement, in which the later one adds nothing."""

from typing import Any, cast

from sqlalchemy import CursorResult
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.tables import Base


async def insert_if_missing(session: AsyncSession, table: type[Base], **values: object) -> bool:
    """Adds a row of a table unless one stands in its way; whether it was added."""
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    result = await session.execute(insert(table).values(**values).on_conflict_do_nothing())
    return bool(cast(CursorResult[Any], result).rowcount)
