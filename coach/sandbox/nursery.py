"""In the coach: the zygote's process, and how children are ordered from it."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import weakref
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

import msgspec

from coach.sandbox import wire
from coach.sandbox.confinement import Layer

_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from coach.sandbox import zygote
zygote.main(int(sys.argv[2]), sys.argv[3])
"""
_KEPT = ("LD_LIBRARY_PATH",)
"""All that a zygote may know of the coach's environment: where shared libraries lie, on odd installations."""
_START_SECONDS = 120.0
_LAYERS = msgspec.json.Decoder(tuple[Layer, ...])


class ZygoteGone(Exception):
    """The zygote has ended; another one can be started."""


class Child(Protocol):
    """A child that waits for its request: the coach's end of the conversation, and where its end is told."""

    @property
    def talk(self) -> socket.socket:
        """Where to write the request, shut down after it, and read the answer."""
        ...

    async def told(self) -> tuple[int, float]:
        """How it ended: its status as `os.waitpid` gives it, and its processor time. Raises ZygoteGone."""
        ...

    def close(self) -> None:
        """Loses interest in it; it is ended if it still runs."""
        ...


class Nursery(Protocol):
    """Where children come from."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """How its children are confined."""
        ...

    def bear(self, seconds: float, megabytes: int) -> Child:
        """A fresh child with these bounds. Raises ZygoteGone."""
        ...

    def close(self) -> None:
        """Ends it and all its children."""
        ...


@dataclass(frozen=True, slots=True)
class ZygotesChild:
    """A child of a zygote, which tells of its end, and ends it when nobody listens to that any more."""

    talk: socket.socket
    end: socket.socket

    async def told(self) -> tuple[int, float]:
        """See `Child.told`."""
        with suppress(EOFError, ConnectionError):
            status, seconds = wire.END.unpack(await _exactly(self.end, wire.END.size))
            return int(status), float(seconds)
        raise ZygoteGone

    def close(self) -> None:
        """See `Child.close`."""
        self.talk.close()
        self.end.close()


class Zygote:
    """A nursery that is a process of its own (`coach.sandbox.zygote`)."""

    def __init__(
        self, control: socket.socket, layers: tuple[Layer, ...], process: "subprocess.Popen[bytes] | None" = None
    ) -> None:
        self._control, self.layers, self.process = control, layers, process
        self._end = weakref.finalize(self, _end, control, process)

    def bear(self, seconds: float, megabytes: int) -> Child:
        """A fresh child with these bounds. Raises ZygoteGone."""
        (talk, their_talk), (end, their_end) = socket.socketpair(), socket.socketpair()
        child = ZygotesChild(talk, end)
        with their_talk, their_end:
            try:
                order = wire.ORDER.pack(seconds, megabytes)
                socket.send_fds(self._control, [order], [their_talk.fileno(), their_end.fileno()])
            except OSError as error:
                child.close()
                raise ZygoteGone from error
        talk.setblocking(False)
        end.setblocking(False)
        return child

    def close(self) -> None:
        """Ends it and all its children."""
        self._end()


async def start(tasks: str) -> Zygote:
    """A zygote that can do the tasks of a module, once it is ready. Raises RuntimeError if it cannot start."""
    control, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(  # noqa: ASYNC220, S603 — once in a process's life; our own code
            [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, json.dumps(whereabouts()), str(theirs.fileno()), tasks],
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,  # Ctrl-C is for the coach, which then takes its leave from the zygote
        )
    return await received(control, process)


async def received(control: socket.socket, process: "subprocess.Popen[bytes] | None" = None) -> Zygote:
    """The zygote at the other end of a socket, once it has reported. Raises RuntimeError if it never does."""
    control.setblocking(False)
    try:
        async with asyncio.timeout(_START_SECONDS):
            (length,) = wire.LENGTH.unpack(await _exactly(control, wire.LENGTH.size))
            layers = _LAYERS.decode(await _exactly(control, length))
    except BaseException as error:
        _end(control, process)
        if isinstance(error, EOFError | TimeoutError):
            raise RuntimeError("The process that reads files could not be started.") from error
        raise
    return Zygote(control, layers, process)


def whereabouts() -> list[str]:
    """Where modules are found, as whole paths: the zygote stands in another folder."""
    return [os.path.abspath(each) for each in sys.path]  # noqa: PTH100 — also what is no path, as zipped libraries


def _end(control: socket.socket, process: "subprocess.Popen[bytes] | None") -> None:
    control.close()
    if process is not None:
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def _exactly(source: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        piece = await asyncio.get_running_loop().sock_recv(source, length - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data
