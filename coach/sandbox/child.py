"""In the child: one request from its socket, one answer into it, the end.

The socket is used by its number, to read and to write: Python's socket objects want more system calls than are left.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress

from coach.sandbox import wire
from coach.sandbox.wire import Problem, Request

Task = Callable[[Request], bytes]
"""Does what a request asks and gives the answer (`wire.with_value`, `wire.with_problem`)."""


def answer(talk: int, tasks: Mapping[str, Task]) -> int:
    """Serves one request from its socket; gives the exit status."""
    return _serve(talk, tasks, lambda: wire.unpacked(_all_of(talk)))


def answer_to(request: Request, talk: int, tasks: Mapping[str, Task]) -> int:
    """The same for a request that this process was born with."""
    return _serve(talk, tasks, lambda: request)


def _serve(talk: int, tasks: Mapping[str, Task], asked: Callable[[], Request]) -> int:
    """Whatever goes wrong becomes an answer: tracebacks quote text."""
    try:
        request = asked()
        given = tasks[request.task](request)
    except MemoryError:
        given = wire.with_problem(Problem("memory"))
    except BaseException as error:
        given = wire.with_problem(Problem("broken", type(error).__name__[:40]))
    try:
        _write(talk, given)
    except OSError:  # nobody listens any more
        return 1
    return 0


def settle(descriptor: int) -> None:
    """Leaves this process nothing open but one socket: not the way to the coach, not that of other files' answers."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, _most_descriptors())


def _most_descriptors() -> int:
    with suppress(ValueError, OSError):
        return min(int(os.sysconf("SC_OPEN_MAX")), 65536)
    return 65536


def _all_of(talk: int) -> bytes:
    pieces = []
    while piece := os.read(talk, 1024 * 1024):
        pieces.append(piece)
    return b"".join(pieces)


def _write(talk: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(talk, left) :]
