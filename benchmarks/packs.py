"""What the packs cost that come with the coach: their files read and made rules, all of them, in a process of its own.

    python -m benchmarks.packs

Processor time, medians of seven runs, each in a fresh process; the check kinds, which whatever weighs a resume needs
anyway, are told apart. Last, the example pack of a community, which is held to its examples besides.
"""

import statistics
import subprocess
import sys

from benchmarks.start import COMPILED, ROUNDS

CODE = """
from time import process_time as now
from rules.packs import load, names
began = now()
from rules.checks import kinds
kinds()
known = now()
for name in names():
    load(name)
loaded = now()
load("examples/packs/data-guild")
print(known - began, loaded - known, now() - loaded)
"""


def run() -> tuple[float, ...]:
    """Seconds of one run: check kinds, all shipped packs, a community's."""
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, env=COMPILED, check=True)
    return tuple(map(float, told.stdout.split()))


if __name__ == "__main__":
    run()
    kinds, shipped, community = (statistics.median(each) for each in zip(*(run() for _ in range(ROUNDS)), strict=True))
    print(f"check kinds {kinds * 1000:.0f} ms, all shipped packs {shipped * 1000:.0f} ms, a community's pack ", end="")
    print(f"{community * 1000:.0f} ms")
