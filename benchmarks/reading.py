#!/usr/bin/env python3
"""Time to read resumes beside the time that pdfminer.six alone needs for its layout analysis.

    .venv/bin/python benchmarks/reading.py ../shared/corpus/resumes [--rounds 7]

Both run in one process, taking turns, and are measured in processor time, so that a busy machine does not blur the
ratio. A row per file with the medians, then the medians over all files.
"""

import argparse
import contextlib
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams

from coach.errors import Unreadable
from coach.reading import read


def by_pdfminer(data: bytes) -> None:
    for _ in extract_pages(io.BytesIO(data), laparams=LAParams()):
        pass


def by_coach(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read(data, "resume.pdf")


def measured(what: Callable[[bytes], None], data: bytes) -> float:
    start = time.process_time()
    what(data)
    return (time.process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    files = sorted(args.folder.glob("*.pdf"))
    first = files[0].read_bytes()
    by_pdfminer(first)
    by_coach(first)
    ratios, alone_all, ours_all = [], [], []
    print(f"{'file':36} {'pdfminer ms':>11} {'coach ms':>9} {'ratio':>6}")
    for path in files:
        data = path.read_bytes()
        rounds = [(measured(by_pdfminer, data), measured(by_coach, data)) for _ in range(args.rounds)]
        alone, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
        alone_all.append(alone)
        ours_all.append(ours)
        ratios.append(ours / alone)
        print(f"{path.name:36} {alone:11.1f} {ours:9.1f} {ours / alone:6.2f}")
    print(f"{'median':36} {statistics.median(alone_all):11.1f} {statistics.median(ours_all):9.1f}", end="")
    print(f" {statistics.median(ratios):6.2f}   worst {max(ratios):.2f}")


if __name__ == "__main__":
    main()
