"""What holds for all tests: nothing stays under the folder for temporary files, and nothing costly is done twice."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from coach.store.engine import connect


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


@pytest.fixture(scope="session", autouse=True)
def nothing_stays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the coach and its tests make under the system's folder for temporary files, they take away again."""
    tmp_path_factory.getbasetemp()  # pytest's own, which it keeps for a look after the run
    own = Path(tempfile.mkdtemp(prefix="coach-tests-"))
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
