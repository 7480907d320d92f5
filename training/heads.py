"""Trains the weights that name the parts of a job's head, on invented pages and on the shapes of real heads.

`observed_heads.json` holds, for the heads of real resumes, the names of their evidence and the field of each token as a
reader marked it; no word of them.
"""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from coach.reading.meaning.tagging.head_evidence import evidence_of, to_head
from coach.reading.meaning.tagging.tokens import DATE, Token
from training import invented
from training.invented import LabelledLine
from training.weights import fit

SEED = 20261126
PAGES = 2500
_GROUPS = ("word", "piece", "near", "where", "look", "page")
_LEAVE_OUT = 0.12
"""How likely each group of evidence is left out of a page, so that none is relied on alone."""


_TIMES = 1
"""How often each real head is taken, against the many invented ones."""
OBSERVED = Path(__file__).parent / "observed_heads.json"


def train(observed: Path = OBSERVED) -> dict[str, object]:
    """The weights, as they are kept."""
    return fit([*_sequences(), *_real(observed)], c1=0.25, c2=0.6)


def _real(observed: Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    kept = json.loads(observed.read_text("utf-8"))
    rng = random.Random(SEED)
    for number in range(_TIMES):
        for head in kept["heads"]:
            gone = {group for group in _GROUPS if number and rng.random() < _LEAVE_OUT}
            evidence = [[kept["names"][i] for i in token] for token in head["evidence"]]
            kept_names = [[name for name in names if name.partition(":")[0] not in gone] for names in evidence]
            yield kept_names, list(head["tags"])


def _sequences() -> Iterator[tuple[list[list[str]], list[str]]]:
    rng = random.Random(SEED)
    for _ in range(PAGES):
        labelled = invented.page(rng)
        heads = [to_head([one.line for one in lines]) for lines in labelled]
        gone = {group for group in _GROUPS if rng.random() < _LEAVE_OUT}
        for lines, head, evidence in zip(labelled, heads, evidence_of(heads), strict=True):
            tags = tags_of(head.tokens, lines)
            yield [[name for name in names if name.partition(":")[0] not in gone] for names in evidence], tags


def tags_of(tokens: Sequence[Token], lines: Sequence[LabelledLine]) -> list[str]:
    """The field of each token; what stands between two fields is "X"."""
    tags = []
    for token in tokens:
        if token.text == "\n":
            tags.append("X")
        elif token.kind == DATE:
            tags.append("D")
        else:
            tags.append(next((f for a, b, f in lines[token.line].spans if a <= token.start < b), "X"))
    # A comma, dash or bracket at the end of a field belongs to none.
    return tags
