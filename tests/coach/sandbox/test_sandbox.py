"""Reading in a worker process ends in an answer, whatever the file does."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import anyio
import pytest
from anyio import to_process
from docx import Document

from coach.errors import Code, Unreadable
from coach.sandbox import Bounds, Sandbox, _confine, read_confined

EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"


def attempt(what: str) -> str:
    """In a confined worker: tries something it must not do, and tells how that ended."""
    _confine(1024)
    try:
        _attempt(what)
    except BaseException as error:
        return type(error).__name__
    return "allowed"


def _attempt(what: str) -> None:
    match what:
        case "connect":
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        case "write":
            Path("/tmp/escaped").write_text("x")
        case "run":
            subprocess.run(["true"], check=False)
        case "fork":
            os.fork()
        case "memory":
            bytearray(4 * 1024**3)
        case "read":
            EXAMPLE.read_bytes()


def hang(data: bytes, name: str, bounds: Bounds) -> None:
    while True:
        pass


def die(data: bytes, name: str, bounds: Bounds) -> None:
    os.abort()


async def test_a_resume_is_read() -> None:
    resume = await Sandbox(1).read(EXAMPLE.read_bytes(), "resume.pdf")
    assert resume.contact.email == "maren.okafor@example.com"


@pytest.mark.parametrize(
    ("what", "ends"),
    [
        ("connect", "PermissionError"),
        ("write", "PermissionError"),
        ("run", "PermissionError"),
        ("fork", "PermissionError"),
        ("memory", "MemoryError"),
        ("read", "allowed"),
    ],
)
async def test_a_worker_is_confined(what: str, ends: str) -> None:
    assert await to_process.run_sync(attempt, what) == ends


@pytest.mark.parametrize(
    ("worker", "seconds", "code"), [(hang, 0.5, Code.TIMEOUT), (die, 20.0, Code.MEMORY)], ids=["hangs", "dies"]
)
async def test_a_worker_that_hangs_or_dies_is_replaced(
    worker: object, seconds: float, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = Sandbox(1, Bounds(seconds=seconds))
    await sandbox.warm()
    monkeypatch.setattr("coach.sandbox.read_confined", worker)
    with pytest.raises(Unreadable) as caught:
        with anyio.fail_after(60):
            await sandbox.read(b"", "x.pdf")
    assert caught.value.code == code
    monkeypatch.setattr("coach.sandbox.read_confined", read_confined)
    patient = Sandbox(1)
    assert (await patient.read(EXAMPLE.read_bytes(), "resume.pdf")).bullets


async def test_a_worker_that_died_before_a_file_is_not_held_against_it() -> None:
    """The system ended it for want of memory, say: the next member's file has nothing to do with that."""
    sandbox = Sandbox(workers=1)
    await sandbox.warm()
    worker = await sandbox._call(os.getpid)
    os.kill(worker, signal.SIGKILL)
    time.sleep(0.1)
    assert (await sandbox.read(EXAMPLE.read_bytes(), "resume.pdf")).file.pages == 1


async def test_other_languages_are_told_in_the_confined_worker(tmp_path: Path) -> None:
    """The language model wants a temporary file when it loads, which a confined worker may not write."""
    document = Document()
    for text in GERMAN:
        document.add_paragraph(text)
    document.save(str(tmp_path / "lebenslauf.docx"))
    data = (tmp_path / "lebenslauf.docx").read_bytes()
    assert (await Sandbox(workers=1).read(data, "lebenslauf.docx")).language == "de"


GERMAN = (
    "Jana Köhler",
    "jana.koehler@example.de, +49 30 1234567, Berlin",
    "Berufserfahrung",
    "Softwareentwicklerin, Beispiel GmbH, 03/2019 – heute",
    "Verantwortlich für die Entwicklung der Abrechnung in Java und PostgreSQL für über 200 Kunden",
    "Einführung automatischer Tests, wodurch die Zahl der Fehler um die Hälfte zurückging",
    "Ausbildung",
    "Bachelor Informatik, Technische Universität Berlin, 2014 – 2018",
    "Kenntnisse",
    "Java, Python, SQL",
)
