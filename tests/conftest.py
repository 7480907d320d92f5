"""What holds for all tests: nothing stays under the folder for temporary files, and nothing costly is done twice."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from coach.store.engine import connect

MEMORY = "/dev/shm"
LEAST_ROOM = 2 * 1024**3
"""Bytes; a run takes a tenth of that."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Millions of objects are made here that live to the end: the garbage collector would go through all of them,
    again and again, now and between tests."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def in_memory() -> str:
    """A folder for temporary files that no disk is waited for, where there is one with room whose programs can be run;
    else the usual one. Each file of a database is written and flushed hundreds of times."""
    with suppress(OSError):
        room = os.statvfs(MEMORY)
        runs = not room.f_flag & os.ST_NOEXEC
        if runs and os.access(MEMORY, os.W_OK) and room.f_bavail * room.f_frsize > LEAST_ROOM:
            return MEMORY
    return tempfile.gettempdir()


def pytest_configure() -> None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", in_memory())


@pytest.fixture(scope="session", autouse=True)
def nothing_stays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the coach and its tests make under the system's folder for temporary files, they take away again."""
    tmp_path_factory.getbasetemp()  # pytest's own, which it keeps for a look after the run
    own = Path(tempfile.mkdtemp(prefix="coach-tests-", dir=in_memory()))
    own.chmod(0o711)  # as in the system's own, an ordinary user can open what is theirs
    before = os.environ.get("TMPDIR"), tempfile.tempdir
    os.environ["TMPDIR"] = tempfile.tempdir = str(own)
    yield
    stayed = sorted(str(each.relative_to(own)) for each in own.rglob("*"))
    shutil.rmtree(own)
    tempfile.tempdir = before[1]
    os.environ.pop("TMPDIR") if before[0] is None else os.environ.update(TMPDIR=before[0])
    assert not stayed, "these stay under the system's folder for temporary files"


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """For all engines of one kind. An engine of each test's own would compile all of them again, for a quarter of the
    processor time of whatever talks to a database."""
    kept: dict[str, Engine] = {}

    def connected(url: str) -> AsyncEngine:
        made = connect(url)
        engine = made.sync_engine
        first = kept.setdefault(engine.driver, engine)
        if first.dialect.server_version_info is None:  # it has met no server yet, and may never
            kept[engine.driver] = engine
        else:
            engine.dialect = engine.pool._dialect = first.dialect
            engine._compiled_cache = first._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coach.store.connect", connected)
        yield
