"""Whoever runs code in a reading process gets nothing from it: each attempt, made by an ordinary user, is held."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

HERE, HOUSE = Path(__file__).parent, Path(__file__).parents[3]
READING = {
    "read a file of the coach's user",
    "read it through the C library",
    "read /etc/passwd",
    "list a folder",
    "list /",
    "read its own environment from /proc",
    "read the coach's environment from /proc",
    "read the coach's memory from /proc",
}
"""What a kernel without Landlock lets through: looking, not writing, and nowhere to send it to but the answer."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux has these layers.")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for an ordinary user; those that pytest makes are closed to others."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def intrude(folder: Path, *without: str) -> dict[str, dict[str, str]]:
    """What became of each attempt, with the layers of this kernel less some."""
    command = [sys.executable, str(HERE / "intruder.py"), str(folder), *without]
    paths = {"PYTHONPATH": f"{HOUSE}:{HERE}"}
    done = subprocess.run(command, env=paths, stdout=subprocess.PIPE, timeout=100, check=True)
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def through(found: dict[str, dict[str, str]]) -> set[str]:
    """The attempts that were not held."""
    return {title for title, end in found["confined"].items() if end == "got through"}


def test_no_attempt_gets_through(folder: Path) -> None:
    found = intrude(folder)
    if found["layers"] != dict.fromkeys(("namespaces", "landlock", "limits", "seccomp"), True):
        pytest.skip(f"this kernel holds back less: {found['layers']}")
    assert found["user"] != 0
    assert not through(found)
    assert len(found["confined"]) >= 47
    # They are attempts: nearly all of them work in a process that nothing holds back.
    assert len(found["unconfined"]) >= 40


def test_a_container_that_refuses_namespaces_holds_all_of_them_too(folder: Path) -> None:
    assert not through(intrude(folder, "namespaces"))


def test_a_kernel_without_landlock_shows_files_and_no_more(folder: Path) -> None:
    assert through(intrude(folder, "namespaces", "landlock")) <= READING
