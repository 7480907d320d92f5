"""Fits the weights of the score to the marks that readers gave real resumes.

    python -m benchmarks.fit_score INDEX FILES [--write]

INDEX is the list of labelled resumes (JSON: `file`, `sha256`, `craft`), FILES the folder with the files, which stay
where they
are. Each part keeps a positive weight (`FLOOR`), and all are drawn towards equal ones (`RIDGE`), since sixty resumes
cannot tell seven parts apart. Printed: what the weights of one half say of the other, by rank correlation, which is how
good the score is; then the weights of all together. `--write` puts these into `rules/score.toml`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.errors import Unreadable
from coach.reading import read
from rules.facts import Facts
from rules.resume import Resume
from rules.scoring import MEASURES, measures, score

FLOOR, RIDGE, STEPS = 0.02, 300.0, 4000
TABLE = Path(__file__).parents[1] / "rules" / "score.toml"


@dataclass(frozen=True)
class Marked:
    """A resume by its parts (0–100 each), with the reader's mark and the half that it falls into."""

    parts: tuple[float, ...]
    mark: float
    half: int


def marked(index: Path, files: Path) -> list[Marked]:
    """The resumes that can be read and get a score, with their marks."""
    found = []
    for row in json.loads(index.read_text("utf-8")):
        path = files / row["file"]
        try:
            resume = read(path.read_bytes(), path.name)
        except (Unreadable, OSError):
            continue
        if score(resume).points is not None:
            found.append(Marked(parts_of(resume), row["craft"], int(row["sha256"][:8], 16) % 2))
    return found


def parts_of(resume: Resume) -> tuple[float, ...]:
    """The parts of a resume's score, exact."""
    facts = Facts(resume)
    asked = [measures(name, resume.level) for name in MEASURES]
    return tuple(100 * sum(measure(facts) for measure in each) / len(each) for each in asked)


def fit(rows: Sequence[Marked]) -> list[float]:
    """Weights of the parts that follow the marks best: least squares with a ridge, none below the floor."""
    count, width = len(rows), len(rows[0].parts)
    middle = [sum(row.parts[at] for row in rows) / count for at in range(width)]
    mean = sum(row.mark for row in rows) / count
    parts = [[row.parts[at] - middle[at] for at in range(width)] for row in rows]
    prior = 1 / width
    square = [
        [sum(each[a] * each[b] for each in parts) / count + (RIDGE if a == b else 0) for b in range(width)]
        for a in range(width)
    ]
    aim = [
        sum(each[at] * (row.mark - mean) for each, row in zip(parts, rows, strict=True)) / count + RIDGE * prior
        for at in range(width)
    ]
    step = 1 / max(sum(map(abs, line)) for line in square)
    weights = [prior] * width
    for _ in range(STEPS):
        slope = [sum(a * b for a, b in zip(line, weights, strict=True)) for line in square]
        weights = [
            max(FLOOR, weight - step * (found - aimed))
            for weight, found, aimed in zip(weights, slope, aim, strict=True)
        ]
    return weights


def agreement(rows: Sequence[Marked], weights: Sequence[float]) -> float:
    """Rank correlation of the score by these weights with the marks."""
    scores = [sum(a * b for a, b in zip(row.parts, weights, strict=True)) for row in rows]
    return correlation(ranks(scores), ranks([row.mark for row in rows]))


def ranks(values: Sequence[float]) -> list[float]:
    """The place of each value, equal ones sharing theirs."""
    return [sum(other < value for other in values) + (values.count(value) - 1) / 2 for value in values]


def correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Pearson's correlation."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return float(top / (sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)) ** 0.5)


def main() -> int:
    """Prints the fit; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows = marked(asked.index, asked.files)
    halves = [[row for row in rows if row.half == half] for half in (0, 1)]
    for half in (0, 1):
        other = halves[1 - half]
        print(f"fitted on {len(halves[half])}, tried on {len(other)}: {agreement(other, fit(halves[half])):.2f}")
    weights = fit(rows)
    print(f"fitted on all {len(rows)}: {agreement(rows, weights):.2f}")
    hundredths = {name: round(100 * weight / sum(weights)) for name, weight in zip(MEASURES, weights, strict=True)}
    print(*(f"{name} = {weight}" for name, weight in hundredths.items()), sep="\n")
    if asked.write:
        head = TABLE.read_text("utf-8").partition("[weights]")[0]
        lines = "\n".join(f"{name} = {weight}" for name, weight in hundredths.items())
        TABLE.write_text(f"{head}[weights]\n{lines}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
