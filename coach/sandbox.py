"""Reads files in warm worker processes with limits, so that a hostile file costs one worker at most.

The pool is anyio's (`anyio.to_process`): it keeps workers warm and kills one whose call is cancelled. Each worker
confines itself before it sees its first file.
"""

import ctypes
import importlib
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar, TypeVarTuple

import anyio
import structlog
from anyio import BrokenWorkerProcess, CapacityLimiter, to_process

from coach.errors import Code, Unreadable
from coach.reading.limits import Limits
from coach.reading.pdf import ocr
from rules.resume import Resume

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")
log = structlog.get_logger(__name__)

SLOW = "Reading this file took too long. Export it again as a plain PDF from your editor, then drop the new file."
HEAVY = "Reading this file needs more memory than a resume should. Export it again as a plain PDF, then drop that."
BROKEN = "This file is damaged in a way the coach cannot read around. Export it again from your editor."
MEGABYTE = 1024 * 1024
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
MAX_FILES = 64
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may use: seconds of wall time, megabytes of memory, and the reader's own limits."""

    seconds: float = 20.0
    megabytes: int = 1024
    limits: Limits = field(default_factory=Limits)


def with_room_for_scans(bounds: Bounds) -> Bounds:
    """The bounds, wider where scans are recognized: that takes longer than any file with text, and models take room."""
    if not ocr.is_available():
        return bounds
    return replace(bounds, seconds=max(bounds.seconds, ocr.SECONDS), megabytes=max(bounds.megabytes, ocr.MEGABYTES))


class Sandbox:
    """Reads files; `workers` at once, the others wait their turn. Its `read` is a `coach.running.context.Reader`."""

    def __init__(self, workers: int = 2, bounds: Bounds | None = None) -> None:
        self._workers, self._bounds = workers, bounds or with_room_for_scans(Bounds())
        self._limiter: CapacityLimiter | None = None

    async def warm(self) -> None:
        """Starts the workers, so that the first file does not wait for their imports."""
        async with anyio.create_task_group() as group:
            for _ in range(self._workers):
                group.start_soon(partial(self._call, warm_up, self._bounds.megabytes))

    async def read(self, data: bytes, name: str) -> Resume:
        """Reads a file. Raises Unreadable; `timeout` and `memory` if the file asked for too much."""
        try:
            return await self._read(data, name)
        except BrokenWorkerProcess:
            log.warning("reader_died")
        # It may have died before this file, of another one or for want of memory: only a second one is this file's.
        try:
            return await self._read(data, name)
        except BrokenWorkerProcess:
            log.warning("reader_died_again")
            raise Unreadable(Code.MEMORY, HEAVY) from None

    async def _read(self, data: bytes, name: str) -> Resume:
        try:
            with anyio.fail_after(self._bounds.seconds + 1):
                result = await self._call(read_confined, data, name, self._bounds)
        except TimeoutError:
            raise Unreadable(Code.TIMEOUT, SLOW) from None
        if isinstance(result, Unreadable):
            raise result
        return result

    async def _call(self, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        if self._limiter is None:
            self._limiter = CapacityLimiter(self._workers)
        return await to_process.run_sync(function, *arguments, cancellable=True, limiter=self._limiter)


def warm_up(megabytes: int) -> None:
    """In the worker: imports the reader and confines the process."""
    _confine(megabytes)


def read_confined(data: bytes, name: str, bounds: Bounds) -> Resume | Unreadable:
    """In the worker: reads one file within bounds. Gives the error instead of raising it: tracebacks quote text."""
    _confine(bounds.megabytes)
    _allow_seconds(bounds.seconds)
    from coach.reading import read

    try:
        return read(data, name, bounds.limits)
    except Unreadable as error:
        return Unreadable(error.code, error.message)
    except MemoryError:
        return Unreadable(Code.MEMORY, HEAVY)
    except Exception:
        return Unreadable(Code.CORRUPT, BROKEN)


_confined = False


def _confine(megabytes: int) -> None:
    """Imports what reading needs, then gives up memory, files, processes and the network for good."""
    global _confined  # noqa: PLW0603 — a fact about this process
    if _confined:
        return
    _confined = True
    _import_readers()
    _leave_network()
    for what, most in (
        (resource.RLIMIT_AS, megabytes * MEGABYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, MAX_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _import_readers() -> None:
    from coach.reading.lexicon import language

    importlib.import_module("coach.reading.pdf.reader")
    importlib.import_module("coach.reading.word.reader")
    language.load()
    if ocr.is_available():
        ocr.load()


def _leave_network() -> None:
    """A network namespace of its own, where the system lets an ordinary user have one; the hook stands anyway."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "unshare") and libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        libc.unshare(CLONE_NEWNET)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"Reading a file needs no {event}.")
    if event == "open" and _is_write(arguments):
        raise PermissionError("Reading a file writes none.")


def _is_write(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _allow_seconds(seconds: float) -> None:
    """Processor time for this file on top of what earlier ones used: the wall clock ends it first, unless it hangs."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 2
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
