"""Brings a database up to date, and tells whether the migrations still make what the tables say."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from coach.errors import CoachError
from coach.store import upgrade_copies
from coach.store.engine import connect_blocking
from coach.store.tables import Base

LOCK = 7_211_405
"""Any number, the same in each process: on PostgreSQL one process migrates, the others wait for it."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What `upgrade` did: the revisions before and after it, and the copy of the file that it made first, if any."""

    before: str | None
    after: str | None
    copy: Path | None = None


def upgrade(url: str, to: str = "head") -> Upgrade:
    """Runs the migrations that the database has not seen; safe to call from many processes at once.

    All in one transaction: whatever ends it half-way, the database is as it was. A SQLite file with something in it is
    copied first. Raises CoachError if the database cannot be opened, was written by a newer version, or cannot be
    copied, and if rows would point at nothing afterwards.
    """
    with _connection(url) as connection, _config(connection) as config:
        before = _known_revision(connection, config)
        newest = ScriptDirectory.from_config(config).get_revision(to)
        if newest is not None and before == newest.revision:
            return Upgrade(before, before)
        copy = _copied(connection, before, newest.revision if newest else to)
        broken = _pointing_at_nothing(connection)
        command.upgrade(config, to)
        if new := _pointing_at_nothing(connection) - broken:
            tables = ", ".join(sorted({str(table) for table, *_ in new}))
            raise CoachError(f"The upgrade would break rows of {tables}. Nothing was changed; please report this.")
        return Upgrade(before, _revision(connection), copy)


def revision(url: str) -> tuple[str | None, str | None]:
    """The database's revision (None: there is nothing in it, or no file), and the newest there is.

    Raises CoachError if the database cannot be opened.
    """
    if _is_missing(url):
        if not Path(str(make_url(url).database)).absolute().parent.is_dir():
            raise CoachError(_advice(make_url(url)))
        with _config(None) as config:
            return None, ScriptDirectory.from_config(config).get_current_head()
    with _connection(url) as connection, _config(connection) as config:
        return _revision(connection), ScriptDirectory.from_config(config).get_current_head()


def why_not_current(now: str | None, newest: str | None) -> str:
    """What `revision` told, with what to do; "" where the database is at the newest one."""
    if now == newest:
        return ""
    if now is None or newest is None:
        return "There is nothing in the database yet. Run: coach db upgrade (coach serve does it, too)"
    if now > newest:
        return f"A newer version of the coach wrote the database (revision {now}; this one knows {newest}). Start it."
    return f"The database is at revision {now}, the newest is {newest}. Run: coach db upgrade"


def check(url: str) -> list[str]:
    """What differs between the database and `coach.store.tables`; empty if they agree."""
    with _connection(url) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


def is_ours(thing: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """Leaves out the tables of the queue's library, which brings its own schema."""
    table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
    return not str(table).startswith("procrastinate_")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _known_revision(connection: Connection, config: Config) -> str | None:
    """The database's revision. Raises CoachError for one that only a newer version knows."""
    script, now = ScriptDirectory.from_config(config), _revision(connection)
    if now is not None and now not in {each.revision for each in script.walk_revisions()}:
        raise CoachError(
            f"The database was written by a newer version of the coach (revision {now}; this one knows "
            f"{script.get_current_head()}). Start that version, or put back the copy made before its upgrade."
        )
    return now


def _copied(connection: Connection, before: str | None, to: str) -> Path | None:
    database = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not database or before is None:
        return None
    return upgrade_copies.make(Path(database), to)


def _pointing_at_nothing(connection: Connection) -> set[tuple[object, ...]]:
    """Rows whose foreign key leads nowhere. PostgreSQL sees to it itself."""
    if connection.dialect.name != "sqlite":
        return set()
    return {tuple(row) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    engine = connect_blocking(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _without_foreign_keys)
    try:
        _knock(engine)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
            yield connection
    finally:
        engine.dispose()


def _without_foreign_keys(connection: Any, _record: object) -> None:
    """A table that a migration drops or rebuilds must not take along what refers to it; no use inside a transaction."""
    connection.execute("PRAGMA foreign_keys=OFF")


def _is_missing(url: str) -> bool:
    parsed = make_url(url)
    return parsed.get_backend_name() == "sqlite" and bool(parsed.database) and not Path(str(parsed.database)).exists()


def _knock(engine: Engine) -> None:
    """Raises CoachError with what to do where the database cannot be opened."""
    try:
        engine.connect().close()
    except OperationalError as error:
        raise CoachError(f"{_advice(engine.url)} It said: {error.orig}") from None


def _advice(url: URL) -> str:
    if not url.host:
        return f"The database {url.database} can't be opened. Check that its folder exists and can be written to."
    return (
        f"The database at {url.host}:{url.port or 'its usual port'} doesn't answer. Check that it runs, that this "
        "machine may reach it, and that COACH_DATABASE_URL names it with the right user and password."
    )


@contextmanager
def _config(connection: Connection | None) -> Iterator[Config]:
    with as_file(files("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        yield config
