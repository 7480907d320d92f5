"""A folder of this run's own for temporary files, which must be as empty after the last test as before the first."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


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
