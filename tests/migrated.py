"""Databases for tests of whole coaches: migrated once, since most of them would spend a quarter of their time on it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from coach.store.migrations import upgrade

NAME = "coach.db"


def migrated(folder: Path) -> str:
    """The address of an up-to-date SQLite database in the folder; one that is there already stays as it is."""
    path = folder / NAME
    if not path.exists():
        path.write_bytes(_empty())
    return _address(folder)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        upgrade(_address(Path(folder)))
        return Path(folder, NAME).read_bytes()


def _address(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / NAME}"
