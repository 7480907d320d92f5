"""A database as a deployment finds it, and a shell in somebody's folder beside it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.store.vault import new_key
from tests.adapters.terminal.command_line import MAIN
from tests.databases import database
from tests.deploy.documented import HOUSE, Terminal

OURS = ("COACH_", "SLACK_", "DISCORD_", "PG")


def environment_of(home: Path) -> dict[str, str]:
    """Of somebody who has configured a key and nothing else, with the code of this checkout."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {
        **others,
        "HOME": str(home),
        "PYTHONPATH": str(HOUSE),
        "COACH_ENCRYPTION_KEYS": new_key(),
        "COACH_OFFICE": "off",
        "COACH_WEB_PORT": "0",
    }


@pytest.fixture
def url() -> Iterator[str]:
    """An empty database, as a deployment finds it."""
    with database("deploy") as made:
        yield made


@pytest.fixture
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """A shell in an empty folder, with the coach of this checkout and without settings but for a key. A test that says
    which commands of the docs it runs has to run them all."""
    programs = tmp_path / "programs"
    programs.mkdir()
    coach = programs / "coach"
    coach.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{MAIN}" "$@"\n', "utf-8")
    coach.chmod(0o755)
    folder = tmp_path / "folder"
    folder.mkdir()
    path = f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    yield (own := Terminal(folder, environment_of(folder) | {"PATH": path}))
    assert set(getattr(request.function, "claims", ())) <= own.ran
