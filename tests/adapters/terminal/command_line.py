"""The `coach` command as a process of its own, forked from that of the tests: a fresh one would spend most of its time
on loading what is loaded here. How one starts, and what it makes of where it writes to, is tested with fresh ones.
"""

import atexit
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from click.testing import CliRunner, Result

from adapters.terminal.main import app

HOUSE = Path(__file__).parents[3]
RESUME = HOUSE / "examples" / "resume.pdf"
MAIN = "from adapters.terminal.main import run; run()"
"""What a Python of its own runs as the command."""
FORK = multiprocessing.get_context("fork")
SECONDS = 60.0
"""After which a command is given up."""


def coach(
    *arguments: str, cwd: Path = HOUSE, env: Mapping[str, str] | None = None, said: str = ""
) -> "subprocess.CompletedProcess[str]":
    """What it printed, and how it ended.

    `env`: settings on top of those that the tests are run with; `said`: what it may read from standard input.
    """
    return run(arguments, cwd, {**os.environ, **(env or {})}, said)


def run(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], said: str = ""
) -> "subprocess.CompletedProcess[str]":
    """The same with just this environment."""
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as errors:
        given.write(said.encode())
        given.seek(0)
        process = FORK.Process(target=_run, args=(arguments, cwd, environment, (given, out, errors)))
        process.start()
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, SECONDS)
        return subprocess.CompletedProcess(arguments, process.exitcode, _written(out), _written(errors))


def _written(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def _run(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], files: Sequence[IO[bytes]]) -> None:
    """In the process itself, which is rid of what is the tests' own."""
    for number, file in enumerate(files):
        os.dup2(file.fileno(), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 -- as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    atexit._clear()
    try:
        app(arguments, prog_name="coach")
    finally:
        atexit._run_exitfuncs()


def fresh(
    *arguments: str, cwd: Path = HOUSE, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """The same with an interpreter of its own."""
    command = [sys.executable, "-c", MAIN, *arguments]
    settings = {**os.environ, **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, cwd=cwd, env=settings, check=False)


def typed(*arguments: str, env: dict[str, str] | None = None) -> Result:
    """The same in this process, for commands that read no stranger's file."""
    return CliRunner().invoke(app, arguments, env=env, prog_name="coach")
