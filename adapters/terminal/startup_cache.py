"""Keeps between runs what is worked out anew at each start: the code of patterns and dataclasses, and what TOML says.

Of modules Python keeps byte code; what `re.compile`, `@dataclass` and `tomli.loads` make of texts it does not, and a
short command spends a third of its time on that. All three depend on the text alone, so each outcome is kept under the
very text it was made of: nothing can be out of date. What is not kept, or cannot be, is worked out as ever.

Only texts of the code are kept: nothing is added from the moment on at which a stranger's file is looked at, since
there are patterns made of its words. What is worked out only then is found by a rehearsal, with an invented resume.

The file lies in the user's cache (`XDG_CACHE_HOME`, else `~/.cache`) and holds code, as Python's own `.pyc` files do:
it is read only if nobody but this user can have written it, and by the very Python that wrote it. It is laid into
memory and not copied there: of what it keeps, a start asks for less than half.
"""

import atexit
import dataclasses
import marshal
import mmap
import os
import re
import stat
import struct
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import accumulate, pairwise
from pathlib import Path
from types import CodeType
from typing import Any, Final, Literal

import tomli

Key = tuple[str, str | bytes, int]
"""What was made of a text, the text, and the flags of a pattern."""
Place = tuple[int, int]
"""Where an outcome begins and ends among the others, in bytes."""
_MOST: Final = 8 * 1024 * 1024
"""Bytes from which on a file is begun anew: with the code, its patterns change."""
_asked: "list[StartupCache]" = []
"""The one that this process asks; empty before it begins."""
_LENGTH: Final = struct.Struct("<Q")
_NOTHING: Final[tuple[memoryview, dict[Key, Place], bool]] = (memoryview(b""), {}, False)
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class StartupCache:
    """What was worked out in earlier runs, by its kind and text; and what this one adds, while it may."""

    def __init__(self, file: Path, *, adding: bool) -> None:
        self._file = file
        self._pages, self._kept, self._rehearsed = _read(file)
        self._added: dict[Key, bytes] = {}
        self._adding = adding

    def get(self, key: Key, work_out: Callable[[], Any]) -> Any:
        """What was kept under a key, else what is worked out now, and kept if `marshal` can write it."""
        if (kept := self._kept.get(key)) is not None:
            start, end = kept
            return marshal.loads(self._pages[start:end])  # noqa: S302 — as Python reads its own byte code; whose: above
        made = work_out()
        if self._adding:
            with suppress(ValueError):  # a date in a table
                self._added[key] = marshal.dumps(made)
        return made

    def serves(self, key: Key) -> bool:
        """Whether it has what was made under this key, or would add it."""
        return self._adding or key in self._kept

    def save(self, *, rehearsed: bool = False) -> None:
        """Writes what was added, beside what others have written meanwhile, and adds no more. Where nothing can be
        written, nothing is."""
        self._adding = False
        if not self._added and not rehearsed:
            return
        beside = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError, ValueError), _alone(self._file.parent):
            pages, kept, _ = _read(self._file)
            before = {key: bytes(pages[start:end]) for key, (start, end) in kept.items()}
            written = packed(before | self._added, rehearsed)
            beside.write_bytes(written if len(written) <= _MOST else b"")
            beside.chmod(0o600)
            beside.replace(self._file)

    def forget(self) -> None:
        """Adds no more, and keeps nothing of what was added."""
        self._adding = False
        self._added = {}

    def end_adding(self, rehearse: Callable[[], None]) -> None:
        """Keeps what was added until now, and adds no more; where all was there, has a rehearsal ask for the rest once.

        So who starts a first time, and in a container perhaps the only time, does not wait for it. It goes on in a
        process beside this one, which waits for it at its end.
        """
        if not self._added and self._kept and not self._rehearsed and os.access(self._file.parent, os.W_OK):
            process = os.fork()
            if process == 0:
                try:
                    _be_silent()
                    rehearse()
                finally:
                    self.save(rehearsed=True)
                    os._exit(0)
            atexit.register(os.waitpid, process, 0)
        self.save()
        self.forget()


