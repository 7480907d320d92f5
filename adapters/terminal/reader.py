"""Reads files for the command line: each in a process of its own, forked from this one."""

import os
from collections.abc import Awaitable, Callable
from functools import partial

from coach.reading import read
from rules.resume import Resume

Read = Callable[[bytes, str], Awaitable[Resume]]


def reader(files: int) -> Read:
    """What reads so many files. Where processes cannot be forked (Windows) they are read here, without a sandbox:
    whoever asks has chosen the file, and this process holds no tokens."""
    if not hasattr(os, "fork"):
        return _here
    from coach.sandbox import Sandbox, forked

    at_once = max(1, min(files, os.cpu_count() or 1))
    return Sandbox(at_once, start=partial(forked.start, rehearsed=files > 1)).read


async def _here(data: bytes, name: str) -> Resume:
    return read(data, name)
