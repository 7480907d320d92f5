"""Where keys come from; and that one that is lost, empty or wrong is said instead of replaced."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from coach.errors import CoachError
from coach.store.engine import connect_blocking
from coach.store.keys import keys_for, make_key_file
from coach.store.migrations import upgrade
from coach.store.vault import new_key
from tests.coach.store.rows import fill

OLD, NEW = new_key(), new_key()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"


def test_a_key_file_is_made_once_and_for_its_owner_only(url: str, tmp_path: Path) -> None:
    keys = keys_for("", url)
    assert keys_for("", url) == keys
    assert stat.S_IMODE((tmp_path / "coach.db.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["coach.db.key"]


def test_a_key_file_that_another_process_just_made_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "coach.db.key"
    make_key_file(path)
    kept = path.read_text()
    make_key_file(path)
    assert path.read_text() == kept


def test_a_disk_without_hard_links_gets_a_key_file_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object, _target: object) -> None:
        raise OSError("Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    make_key_file(tmp_path / "coach.db.key")
    assert [path.name for path in tmp_path.iterdir()] == ["coach.db.key"]
    assert stat.S_IMODE((tmp_path / "coach.db.key").stat().st_mode) == 0o600


def test_configured_keys_come_first() -> None:
    assert keys_for(f"{NEW}, {OLD}", "sqlite+aiosqlite:///x.db") == (NEW, OLD)


def test_postgresql_needs_configured_keys() -> None:
    with pytest.raises(CoachError, match="COACH_ENCRYPTION_KEYS"):
        keys_for("", "postgresql+psycopg://h/d")


def test_a_database_without_secrets_gets_a_key(url: str) -> None:
    upgrade(url)
    assert len(keys_for("", url)) == 1


def test_no_new_key_takes_the_place_of_a_lost_one(url: str, tmp_path: Path) -> None:
    upgrade(url)
    engine = connect_blocking(url)
    fill(engine, 1)
    with pytest.raises(CoachError, match=r"coach\.db\.key is missing.* Put the file back"):
        keys_for("", url)
    assert not (tmp_path / "coach.db.key").exists()
    engine.dispose()


def test_so_it_is_with_a_database_of_an_older_version(url: str) -> None:
    upgrade(url, "0001")
    engine = connect_blocking(url)
    fill(engine, 1)
    with pytest.raises(CoachError, match="is missing"):
        keys_for("", url)
    with engine.begin() as connection:
        for table in ("resumes", "findings", "outbox", "reviews", "installations"):
            connection.execute(text(f"DELETE FROM {table}"))
    assert len(keys_for("", url)) == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "is empty"), ("  \n", "is empty"), ("abc\n", "isn't an encryption key"), ("clé\n", "can't be read")],
)
def test_a_key_file_without_a_key_is_said(url: str, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "coach.db.key").write_text(content)
    with pytest.raises(CoachError, match=said):
        keys_for("", url)


def test_a_configured_key_that_is_none_is_named_by_its_number_and_not_shown() -> None:
    with pytest.raises(CoachError, match="Key 2 of COACH_ENCRYPTION_KEYS") as error:
        keys_for(f"{NEW}, hunter2", "sqlite+aiosqlite:///x.db")
    assert "hunter2" not in error.value.message
