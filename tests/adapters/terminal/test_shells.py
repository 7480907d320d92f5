"""Completion as somebody meets it: turned on, then a new shell on a terminal, words begun and the Tab key."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]
PROMPT = "what next?"
OWN_PROMPT = {
    "bash": (".bashrc", f"PS1='{PROMPT} '"),
    "zsh": (".zshrc", f"PS1='{PROMPT} '"),
    "fish": (".config/fish/config.fish", f"function fish_prompt; echo '{PROMPT} '; end"),
}
ON_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], [sys.argv[1], "-i"])
"""
CONTROLS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|\(B)|[\r\x07\x08]")
LINE_UP_TO_HERE = "\x15"
"""Ctrl-U: takes back what was typed."""


class Terminal:
    """A terminal with a shell in it."""

    def __init__(self, end: int) -> None:
        self._end, self._seen = end, ""

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def shows(self, words: str) -> bool:
        """Waits until the words have been shown since the last that were waited for."""
        while words not in (seen := CONTROLS.sub("", self._seen)):
            if not select.select([self._end], [], [], 60)[0]:
                raise AssertionError(f"{words!r} was never shown, only {seen!r}")
            self._seen += os.read(self._end, 65536).decode("utf-8", "replace")
        self._seen = ""
        return True


@contextmanager
def opened(shell: str, env: dict[str, str]) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", ON_A_TERMINAL, shutil.which(shell) or ""]
    running = subprocess.Popen(
        command, env=env, cwd=env["HOME"], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        yield Terminal(ours)
    finally:
        running.kill()
        running.wait()
        os.close(ours)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_tab_completes_in_a_new_shell_once_completion_is_turned_on(shell: str, tmp_path: Path) -> None:
    if not (program := shutil.which(shell)):
        pytest.skip(f"{shell} is not installed")
    beside = Path(sys.executable).parent.resolve()
    env = {
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": f"{beside}:{os.environ['PATH']}",
        "PYTHONPATH": str(HOUSE),
        "SHELL": program,
        "TERM": "xterm",
    }
    subprocess.run([beside / "coach", "--install-completion"], env=env, stdout=subprocess.DEVNULL, check=True)
    name, line = OWN_PROMPT[shell]
    with (tmp_path / name).open("a", encoding="utf-8") as settings:
        settings.write(f"{line}\n")
    (tmp_path / "my-resume.pdf").touch()
    with opened(shell, env) as terminal:
        assert terminal.shows(PROMPT)
        terminal.type("coach revi\t")
        assert terminal.shows("review ")
        terminal.type("my-re\t")
        assert terminal.shows("my-resume.pdf")
        terminal.type("--pack back\t")
        assert terminal.shows("backend-engineer")
        terminal.type(f"{LINE_UP_TO_HERE}coach rules EXP-WEA\t")
        assert terminal.shows("EXP-WEAK")
