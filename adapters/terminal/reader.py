"""Reads files for the command line: each in a process of its own, forked from this one.

Where processes cannot be forked (Windows) files are read here, without a sandbox: whoever asks has chosen the file, and
this process holds no tokens.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from adapters.terminal.inputs import bytes_of
from coach.errors import Unreadable
from coach.reading.limits import Limits

if TYPE_CHECKING:
    from coach.copies import Copy, Wish
    from coach.posting import Posting, Source
    from coach.sandbox.errands import Errand
    from coach.sandbox.forked import Begun
    from coach.sandbox.wire import Request
    from rules.resume import Resume

T = TypeVar("T")

FORKS = hasattr(os, "fork")
AT_ONCE = os.cpu_count() or 1


@contextmanager
def reading(
    files: Sequence[Path], prepared: Callable[[], None]
) -> "Iterator[Iterator[tuple[Path, Callable[[], Resume]]]]":
    """The files in their order, each with what gives its resume or raises Unreadable. They are read ahead while others
    are weighed, as many at once as there are processors; at the end, what is still being read is broken off.

    `prepared` is called in each child when all is loaded, and nothing read yet.
    """
    if FORKS:
        _load_once(len(files))
    waiting = deque(files)
    with ExitStack() as begun:
        going = deque(_begin(waiting.popleft(), begun, prepared) for _ in range(min(AT_ONCE, len(files))))

        def in_turn() -> "Iterator[tuple[Path, Callable[[], Resume]]]":
            for path in files:
                yield path, going.popleft()
                if waiting:
                    going.append(_begin(waiting.popleft(), begun, prepared))

        yield in_turn()


def _begin(path: Path, begun: ExitStack, prepared: Callable[[], None]) -> "Callable[[], Resume]":
    """Begins to read a file; gives what waits for its resume."""
    try:
        data = bytes_of(path)
    except Unreadable as error:
        return partial(_raise, error)
    if not FORKS:
        from coach.reading import read

        return partial(read, data, path.name)
    from coach.sandbox import errands

    return begun.enter_context(_sent(errands.resume(data, path.name, Limits()), prepared)).value


def _load_once(files: int) -> None:
    """Loads before there are children what they would load each, and what is looked up by those who weigh, too."""
    from rules.lexicon import technologies, titles, verbs

    for words in (technologies, titles, verbs):
        words.load()
    if files > 1:
        from coach.sandbox import tasks

        tasks.load()


def _raise(error: Unreadable) -> "Resume":
    raise error


def read(data: bytes, name: str) -> "Resume":
    """Reads one file. Raises Unreadable."""
    if not FORKS:
        from coach.reading import read as read_here

        return read_here(data, name)
    from coach.sandbox import errands

    with _sent(errands.resume(data, name, Limits())) as begun:
        return begun.value()


def copy(data: bytes, name: str, wish: "Wish") -> "Copy":
    """Makes a copy of a file that was read before. Raises Unreadable and Refused."""
    if not FORKS:
        from coach.copies import make

        return make(data, name, wish, Limits())
    from coach.sandbox import errands, office

    if (found := office.found()) and found.serves(data, wish):
        import asyncio

        data, name = asyncio.run(found.to_pdf(data)), f"{name}.pdf"
    with _sent(errands.copy(data, name, wish, Limits())) as begun:
        return begun.value()


def read_posting(source: "Source") -> "Posting":
    """Reads a posting. Raises NoPosting."""
    if not FORKS:
        from coach.posting.finding import read_source

        return read_source(source)
    from coach.sandbox import errands

    with _sent(errands.posting(source)) as begun:
        return begun.value()


def _sent(errand: "Errand[T]", prepared: Callable[[], None] = lambda: None) -> "Begun[T]":
    """A child of this process, sent for something."""
    from adapters.terminal import postponed
    from coach.sandbox import confinement, forked, tasks

    def prepare(request: "Request") -> None:
        postponed.postpone()
        with postponed.unversioned():
            tasks.prepare(request)
        confinement.load()
        prepared()

    return forked.Begun(errand, prepare=prepare)
