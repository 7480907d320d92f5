"""Rows that two may want to add at one moment: one statement, in which the later one adds nothing."""

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from coach.store.tables import Base


async def insert_if_missing(session: AsyncSession, table: type[Base], **values: object) -> bool:
    """Adds a row of a table unless one stands in its way; whether it was added."""
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    added = insert(table).values(**values).on_conflict_do_nothing().returning(*inspect(table).primary_key)
    return await session.scalar(added) is not None  # how many rows it were the driver of PostgreSQL does not tell
