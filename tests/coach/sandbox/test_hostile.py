"""Bombs, odd documents and mutants end in an answer; the long version is tests/chaos/hostile.py."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "chaos"))
import hostile
from bombs import BOMBS

from coach.errors import Code
from coach.sandbox.bounds import Bounds
from coach.sandbox.sandbox import Sandbox
from tests.coach.sandbox.conftest import Start

SLOW = {"pdf: 400 MB of blanks in a stream", "pdf: 20 million glyphs", "pdf: a million saved states",
        "docx: 60,000 members", "docx: half a million paragraphs"}  # fmt: skip
ANSWERS = {"read", *map(str, Code)}


@pytest.mark.parametrize("title", sorted(BOMBS.keys() - SLOW))
async def test_a_bomb_is_answered(title: str, start: Start) -> None:
    name, make = BOMBS[title]
    answer = await hostile.outcome(Sandbox(1, Bounds(seconds=10), start), name, make())
    assert answer in ANSWERS - {"read"}


async def test_odd_documents_are_answered(start: Start) -> None:
    odd = hostile.CORPUS / "odd"
    if not odd.exists():
        pytest.skip(f"{odd} is not here")
    files = [(path.name, path.read_bytes()) for path in sorted(odd.iterdir()) if path.suffix != ".md"]
    outcomes, _ = await hostile.read_all(iter(files), Sandbox(2, start=start), 2)
    assert sum(outcomes.values()) == len(files)
    assert set(outcomes) <= ANSWERS


async def test_mutants_are_answered(start: Start) -> None:
    outcomes, _ = await hostile.read_all(hostile.mutants(40, seed=3), Sandbox(2, start=start), 2)
    assert sum(outcomes.values()) == 40
    assert set(outcomes) <= ANSWERS
