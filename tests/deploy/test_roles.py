"""Each part as the deployments start it: a process of its own on PostgreSQL, asked what the probes ask."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.store.vault import new_key
from tests.adapters.terminal.command_line import MAIN
from tests.deploy.documented import runs

from .test_files import COMPOSE

pytestmark = pytest.mark.postgres
HOUSE = Path(__file__).parents[2]
START_SECONDS = 30.0
Begin = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def begin(url: str, tmp_path: Path) -> Iterator[Begin]:
    """Starts a service of the compose file as it stands there, but on this machine's PostgreSQL and a free port."""
    begun: list[subprocess.Popen[str]] = []

    def start(role: str, port: int = 0) -> "subprocess.Popen[str]":
        settings = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("COACH_", "SLACK_", "DISCORD_"))
            },
            "COACH_DATABASE_URL": url,
            "COACH_ENCRYPTION_KEYS": new_key(),
            "COACH_WEB_HOST": "127.0.0.1",
            "COACH_WEB_PORT": "0",
            "COACH_HEALTH_PORT": str(port),
            "PYTHONPATH": str(HOUSE),
        }
        command = [sys.executable, "-c", MAIN, *COMPOSE["services"][role]["command"]]
        begun.append(subprocess.Popen(command, env=settings, cwd=tmp_path, stderr=subprocess.PIPE, text=True))
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def status(port: int, path: str) -> int:
    """What the probe gets; 0 while nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@pytest.mark.parametrize("role", ["worker", "web"])
@runs("coach serve --role web")
def test_a_part_becomes_ready_on_an_empty_database_and_ends_when_told(begin: Begin, role: str) -> None:
    port = free_port()
    process = begin(role, port)
    end = time.monotonic() + START_SECONDS
    while status(port, "/readyz") != 200 and time.monotonic() < end and process.poll() is None:
        time.sleep(0.1)
    assert (status(port, "/healthz"), status(port, "/readyz"), status(port, "/metrics")) == (200, 200, 200)
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0


@pytest.mark.parametrize("role", ["slack", "discord"])
def test_a_part_without_its_tokens_says_so_and_ends(begin: Begin, role: str) -> None:
    process = begin(role)
    _, said = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 2
    assert f"{role.title()} is not configured" in said
