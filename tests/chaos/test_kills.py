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


@pytest.mark.timeout(260)
def test_a_disk_that_is_full_for_a_while_loses_nothing_and_is_said(tmp_path: Path) -> None:
    tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", tmp_path], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("a disk of its own needs the right to mount")
    subprocess.run(["umount", tmp_path], check=True)
    command = [sys.executable, str(SCRIPT), "--fills", "3", "--made-single-by", "lookup"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    head, _, row = done.stdout.splitlines()[:3]
    figures = dict(zip(head.split(" | "), row.split(" | "), strict=True))
    assert int(figures["fills"]) >= 3
    assert int(figures["unready"]) >= 1, "it may still write as long as its log has room"
