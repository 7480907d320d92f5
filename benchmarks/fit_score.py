"""Fits the weights of the score to the marks that readers gave real resumes.

    python -m benchmarks.fit_score INDEX FILES [--write]

INDEX is the list of labelled resumes (JSON: `file`, `sha256`, `craft`, `fit`, `label.experience_bullets`), FILES the
folder with the files, which stay where they are. Looked for are weights by which the score follows `craft` (how well
made), follows `fit` (for the role) as well, and goes no more by the number of bullets than readers' own marks do. No
part falls below its floor, since sixty resumes cannot tell seven parts apart, and nobody would understand a score to
which dates are nothing. The search begins at equal weights and is the same each time. Printed: what the weights of one
half say of the other, by rank correlation, which is how good the score is; then the weights of all together, and how
the resumes score by those in force. `--write` puts the weights into `rules/score.toml`.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from coach.chat.places import Options
from coach.errors import Unreadable
from coach.reading import read
from coach.review.reviewing import review
from rules.facts import Facts
from rules.resume import Resume
from rules.scoring import MEASURES, measures

FLOORS = {"depth": 0.10, "clarity": 0.10, "substance": 0.05, "evidence": 0.03, "structure": 0.09}
FLOOR, ROUNDS = 0.10, 6000
MAX_FOR_FORM = 0.2
"""Of what a parser gets: an empty page is easily parsed, and must not score by it."""
ENOUGH_FIT, MAX_BULLETS = 0.5, 0.15
"""Beyond these nothing is gained: readers' own marks go by the number of bullets by 0.15, of all 61."""
TABLE = Path(__file__).parents[1] / "rules" / "score.toml"


@dataclass(frozen=True)
class Marked:
    """A resume by its parts (0–100 each), with the reader's mark and the half that it falls into."""

    parts: tuple[float, ...]
    mark: float
    fit: float
    bullets: float
    half: int
    score: int = 0
    """By the weights in force."""


def marked(index: Path, files: Path) -> list[Marked]:
    """The resumes that can be read and get a score, with their marks."""
    found = []
    for row in json.loads(index.read_text("utf-8")):
        path = files / row["file"]
        try:
            resume = read(path.read_bytes(), path.name)
        except (Unreadable, OSError):
            continue
        if (score := review(resume, Options()).score) is not None:
            half, bullets = int(row["sha256"][:8], 16) % 2, row["label"].get("experience_bullets") or 0
            found.append(Marked(parts_of(resume), row["craft"], row["fit"], bullets, half, score))
    return found


def parts_of(resume: Resume) -> tuple[float, ...]:
    """The parts of a resume's score, exact."""
    facts = Facts(resume)
    asked = [measures(name, resume.level) for name in MEASURES]
    return tuple(100 * sum(measure(facts) for measure in each) / len(each) for each in asked)


def fit(rows: Sequence[Marked]) -> list[float]:
    """Weights of the parts, adding up to one, by which the score goes as it should: a search by small steps."""
    chance = random.Random(7)
    floors = [FLOORS.get(name, FLOOR) for name in MEASURES]
    best = [1 / len(floors)] * len(floors)
    worth = _worth(rows, best)
    for round_ in range(ROUNDS):
        size = 0.08 * (1 - round_ / ROUNDS) + 0.005
        tried = [max(floor, weight + chance.gauss(0, size)) for weight, floor in zip(best, floors, strict=True)]
        tried = [weight / sum(tried) for weight in tried]
        if tried[-1] <= MAX_FOR_FORM and all(
            weight >= floor - 0.005 for weight, floor in zip(tried, floors, strict=True)
        ):
            found = _worth(rows, tried)
            if found > worth:
                best, worth = tried, found
    return best


def _worth(rows: Sequence[Marked], weights: Sequence[float]) -> float:
    scores = ranks([sum(a * b for a, b in zip(row.parts, weights, strict=True)) for row in rows])
    craft, suits, bullets = (
        correlation(scores, ranks([getattr(row, name) for row in rows])) for name in ("mark", "fit", "bullets")
    )
    return craft + min(suits, ENOUGH_FIT) - max(abs(bullets), MAX_BULLETS)


def agreement(rows: Sequence[Marked], weights: Sequence[float], name: str = "mark") -> float:
    """Rank correlation of the score by these weights with the marks, or another field of `Marked`."""
    scores = [sum(a * b for a, b in zip(row.parts, weights, strict=True)) for row in rows]
    return correlation(ranks(scores), ranks([getattr(row, name) for row in rows]))


def ranks(values: Sequence[float]) -> list[float]:
    """The place of each value, equal ones sharing theirs."""
    return [sum(other < value for other in values) + (values.count(value) - 1) / 2 for value in values]


def correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Pearson's correlation."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return float(top / (sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)) ** 0.5)


def spread_of(rows: Sequence[Marked]) -> dict[str, int]:
    """How the resumes score by the weights in force: `[spread]` of the table."""
    tenths = quantiles([row.score for row in rows], n=20, method="inclusive")
    places = {"tenth": 1, "quarter": 4, "three_quarters": 14, "nine_tenths": 17}
    return {"resumes": len(rows)} | {name: round(tenths[at]) for name, at in places.items()}


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
    told = ", ".join(f"{name} {agreement(rows, weights, name):.2f}" for name in ("mark", "fit", "bullets"))
    print(f"fitted on all {len(rows)}: {told}")
    hundredths = {name: round(100 * weight / sum(weights)) for name, weight in zip(MEASURES, weights, strict=True)}
    print(*(f"{name} = {weight}" for name, weight in hundredths.items()), sep="\n")
    print("spread:", ", ".join(f"{name} = {figure}" for name, figure in spread_of(rows).items()))
    if asked.write:
        text = TABLE.read_text("utf-8")
        for name, weight in hundredths.items():
            text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {weight}", text)
        TABLE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
