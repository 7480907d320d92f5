"""A nursery without a zygote, for a command line that reads a file or two: this process forks the children itself.

They share what it has imported and confine themselves, each anew: quicker than starting a zygote for one file. Not for
a process that holds tokens: children see its memory.
"""

import asyncio
import os
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from coach.sandbox import confinement, syscalls
from coach.sandbox.child import Task, answer, settle
from coach.sandbox.confinement import Layer

_PAUSE = 0.002


@dataclass(slots=True)
class OwnChild:
    """A child of this process."""

    talk: socket.socket
    process: int
    buried: bool = False

    async def told(self) -> tuple[int, float]:
        """How it ended: its status as `os.waitpid` gives it, and its processor time."""
        while True:
            process, status, used = os.wait4(self.process, os.WNOHANG)  # noqa: ASYNC222 — does not wait
            if process:
                self.buried = True
                return status, used.ru_utime + used.ru_stime
            await asyncio.sleep(_PAUSE)

    def close(self) -> None:
        """Loses interest in it; it is ended if it still runs."""
        self.talk.close()
        if not self.buried:
            with suppress(OSError):
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            self.buried = True


@dataclass(frozen=True, slots=True)
class Forking:
    """Forks children of this process, which can do these tasks."""

    tasks: Mapping[str, Task]
    layers: tuple[Layer, ...] = ()

    def bear(self, seconds: float, megabytes: int) -> OwnChild:
        """A fresh child with these bounds."""
        talk, theirs = socket.socketpair()
        with theirs:
            process = os.fork()
            if process == 0:
                self._become_child(theirs.fileno(), seconds, megabytes)
        talk.setblocking(False)
        return OwnChild(talk, process)

    def close(self) -> None:
        """Nothing is left to be ended."""

    def _become_child(self, talk: int, seconds: float, megabytes: int) -> None:
        status = 1
        try:
            os.environ.clear()
            settle(talk)
            confinement.limit(seconds, megabytes, confinement.held())
            confinement.confine_for_good(syscalls.FOR_CHILD)
            status = answer(talk, self.tasks)
        finally:
            os._exit(status)


async def start(rehearsed: bool = False) -> Forking:
    """Forks children that read; `rehearsed`: what is loaded at first use is loaded here once, not in each of them."""
    from coach.sandbox import tasks

    if rehearsed:
        tasks.load()
    return Forking(tasks.TASKS)
