"""The short version of the campaign: a few kills over each engine, nothing lost and nothing doubled."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kills.py")


@pytest.mark.parametrize("engine", ["scheduler", pytest.param("procrastinate", marks=pytest.mark.postgres)])
def test_a_few_kills_lose_and_double_nothing(engine: str) -> None:
    if engine == "procrastinate" and not os.environ.get("COACH_TEST_POSTGRES"):
        pytest.skip("COACH_TEST_POSTGRES names no server; run by scripts/with-postgres")
    command = [sys.executable, str(SCRIPT), "--engine", engine, "--kills", "6"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
