"""A command line's own children: begun early, confined before they look at a file, and done with at the end."""

import io
import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from coach import reading
from coach.errors import Code, Unreadable
from coach.reading.limits import Limits
from coach.sandbox import errands, syscalls
from coach.sandbox.bounds import Bounds
from coach.sandbox.errands import Errand
from coach.sandbox.forked import Begun
from coach.sandbox.wire import Request
from rules.resume import Resume

sys.path.insert(0, str(Path(__file__).parent))  # where `attacks` is
import attacks

EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.pdf"
GERMAN = (
    "Robin Feld", "robin.feld@example.com | +49 30 1234567 | Berlin", "Berufserfahrung",
    "Softwareentwickler bei der Beispiel Fracht AG, Berlin, seit März 2021",
    "Verantwortlich für die Entwicklung und den Betrieb der Schnittstellen zu den Frachtführern des Konzerns",
    "Umstellung des nächtlichen Abgleichs der Preise auf eine Verarbeitung in kleinen Schritten",
    "Betreuung der Werkstudenten und Durchsicht ihrer Änderungen vor jeder Auslieferung",
)  # fmt: skip


def sent(task: str, bounds: Bounds, **options: float) -> Begun[bytes]:
    """A child that does what `attacks` says; its value is its answer as it comes, its deaths are told as a file's."""
    told = errands.resume(b"", "", Limits()).told
    errand = Errand(Request(task, dict(options)), lambda answer: answer, told, most=1_000_000)
    return Begun(errand, bounds, attacks.TASKS, prepare=lambda request: None)


def read(data: bytes, name: str, bounds: Bounds | None = None) -> Begun[Resume]:
    return Begun(errands.resume(data, name, Limits()), bounds)


def test_a_resume_is_read_as_in_the_same_process() -> None:
    data = EXAMPLE.read_bytes()
    with read(data, "resume.pdf") as begun:
        assert begun.value() == reading.read(data, "resume.pdf")


def test_the_child_of_a_large_process_has_as_much_memory_as_any() -> None:
    with mmap.mmap(-1, 2 << 30), read(EXAMPLE.read_bytes(), "resume.pdf", Bounds(megabytes=1024)) as begun:
        assert begun.value().contact.email == "maren.okafor@example.com"


def test_the_language_of_a_text_is_told_where_nothing_can_be_written() -> None:
    """Its model is loaded at the first text that is not plainly English, by the confined child."""
    document, file = Document(), io.BytesIO()
    for line in GERMAN:
        document.add_paragraph(line)
    document.save(file)
    with read(file.getvalue(), "lebenslauf.docx") as begun:
        assert begun.value().language == "de"


def test_why_a_file_cannot_be_read_comes_back() -> None:
    with read(b"%PDF-1.7 broken", "x.pdf") as begun, pytest.raises(Unreadable) as caught:
        begun.value()
    assert caught.value.code is Code.CORRUPT


@pytest.mark.parametrize(
    ("task", "bounds", "code"),
    [
        ("loop", Bounds(seconds=1), Code.TIMEOUT),
        ("sleep", Bounds(seconds=1, patience=0.5), Code.TIMEOUT),
        ("die", Bounds(), Code.MEMORY),
        ("endless", Bounds(megabytes=4096), Code.MEMORY),
    ],
)
def test_whatever_a_file_does_it_ends(task: str, bounds: Bounds, code: Code) -> None:
    with sent(task, bounds) as begun, pytest.raises(Unreadable) as caught:
        begun.value()
    assert caught.value.code is code


def test_what_is_begun_is_broken_off_when_nobody_wants_it() -> None:
    with sent("sleep", Bounds()) as begun:
        process = begun._child.process
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def _has_seccomp() -> bool:
    try:
        syscalls.load()
    except (ImportError, OSError, RuntimeError):
        return False
    return True


@pytest.mark.skipif(not _has_seccomp(), reason="This system has no seccomp.")
def test_system_calls_are_filtered_although_files_were_given_up_before() -> None:
    """Where its library is cannot be looked for any more then."""
    told, tells = os.pipe()
    code = "import os, sys; from coach.sandbox import confinement as c, syscalls as s; layers = c.confine_for_good"
    code += f"(s.FOR_CHILD); os.write({tells}, ' '.join(each.name for each in layers if each.holds).encode())"
    subprocess.run([sys.executable, "-c", code], pass_fds=(tells,), check=True)
    os.close(tells)
    with os.fdopen(told, encoding="ascii") as said:
        assert "seccomp" in said.read()
