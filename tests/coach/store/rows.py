"""Rows for every table of a database, whatever its revision: made from the tables as they are found there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    inspect,
    text,
)

ROWS = 10
STATES = ("received", "read", "reviewed", "posting", "posted", "failed")
BEGAN = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
Contents = dict[str, dict[int, dict[str, Any]]]
"""By table and id, the values of a row by column."""


def fill(engine: Engine, count: int = ROWS) -> None:
    """Puts so many rows into every table; those that refer to others refer to the row of the same number."""
    for table in ours(engine):
        with engine.begin() as connection:
            connection.execute(table.insert(), [dict(_values(table, number)) for number in range(1, count + 1)])
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            queue = "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'coach', '{}')"
            for _ in range(count if inspect(connection).has_table("procrastinate_jobs") else 0):
                connection.execute(text(queue))


def contents(engine: Engine) -> Contents:
    """Everything that is kept, by table, id and column, as the database gives it."""
    found: Contents = {}
    with engine.connect() as connection:
        for name in filter(_is_ours, inspect(connection).get_table_names()):
            rows = connection.execute(text(f'SELECT * FROM "{name}"')).mappings()
            found[name] = {row["id"]: dict(row) for row in rows}
    return found


def made_of(engine: Engine) -> list[tuple[Any, ...]]:
    """Tables, columns and indexes, as the database tells them."""
    told = {
        "sqlite": "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
        "postgresql": "SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public' UNION ALL"
        " SELECT tablename, 0, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'"
        " ORDER BY 1, 2, 3",
    }[engine.dialect.name]
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(told))]


def picture(engine: Engine) -> list[tuple[Any, ...]]:
    """The whole database as it says itself: what it is made of, then all rows of all tables. Two that are equal tell of
    a database to which nothing happened."""
    found = made_of(engine)
    with engine.connect() as connection:
        for name in inspect(connection).get_table_names():
            rows = [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))]
            found += sorted(((name, *row) for row in rows), key=repr)
    return found


def ours(engine: Engine) -> list[Table]:
    """The tables of the coach as they stand in the database, those that are referred to first."""
    metadata = MetaData()
    metadata.reflect(engine, only=lambda name, _: _is_ours(name))
    return metadata.sorted_tables


def _is_ours(table: str) -> bool:
    return not table.startswith(("alembic", "procrastinate"))


def _values(table: Table, number: int) -> Iterator[tuple[str, Any]]:
    for column in table.columns:
        if column.primary_key:
            continue
        yield column.name, number if column.foreign_keys else _value(table, column.name, column.type, number)


def _value(table: Table, name: str, kind: Any, number: int) -> Any:
    match kind:
        case Boolean():
            return False
        case Integer() | Float():
            return number
        case DateTime():
            return BEGAN + timedelta(hours=number)
        case LargeBinary():
            return f"{table.name}.{name} {number}".encode()
        case JSON():
            return {"number": number}
    if name == "state":
        return STATES[number % len(STATES)]
    return f"{name[:3]}{number}"
