"""An upgrade keeps every row of every table, from every version that there was, also when it is killed half-way."""

import multiprocessing
import os
import signal
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import pytest
from alembic import util as alembic_util
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from coach.errors import CoachError
from coach.store import upgrade_copies
from coach.store.engine import connect_blocking
from coach.store.migrations import check, revision, upgrade
from tests.coach.store.rows import contents, fill, made_of, ours, picture
from tests.databases import database

HOUSE = Path(__file__).parents[3]
CONFIG = Config()
CONFIG.set_main_option("script_location", str(HOUSE / "migrations"))
VERSIONS = sorted(each.revision for each in ScriptDirectory.from_config(CONFIG).walk_revisions())
OLDER = VERSIONS[:-1]


@pytest.fixture(scope="module", autouse=True)
def migrations_are_loaded_once() -> Iterator[None]:
    """Alembic loads all of them several times for each upgrade; only what runs them has to be run anew."""
    load = alembic_util.load_python_file

    @cache
    def load_once(folder: Path, name: str) -> ModuleType:
        return load(folder, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alembic_util, "load_python_file", lambda *at: (load if at[1] == "env.py" else load_once)(*at))
        yield


FORK = multiprocessing.get_context("fork")
CHANGES = ("CREATE", "ALTER", "INSERT", "UPDATE", "DROP", "DELETE")


def killed_at(number: int, url: str) -> None:
    """Upgrades in this process, and kills it right after so many statements that change something."""
    left = number

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal left
        left -= statement.lstrip().upper().startswith(CHANGES)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", count)
    upgrade(url)
    os._exit(0)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes empty databases of this test's own."""
    with ExitStack() as made:
        if request.param == "sqlite":
            yield lambda: f"sqlite+aiosqlite:///{tmp_path / uuid4().hex}.db"
        else:
            yield lambda: made.enter_context(database("upgrade"))


@pytest.fixture
def engine_of() -> Iterator[Callable[[str], Engine]]:
    opened: list[Engine] = []

    def open_(url: str) -> Engine:
        opened.append(connect_blocking(url))
        return opened[-1]

    yield open_
    for engine in opened:
        engine.dispose()


@pytest.mark.parametrize("old", OLDER)
def test_every_row_of_every_table_is_there_afterwards(fresh, engine_of, old: str) -> None:  # type: ignore[no-untyped-def]
    url = fresh()
    upgrade(url, old)
    engine = engine_of(url)
    fill(engine)
    before = contents(engine)
    assert all(before.values()), "a table without rows proves nothing"
    done = upgrade(url)
    assert (done.before, done.after) == (old, VERSIONS[-1])
    after = contents(engine)
    for table, rows in before.items():
        assert after[table].keys() == rows.keys(), table
        for number, row in rows.items():
            assert {name: after[table][number][name] for name in row} == row
    if (made := made_of(engine)) not in SOUND:
        assert check(url) == []
        SOUND.append(made)


SOUND: list[object] = []
"""What databases were made of that were checked already: after an upgrade all of one kind are made of the same."""


