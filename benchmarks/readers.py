"""Prints what confined readers cost: to start, in memory for one and eight at once, in files a second.

    python benchmarks/readers.py [FILE …]

Memory is proportional: what processes share is split among them. Linux only.
"""

import asyncio
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from coach.sandbox import nursery
from coach.sandbox.sandbox import Sandbox

EXAMPLE = Path(__file__).parents[1] / "examples" / "resume.pdf"
ROUNDS = 60


def megabytes(process: int) -> float:
    """Proportional memory of a process and its children."""
    found = 0.0
    for each in (process, *children(process)):
        try:
            rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        found += int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1]) / 1024
    return found


def children(process: int) -> list[int]:
    """The children of a process."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


async def highest(process: int, reading: "asyncio.Future[Any]") -> float:
    """The most memory while something is read."""
    most = 0.0
    while not reading.done():
        most = max(most, megabytes(process))
        await asyncio.sleep(0.004)
    return most


async def main() -> None:
    """Measures and prints."""
    files = [(path.name, path.read_bytes()) for path in map(Path, sys.argv[1:] or [str(EXAMPLE)])]
    spent: list[float] = []
    told = nursery.ZygotesChild.told

    async def noted(child: nursery.ZygotesChild) -> tuple[int, float]:
        end = await told(child)
        spent.append(end[1])
        return end

    nursery.ZygotesChild.told = noted  # type: ignore[method-assign, assignment]
    sandbox = Sandbox(8)
    begin = time.perf_counter()
    await sandbox.warm()
    zygote = sandbox._nursery
    assert isinstance(zygote, nursery.Zygote)
    assert zygote.process is not None
    number = zygote.process.pid
    print(f"start: {time.perf_counter() - begin:.2f} s by the clock")
    print("layers:", ", ".join(f"{each.name} {'holds' if each.holds else each.why}" for each in sandbox.layers))
    print(f"memory: zygote alone {megabytes(number):.0f} MB", end="")
    for at_once in (1, 8):
        reading = asyncio.gather(*(sandbox.read(files[0][1], files[0][0]) for _ in range(at_once)))
        print(f", with {at_once} reading {await highest(number, reading):.0f} MB", end="", flush=True)
    print()
    sandbox.close()
    pair = Sandbox(2)
    await pair.warm()
    spent.clear()
    begin = time.perf_counter()
    await asyncio.gather(*(pair.read(data, name) for _ in range(ROUNDS) for name, data in files))
    took = time.perf_counter() - begin
    print(f"{ROUNDS * len(files)} files, two at once: {ROUNDS * len(files) / took:.1f} a second by the clock")
    print(f"processor time of a child: median {statistics.median(spent) * 1000:.0f} ms")
    pair.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor time of both zygotes and all children: {used.ru_utime + used.ru_stime:.2f} s")


if __name__ == "__main__":
    asyncio.run(main())
