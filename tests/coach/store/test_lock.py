"""One process at a time runs on a SQLite file."""

import multiprocessing
import signal
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.lock import alone

SPAWN = multiprocessing.get_context("spawn")


def hold(url: str, ready) -> None:  # type: ignore[no-untyped-def]
    """Holds the lock in a process of its own until it is killed."""
    with alone(url):
        ready.set()
        signal.pause()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"


@pytest.fixture
def other(url: str):  # type: ignore[no-untyped-def]
    ready = SPAWN.Event()
    process = SPAWN.Process(target=hold, args=(url, ready), daemon=True)
    process.start()
    assert ready.wait(30)
    yield process
    process.kill()
    process.join()


def test_a_second_process_is_refused_with_what_to_do(url: str, other) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CoachError, match=r"Another process .* PostgreSQL"), alone(url, seconds=0.1):
        pass


def test_a_killed_process_holds_nothing(url: str, other) -> None:  # type: ignore[no-untyped-def]
    other.kill()
    with alone(url):
        pass


def test_one_that_ends_in_order_leaves_the_file_to_the_next(url: str) -> None:
    for _ in range(2):
        with alone(url, seconds=0.1):
            pass


def test_other_databases_have_a_queue_for_many() -> None:
    with alone("postgresql+psycopg://h/d"), alone("postgresql+psycopg://h/d"):
        pass


def test_a_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="folder doesn't exist"), alone(f"sqlite+aiosqlite:///{tmp_path}/no/coach.db"):
        pass
    assert not (tmp_path / "no").exists()
