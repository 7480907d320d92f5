"""Fits a chain's weights with CRFsuite and puts them down in hundredths, sorted, with their hash."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from coach.reading.meaning.tagging.chain import digest

Sequences = Sequence[tuple[list[list[str]], list[str]]]


def fit(sequences: Sequences, c1: float, c2: float, rounds: int = 120) -> dict[str, object]:
    """Weights that explain the tags of these sequences best; `c1` and `c2` are the penalties on their size."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for evidence, tags in sequences:
        trainer.append(evidence, tags)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found = tagger.info()
        tagger.close()
    tags = sorted(found.labels)
    state: dict[str, list[int]] = {}
    for (name, tag), weight in found.state_features.items():
        state.setdefault(name, [0] * len(tags))[tags.index(tag)] = round(100 * weight)
    state = {name: values for name, values in sorted(state.items()) if any(values)}
    steps = [[round(100 * found.transitions.get((a, b), -8.0)) for b in tags] for a in tags]
    return {"tags": tags, "state": state, "steps": steps, "sha256": digest(tags, state, steps)}
