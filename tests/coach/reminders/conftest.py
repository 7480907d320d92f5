"""Databases for the tests: SQLite in a file, and PostgreSQL where COACH_TEST_POSTGRES names a server."""

import os
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from coach.store.tables import Base, ReminderRow


@pytest.fixture(params=["sqlite", "postgresql"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """An engine on an empty database with the table of reminders."""
    if request.param == "sqlite":
        engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}", connect_args={"timeout": 30})
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all, tables=[ReminderRow.__table__])
        yield engine
        await engine.dispose()
        return
    url = os.environ.get("COACH_TEST_POSTGRES")
    if not url:
        pytest.skip("COACH_TEST_POSTGRES names no server")
    schema = f"t{uuid.uuid4().hex}"
    engine = create_async_engine(url, connect_args={"options": f"-csearch_path={schema}"})
    async with engine.begin() as connection:
        await connection.execute(text(f"CREATE SCHEMA {schema}"))
        await connection.run_sync(Base.metadata.create_all, tables=[ReminderRow.__table__])
    yield engine
    async with engine.begin() as connection:
        await connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    await engine.dispose()
