"""In the coach: asks children, one for each file, and makes errors of whatever became of them."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from coach.errors import Code, NoPosting, Refused, Unreadable
from coach.log import Log
from coach.sandbox import accepted, nursery, wire
from coach.sandbox.bounds import Bounds, with_room_for_scans
from coach.sandbox.confinement import Layer
from coach.sandbox.nursery import Child, Nursery, ZygoteGone
from coach.sandbox.office import Office
from coach.sandbox.wire import Answer, Problem, Request
from rules.resume import Resume
from texts import gettext_noop

if TYPE_CHECKING:
    from coach.copies import Copy, Wish
    from coach.posting import Posting, Source

T = TypeVar("T")
log = Log(__name__)

SLOW = gettext_noop(
    "Reading this file took too long. Export it again as a plain PDF from your editor, then drop the new file."
)
HEAVY = gettext_noop(
    "Reading this file takes more memory than a resume should. Export it again as a plain PDF, then drop that."
)
BROKEN = gettext_noop("This file is too damaged to read. Export it again from your editor.")
TASKS = "coach.sandbox.tasks"
_CHUNK = 256 * 1024
_PACKED = b"PK"
"""How Word documents begin, as all packed files do."""


class Died(Exception):
    """A child ended without an answer; `overspent` if it had used up its processor time."""

    def __init__(self, overspent: bool) -> None:
        super().__init__()
        self.overspent = overspent


class Sandbox:
    """Reads files; `workers` at once, the others wait their turn. Its `read` is a `coach.running.context.Reader`,
    its `copy` a `coach.running.context.Copier`, its `read_posting` a `coach.posting.ReadPosting`.

    `start`: where children come from; left out, a zygote is started when it is first needed, and again if it dies.
    `office`: what lays out Word documents, of which else no picture is drawn.
    """

    def __init__(
        self,
        workers: int = 2,
        bounds: Bounds | None = None,
        start: Callable[[], Awaitable[Nursery]] | None = None,
        office: Office | None = None,
    ) -> None:
        self._bounds = bounds or with_room_for_scans(Bounds())
        self._start = start or (lambda: nursery.start(TASKS))
        self._workers = workers
        self.office = office
        self._places: asyncio.Semaphore | None = None
        self._starting: asyncio.Lock | None = None
        self._nursery: Nursery | None = None

    @property
    def layers(self) -> tuple[Layer, ...]:
        """How readers are confined, layer by layer; empty before the first one was started."""
        return self._nursery.layers if self._nursery else ()

    async def warm(self) -> None:
        """Starts what forks readers, so that the first file does not wait for imports, and tries what lays out Word
        documents. Raises RuntimeError."""
        await self._ready()
        if self.office is not None:
            await self.office.warm()

    def draws(self, kind: str) -> bool:
        """Whether a picture can be drawn of files of a kind ("pdf", "docx")."""
        office = self.office.layer if self.office is not None else None
        return kind == "pdf" or (kind == "docx" and office is not None and office.holds)

    def close(self) -> None:
        """Ends all readers; the next file starts them anew."""
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None

    async def read(self, data: bytes, name: str) -> Resume:
        """Reads a file. Raises Unreadable; `timeout` and `memory` if the file asked for too much."""
        request = Request("resume", {"name": name, **asdict(self._bounds.limits)}, data)
        with _of_file():
            return accepted.resume(_value(await self.ask(request, _RESUME, accepted.BYTES)), self._bounds.limits)

    async def copy(self, data: bytes, name: str, wish: "Wish") -> "Copy":
        """Makes a copy of a file. Raises Unreadable as `read` does, and Refused.

        A picture of a Word document is one of the PDF that it is laid out as. Only of a file that was read before.
        """
        if type(wish).__name__ == "Drawing" and self.office is not None and data.startswith(_PACKED):
            data, name = await self.office.to_pdf(data), f"{name}.pdf"
        wished = {"kind": type(wish).__name__, "wish": msgspec.json.encode(wish).decode()}
        request = Request("copy", {"name": name, **wished, **asdict(self._bounds.limits)}, data)
        with _of_file():
            return _value(await self.ask(request, _answer_with_copy()))

    async def read_posting(self, source: "Source") -> "Posting":
        """Reads a posting; a `coach.posting.ReadPosting`. Raises NoPosting."""
        from coach.posting import errors

        options: dict[str, str | int | float] = {
            "url": source.url,
            "charset": source.charset,
            "pasted": int(source.pasted),
        }
        try:
            request = Request("posting", options, source.data)
            return accepted.posting(_value(await self.ask(request, _answer_with_posting(), accepted.BYTES)))
        except Died:
            raise errors.no_posting("too_heavy") from None
        except (msgspec.DecodeError, accepted.Nonsense, Unreadable) as error:
            log.warning("posting_failed", error=type(error).__name__)
            raise errors.no_posting("internal") from None

    async def ask(
        self, request: Request, expected: "msgspec.json.Decoder[Answer[T]]", most: int = wire.MAX_ANSWER
    ) -> Answer[T]:
        """What a fresh child answers, of at most so many bytes. Raises Died, and msgspec.DecodeError for an answer that
        is none."""
        if self._places is None:
            self._places = asyncio.Semaphore(self._workers)
        async with self._places:
            try:
                return expected.decode(await self._asked(request, most))
            except Died as death:
                if death.overspent:
                    raise
                log.warning("reader_died")
            # It may have died for want of memory that others took: only a second death is this file's.
            return expected.decode(await self._asked(request, most))

    async def _asked(self, request: Request, most: int) -> bytes:
        child = await self._child()
        try:
            async with asyncio.timeout(self._bounds.patience * self._bounds.seconds):
                given = await _conversation(child, wire.packed(request), most)
                status, used = await child.told()
        except TimeoutError:
            raise Died(overspent=True) from None
        except ZygoteGone:
            self.close()
            raise Died(overspent=False) from None
        finally:
            child.close()
        if status != 0:
            ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            raise Died(ended == signal.SIGXCPU or (ended == signal.SIGKILL and used >= self._bounds.seconds))
        return given

    async def _child(self) -> Child:
        bounds = self._bounds
        try:
            return (await self._ready()).bear(bounds.seconds, bounds.megabytes)
        except ZygoteGone:
            log.warning("zygote_gone")
            self.close()
        return (await self._ready()).bear(bounds.seconds, bounds.megabytes)

    async def _ready(self) -> Nursery:
        if self._starting is None:
            self._starting = asyncio.Lock()
        async with self._starting:
            if self._nursery is None:
                self._nursery = await self._start()
            return self._nursery


async def _conversation(child: Child, request: bytes, most: int) -> bytes:
    """What a child answers, as far as it goes. Raises Died if it goes on for ever."""
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_sendall(child.talk, request)
        child.talk.shutdown(1)
        pieces, length = [], 0
        while piece := await loop.sock_recv(child.talk, _CHUNK):
            pieces.append(piece)
            length += len(piece)
            if length > most:
                raise Died(overspent=False)
    except OSError:  # it died; how, is told elsewhere
        return b""
    return b"".join(pieces)


@contextmanager
def _of_file() -> Iterator[None]:
    """What becomes of a child is told as an error of its file."""
    try:
        yield
    except Died as death:
        raise Unreadable(*((Code.TIMEOUT, SLOW) if death.overspent else (Code.MEMORY, HEAVY))) from None
    except (msgspec.DecodeError, accepted.Nonsense):
        log.warning("reader_answered_nonsense")
        raise Unreadable(Code.CORRUPT, BROKEN) from None


def _value(answer: Answer[T]) -> T:
    """The value, or the error that stands in its place."""
    if answer.value is not None:
        return answer.value
    raise _error(answer.problem or Problem("broken"))


def _error(problem: Problem) -> Exception:
    match problem.kind:
        case "unreadable" if problem.code in set(Code):
            return Unreadable(Code(problem.code), *problem.sentences, **problem.values)
        case "no_posting":
            return NoPosting(problem.code, *problem.sentences, **problem.values)
        case "refused":
            return Refused(*problem.sentences, **problem.values)
        case "memory":
            return Unreadable(Code.MEMORY, HEAVY)
        case _:
            log.warning("reader_failed", error=problem.code if problem.kind == "broken" else problem.kind)
            return Unreadable(Code.CORRUPT, BROKEN)


@cache
def _answer_with_copy() -> "msgspec.json.Decoder[Answer[Copy]]":
    from coach.copies import Copy

    return msgspec.json.Decoder(Answer[Copy])


@cache
def _answer_with_posting() -> "msgspec.json.Decoder[Answer[Posting]]":
    from coach.posting import Posting

    return msgspec.json.Decoder(Answer[Posting])


_RESUME = msgspec.json.Decoder(Answer[Resume])
