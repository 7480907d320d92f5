"""Reads files for the command line: each in a process of its own, forked from this one."""

import os
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from coach.reading import read
from rules.resume import Resume

if TYPE_CHECKING:
    from coach.copies import Copy, Wish
    from coach.posting import Posting, ReadPosting, Source
    from coach.running.context import Copier

Read = Callable[[bytes, str], Awaitable[Resume]]


def reader(files: int) -> Read:
    """What reads so many files. Where processes cannot be forked (Windows) they are read here, without a sandbox:
    whoever asks has chosen the file, and this process holds no tokens."""
    if not hasattr(os, "fork"):
        return _here
    from coach.sandbox import Sandbox, forked
    from rules.lexicon import technologies, titles

    for words in (technologies, titles):
        words.load()  # looked up by those who read and by those who weigh: once, before there are children
    at_once = max(1, min(files, os.cpu_count() or 1))
    return Sandbox(at_once, start=partial(forked.start, rehearsed=files > 1)).read


def copier() -> "Copier":
    """What makes a copy of a file: as for reading."""
    if not hasattr(os, "fork"):
        return _copied_here
    from coach.sandbox import Sandbox, forked, office

    return Sandbox(1, start=forked.start, office=office.found()).copy


def posting_reader() -> "ReadPosting":
    """What reads a posting: as for files."""
    if not hasattr(os, "fork"):
        return _posting_here
    from coach.sandbox import Sandbox, forked

    return Sandbox(1, start=forked.start).read_posting


async def _posting_here(source: "Source") -> "Posting":
    from coach.posting.finding import read_source

    return read_source(source)


async def _copied_here(data: bytes, name: str, wish: "Wish") -> "Copy":
    from coach.copies import make
    from coach.reading import Limits

    return make(data, name, wish, Limits())


async def _here(data: bytes, name: str) -> Resume:
    return read(data, name)
