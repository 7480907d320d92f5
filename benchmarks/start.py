"""Pairs what the command line costs as a whole process with a bare interpreter that does the least of the same.

    python -m benchmarks.start [RESUME] [--pairs 15]

Processor time of the process and its children, the two taking turns: medians, and the median of the pairs' ratios, on
which other work of the machine tells least. Some runs before those leave what a start finds there later on: byte code,
and what `adapters/terminal/startup_cache.py` keeps, in a folder of this benchmark's own.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "resume.pdf"
ROUNDS = 7
FIRST = 3
"""Runs until a start finds all that is kept."""
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COACH = "from adapters.terminal.main import run; run()"
PDFMINER = "import sys; from pdfminer.high_level import extract_text; extract_text(sys.argv[1])"


def seconds(*arguments: str, caches: str = "") -> float:
    """Processor time of an interpreter with these arguments."""
    environment = COMPILED | ({"XDG_CACHE_HOME": caches} if caches else {})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *arguments], stdout=subprocess.DEVNULL, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pair(title: str, ours: tuple[str, ...], bare: tuple[str, ...], pairs: int, caches: str) -> None:
    """Prints both medians and the median of their ratios."""
    for _ in range(FIRST):
        seconds(*ours, caches=caches)
    seconds(*bare)
    runs = [(seconds(*ours, caches=caches), seconds(*bare)) for _ in range(pairs)]
    mine, least = (statistics.median(each) for each in zip(*runs, strict=True))
    ratio = statistics.median(one / other for one, other in runs)
    print(f"{title:34} {mine * 1000:6.0f} ms, bare {least * 1000:5.0f} ms: {ratio:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("resume", nargs="?", default=str(EXAMPLE))
    parser.add_argument("--pairs", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as caches:
        review, read = (COACH, "review", given.resume), (PDFMINER, given.resume)
        pair("coach review, against pdfminer", review, read, given.pairs, caches)
        pair("coach --help, against import click", (COACH, "--help"), ("import click",), given.pairs, caches)


if __name__ == "__main__":
    main()
