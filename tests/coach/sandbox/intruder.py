"""A program: starts a zygote, becomes an ordinary user, and has every attempt made in a child; prints what got through.

`intruder.py FOLDER [LAYER …]` makes its victims under FOLDER, and goes without the layers that are named. A Python
that an ordinary user may not run (root's own) is why the zygote, too, gives up being root only when it is loaded.
"""

import asyncio
import ctypes
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import attacks
import msgspec

from coach.sandbox import confinement, nursery, syscalls
from coach.sandbox.bounds import Bounds
from coach.sandbox.sandbox import Sandbox
from coach.sandbox.wire import Answer, Request

ORDINARY = 65534
BOOT = """
import json, socket, sys
sys.path[:] = json.loads(sys.argv[1])
import attacks, intruder
from coach.sandbox import zygote
intruder.go_without(sys.argv[3:])
intruder.become_ordinary()
zygote.serve(socket.socket(fileno=int(sys.argv[2])), attacks.TASKS)
"""
ANSWER = msgspec.json.Decoder(Answer[str])


def become_ordinary() -> None:
    """Leaves root's rights, if it has them, and can be traced like any process of an ordinary user."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(ORDINARY)
        os.setuid(ORDINARY)
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE


def go_without(layers: list[str]) -> None:
    """Has a kernel that lacks some layers, in this process."""

    def lacking(*_: object) -> None:
        raise OSError("left out")

    for layer in layers:
        setattr(*{
            "namespaces": (confinement, "_leave_network"),
            "landlock": (confinement, "_leave_files"),
            "seccomp": (syscalls, "filter_of"),
            "limits": (confinement, "_limit_files"),
        }[layer], lacking)  # fmt: skip


async def start() -> nursery.Zygote:
    """As `nursery.start`, with attacks for tasks."""
    control, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", BOOT, json.dumps(sys.path), str(theirs.fileno()), *sys.argv[2:]],
            env={},
            pass_fds=(theirs.fileno(),),
        )
    return await nursery.received(control, process)


async def attempts(folder: Path) -> dict[str, object]:
    """What became of each attempt, confined and not."""
    sandbox = Sandbox(1, Bounds(seconds=5), start)
    await sandbox.warm()
    become_ordinary()
    os.environ["SLACK_BOT_TOKEN"] = "xoxb-1"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        victims = folder / f"coach-{os.getpid()}-{listening.getsockname()[1]}"
        sys.modules["somebody_elses_resume"] = sys
        through = [title for title in attacks.ATTEMPTS if _is_open_to(title, _laid_out(victims))]
        held = {}
        for title in attacks.ATTEMPTS:
            _laid_out(victims)
            await sandbox.ask(_request(title, victims, leave=True), ANSWER)
            answer = await sandbox.ask(_request(title, _laid_out(victims), leave=False), ANSWER)
            held[title] = answer.value or (answer.problem.code if answer.problem else "")
    layers = {layer.name: layer.why or layer.holds for layer in sandbox.layers}
    sandbox.close()
    attacks.under_tmp(victims).unlink(missing_ok=True)
    return {"user": os.getuid(), "layers": layers, "unconfined": through, "confined": held}


def _request(title: str, folder: Path, leave: bool) -> Request:
    return Request("attack", {"title": title, "folder": str(folder), "leave": int(leave)})


def _laid_out(folder: Path) -> Path:
    """Files to be attacked, as they were at first."""
    folder.mkdir(exist_ok=True)
    attacks.under_tmp(folder).unlink(missing_ok=True)
    for each in folder.iterdir():
        each.rmdir() if each.is_dir() and not each.is_symlink() else each.unlink()
    for name in ("secret.txt", "victim.txt", "other.txt"):
        (folder / name).write_text("a resume, say")
    return folder


def _is_open_to(title: str, folder: Path) -> bool:
    """Whether an attempt gets through in a process that nothing holds back."""
    process = os.fork()
    if process == 0:
        try:
            attacks.ATTEMPTS[title](folder)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(process, 0)[1] == 0


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(attempts(Path(sys.argv[1])))))
