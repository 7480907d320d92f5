"""Gives processes of a benchmark a share of a processor core each, as if each had a small machine of its own.

By control groups of Linux (the first version, controller `cpu`), which a process joins and its children with it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup/cpu")
PERIOD = 100_000
"""Microseconds within which a group may run for its share: as few as tell nobody that it waits for the next."""


class NoShares(Exception):
    """This system, or this user, cannot share processors out."""


@contextmanager
def shares(count: int, share: float) -> Iterator[tuple[Path, ...]]:
    """So many groups with this share of a core each. Raises NoShares. What has joined them must have ended before."""
    folders = tuple(GROUPS / f"benchmark-{os.getpid()}-{number}" for number in range(count))
    try:
        for folder in folders:
            folder.mkdir()
            (folder / "cpu.cfs_period_us").write_text(str(PERIOD))
            (folder / "cpu.cfs_quota_us").write_text(str(int(share * PERIOD)))
    except OSError as error:
        _remove(folders)
        raise NoShares(
            f"Processor time can't be shared out here ({error.strerror}: {error.filename}). That takes Linux with "
            f"control groups of version 1 at {GROUPS}, and the right to make some."
        ) from error
    try:
        yield folders
    finally:
        _remove(folders)


def join(group: Path) -> None:
    """Has this process, and all that it begins from now on, run on the share of a group."""
    (group / "cgroup.procs").write_text(str(os.getpid()))


@contextmanager
def on_a_share(share: float) -> Iterator[None]:
    """Has this process, and all that it begins meanwhile, run on a share of a core, as on a busy machine. Raises
    NoShares. What it has begun must have ended before the end."""
    with shares(1, share) as (group,):
        join(group)
        try:
            yield
        finally:
            join(GROUPS)


def _remove(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
