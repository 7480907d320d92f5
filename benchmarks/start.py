"""Pairs what the command line costs as a whole process with a bare interpreter that does the least of the same.

    python benchmarks/start.py [RESUME]

Processor time of the process and its children, medians of seven runs, the two taking turns. A run before those leaves
what a start finds there from the second one on: byte code, and what `adapters/terminal/startup_cache.py` keeps.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "resume.pdf"
ROUNDS = 7
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COACH = "from adapters.terminal.main import app; app(prog_name='coach')"
PDFMINER = "import sys; from pdfminer.high_level import extract_text; extract_text(sys.argv[1])"


def seconds(*arguments: str) -> float:
    """Processor time of an interpreter with these arguments."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *arguments], stdout=subprocess.DEVNULL, env=COMPILED, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pair(title: str, ours: tuple[str, ...], bare: tuple[str, ...]) -> None:
    """Prints both medians and their ratio."""
    seconds(*ours)
    seconds(*bare)
    runs = [(seconds(*ours), seconds(*bare)) for _ in range(ROUNDS)]
    mine, least = (statistics.median(each) for each in zip(*runs, strict=True))
    print(f"{title:34} {mine * 1000:6.0f} ms, bare {least * 1000:5.0f} ms: {mine / least:.1f} times")


if __name__ == "__main__":
    resume = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    pair("coach review, against pdfminer", (COACH, "review", resume), (PDFMINER, resume))
    pair("coach --help, against import click", (COACH, "--help"), ("import click",))
