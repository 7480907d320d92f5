"""Backup and restore, upgrade and the way back, as docs/operations.md has them typed, on both kinds of databases."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from coach.store.engine import connect_blocking
from coach.store.migrations import revision, upgrade
from tests.coach.store.rows import contents, fill
from tests.coach.store.test_upgrades import OLDER, VERSIONS
from tests.deploy.documented import Terminal, runs

ROWS = 3


@pytest.fixture
def postgres(url: str, terminal: Terminal) -> str:
    """The address of an empty database, which is the one that the shell's programs are for."""
    place = make_url(url)
    server = {"PGHOST": place.host, "PGPORT": place.port, "PGUSER": place.username, "PGDATABASE": place.database}
    terminal.environment = {
        **terminal.environment, **{name: str(value) for name, value in server.items()}, "COACH_DATABASE_URL": url
    }  # fmt: skip
    return url


def filled(url: str, version: str) -> dict[str, dict[int, dict[str, object]]]:
    """Brings a database to a version, with rows in every table; gives those."""
    upgrade(url, version)
    engine = connect_blocking(url)
    fill(engine, ROWS)
    engine.dispose()
    return kept(url)


def kept(url: str) -> dict[str, dict[int, dict[str, object]]]:
    engine = connect_blocking(url)
    rows = contents(engine)
    engine.dispose()
    return rows


@pytest.mark.postgres
@runs(
    "pg_dump --format=custom --exclude-table-data=member_keys --file=data.dump",
    "pg_dump --format=custom --data-only --table=member_keys --file=keys.dump",
    "createdb coach",
    "pg_restore --dbname=coach data.dump",
    "pg_restore --dbname=coach keys.dump",
)
def test_a_backup_of_postgresql_gives_every_row_back(postgres: str, terminal: Terminal) -> None:
    before = filled(postgres, VERSIONS[-1])
    assert {len(rows) for rows in before.values()} == {ROWS}
    terminal.run("pg_dump --format=custom --exclude-table-data=member_keys --file=data.dump")
    terminal.run("pg_dump --format=custom --data-only --table=member_keys --file=keys.dump")
    new = {"coach": f"{make_url(postgres).database}_new"}
    terminal.run("createdb coach", new)
    try:
        there = make_url(postgres).set(database=new["coach"]).render_as_string(hide_password=False)
        terminal.environment = {**terminal.environment, "COACH_DATABASE_URL": there}
        terminal.run("pg_restore --dbname=coach data.dump", new)
        assert kept(there) == {**before, "member_keys": {}}, "the data alone open nothing"
        terminal.run("pg_restore --dbname=coach keys.dump", new)
        assert kept(there) == before
        terminal.run("coach db upgrade")
        terminal.run("coach db check")
    finally:
        terminal.run(f"dropdb {new['coach']}")


@pytest.mark.postgres
@runs(
    "pg_dump --format=custom --file=before.dump",
    "coach db upgrade",
    "coach db check",
    "dropdb coach",
    "createdb coach",
    "pg_restore --dbname=coach before.dump",
)
def test_after_an_upgrade_of_postgresql_there_is_a_way_back(postgres: str, terminal: Terminal) -> None:
    before = filled(postgres, OLDER[0])
    terminal.run("pg_dump --format=custom --file=before.dump")
    terminal.run("coach db upgrade")
    terminal.run("coach db check")
    own = {"coach": str(make_url(postgres).database)}
    terminal.run("dropdb coach", own)
    terminal.run("createdb coach", own)
    terminal.run("pg_restore --dbname=coach before.dump", own)
    assert revision(postgres)[0] == OLDER[0]
    assert kept(postgres) == before
    terminal.run("coach db upgrade")  # nothing of the newer version was left in its way
    terminal.run("coach db check")


@runs("coach db backup FOLDER", "coach db restore FOLDER")
def test_a_backup_of_sqlite_gives_every_row_back(terminal: Terminal) -> None:
    url = f"sqlite+aiosqlite:///{terminal.folder / 'resume-coach.db'}"
    before = filled(url, VERSIONS[-1])
    (terminal.folder / "FOLDER").mkdir()
    terminal.run("coach db backup FOLDER")
    for path in terminal.folder.glob("resume-coach.db*"):
        path.unlink()
    terminal.run("coach db restore FOLDER")
    assert kept(url) == before
    terminal.run("coach db upgrade")
    terminal.run("coach db check")


@runs("mv resume-coach.db.before-<revision> resume-coach.db")
def test_after_an_upgrade_of_sqlite_there_is_a_way_back(terminal: Terminal) -> None:
    file = terminal.folder / "resume-coach.db"
    before = filled(f"sqlite+aiosqlite:///{file}", OLDER[-1])
    assert f"resume-coach.db.before-{VERSIONS[-1]} holds" in terminal.run("coach db upgrade")
    terminal.run("mv resume-coach.db.before-<revision> resume-coach.db", {"<revision>": VERSIONS[-1]})
    for name in ("-wal", "-shm"):
        Path(f"{file}{name}").unlink(missing_ok=True)
    assert kept(f"sqlite+aiosqlite:///{file}") == before
    terminal.run("coach db upgrade")
