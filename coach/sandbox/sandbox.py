"""In the coach: asks children, one for each file, and makes errors of whatever became of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from coach.log import Log
from coach.sandbox import errands, nursery, wire
from coach.sandbox.bounds import Bounds, with_room_for_scans
from coach.sandbox.confinement import Layer
from coach.sandbox.errands import Died, Errand
from coach.sandbox.nursery import Child, Nursery, ZygoteGone
from coach.sandbox.office import Office
from coach.sandbox.wire import Answer, Request
from rules.resume import Resume

if TYPE_CHECKING:
    from coach.copies import Copy, Wish
    from coach.posting import Posting, Source

T = TypeVar("T")
log = Log(__name__)

TASKS = "coach.sandbox.tasks"
_CHUNK = 256 * 1024


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
        return await self._done(errands.resume(data, name, self._bounds.limits))

    async def copy(self, data: bytes, name: str, wish: "Wish") -> "Copy":
        """Makes a copy of a file. Raises Unreadable as `read` does, and Refused.

        A picture of a Word document is one of the PDF that it is laid out as. Only of a file that was read before.
        """
        if self.office is not None and self.office.serves(data, wish):
            data, name = await self.office.to_pdf(data), f"{name}.pdf"
        return await self._done(errands.copy(data, name, wish, self._bounds.limits))

    async def read_posting(self, source: "Source") -> "Posting":
        """Reads a posting; a `coach.posting.ReadPosting`. Raises NoPosting."""
        return await self._done(errands.posting(source))

    async def ask(
        self, request: Request, expected: "msgspec.json.Decoder[Answer[T]]", most: int = wire.MAX_ANSWER
    ) -> Answer[T]:
        """What a fresh child answers, of at most so many bytes. Raises Died, and msgspec.DecodeError for an answer that
        is none."""
        return expected.decode(await self._answer(request, most))

    async def _done(self, errand: Errand[T]) -> T:
        with errand.told():
            return errand.taken(await self._answer(errand.request, errand.most))

    async def _answer(self, request: Request, most: int) -> bytes:
        if self._places is None:
            self._places = asyncio.Semaphore(self._workers)
        async with self._places:
            try:
                return await self._asked(request, most)
            except Died as death:
                errands.may_try_again(death)
            return await self._asked(request, most)

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
        errands.require_well(status, used, self._bounds.seconds)
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
