"""Brings a database up to date, and tells whether the migrations still make what the tables say."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy.exc import OperationalError

from coach.errors import CoachError
from coach.store.engine import connect_blocking
from coach.store.tables import Base

LOCK = 7_211_405
"""Any number, the same in each process: on PostgreSQL one process migrates, the others wait for it."""


def upgrade(url: str) -> None:
    """Runs the migrations that the database has not seen; safe to call from many processes at once."""
    with _connection(url) as connection, _config(connection) as config:
        command.upgrade(config, "head")


def revision(url: str) -> tuple[str | None, str | None]:
    """The database's revision, and the newest there is."""
    with _connection(url) as connection, _config(connection) as config:
        newest = ScriptDirectory.from_config(config).get_current_head()
        return MigrationContext.configure(connection).get_current_revision(), newest


def check(url: str) -> list[str]:
    """What differs between the database and `coach.store.tables`; empty if they agree."""
    with _connection(url) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


def is_ours(thing: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """Leaves out the tables of the queue's library, which brings its own schema."""
    table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
    return not str(table).startswith("procrastinate_")


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    engine = connect_blocking(url)
    try:
        _knock(engine)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
            yield connection
    finally:
        engine.dispose()


def _knock(engine: Engine) -> None:
    """Raises CoachError with what to do where the database cannot be opened."""
    try:
        engine.connect().close()
    except OperationalError as error:
        raise CoachError(f"{_advice(engine.url)} It said: {error.orig}") from None


def _advice(url: URL) -> str:
    if not url.host:
        return f"The database {url.database} cannot be opened. Check that its folder exists and may be written to."
    return (
        f"The database at {url.host}:{url.port or 'its usual port'} does not answer. Check that it runs, that this "
        "machine may reach it, and that COACH_DATABASE_URL names it with the right user and password."
    )


@contextmanager
def _config(connection: Connection) -> Iterator[Config]:
    with as_file(files("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        yield config
