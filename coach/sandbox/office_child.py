"""Runs LibreOffice on one Word document, in a room of its own: no network, no files of anybody, nothing that lasts.

A program of its own, since LibreOffice needs far more of the kernel than a reader: it starts threads, writes a profile,
binds a socket for itself. What it gets for that is a `/tmp` in memory that no other process sees; it ends with it.

    stdin: the document        stdout: the same as PDF        status: 0, or one of those below

It is run by its path and imports nothing of the product.
"""

import ctypes
import errno
import json
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

NOT_HELD, NO_PDF = 3, 4
"""A layer is missing, so that nothing was run; LibreOffice made no PDF."""
ROOM, FOLDER = "/tmp", "/tmp/office"  # noqa: S108 — of this process's own, see `_enter_room`
STARTED_ANEW = 81
"""How LibreOffice ends when it has made its profile and wants to be started once more."""
_USER, _MOUNTS, _NAMES, _IPC, _PROCESSES, _NETWORK = (
    0x10000000, 0x20000, 0x4000000, 0x8000000, 0x20000000, 0x40000000,
)  # fmt: skip
_PRIVATE, _RECURSIVE, _NO_SETUID, _NO_DEVICES = 0x40000, 0x4000, 0x2, 0x4
_ENDS_WITH_PARENT = 1
_MEGABYTE = 1024 * 1024
_LARGEST_FILE, _ROOM_MEGABYTES, _MAX_FILES = 64 * _MEGABYTE, 256, 512
_READABLE = (
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share", "/usr/bin", "/bin", "/etc/fonts", "/etc/libreoffice",
    "/var/cache/fontconfig", "/var/spool/libreoffice", "/var/lib/libreoffice",
)  # fmt: skip
"""Libraries, fonts, and what a distribution keeps for LibreOffice: to be read and run."""
_READABLE_FILES = (
    "/etc/ld.so.cache",
    "/etc/passwd",
    "/etc/nsswitch.conf",
    "/etc/localtime",
    "/dev/urandom",
    "/dev/zero",
)
_FORBIDDEN = (
    "ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd mount umount2 pivot_root chroot unshare setns bpf"
    " perf_event_open keyctl add_key request_key io_uring_setup io_uring_enter io_uring_register userfaultfd kexec_load"
    " kexec_file_load init_module finit_module delete_module reboot swapon swapoff open_by_handle_at acct quotactl"
    " settimeofday clock_settime sethostname setdomainname personality mknod mknodat fsopen fsmount move_mount"
    " open_tree"
).split()
"""What no word processor has any business with: a list of what is forbidden, since what it needs is a long one."""


def main(office: str, seconds: int, megabytes: int) -> None:
    """Makes a PDF of what comes in; never returns."""
    document = sys.stdin.buffer.read()
    try:  # before the room hides them: an environment may lie in /tmp
        import landlock  # noqa: F401
        import pyseccomp  # noqa: F401
    except ImportError as error:
        sys.exit(_told(NOT_HELD, f"{type(error).__name__}: {error}"))
    try:
        _enter_room()
    except OSError as error:
        sys.exit(_told(NOT_HELD, f"namespaces: {os.strerror(error.errno or 0)}"))
    Path(FOLDER).mkdir(mode=0o700)
    Path(FOLDER, "resume.docx").write_bytes(document)
    first = os.fork()
    if first == 0:  # the first process of the room: with it all others in it end
        ctypes.CDLL(None).prctl(_ENDS_WITH_PARENT, signal.SIGKILL)
        os._exit(_twice(office, seconds, megabytes))
    _, status = os.waitpid(first, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == NOT_HELD:
        sys.exit(NOT_HELD)
    made = Path(FOLDER, "resume.pdf")
    if made.is_symlink() or not made.is_file():
        sys.exit(_told(NO_PDF, "no PDF"))
    sys.stdout.buffer.write(made.read_bytes())
    sys.stdout.flush()
    sys.exit(0)


def _told(status: int, why: str) -> int:
    sys.stderr.write(why)
    sys.stderr.flush()
    return status


def _enter_room() -> None:
    """Leaves network, processes and mounts of the system; `/tmp` is a room in memory from then on. Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group, spaces = os.getuid(), os.getgid(), _MOUNTS | _NAMES | _IPC | _PROCESSES | _NETWORK
    if libc.unshare(_USER | spaces) == 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    elif libc.unshare(spaces) != 0:  # root needs no user namespace
        raise OSError(ctypes.get_errno(), "unshare")
    size = f"size={_ROOM_MEGABYTES}m,mode=700".encode()
    if libc.mount(b"none", b"/", None, _RECURSIVE | _PRIVATE, None) != 0:
        raise OSError(ctypes.get_errno(), "mount")
    if libc.mount(b"tmpfs", ROOM.encode(), b"tmpfs", _NO_SETUID | _NO_DEVICES, size) != 0:
        raise OSError(ctypes.get_errno(), "mount")
    os.chdir(ROOM)


def _twice(office: str, seconds: int, megabytes: int) -> int:
    """Starts LibreOffice, and once more if it asks for that. Gives 0, or `NOT_HELD`."""
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                _confine(office, seconds, megabytes)
                _run(office)
            except Exception as error:
                os._exit(_told(NOT_HELD, f"{type(error).__name__}: {error}"))
        _, status = os.waitpid(child, 0)
        ended = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0
        if ended != STARTED_ANEW:
            return NOT_HELD if ended == NOT_HELD else 0
    return 0


def _confine(office: str, seconds: int, megabytes: int) -> None:
    """Files, system calls and amounts. Raises whatever a layer that does not hold raises: then nothing is run."""
    import landlock
    import pyseccomp

    ctypes.set_errno(0)  # the library takes an older error for its own
    rules, access = landlock.Ruleset(), landlock.FSAccess
    for folder in (*_READABLE, str(Path(office).parent.parent)):
        if Path(folder).is_dir():
            rules.allow(folder, rules=access.READ_FILE | access.READ_DIR | access.EXECUTE)
    for file in _READABLE_FILES:
        if Path(file).exists():
            rules.allow(file, rules=access.READ_FILE)
    rules.allow("/dev/null", rules=access.READ_FILE | access.WRITE_FILE)
    rules.allow(ROOM)
    rules.apply()
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    calls.add_rule(pyseccomp.ERRNO(errno.EPERM), "socket", pyseccomp.Arg(0, pyseccomp.NE, 1))  # 1: to itself
    for name in _FORBIDDEN:
        with suppress(OSError, ValueError):  # unknown on this processor, or to this libseccomp
            calls.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    calls.load()
    for what, most in _limits(seconds, megabytes):
        resource.setrlimit(what, (most, most))


def _limits(seconds: int, megabytes: int) -> Sequence[tuple[int, int]]:
    return (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_NOFILE, _MAX_FILES),
        (resource.RLIMIT_CORE, 0),
    )


def _run(office: str) -> None:
    """Becomes LibreOffice, which knows nothing of the coach: no environment, no open files."""
    nothing = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.closerange(3, _MAX_FILES)
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
    wanted = ("--convert-to", "pdf:writer_pdf_Export", "--outdir", FOLDER, f"{FOLDER}/resume.docx")
    profile = f"-env:UserInstallation=file://{FOLDER}/profile"
    known = {"HOME": FOLDER, "TMPDIR": FOLDER, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    os.chdir(FOLDER)
    os.execve(office, [office, profile, *options, *wanted], known)  # noqa: S606 — no shell has any part in it


if __name__ == "__main__":
    sys.path[:] = json.loads(sys.argv[1])
    main(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
