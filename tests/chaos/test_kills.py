"""The short version of the campaign: a few kills over each engine, nothing lost and nothing doubled."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kills.py")
WITH_POSTGRES = Path(__file__).parents[2] / "scripts" / "with-postgres"
"""A server of the test's own: a crash of the one that the other tests use would be theirs too."""


@pytest.mark.timeout(260)
@pytest.mark.parametrize("engine", ["scheduler", pytest.param("procrastinate", marks=pytest.mark.postgres)])
def test_a_few_kills_lose_and_double_nothing(engine: str) -> None:
    if engine == "procrastinate" and not os.environ.get("COACH_TEST_POSTGRES"):
        pytest.skip("COACH_TEST_POSTGRES names no server; run by scripts/with-postgres")
    command = [sys.executable, str(SCRIPT), "--engine", engine, "--kills", "6"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.postgres
@pytest.mark.timeout(260)
@pytest.mark.parametrize("engine", ["scheduler", "procrastinate"])
def test_a_database_server_that_crashes_and_starts_again_loses_and_doubles_nothing(engine: str) -> None:
    if not os.environ.get("COACH_TEST_POSTGRES"):
        pytest.skip("COACH_TEST_POSTGRES names no server; run by scripts/with-postgres")
    command = [str(WITH_POSTGRES), sys.executable, str(SCRIPT), "--engine", engine, "--restarts", "4"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("COACH_TEST_POSTGRES")}
    done = subprocess.run(
        [*command, "--made-single-by", "lookup"], env=own, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "looking it up" in done.stdout
