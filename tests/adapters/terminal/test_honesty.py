"""What the terminal must never mislead about: what was named, what could be printed, what a status means."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.all_settings import read_settings
from adapters.settings_reference import env_example
from adapters.terminal.main import COMMANDS
from adapters.terminal.output import BROKEN, CUT, UNWRITABLE
from adapters.terminal.page import page_of
from adapters.terminal.text import show_message
from coach.chat.message import Bar, Chart, Message, Picture
from tests.adapters.terminal.command_line import HOUSE, MAIN, RESUME, coach, fresh, typed


def test_what_is_not_there_a_folder_and_what_may_not_be_read_are_told_apart(tmp_path: Path) -> None:
    run = coach("review", str(tmp_path / "none.pdf"), str(tmp_path), "--format", "json")
    codes = [json.loads(line)["error"]["code"] for line in run.stdout.splitlines()]
    assert (codes, run.returncode) == (["not_found", "is_folder"], 3)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_somebody_else_is_not_called_corrupt(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(RESUME.read_bytes())
    (tmp_path / "r.pdf").chmod(0)
    assert "not_allowed" in coach("review", str(tmp_path / "r.pdf")).stderr


@pytest.mark.parametrize("command", [("keywords",), ("posting",)])
def test_the_other_commands_tell_them_apart_too(command: tuple[str], tmp_path: Path) -> None:
    before = (str(RESUME),) if command == ("keywords",) else ()
    for name, code in (("none.txt", "not_found"), (".", "is_folder")):
        run = coach(*command, *before, str(tmp_path / name), "--format", "json")
        assert (json.loads(run.stdout)["error"]["code"], run.returncode) == (code, 3)


def test_of_several_files_the_missing_one_is_named() -> None:
    said = typed("keywords", "none.pdf", str(RESUME)).stderr
    assert said == "none.pdf: not_found: There is no such file. Check its name and folder.\n"


def test_standard_input_is_read() -> None:
    command = [sys.executable, "-c", MAIN, "review", "-", "--format", "json"]
    with RESUME.open("rb") as file:
        run = subprocess.run(command, stdin=file, capture_output=True, text=True, check=True, cwd=HOUSE, timeout=60)
    assert json.loads(run.stdout)["file"]["name"] == "-"


def test_standard_input_is_read_once_only() -> None:
    assert coach("review", "-", "-").returncode == 2
    assert coach("keywords", "-", "-").returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_encoding_can_carry_a_review(encoding: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", MAIN, "review", str(RESUME)],
        capture_output=True,
        cwd=HOUSE,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=60,
        check=False,
    )
    said = run.stdout.decode(encoding)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Responsible for managing" in said
    assert "?" * 3 not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("arguments", [("review", str(RESUME)), ("rules",), ("--help",), ("--version",)])
def test_a_full_disk_is_said_in_one_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", MAIN, *arguments]
        run = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=HOUSE, timeout=60, check=False
        )
    assert run.returncode == UNWRITABLE
    assert run.stderr.splitlines() == ["I couldn't write the output: no space left on device."]


def test_a_reader_that_goes_away_is_no_finding() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "rules", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=HOUSE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == CUT


def test_a_fault_of_the_coach_has_a_status_of_its_own_and_shows_nothing_of_a_resume() -> None:
    spoilt = (
        "import coach.review.report as report\n"
        "def fail(*_): raise ValueError('maren.oka' 'for@example.com')\n"
        "import adapters.terminal.printing as printing; printing.to_report = fail\n"
    )
    command = [sys.executable, "-c", spoilt + MAIN, "review", str(RESUME), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=60, check=False)
    assert run.returncode == BROKEN
    assert "ValueError" in run.stderr
    assert "Please report" in run.stderr
    assert "okafor" not in run.stderr


@pytest.mark.parametrize("ascii_only", [False, True])
def test_bars_of_other_lengths_look_different_without_colour(ascii_only: bool) -> None:
    shares = {"100": 1.0, "62": 0.62, "46": 0.46, "0": 0.0}
    bars = tuple(Bar(label, share, label, "fair") for label, share in shares.items())
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii" if ascii_only else "utf-8", newline="")
    message = Message((Picture(Chart("bars", "", bars, caption="caption"), "alt"),), summary="")
    show_message(page_of(out), message)
    out.seek(0)
    lines = [line for line in out.read().splitlines() if line.strip() and "caption" not in line]
    full = "#" if ascii_only else "━"
    assert [line.count(full) for line in lines] == [30, 19, 14, 0]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_short_too(command: str) -> None:
    """With an interpreter of its own: click keeps the names of a command's help option from whoever asked it first."""
    run = fresh(*([command] if command else []), "-h")
    assert (run.returncode, "Usage" in run.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("revew", "x.pdf"), "review"),
        (("rules", "EXP-WAEK"), "EXP-WEAK"),
        (("review", "x.pdf", "--industry", "fiance"), "finance"),
        (("review", "x.pdf", "--pack", "back-end-engineer"), "backend-engineer"),
        (("rules", "--pack", "student5"), "student"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(arguments: tuple[str, ...], meant: str) -> None:
    run = coach(*arguments, env={"COLUMNS": "300"})
    assert run.returncode == 2
    assert f"Did you mean {meant}" in run.stderr


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("coach rev", {"review"}),
        ("coach review --industry fi", {"finance"}),
        ("coach review --pack back", {"backend-engineer"}),
        ("coach review --level s", {"senior", "staff"}),
        ("coach rules EXP-WEA", {"EXP-WEAK"}),
    ],
)
def test_the_shell_completes_what_there_is(line: str, offered: set[str]) -> None:
    words = {"_COACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    assert set(typed(env=words).stdout.split()) == {f"plain,{name}" for name in offered}


@pytest.mark.parametrize(("shell", "file"), [("bash", ".bashrc"), ("fish", ".config/fish/completions/coach.fish")])
def test_completion_is_turned_on_once_in_the_shell_that_one_has(shell: str, file: str, tmp_path: Path) -> None:
    for _ in range(2):
        run = typed("--install-completion", env={"SHELL": f"/bin/{shell}", "HOME": str(tmp_path)})
        assert run.exit_code == 0
        assert file in run.stdout
    assert (tmp_path / file).read_text("utf-8").count("_COACH_COMPLETE") == 1


def test_the_script_that_completes_is_printed() -> None:
    assert "bash_complete" in typed("--show-completion", env={"SHELL": "/bin/bash"}).stdout


def test_a_shell_that_cannot_be_completed_in_is_told() -> None:
    run = typed("--show-completion", env={"SHELL": "/bin/tcsh"})
    assert run.exit_code == 2
    assert "bash, zsh, fish" in run.stderr


def test_help_names_what_there_is_to_choose_from() -> None:
    said = typed("review", "--help", env={"COLUMNS": "300"}).stdout
    for name in ("finance", "healthcare", "backend-engineer", "new-grad"):
        assert name in said


def test_the_example_settings_start_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever copies the file and takes out the marks before all lines has the defaults."""
    monkeypatch.chdir(tmp_path)
    before = read_settings()
    lines = (
        line.removeprefix("#") if "=" in line and line[1:2].isupper() else line for line in env_example().splitlines()
    )
    (tmp_path / ".env").write_text("\n".join(lines), "utf-8")
    assert read_settings() == before


@pytest.mark.parametrize("name", ["texts", "rules", "coach"])
def test_a_package_of_the_same_name_is_named_with_the_way_out(tmp_path: Path, name: str) -> None:
    """PyPI has others of these names; whichever was installed last covers the other."""
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text('"""Something else."""\n', "utf-8")
    run = fresh("--version", env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{HOUSE}"}, cwd=tmp_path)
    assert run.returncode == 2
    assert f"Another package named {name!r}" in run.stderr
    assert "pipx" in run.stderr


LEAVES = """
import atexit, sys, threading
from adapters.terminal.output import leave_at_once
atexit.register(print, "what was left to do at the end")
{before}
print("all that was printed")
leave_at_once(SystemExit({status!r}))
print("Python's own end")
{after}
sys.exit({status!r})
"""


def ended(status: object, before: str = "", after: str = "") -> tuple[int, list[str]]:
    code = LEAVES.format(status=status, before=before, after=after)
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, check=False, timeout=60)
    return run.returncode, run.stdout.splitlines()


@pytest.mark.parametrize(("status", "expected"), [(None, 0), (0, 0), (1, 1), (141, 141)])
def test_a_command_leaves_at_once_with_its_status_and_all_that_it_printed(status: int | None, expected: int) -> None:
    assert ended(status) == (expected, ["all that was printed", "what was left to do at the end"])


def test_a_status_that_is_a_text_is_left_to_python() -> None:
    status, printed = ended("no such thing")
    assert (status, printed[1]) == (1, "Python's own end")


def test_work_that_still_goes_on_is_waited_for() -> None:
    before = "goes_on = threading.Event(); threading.Thread(target=lambda: goes_on.wait() and print('done')).start()"
    status, printed = ended(0, before, "goes_on.set()")
    assert (status, printed[:3]) == (0, ["all that was printed", "Python's own end", "done"])