def place() -> Path | None:
    """Where the file lies; None where users are not told apart, or have no home."""
    if not hasattr(os, "geteuid"):
        return None
    try:
        caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(caches) / "resume-coach" / f"{sys.implementation.cache_tag}.startup"


def begin(file: Path, *, adding: bool) -> StartupCache:
    """Lets `re`, `dataclasses` and `tomli` of this process ask the cache first, if this Python lets itself be asked."""
    if _asked:
        return _asked[0]
    cache = StartupCache(file, adding=adding)
    _asked.append(cache)
    with suppress(ImportError, AttributeError):  # of inner parts that another Python may have otherwise
        _remember_patterns(cache)
        _remember_dataclasses(cache)
        _remember_tables(cache)
    return cache


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process that asks so is inside meanwhile: a review and its reader write at nearly the same moment."""
    import fcntl

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _be_silent() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def packed(kept: Mapping[Key, bytes], rehearsed: bool, version: str = sys.version) -> bytes:
    """A file that keeps these outcomes, as `marshal` writes each: how long its contents are, its contents (which Python
    wrote it, where each outcome begins and ends, whether a rehearsal has added to it), and the outcomes."""
    ends = list(accumulate(map(len, kept.values()), initial=0))
    contents = marshal.dumps((version, dict(zip(kept, pairwise(ends), strict=True)), rehearsed))
    return b"".join((_LENGTH.pack(len(contents)), contents, *kept.values()))


def _read(file: Path) -> tuple[memoryview, dict[Key, Place], bool]:
    """The outcomes that a file keeps, where each of them lies, and whether a rehearsal has added to it; nothing of one
    that is not to be trusted. No process writes into a file that others may have open: each puts one in its place."""
    try:
        with file.open("rb") as opened:
            seen = os.fstat(opened.fileno())
            if seen.st_uid != os.geteuid() or seen.st_mode & _OTHERS_MAY_WRITE:
                return _NOTHING
            pages = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        (length,) = _LENGTH.unpack_from(pages)
        first = _LENGTH.size + length
        version, kept, rehearsed = marshal.loads(pages[_LENGTH.size : first])  # noqa: S302 — see `get`
    except (OSError, ValueError, EOFError, TypeError, struct.error):
        return _NOTHING
    if version != sys.version or not isinstance(kept, dict):
        return _NOTHING
    return pages[first:], kept, bool(rehearsed)


def _remember_patterns(cache: StartupCache) -> None:
    """What `re.compile` does, its outcome taken from the cache: same code, so equal patterns."""
    sre, compiler, parser = (import_module(name) for name in ("_sre", "re._compiler", "re._parser"))
    plainly, code_of, debug = compiler.compile, compiler._code, int(re.DEBUG)
    letter: Literal["H", "I"] = "H" if sre.CODESIZE == 2 else "I"  # how wide the numbers are that code is made of

    def worked_out(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
        parsed = parser.parse(pattern, flags)
        state = parsed.state
        code = array(letter, code_of(parsed, flags)).tobytes()
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)

    def compiled(pattern: Any, flags: int | re.RegexFlag = 0) -> Any:
        key: Key = ("pattern", pattern, int(flags))
        if type(pattern) not in {str, bytes} or flags & debug or not cache.serves(key):
            return plainly(pattern, flags)
        every, code, groups, numbers, names = cache.get(key, lambda: worked_out(pattern, key[-1]))
        return sre.compile(pattern, every, memoryview(code).cast(letter).tolist(), groups, numbers, names)

    compiler.__dict__["compile"] = compiled


def _remember_dataclasses(cache: StartupCache) -> None:
    def executed(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        code: CodeType = cache.get(("class", text, 0), lambda: compile(text, "<string>", "exec"))
        exec(code, names, made)  # noqa: S102 — what it does itself

    dataclasses.__dict__["exec"] = executed


def _remember_tables(cache: StartupCache) -> None:
    plainly = tomli.loads

    def parsed(text: str, **how: Any) -> Any:
        return plainly(text, **how) if how else cache.get(("table", text, 0), lambda: plainly(text))

    tomli.__dict__["loads"] = parsed
