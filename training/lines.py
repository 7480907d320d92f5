"""Trains the weights that tell heads, bullets and prose apart: on invented sections and on the shapes of real ones.

`observed.json` holds, for lines of real resumes, the names of their evidence and their tags as a reader marked them; no
word of them. Gaps and indents are learnt from these: invented ones mislead.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from coach.reading.meaning.tagging.line_evidence import evidence_of
from coach.reading.meaning.tagging.verdicts import verdicts
from training import sections
from training.weights import fit

SEED = 20261127
PAGES = 1000
_TIMES = 2
"""How often each real section is taken, against the many invented ones."""
_GROUPS = ("rule", "word", "date", "look", "place", "near")
_LEAVE_OUT = 0.12
_LEAVE_OUT_PLACES = 0.75
OBSERVED = Path(__file__).parent / "observed.json"


def train(observed: Path = OBSERVED) -> dict[str, object]:
    """The weights, as they are kept."""
    return fit([*_invented(), *_real(observed)], c1=0.2, c2=0.6)


def _invented() -> Iterator[tuple[list[list[str]], list[str]]]:
    rng = random.Random(SEED)
    for _ in range(PAGES):
        lines, tags = sections.section(rng)
        items, heads = verdicts(lines)
        gone = {group for group in _GROUPS if rng.random() < (_LEAVE_OUT_PLACES if group == "place" else _LEAVE_OUT)}
        yield (
            [
                [name for name in names if name.partition(":")[0] not in gone]
                for names in evidence_of(lines, items, heads)
            ],
            tags,
        )


def _real(observed: Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    if not observed.exists():
        return
    kept = json.loads(observed.read_text("utf-8"))
    rng = random.Random(SEED)
    for number in range(_TIMES):
        for shape in kept["sections"]:
            gone = {group for group in _GROUPS if number and rng.random() < _LEAVE_OUT}
            evidence = [[kept["names"][i] for i in line] for line in shape["evidence"]]
            yield (
                [[name for name in names if name.partition(":")[0] not in gone] for names in evidence],
                list(shape["tags"]),
            )
