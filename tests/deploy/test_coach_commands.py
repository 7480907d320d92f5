"""Every `coach …` of README and docs, typed as it stands there; only what a reader has to fill in is filled in."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.terminal.main import app
from coach.posting.fetching.fetch import FetchedPage, Fetcher
from tests.adapters.terminal.command_line import MAIN
from tests.deploy.conftest import environment_of
from tests.deploy.documented import HOUSE, block, commands, runs
from tests.migrated import migrated

START_SECONDS = 30
EXAMPLES = HOUSE / "examples"
PACK = "examples/packs/data-guild"
STANDS_FOR = {
    "coach keywords ~/resume.pdf https://boards.greenhouse.io/…": {"…": "acme/jobs/123"},
    "coach pack new NAME": {"NAME": "our-guild"},
    "coach pack check ./folder": {"./folder": PACK},
    "coach pack check /packs/NAME": {"/packs/NAME": PACK},
    "coach pack check FOLDER": {"FOLDER": PACK},
    "coach review --correct FILE RESUME": {"FILE": "corrections.toml", "RESUME": "~/resume.pdf"},
    "coach review --format json": {"json": "json ~/resume.pdf"},
    "coach review --pack ./folder": {"./folder": f"{PACK} ~/resume.pdf"},
    "coach rules --pack NAME": {"NAME": "backend-engineer"},
    "coach rules ID": {"ID": "EXP-WEAK"},
    "coach posting": {"posting": "posting examples/posting.html"},
}
"""What a reader fills in, command by command."""
ANSWERED = {"coach db discard": "y\n"}
TYPED = tuple(
    dict.fromkeys(each.text for each in commands() if each.text.startswith("coach ") and ">" not in each.text)
)
ELSEWHERE = (
    "coach serve",
    "coach serve --role web",
    "coach db backup FOLDER",
    "coach db restore FOLDER",
    "coach review --language fr examples/resume.pdf",
)
"""Those that last, want PostgreSQL, or make sense after others only; each is claimed by a test of its own."""
HERE = tuple(text for text in TYPED if text not in {*ELSEWHERE, "coach db", "coach keywords", "coach review"})
"""What is left out last are names of commands that are shown in full elsewhere."""


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every address gives what Greenhouse's board answers: the command line itself reaches nothing but the internet."""
    answer = (HOUSE / "tests/coach/posting/recorded/greenhouse.json").read_bytes()

    async def fetch(_self: Fetcher, written: str) -> FetchedPage:
        return FetchedPage(written, "application/json", answer)

    monkeypatch.setattr(Fetcher, "fetch", fetch)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody's folder: their resume and an older one, corrections, a database, and the checkout's examples."""
    for name in ("resume.pdf", "resume-old.pdf"):
        shutil.copy(EXAMPLES / "resume.pdf", tmp_path / name)
    (tmp_path / "examples").symlink_to(EXAMPLES)
    (tmp_path / "docs").mkdir()
    corrected = block("docs/corrections.md", "[contact]").text
    for written, meant in (
        ("Senior Backend Engineer", "Backend Engineer, Tidewater"),
        ("Where the hours went", "Summary"),
    ):
        assert written in corrected
        corrected = corrected.replace(written, meant)
    (tmp_path / "corrections.toml").write_text(corrected, "utf-8")
    return tmp_path


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """Of somebody who has configured a key and a database, and no platform."""
    return environment_of(home) | {"COACH_DATABASE_URL": migrated(home)}


@pytest.mark.parametrize("text", HERE)
@pytest.mark.usefixtures("board")
@runs(*HERE)
def test_a_command_does_what_it_is_shown_for(
    text: str, home: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = text
    for written, meant in STANDS_FOR.get(text, {}).items():
        line = line.replace(written, meant)
    monkeypatch.chdir(home)
    arguments = [word.replace("~/", f"{home}/") for word in shlex.split(line)[1:]]
    env = {**dict.fromkeys(os.environ.keys() - environment.keys()), **environment}
    done = CliRunner().invoke(app, arguments, input=ANSWERED.get(text), env=env, prog_name="coach")
    assert done.exit_code == 0, done.output
    assert "doesn't fit" not in done.output
    for made in (word for word in arguments if word.startswith(str(home))):
        assert Path(made).stat().st_size > 0


@runs("coach serve")
def test_a_server_says_where_it_listens_and_ends_when_told(home: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", MAIN, "serve"]
    server = subprocess.Popen(command, cwd=home, env=environment, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    alarm = threading.Timer(START_SECONDS, server.kill)
    alarm.start()
    said = next((line for line in server.stderr if "/readyz" in line), "")
    server.send_signal(signal.SIGTERM)
    _, rest = server.communicate(timeout=START_SECONDS)
    alarm.cancel()
    assert said, rest
    assert server.returncode == 0, rest


def test_what_is_filled_in_is_asked_for() -> None:
    """A stand-in for a command that is not shown any more would hide that its successor is run without one."""
    assert STANDS_FOR.keys() | ANSWERED.keys() <= set(HERE)
    assert set(ELSEWHERE) <= set(TYPED)
