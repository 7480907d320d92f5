"""Word documents as LibreOffice lays them out, where it is installed: for a picture of their first page.

Each document goes to a LibreOffice of its own (`office_child`), which can do nothing but turn it into a PDF; that PDF
is a stranger's work like any other, and is drawn where those are. Where a layer of its confinement is missing it is
not run.
"""

import asyncio
import json
import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import Refused
from coach.log import Log
from coach.sandbox import office_child, rehearsal
from coach.sandbox.confinement import Layer
from coach.sandbox.nursery import whereabouts
from texts import gettext_noop

if TYPE_CHECKING:
    from coach.copies import Wish

log = Log(__name__)
PROGRAMS = ("soffice", "libreoffice")
NAME = "office"
_PACKED = b"PK"
"""How Word documents begin, as all packed files do."""
MAX_PDF = 24 * 1024 * 1024
NOT_DRAWN = gettext_noop("I can't draw this Word document. Save it as PDF and send that to see its first page.")


class NoOffice(Exception):
    """LibreOffice made no PDF; `missing`: since a layer of its confinement is missing, so that it was not run."""

    def __init__(self, why: str, missing: bool = False) -> None:
        super().__init__(why)
        self.missing = missing


@dataclass
class Office:
    """A LibreOffice by its program. `seconds` of processor time, by the clock three times as many; one document at a
    time, since each takes a quarter of a gigabyte.
    """

    program: str
    seconds: int = 20
    megabytes: int = 2048
    patience: int = 3
    layer: Layer | None = None
    """Whether it runs, confined, and if not, why; None before it was tried."""
    _turn: asyncio.Semaphore | None = None

    async def warm(self) -> Layer:
        """Tries it once with a document of our own: what a kernel or a container refuses, it refuses now."""
        if self.layer is None:
            try:
                await self._converted(rehearsal.docx())
                self.layer = Layer(NAME, True)
            except NoOffice as error:
                self.layer = Layer(NAME, False, str(error))
                log.warning("office_not_used", missing=error.missing)
        return self.layer

    @staticmethod
    def serves(document: bytes, wish: "Wish") -> bool:
        """Whether it is needed for a wish: a picture of a Word document."""
        return type(wish).__name__ == "Drawing" and document.startswith(_PACKED)

    async def to_pdf(self, document: bytes) -> bytes:
        """A Word document as PDF. Raises Refused where it cannot be made; says what to do."""
        if not (await self.warm()).holds:
            raise Refused(NOT_DRAWN)
        try:
            return await self._converted(document)
        except NoOffice as error:
            log.warning("office_failed", missing=error.missing)
            raise Refused(NOT_DRAWN) from None

    async def _converted(self, document: bytes) -> bytes:
        if self._turn is None:
            self._turn = asyncio.Semaphore(1)
        async with self._turn:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-I", "-X", "utf8", office_child.__file__, json.dumps(whereabouts())),
                *(self.program, str(self.seconds), str(self.megabytes)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={},
                cwd="/",
                start_new_session=True,
            )
            try:
                async with asyncio.timeout(self.patience * self.seconds):
                    made, said = await process.communicate(document)
            except TimeoutError:
                raise NoOffice("it took too long") from None
            finally:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode != 0:
            why = said.decode("utf-8", "replace")[:200] or "it ended"
            raise NoOffice(why, missing=process.returncode == office_child.NOT_HELD)
        if not made.startswith(b"%PDF") or len(made) > MAX_PDF:
            raise NoOffice("no PDF")
        return made


def found(wanted: str = "auto") -> Office | None:
    """The LibreOffice of this machine, still to be tried. `wanted`: "auto", "off", or the path of its program."""
    if wanted == "off" or sys.platform != "linux":
        return None
    named = [shutil.which(name) for name in PROGRAMS] if wanted == "auto" else [shutil.which(wanted)]
    program = next(filter(None, named), None)
    if program is None:
        return None
    whole = Path(os.path.realpath(program))
    itself = whole.with_name("soffice.bin")  # what the script of that name starts, in the end
    path = str(itself if itself.is_file() else whole)
    return None if path.startswith(f"{office_child.ROOM}/") else Office(path)  # its own room would hide it
