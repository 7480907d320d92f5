"""What an operator sees of `coach serve` and `coach db`: a sentence for each thing that is wrong, and health apart."""

import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.terminal.main import app
from coach.store.lock import alone
from coach.store.migrations import upgrade
from coach.store.vault import new_key
from tests.adapters.terminal import command_line

HOUSE = Path(__file__).parents[3]
COACH = [sys.executable, "-c", command_line.MAIN]
Coach = Callable[..., "subprocess.CompletedProcess[str]"]
Typed = Callable[..., Result]
Serve = Callable[..., "Serving"]


class Serving:
    """A `coach serve` of its own, and where it says that it listens."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process, self.said, self.pages, self.health = process, "", "", ""
        for line in process.stderr or ():
            self.said += line
            self.pages = next(iter(re.findall(r"open (http://\S+) and", line)), self.pages)
            if found := re.findall(r"Health: (http://\S+)/readyz", line):
                self.health = found[0]
                return

    def ask(self, address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)
        return self.process.returncode


def environment(folder: Path, **settings: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "SLACK_", "DISCORD_"))}
    base = {"PYTHONPATH": str(HOUSE), "COACH_WEB_PORT": "0", "COACH_OFFICE": "off", "COLUMNS": "400"}
    return {**own, **base, "COACH_DATABASE_URL": f"sqlite:///{folder / 'coach.db'}", **settings}


@pytest.fixture
def coach(tmp_path: Path) -> Coach:
    def run(*arguments: str, said: str = "", **settings: str) -> "subprocess.CompletedProcess[str]":
        return command_line.run(arguments, tmp_path, environment(tmp_path, **settings), said)

    return run


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """The same in this process, for commands that come to their end: they need not load all anew."""

    def run(*arguments: str, said: str = "", **settings: str) -> Result:
        own = environment(tmp_path, **settings)
        monkeypatch.chdir(tmp_path)
        env = {**dict.fromkeys(os.environ.keys() - own.keys()), **own}
        return CliRunner().invoke(app, arguments, input=said, env=env, prog_name="coach")

    return run


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    begun: list[subprocess.Popen[str]] = []

    def start(**settings: str) -> Serving:
        own = environment(tmp_path, **settings)
        begun.append(subprocess.Popen([*COACH, "serve"], cwd=tmp_path, env=own, stderr=subprocess.PIPE, text=True))
        return Serving(begun[-1])

    yield start
    for process in begun:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"COACH_LOG_LEVEL": "loud"}, "COACH_LOG_LEVEL: "),
        ({"COACH_LOGLEVEL": "info"}, "COACH_LOGLEVEL isn't a setting. Did you mean COACH_LOG_LEVEL?"),
        ({"COACH_COFFEE": "1"}, "COACH_COFFEE isn't a setting."),
        ({"COACH_PACKS": "/no/such/folder"}, "COACH_PACKS: there is no folder /no/such/folder."),
        ({"COACH_DATABASE_URL": "mysql://h/d"}, "COACH_DATABASE_URL: a database is named by"),
        ({"COACH_DATABASE_URL": "coach.db"}, "COACH_DATABASE_URL: a database is named by"),
        ({"COACH_DATABASE_URL": "sqlite:////no/such/folder/coach.db"}, "its folder doesn't exist"),
        ({"COACH_ENCRYPTION_KEYS": "hunter2"}, "Key 1 of COACH_ENCRYPTION_KEYS isn't an encryption key"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_setting_ends_in_one_sentence(coach: Coach, settings: dict[str, str], said: str) -> None:
    run = coach("serve", **settings)
    assert run.returncode == 2
    assert said in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    assert "hunter2" not in run.stderr


def test_what_others_put_beside_the_settings_is_no_mistake(typed: Typed) -> None:
    """Kubernetes does so for a service that is called "coach"."""
    links = {"COACH_SERVICE_HOST": "10.0.0.1", "COACH_PORT": "tcp://10.0.0.1:80", "COACH_PORT_80_TCP_ADDR": "10.0.0.1"}
    assert typed("db", "upgrade", **links).exit_code == 0


@pytest.mark.parametrize("how", ["gone", "empty", "another"])
def test_a_lost_key_stops_the_start_and_is_not_replaced(coach: Coach, typed: Typed, tmp_path: Path, how: str) -> None:
    keep_something(tmp_path)
    path = tmp_path / "coach.db.key"
    if how != "gone":
        path.write_text("" if how == "empty" else new_key())
    before = path.read_text() if path.exists() else None
    run = coach("serve")
    assert run.returncode == 2
    assert {"gone": "is missing", "empty": "is empty", "another": "can't read what is kept"}[how] in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert (path.read_text() if path.exists() else None) == before
    assert typed("db", "discard", said="y\n").exit_code == 0
    assert "can't read" not in typed("doctor").stdout


def keep_something(folder: Path) -> None:
    """A database with tokens that were encrypted by a key which is not there."""
    from cryptography.fernet import Fernet

    upgrade(f"sqlite:///{folder / 'coach.db'}")
    with sqlite3.connect(folder / "coach.db") as connection:
        connection.execute(
            "INSERT INTO installations (platform, enterprise, name, secrets, installed_by, installed_at, community)"
            " VALUES ('slack', '', '', ?, '', '2026-03-01 08:00:00', 'slack:T1')",
            (Fernet(new_key()).encrypt(b"xoxb"),),
        )
    connection.close()


def test_a_check_says_in_one_line_which_revision_is_missing(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    nothing = typed("db", "check")
    assert (nothing.exit_code, len(nothing.stderr.splitlines())) == (1, 1)
    assert "There is nothing in the database yet. Run: coach db upgrade" in nothing.stderr
    assert not file.exists()
    upgrade(f"sqlite:///{file}", "0007")
    older = typed("db", "check")
    assert (older.exit_code, len(older.stderr.splitlines())) == (1, 1)
    assert "at revision 0007, the newest is" in older.stderr
    upgrade(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE feedback")
    connection.close()
    assert "something else changed it:\n  ('add_table'" in typed("db", "check").stderr
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    newer = typed("db", "check")
    assert (newer.exit_code, len(newer.stderr.splitlines())) == (1, 1)
    assert "A newer version of the coach wrote the database (revision 9999" in newer.stderr


def test_a_database_of_a_newer_version_is_refused(coach: Coach, tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'coach.db'}")
    with sqlite3.connect(tmp_path / "coach.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    run = coach("serve")
    assert (run.returncode, len(run.stderr.strip().splitlines())) == (2, 1)
    assert "newer version of the coach (revision 9999" in run.stderr


def test_a_damaged_database_is_refused(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "coach.db").write_bytes(os.urandom(40_960))
    run = coach("serve")
    assert (run.returncode, len(run.stderr.strip().splitlines())) == (2, 1)
    assert "is damaged (file is not a database). Put back a backup" in run.stderr


def test_health_is_answered_apart_from_what_the_public_may_reach(serve: Serve) -> None:
    running = serve()
    assert running.pages, running.said
    assert running.pages != running.health
    status, told = running.ask(f"{running.health}/readyz")
    assert (status, json.loads(told)["status"]) == (200, "ready")
    assert "coach_reviews_total" in running.ask(f"{running.health}/metrics")[1]
    assert running.ask(f"{running.pages}/healthz")[0] == 200
    assert [running.ask(f"{running.pages}{path}")[0] for path in ("/readyz", "/metrics")] == [404, 404]
    assert running.end() == 0


def test_a_second_process_on_one_file_is_refused_and_commands_that_read_are_not(
    serve: Serve, coach: Coach, typed: Typed, tmp_path: Path
) -> None:
    running = serve()
    second = coach("serve")
    assert (second.returncode, len(second.stderr.strip().splitlines())) == (2, 1)
    assert "Another process of the coach is using" in second.stderr
    assert typed("db", "check").exit_code == 0
    assert "The database is up to date" in typed("doctor").stdout
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("coach.db*")}
    assert set(modes.values()) == {0o600}, modes
    running.process.kill()
    running.process.wait(30)
    assert serve().health, "a killed process leaves the file to the next"


def test_a_running_coach_is_not_upgraded_under_its_feet(typed: Typed, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    upgrade(url, "0004")
    with alone(url):
        run = typed("db", "upgrade")
    assert run.exit_code == 2
    assert "Another process of the coach is using" in run.stderr
    done = typed("db", "upgrade")
    assert done.exit_code == 0
    assert "coach.db.before-" in done.stdout


def test_a_key_file_that_goes_while_the_coach_runs_is_not_ready(serve: Serve, tmp_path: Path) -> None:
    running = serve()
    (tmp_path / "coach.db.key").unlink()
    status, told = running.ask(f"{running.health}/readyz")
    assert (status, json.loads(told)["keys"]) == (503, "the key file cannot be used")
