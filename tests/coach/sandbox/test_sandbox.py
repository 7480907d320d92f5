"""Reading in a process of its own ends in an answer, whatever the file does."""

import asyncio
import gc
import os
import pickle
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from docx import Document

from coach import reading
from coach.errors import Code, NoPosting, Unreadable
from coach.posting import Source, errors
from coach.posting.finding import read_source
from coach.reading.limits import Limits
from coach.sandbox import nursery, rehearsal, wire
from coach.sandbox.bounds import Bounds
from coach.sandbox.errands import Died
from coach.sandbox.sandbox import Sandbox
from coach.sandbox.wire import Answer, Request
from tests.coach.sandbox.conftest import Start

sys.path.insert(0, str(Path(__file__).parent))  # where the zygotes of these tests find `attacks`
EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"
TEXT = msgspec.json.Decoder(Answer[str])
Make = Callable[..., Sandbox]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    """Makes sandboxes whose children do what `attacks` says; they end with the test."""
    made = []

    def one(**bounds: float) -> Sandbox:
        made.append(Sandbox(1, Bounds(**bounds), lambda: nursery.start("attacks")))  # type: ignore[arg-type]
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture
async def sandbox(start: Start) -> AsyncIterator[Sandbox]:
    """A sandbox as it is."""
    one = Sandbox(1, start=start)
    yield one
    one.close()


async def test_a_resume_is_read_as_without_a_sandbox(sandbox: Sandbox) -> None:
    data = EXAMPLE.read_bytes()
    assert await sandbox.read(data, "resume.pdf") == reading.read(data, "resume.pdf")


async def test_a_reason_comes_back_as_it_was_given(sandbox: Sandbox) -> None:
    with pytest.raises(Unreadable) as caught:
        await sandbox.read(b"%PDF-1.7 broken", "x.pdf")
    with pytest.raises(Unreadable) as plainly:
        reading.read(b"%PDF-1.7 broken", "x.pdf")
    assert (caught.value.code, caught.value.message) == (plainly.value.code, plainly.value.message)


async def test_the_readers_own_limits_cross(sandbox: Sandbox) -> None:
    strict = Sandbox(1, Bounds(limits=Limits(max_bytes=100)))
    with pytest.raises(Unreadable) as caught:
        await strict.read(EXAMPLE.read_bytes(), "resume.pdf")
    strict.close()
    assert caught.value.code == Code.TOO_LARGE


PAGE = rehearsal.page()


@pytest.mark.parametrize("source", [Source(PAGE, "https://jobs.example/1"), Source(PAGE, pasted=True)])
async def test_a_posting_is_read_as_without_a_sandbox(sandbox: Sandbox, source: Source) -> None:
    assert await sandbox.read_posting(source) == read_source(source)


async def test_why_there_is_no_posting_comes_back(sandbox: Sandbox) -> None:
    with pytest.raises(NoPosting) as caught:
        await sandbox.read_posting(Source(b"\x89PNG\r\n\x1a\n" + bytes(64)))
    assert caught.value.message == errors.no_posting("unsupported_content").message


async def test_half_a_character_breaks_nothing(sandbox: Sandbox) -> None:
    """JSON can write what no encoding can."""
    data = b'{"@type": "JobPosting", "title": "Engineer \\ud800", "description": "Requires Go"}'
    assert (await sandbox.read_posting(Source(data))).title == "Engineer ?"


async def test_a_posting_that_takes_too_much_is_said_to(make: Make) -> None:
    with pytest.raises(NoPosting) as caught:
        await make(seconds=1).read_posting(Source(b"loop"))
    assert caught.value.reason == "too_large"


async def test_a_posting_that_breaks_its_reader_is_our_fault(make: Make) -> None:
    with pytest.raises(NoPosting) as caught:
        await make().read_posting(Source(b"lie"))
    assert "my fault" in caught.value.message


async def test_all_layers_are_told_of(sandbox: Sandbox) -> None:
    assert not sandbox.layers
    await sandbox.warm()
    assert [layer.name for layer in sandbox.layers] == ["namespaces", "landlock", "limits", "seccomp"]


# --- bounds ------------------------------------------------------------------------------------------------------


async def test_a_file_that_reckons_for_ever_is_ended(make: Make) -> None:
    with pytest.raises(Died) as caught:
        await make(seconds=1).ask(Request("loop", {}), TEXT)
    assert caught.value.overspent


async def test_a_reader_that_sleeps_is_ended_in_the_end(make: Make) -> None:
    with pytest.raises(Died) as caught:
        await make(seconds=1, patience=0.5).ask(Request("sleep", {}), TEXT)
    assert caught.value.overspent


async def test_waiting_is_not_held_against_a_file(make: Make) -> None:
    """On a busy machine a reader mostly waits for a processor, as this one waits for the clock."""
    answer = await make(seconds=0.2).ask(Request("nap", {"seconds": 0.7}), TEXT)
    assert answer.value == "awake"