def test_the_queue_of_many_machines_keeps_its_jobs(fresh, engine_of) -> None:  # type: ignore[no-untyped-def]
    url = fresh()
    if url.startswith("sqlite"):
        pytest.skip("that queue is PostgreSQL's")
    upgrade(url, "0002")
    engine = engine_of(url)
    fill(engine)
    upgrade(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM procrastinate_jobs")) == 10


@pytest.fixture
def measured(fresh: Callable[[], str], request: pytest.FixtureRequest) -> list[int]:
    """How many statements that change something the upgrade to each version is made of."""
    kind = request.node.callspec.params["fresh"]
    if kind not in MEASURED:
        url = fresh()
        MEASURED[kind] = [changes(url, version) for version in VERSIONS]
    return MEASURED[kind]


MEASURED: dict[str, list[int]] = {}
"""By the kind of database; found out once."""


def changes(url: str, to: str) -> int:
    said: list[str] = []
    listener = lambda _connection, _cursor, statement, *_: said.append(statement)  # noqa: E731
    event.listen(Engine, "after_cursor_execute", listener)
    try:
        upgrade(url, to)
    finally:
        event.remove(Engine, "after_cursor_execute", listener)
    return sum(statement.lstrip().upper().startswith(CHANGES) for statement in said)


@pytest.mark.parametrize("old", OLDER)
def test_killed_half_way_it_changes_nothing_and_can_be_done_again(fresh, measured, engine_of, old: str) -> None:  # type: ignore[no-untyped-def]
    """After each statement of the next version's upgrade, and in the middle and at the end of the whole one: what
    stands between is killed from the versions that it follows."""
    url = fresh()
    upgrade(url, old)
    own, *later = measured[VERSIONS.index(old) + 1 :]
    whole = own + sum(later)
    engine = engine_of(url)
    fill(engine)
    before, as_it_was = contents(engine), picture(engine)
    engine.dispose()
    assert whole > 1
    for number in sorted({*range(1, own + 1), whole // 2, whole} - {0}):
        process = FORK.Process(target=killed_at, args=(number, url))
        process.start()
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
        assert revision(url)[0] == old
        assert picture(engine) == as_it_was
        engine.dispose()
    upgrade(url)
    assert revision(url)[0] == VERSIONS[-1]
    after = contents(engine)
    assert {table: after[table].keys() for table in before} == {table: rows.keys() for table, rows in before.items()}


def test_on_sqlite_no_table_is_built_anew(tmp_path: Path) -> None:
    """Rebuilding takes along what refers to the table while foreign keys are on, and a time that grows."""
    url, said = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}", []
    upgrade(url, VERSIONS[0])
    listener = lambda _connection, _cursor, statement, *_: said.append(statement.strip().upper())  # noqa: E731
    event.listen(Engine, "before_cursor_execute", listener)
    try:
        upgrade(url)
    finally:
        event.remove(Engine, "before_cursor_execute", listener)
    assert any(line.startswith("ALTER TABLE") for line in said)
    assert [line for line in said if line.startswith("DROP TABLE") or "RENAME TO" in line] == []


def test_rows_that_would_point_at_nothing_stop_an_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    upgrade(url, OLDER[-1])
    engine = connect_blocking(url)
    fill(engine)

    def losing(config: Config, _to: str) -> None:
        config.attributes["connection"].execute(text("DELETE FROM reviews"))

    monkeypatch.setattr("coach.store.migrations.command.upgrade", losing)
    with pytest.raises(CoachError, match="would break rows of findings, outbox"):
        upgrade(url)
    assert len(contents(engine)["reviews"]) == 10
    engine.dispose()


def test_a_file_is_copied_before_its_upgrade_and_the_copy_is_a_way_back(tmp_path: Path) -> None:
    database = tmp_path / "coach.db"
    url = f"sqlite+aiosqlite:///{database}"
    assert upgrade(url, OLDER[-1]).copy is None, "there was nothing to lose"
    engine = connect_blocking(url)
    fill(engine)
    before = contents(engine)
    done = upgrade(url)
    engine.dispose()
    assert done.copy == tmp_path / f"coach.db.before-{VERSIONS[-1]}"
    assert stat.S_IMODE(done.copy.stat().st_mode) == 0o600
    way_back = connect_blocking(f"sqlite:///{done.copy}")
    assert contents(way_back) == before
    way_back.dispose()
    assert upgrade(url).copy is None, "nothing was left to upgrade"


def test_a_copy_that_cannot_be_made_stops_the_upgrade(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    upgrade(url, OLDER[-1])
    (tmp_path / f"coach.db.before-{VERSIONS[-1]}").mkdir()
    with pytest.raises(CoachError, match=r"is copied to .* That failed"):
        upgrade(url)
    assert revision(url)[0] == OLDER[-1]
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_copy_goes_when_the_upgrade_has_proved_good(tmp_path: Path) -> None:
    database = tmp_path / "coach.db"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE t (id INTEGER)")
    copy = upgrade_copies.make(database, "0009")
    assert upgrade_copies.remove_old(database) == 0
    week_ago = copy.stat().st_mtime - (upgrade_copies.DAYS * 86_400 + 60)
    os.utime(copy, (week_ago, week_ago))
    assert upgrade_copies.remove_old(database) == 1
    assert not copy.exists()
    assert database.exists()


def test_a_database_of_a_newer_version_is_refused_in_one_sentence(fresh, engine_of) -> None:  # type: ignore[no-untyped-def]
    url = fresh()
    upgrade(url)
    with engine_of(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CoachError, match=r"newer version of the coach \(revision 9999"):
        upgrade(url)


def test_every_table_of_the_coach_gets_rows(tmp_path: Path) -> None:
    """The other tests prove as much as this one."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    upgrade(url)
    engine = connect_blocking(url)
    fill(engine)
    assert {table.name for table in ours(engine)} >= {"reviews", "findings", "outbox", "member_keys", "installations"}
    assert all(len(rows) == 10 for rows in contents(engine).values())
    engine.dispose()
