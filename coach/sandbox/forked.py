"""Children of this very process, for a command line that reads a file or two: no zygote, and no waiting before the
answer is needed. A child imports what reads its file and confines itself while this process loads what weighs it.

Not for a process that holds tokens: children see its memory.
"""

import os
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

from coach.sandbox import confinement, errands, syscalls, tasks
from coach.sandbox.bounds import Bounds, with_room_for_scans
from coach.sandbox.child import Task, answer_to, settle
from coach.sandbox.errands import Died, Errand
from coach.sandbox.wire import Request

T = TypeVar("T")

_CHUNK = 256 * 1024
_PAUSE = 0.002
"""Seconds between two looks at whether a child that has answered has ended, too."""


class Begun(Generic[T]):
    """Work that a child of this process has begun. A context manager: what is not finished at its end is broken off.

    `able`: what children can do; `prepare`: what one does before it confines itself, with no stranger's bytes read yet.
    """

    def __init__(
        self,
        errand: Errand[T],
        bounds: Bounds | None = None,
        able: Mapping[str, Task] = tasks.TASKS,
        prepare: Callable[[Request], None] = tasks.prepare,
    ) -> None:
        self._errand = errand
        self._bounds = bounds or with_room_for_scans(Bounds())
        self._able = able
        self._prepare = prepare
        self._child = self._bear()

    def value(self) -> T:
        """What came of it, once it is there. Raises what the errand raises."""
        with self._errand.told():
            try:
                return self._errand.taken(self._answer())
            except Died as death:
                errands.may_try_again(death)
            self._child = self._bear()
            return self._errand.taken(self._answer())

    def close(self) -> None:
        """Breaks it off if it still goes on."""
        self._child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _answer(self) -> bytes:
        end = time.monotonic() + self._bounds.patience * self._bounds.seconds
        try:
            given = self._child.said(self._errand.most, end)
            status, used = self._child.told(end)
        except TimeoutError:
            raise Died(overspent=True) from None
        finally:
            self._child.close()
        errands.require_well(status, used, self._bounds.seconds)
        return given

    def _bear(self) -> "_Child":
        talk, theirs = socket.socketpair()
        with theirs:
            process = os.fork()
            if process == 0:
                self._become_child(theirs.fileno())
        return _Child(talk, process)

    def _become_child(self, talk: int) -> None:
        status = 1
        try:
            os.environ.clear()
            settle(talk)
            self._prepare(self._errand.request)
            confinement.limit(self._bounds.seconds, self._bounds.megabytes, confinement.held())
            confinement.confine_for_good(syscalls.FOR_CHILD)
            status = answer_to(self._errand.request, talk, self._able)
        finally:
            os._exit(status)


class _Child:
    """A child of this process, with the other end of its socket."""

    def __init__(self, talk: socket.socket, process: int) -> None:
        self._talk, self.process = talk, process
        self._buried = False

    def said(self, most: int, end: float) -> bytes:
        """All that it says. Raises TimeoutError at the end of patience, and Died if it goes on for ever."""
        pieces, length = [], 0
        try:
            while True:
                self._talk.settimeout(max(_PAUSE, end - time.monotonic()))
                piece = self._talk.recv(_CHUNK)
                pieces.append(piece)
                length += len(piece)
                if not piece:
                    return b"".join(pieces)
                if length > most:
                    raise Died(overspent=False)
        except TimeoutError:
            raise
        except OSError:  # it died; how, is told elsewhere
            return b""

    def told(self, end: float) -> tuple[int, float]:
        """How it ended: its status as `os.waitpid` gives it, and its processor time. Raises TimeoutError."""
        while time.monotonic() < end:
            process, status, used = os.wait4(self.process, os.WNOHANG)
            if process:
                self._buried = True
                return status, used.ru_utime + used.ru_stime
            time.sleep(_PAUSE)
        raise TimeoutError

    def close(self) -> None:
        """Loses interest in it; it is ended if it still runs."""
        self._talk.close()
        if not self._buried:
            with suppress(OSError):
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            self._buried = True