async def test_a_reader_that_dies_twice_is_of_its_file(make: Make) -> None:
    with pytest.raises(Died) as caught:
        await make().ask(Request("die", {}), TEXT)
    assert not caught.value.overspent


async def test_an_endless_answer_is_not_listened_to(make: Make) -> None:
    with pytest.raises(Died):
        await make(megabytes=4096).ask(Request("endless", {}), TEXT)


async def test_after_all_that_the_next_file_is_read(make: Make) -> None:
    sandbox = make(seconds=1)
    for task in ("loop", "die"):
        with pytest.raises(Died):
            await sandbox.ask(Request(task, {}), TEXT)
    assert (await sandbox.ask(Request("nap", {"seconds": 0}), TEXT)).value == "awake"


async def test_a_zygote_that_was_killed_is_not_held_against_a_file(make: Make) -> None:
    sandbox = make()
    await sandbox.warm()
    zygote = sandbox._nursery
    assert isinstance(zygote, nursery.Zygote)
    assert zygote.process
    zygote.process.send_signal(signal.SIGKILL)
    zygote.process.wait()
    assert (await sandbox.ask(Request("nap", {"seconds": 0}), TEXT)).value == "awake"


async def test_a_zygote_ends_with_its_sandbox(make: Make) -> None:
    sandbox = Sandbox(1, start=lambda: nursery.start("attacks"))
    await sandbox.warm()
    zygote = sandbox._nursery
    assert isinstance(zygote, nursery.Zygote)
    assert zygote.process
    process = zygote.process
    del sandbox, zygote
    gc.collect()
    assert process.returncode == 0


async def test_who_gives_up_waiting_frees_the_place(make: Make) -> None:
    sandbox = make()
    asking = asyncio.ensure_future(sandbox.ask(Request("sleep", {}), TEXT))
    await sandbox.warm()
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert (await sandbox.ask(Request("nap", {"seconds": 0}), TEXT)).value == "awake"


async def test_a_process_that_cannot_start_is_said_to() -> None:
    with pytest.raises(RuntimeError, match="could not be started"):
        await Sandbox(1, start=lambda: nursery.start("no_such_module")).warm()


# --- what a reader that was taken over may answer ----------------------------------------------------------------


class _Opens:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("touch /tmp/unpickled",))


@pytest.mark.parametrize(
    "answer",
    [
        pickle.dumps(_Opens()),
        b"",
        b"null",
        b"[]",
        b'{"value": 1}',
        b'{"value": {"file": {}}}',
        b'{"value": {"file": {"name": "r", "type": "pdf", "bytes": 1, "pages": 1, "sha256": ""},'
        b' "sections": [{"kind": "skills", "heading": "", "page": 1, "first_line": 0, "last_line": 9}]}}',
        b'{"problem": {"kind": "unreadable", "code": "no such code", "message": ""}}',
        b'{"problem": {"kind": "unreadable", "code": "corrupt", "message": "%s"}}' % (b"x" * 5000),
        b'{"value": ' + b"[" * 100_000,
    ],
    ids=["pickle", "nothing", "null", "list", "number", "half", "lines that are not there", "code", "long", "deep"],
)
async def test_an_answer_that_is_none_is_a_damaged_file(make: Make, answer: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        await make().read(answer, "x.pdf")
    # The task reads the request's bytes as its answer: see `attacks.lie`.
    assert caught.value.code == Code.CORRUPT
    assert not Path("/tmp/unpickled").exists()


async def test_an_answer_that_no_reader_gives_is_a_damaged_file(make: Make) -> None:
    honest = reading.read(EXAMPLE.read_bytes(), "resume.pdf")
    long = replace(honest, bullets=(replace(honest.bullets[0], text="i" + " " * 100_000 + "did"),))
    with pytest.raises(Unreadable) as refused:
        await make().read(wire.with_value(long), "x.pdf")
    assert refused.value.code is Code.CORRUPT


def test_a_problem_says_no_more_than_fits() -> None:
    with pytest.raises(msgspec.ValidationError):
        TEXT.decode(b'{"problem": {"kind": "broken", "code": "%s"}}' % (b"x" * 50))


async def test_other_languages_are_told_in_a_confined_reader(sandbox: Sandbox, tmp_path: Path) -> None:
    """The language model wants files when it loads, which a confined reader may not open."""
    document = Document()
    for text in GERMAN_IN_WORD:
        document.add_paragraph(text)
    document.save(str(tmp_path / "lebenslauf.docx"))
    data = (tmp_path / "lebenslauf.docx").read_bytes()
    assert (await sandbox.read(data, "lebenslauf.docx")).language == "de"


GERMAN_IN_WORD = (
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
