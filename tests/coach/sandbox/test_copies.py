"""Copies are made in a process of their own, of hostile files, too."""

import asyncio
import io
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parents[2] / "chaos"))
import hostile

from coach.copies import Drawing, Marking, Redaction, Remark, Wish, make
from coach.errors import Code, Refused, Unreadable
from coach.reading import Limits
from coach.sandbox.bounds import Bounds
from coach.sandbox.sandbox import Sandbox
from tests.coach.sandbox.conftest import Start

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
async def sandbox(start: Start) -> AsyncIterator[Sandbox]:
    one = Sandbox(2, Bounds(seconds=20), start)
    yield one
    one.close()


@pytest.mark.parametrize("name", ["resume.pdf", "resume.docx"])
async def test_a_copy_is_made_as_without_a_sandbox(sandbox: Sandbox, name: str) -> None:
    data, wish = (EXAMPLES / name).read_bytes(), Redaction(("Kafka",))
    made, plainly = await sandbox.copy(data, name, wish), make(data, name, wish, Limits())
    assert (made.name, made.told, made.notes) == (plainly.name, plainly.told, plainly.notes)
    assert made.data[:4] == plainly.data[:4]
    assert all(layer.holds for layer in sandbox.layers) or sandbox.layers


async def test_why_there_is_none_comes_back(sandbox: Sandbox) -> None:
    with pytest.raises(Unreadable) as unreadable:
        await sandbox.copy(b"%PDF-1.7 broken", "x.pdf", Redaction())
    assert unreadable.value.code == Code.CORRUPT
    with pytest.raises(Refused, match="your name"):
        await sandbox.copy(nameless(), "x.pdf", Redaction())


def nameless(size: float = 792) -> bytes:
    """A resume without a name, on a sheet of any size."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(size, size))
    lines = ("Software Engineer", "Experience", "Engineer, Globex Inc, Mar 2017 - Feb 2021", "- Built the API in Go",
             "Education", "BSc Computer Science, 2013 - 2017", "Skills", "Go, Python, PostgreSQL")  # fmt: skip
    for number, line in enumerate(lines):
        canvas.drawString(50, size - 40 - 20 * number, line)
    canvas.save()
    return out.getvalue()


async def test_a_sheet_as_large_as_a_house_is_drawn_small(sandbox: Sandbox) -> None:
    made = await sandbox.copy(nameless(14_400), "x.pdf", Redaction(("Ada Example",)))
    assert len(made.data) < 1024 * 1024


REMARKS = (
    Remark(1, "error", "1. Mend it", (("Built a REST API in Java 11", "Better"),)),
    Remark(2, "warning", "2. All"),
)


@pytest.mark.parametrize(
    "wish", [Redaction(("Ada Example",)), Marking(REMARKS), Drawing(REMARKS)], ids=lambda w: type(w).__name__
)
async def test_mutants_are_answered(sandbox: Sandbox, wish: Wish) -> None:
    async def outcome(name: str, data: bytes) -> str:
        try:
            await sandbox.copy(data, name, wish)
        except (Unreadable, Refused) as error:
            return type(error).__name__
        return "made"

    mutants = hostile.mutants(36, seed=5, of=hostile.EXAMPLES)
    outcomes = Counter(await asyncio.gather(*(outcome(*each) for each in mutants)))
    assert sum(outcomes.values()) == 36
    assert outcomes["made"] >= 4
