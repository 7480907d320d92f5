"""The short version of the campaign: upgrades killed at random moments, from a few older versions, lose no row."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("upgrades.py")


def test_upgrades_that_are_killed_lose_no_row() -> None:
    command = [sys.executable, str(SCRIPT), "--rows", "10", "--kills", "1", "--every", "5"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| SQLite | 0001 |" in done.stdout
