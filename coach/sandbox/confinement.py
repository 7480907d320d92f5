"""What the kernel offers to hold a process back, each layer tried on its own, so that the others stand if one fails.

Strongest first: namespaces (no network, no identity outside), Landlock (no file but the libraries, and those to be
read only), seccomp (only the system calls that reading needs), limits (memory, processor time, no file grows).
Landlock and seccomp come from `landlock` and `pyseccomp`; a kernel or a container that refuses one is told of.
"""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from coach.sandbox import syscalls

MEGABYTE = 1024 * 1024
MAX_FILES = 64
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/usr/share/fonts",
           "/usr/share/zoneinfo")  # fmt: skip
"""Shared libraries and fonts: what a reader may still have to open."""
_PYTHON = tuple(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
"""Found out when this is loaded: to do so opens files, which a process may not do that has given up its rights."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of confinement: whether it holds, and if not, why."""

    name: str
    holds: bool
    why: str = ""


def load() -> None:
    """Imports what confines, as long as byte code can be written and libraries be looked for."""
    for load_one in (lambda: import_module("landlock"), syscalls.load):
        with suppress(ImportError, OSError, RuntimeError):  # one that is not there is told of when it is to hold
            load_one()


def confine_for_good(calls: Sequence[str]) -> tuple[Layer, ...]:
    """Gives up network, files and all system calls but these, for this process and all that it forks. Tells what held.

    Only for a process of one thread: namespaces and filters hold for the thread that asks for them.
    """
    return (
        _tried("namespaces", _leave_network),
        _tried("landlock", _leave_files),
        _tried("limits", _limit_files),
        _tried("seccomp", lambda: syscalls.filter_of(calls).load()),
    )


def limit(seconds: float, megabytes: int, held: int = 0) -> None:
    """Bounds processor time and memory of this process: at the soft bound it is told, a second later it is ended.

    `held`: bytes that it begins with and that count for nothing, as the child of a large process does (`held`).
    """
    import resource

    whole = max(1, int(-(-seconds // 1)))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    with suppress(ValueError, OSError):  # macOS takes no bound on address space
        most = held + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def held() -> int:
    """Bytes of address space of this process; 0 where the system does not tell. To be asked before it is confined."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _tried(name: str, layer: Callable[[], None]) -> Layer:
    try:
        layer()
    except Exception as error:
        return Layer(name, False, _reason(error))
    return Layer(name, True)


def _reason(error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"{error.name} is not installed" if sys.platform == "linux" else "this system has none"
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return str(error) or type(error).__name__


def _leave_network() -> None:
    """A user namespace of its own, in which an ordinary user may have an empty network; root needs no first one."""
    if sys.platform != "linux":
        raise OSError("this system has none")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USER | _NEW_NETWORK) != 0 and libc.unshare(_NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "unshare")


def _leave_files() -> None:
    import landlock

    ctypes.set_errno(0)  # the library takes an older error for its own
    rules = landlock.Ruleset()
    reading = landlock.FSAccess.READ_FILE | landlock.FSAccess.READ_DIR
    for path in _readable():
        if path.is_dir():
            rules.allow(path, rules=reading)
        elif path.is_file():
            rules.allow(path, rules=landlock.FSAccess.READ_FILE)
    rules.apply()


def _readable() -> Iterator[Path]:
    """The libraries: Python's own, the installed ones, and this product's code; no folder that holds anything else."""
    house = (str(Path(package).parent) for package in _sources(("coach", "rules")))
    named = {*_PYTHON, *_SYSTEM, *house}
    for each in sorted(named):
        path = Path(each)
        try:
            if path.exists():
                yield path
        except OSError:  # not to be read by this user anyway
            continue


def _sources(packages: Iterable[str]) -> Iterator[str]:
    for name in packages:
        source = getattr(sys.modules.get(name), "__file__", None) or next(
            iter(getattr(sys.modules.get(name), "__path__", [])), None
        )
        if source:
            yield source if source.endswith(".py") else f"{source}/__init__.py"


def _limit_files() -> None:
    import resource

    for what, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, MAX_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
