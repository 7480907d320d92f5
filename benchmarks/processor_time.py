"""How much processor time the parts of a benchmark have had, as Linux counts it."""

import contextlib
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.engine import make_url


def spent(workers: Sequence[int]) -> dict[str, float]:
    """Seconds of this process, of workers by their ids, of their readers, and of the PostgreSQL of these benchmarks."""
    port = make_url(os.environ.get("COACH_TEST_POSTGRES", "sqlite://")).port
    own: dict[int, int] = {}
    ended: dict[int, int] = {}
    children: dict[int, list[int]] = defaultdict(list)
    servers = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            pid, (name, numbers) = int(folder.name), _stat(folder)
            own[pid], ended[pid] = numbers[0] + numbers[1], numbers[2] + numbers[3]
            children[numbers[4]].append(pid)
            if name == "postgres" and f"port={port}" in (folder / "cmdline").read_text().split("\0"):
                servers.append(pid)

    def below(process: int) -> int:
        """Of its children, those that have ended among them."""
        return ended.get(process, 0) + sum(own[child] + below(child) for child in children[process])

    ticks = {
        "taking files": own[os.getpid()],
        "workers": sum(own.get(pid, 0) for pid in workers),
        "their readers": sum(map(below, workers)),
        "PostgreSQL": sum(own[pid] + below(pid) for pid in servers),
    }
    return {part: count / os.sysconf("SC_CLK_TCK") for part, count in ticks.items()}


def _stat(folder: Path) -> tuple[str, tuple[int, ...]]:
    """The name of a process; its ticks for itself and for the kernel, those of its children that ended, its parent."""
    name, _, rest = (folder / "stat").read_text().partition("(")[2].rpartition(")")
    numbers = rest.split()
    return name, tuple(int(numbers[at]) for at in (11, 12, 13, 14, 1))
