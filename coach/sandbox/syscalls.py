"""The system calls that reading needs; all others are refused with EPERM (seccomp).

Lists of what is allowed, not of what is forbidden: a call that nobody thought of, or that a later kernel brings, is
refused. Names that this kernel or libseccomp does not know are left out.
"""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

FOR_CHILD = (
    # files that are open, and looking at others
    "read readv pread64 write writev close fstat newfstatat stat lstat statx access faccessat faccessat2 readlink"
    " readlinkat lseek _llseek getdents64 getcwd fcntl dup poll ppoll select pselect6"
    # memory
    " mmap mmap2 mprotect munmap mremap brk madvise"
    # signals to itself, threads, time
    " rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall futex set_robust_list set_tid_address rseq"
    " sched_yield sched_getaffinity membarrier clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time"
    # what it is, and its end
    " getrandom getpid gettid getppid getuid geteuid getgid getegid getrusage times sysinfo uname getcpu"
    " exit exit_group"
).split()
FOR_ZYGOTE = (
    *FOR_CHILD,
    *"wait4 waitid kill recvmsg sendto sendmsg dup2 dup3 close_range".split(),
    *"seccomp prctl prlimit64 setrlimit getrlimit".split(),  # to confine children
)
_NEW_NAMESPACES = 0x7E020080
_THREAD = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def filter_of(allowed: Sequence[str]) -> Any:
    """The filter, still to be loaded. Raises if there is no libseccomp here."""
    pyseccomp = load()
    found = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in allowed:
        _add(found, pyseccomp.ALLOW, name)
    reading = {"openat": 2, "open": 1}
    for name, place in reading.items():
        _add(found, pyseccomp.ALLOW, name, pyseccomp.Arg(place, pyseccomp.MASKED_EQ, _WRITING, 0))
    if "wait4" in allowed:
        _add(found, pyseccomp.ALLOW, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _NEW_NAMESPACES, 0))
    else:
        _add(found, pyseccomp.ALLOW, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _THREAD, _THREAD))
        # Only to ask for the limits of itself, as starting a thread does.
        asking = (pyseccomp.Arg(0, pyseccomp.EQ, 0), pyseccomp.Arg(2, pyseccomp.EQ, 0))
        _add(found, pyseccomp.ALLOW, "prlimit64", *asking)
    # Its flags stand in memory, where no filter sees them: told that there is none, the C library takes clone.
    _add(found, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    return found


def load() -> Any:
    """`pyseccomp`, told what the libraries are called that it wants.

    It would find that out by running `ldconfig`: in the time of reading half a page, and not at all in a process that
    has given up its files. On a system that calls them otherwise it has to.
    """
    util, names = import_module("ctypes.util").__dict__, {"c": "libc.so.6", "seccomp": "libseccomp.so.2"}
    look_up, util["find_library"] = util["find_library"], names.get
    try:
        return import_module("pyseccomp")
    except OSError:
        util["find_library"] = look_up
        return import_module("pyseccomp")
    finally:
        util["find_library"] = look_up


def _add(found: Any, action: int, name: str, *conditions: Any) -> None:
    with suppress(OSError, ValueError):  # unknown on this processor, or to this libseccomp
        found.add_rule(action, name, *conditions)
