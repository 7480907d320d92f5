"""How long all rules take over a read resume, beside the time to read it: `python -m benchmarks.ruling FOLDER`.

Warm, best of five, processor time; prints a row a file and the median ratio.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from coach.errors import Unreadable
from coach.reading import read
from rules.engine import run
from rules.packs import load

ROUNDS = 5


def best(action: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        action()
        times.append((process_time() - began) * 1000)
    return min(times)


def main(folder: Path) -> None:
    pack, ratios = load(), []
    print(f"{'file':38} {'read ms':>8} {'rules ms':>9} {'ratio':>6}")
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        try:
            resume = read(data, path.name)
        except Unreadable:
            continue
        reading, ruling = best(lambda: read(data, path.name)), best(lambda: run(resume, pack))  # noqa: B023
        ratios.append(ruling / reading)
        print(f"{path.name:38} {reading:8.1f} {ruling:9.1f} {ratios[-1]:6.1%}")
    print(f"median ratio {median(ratios):.1%} with {len(pack.rules)} rules")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
