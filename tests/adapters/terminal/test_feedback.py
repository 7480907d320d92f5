"""`coach feedback` shows operators which advice is refused, from five answers on."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet

from adapters.terminal.main import app
from coach.running.context import utc_now
from coach.store import feedback, migrations, open_store
from coach.store.vault import Vault


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    monkeypatch.setenv("COACH_DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    return url


def answer(url: str, community: str, helpful: int, unhelpful: int) -> None:
    async def note() -> None:
        store = open_store(url)
        async with store.of(community) as session:
            for number in range(helpful + unhelpful):
                somebody = Vault([Fernet.generate_key().decode()])
                args = ("backend-engineer", "EXP-WEAK", number < helpful, utc_now())
                await feedback.note(session, somebody, *args)
        await store.close()

    asyncio.run(note())


def test_numbers_by_community_as_a_table_and_as_json(database: str) -> None:
    migrations.upgrade(database)
    answer(database, "slack:T1", 2, 4)
    answer(database, "slack:T2", 4, 0)
    shown = CliRunner().invoke(app, ["feedback"], env={"COLUMNS": "120"})
    assert shown.exit_code == 0
    assert "67%" in shown.output
    assert "slack:T2" not in shown.output, "four answers could be one person's"
    listed = CliRunner().invoke(app, ["feedback", "--format", "json"])
    assert json.loads(listed.output) == [
        {"community": "slack:T1", "pack": "backend-engineer", "rule": "EXP-WEAK", "answers": 6, "refused": 4}
    ]
    assert json.loads(CliRunner().invoke(app, ["feedback", "--community", "slack:T2", "--format", "json"]).output) == []


def test_what_is_missing_is_said(database: str) -> None:
    assert "coach db upgrade" in CliRunner().invoke(app, ["feedback"]).output
    migrations.upgrade(database)
    empty = CliRunner().invoke(app, ["feedback"])
    assert (empty.exit_code, "Too few answers" in empty.output) == (0, True)
