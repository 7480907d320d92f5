"""What somebody would try who runs code in a reading process: each attempt returns if it got through, else raises.

Most go through the C library, past anything that Python itself would notice. They run as tasks of a child
(`tests/coach/sandbox/intruder.py`), and once without confinement, to show that they are attempts.
"""

import ctypes
import ctypes.util
import mmap
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from coach.sandbox import wire
from coach.sandbox.wire import Problem, Request

ATTEMPTS: dict[str, Callable[[Path], object]] = {}
libc = ctypes.CDLL(None, use_errno=True)
"x".encode("idna")  # loaded now: an ordinary user may not read root's Python


def attempt(title: str) -> Callable[[Callable[[Path], object]], Callable[[Path], object]]:
    """Notes an attempt by its title."""

    def note(function: Callable[[Path], object]) -> Callable[[Path], object]:
        ATTEMPTS[title] = function
        return function

    return note


def call(name: str, *arguments: object) -> int:
    """A function of the C library; raises OSError if it says that it failed."""
    found = getattr(libc, name)(*arguments)
    if found == -1:
        raise OSError(ctypes.get_errno(), name)
    return int(found)


def kernel(number: int, *arguments: object) -> int:
    """A system call by its number (x86-64 and ARM64 share those of recent ones)."""
    return call("syscall", ctypes.c_long(number), *arguments)


def path(folder: Path, name: str) -> bytes:
    return os.fsencode(folder / name)


# --- files -------------------------------------------------------------------------------------------------------


@attempt("read a file of the coach's user")
def _(folder: Path) -> object:
    return (folder / "secret.txt").read_text()


@attempt("read it through the C library")
def _(folder: Path) -> object:
    return os.read(call("open", path(folder, "secret.txt"), os.O_RDONLY), 100)


@attempt("read /etc/passwd")
def _(_: Path) -> object:
    return Path("/etc/passwd").read_bytes()


@attempt("list a folder")
def _(folder: Path) -> object:
    return list(folder.iterdir())


@attempt("list /")
def _(_: Path) -> object:
    return list(Path("/").iterdir())


@attempt("read its own environment from /proc")
def _(_: Path) -> object:
    return Path("/proc/self/environ").read_bytes()


@attempt("read the coach's environment from /proc")
def _(folder: Path) -> object:
    return Path(f"/proc/{coach(folder)}/environ").read_bytes()


@attempt("read the coach's memory from /proc")
def _(folder: Path) -> object:
    return os.open(f"/proc/{coach(folder)}/mem", os.O_RDONLY)


@attempt("create a file")
def _(folder: Path) -> object:
    return call("open", path(folder, "new"), os.O_WRONLY | os.O_CREAT, 0o600)


@attempt("create a file under /tmp")
def _(folder: Path) -> object:
    return call("open", os.fsencode(under_tmp(folder)), os.O_WRONLY | os.O_CREAT, 0o600)


@attempt("overwrite a file")
def _(folder: Path) -> object:
    return call("open", path(folder, "secret.txt"), os.O_WRONLY)


@attempt("truncate a file")
def _(folder: Path) -> object:
    return call("truncate", path(folder, "victim.txt"), ctypes.c_long(0))


@attempt("make a folder")
def _(folder: Path) -> object:
    return call("mkdir", path(folder, "made"), 0o700)


@attempt("delete a file")
def _(folder: Path) -> object:
    return call("unlink", path(folder, "victim.txt"))


@attempt("rename a file")
def _(folder: Path) -> object:
    return call("rename", path(folder, "other.txt"), path(folder, "renamed.txt"))


@attempt("link to a file")
def _(folder: Path) -> object:
    return call("symlink", b"/etc/passwd", path(folder, "link"))


@attempt("change what others may do with a file")
def _(folder: Path) -> object:
    return call("chmod", path(folder, "secret.txt"), 0o666)


@attempt("change folder")
def _(folder: Path) -> object:
    return call("chdir", os.fsencode(folder))


# --- network -----------------------------------------------------------------------------------------------------


@attempt("connect to the coach's database port")
def _(folder: Path) -> object:
    return socket.create_connection(("127.0.0.1", port(folder)), timeout=2)


@attempt("connect through the C library")
def _(folder: Path) -> object:
    number = call("socket", socket.AF_INET, socket.SOCK_STREAM, 0)
    address = struct.pack("=HH4s8x", socket.AF_INET, socket.htons(port(folder)), b"\x7f\0\0\1")
    return call("connect", number, address, len(address))


@attempt("send a datagram")
def _(_: Path) -> object:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        return one.sendto(b"x", ("127.0.0.1", 53))


@attempt("listen")
def _(_: Path) -> object:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        return one


@attempt("make a local socket")
def _(_: Path) -> object:
    return socket.socketpair()


@attempt("watch the network's interfaces")
def _(_: Path) -> object:
    return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)


# --- processes ---------------------------------------------------------------------------------------------------


@attempt("run a program")
def _(_: Path) -> object:
    return subprocess.run(["/bin/true"], check=True)


@attempt("become a program")
def _(_: Path) -> object:
    arguments = (ctypes.c_char_p * 2)(b"/bin/true", None)
    return call("execv", b"/bin/true", arguments)


@attempt("fork through the C library")
def _(_: Path) -> object:
    if call("fork") == 0:
        os._exit(0)
    return None


@attempt("vfork and clone")
def _(_: Path) -> object:
    number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    if kernel(number, signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)
    return None


@attempt("send the coach a signal")
def _(folder: Path) -> object:
    return call("kill", coach(folder), int(signal.SIGCONT))


@attempt("send its parent a signal")
def _(_: Path) -> object:
    return call("kill", os.getppid(), int(signal.SIGCONT))


@attempt("trace the coach")
def _(folder: Path) -> object:
    call("ptrace", 0x4206, coach(folder), 0, 0)  # PTRACE_SEIZE
    return call("ptrace", 17, coach(folder), 0, 0)


@attempt("read the coach's memory")
def _(folder: Path) -> object:
    here, there = ctypes.create_string_buffer(8), ctypes.c_void_p.in_dll(libc, "environ").value
    mine = struct.pack("=QQ", ctypes.addressof(here), 8)
    theirs = struct.pack("=QQ", there or 0, 8)
    return call("process_vm_readv", coach(folder), mine, 1, theirs, 1, 0)


@attempt("read its parent's memory")
def _(_: Path) -> object:
    here, there = ctypes.create_string_buffer(8), ctypes.c_void_p.in_dll(libc, "environ").value
    mine = struct.pack("=QQ", ctypes.addressof(here), 8)
    theirs = struct.pack("=QQ", there or 0, 8)
    return call("process_vm_readv", os.getppid(), mine, 1, theirs, 1, 0)


@attempt("take a descriptor of the coach")
def _(folder: Path) -> object:
    return kernel(438, kernel(434, coach(folder), 0), 0, 0)  # pidfd_getfd(pidfd_open(…))


@attempt("slow the coach down")
def _(folder: Path) -> object:
    return call("setpriority", os.PRIO_PROCESS, coach(folder), 19)


# --- out of its confinement --------------------------------------------------------------------------------------


@attempt("find secrets in its environment")
def _(_: Path) -> object:
    return os.environ["SLACK_BOT_TOKEN"]


@attempt("use what its parent has open")
def _(_: Path) -> object:
    return next(number for number in range(3, 64) if number != talk() and _is_open(number))


@attempt("find what an earlier file left")
def _(_: Path) -> object:
    return sys.modules["somebody_elses_resume"]


@attempt("take a namespace of its own")
def _(_: Path) -> object:
    return call("unshare", 0x10000000)


@attempt("mount")
def _(folder: Path) -> object:
    call("unshare", 0x10000000 | 0x20000)
    return call("mount", b"none", os.fsencode(folder), b"tmpfs", 0, None)


@attempt("make a file in memory")
def _(_: Path) -> object:
    return os.memfd_create("x")


@attempt("share memory")
def _(_: Path) -> object:
    number = call("shmget", 0x1234, 4096, 0o1600)
    return call("shmctl", number, 0, None)  # IPC_RMID: it would stay until the machine ends


@attempt("set up an io_uring")
def _(_: Path) -> object:
    return kernel(425, 4, ctypes.create_string_buffer(120))


@attempt("load a program into the kernel")
def _(_: Path) -> object:
    with socket.socket(socket.AF_UNIX) as one:
        return one.setsockopt(socket.SOL_SOCKET, 26, struct.pack("=H6xQ", 1, 0))


@attempt("ask for keys")
def _(_: Path) -> object:
    number = {"x86_64": 250, "aarch64": 219}[os.uname().machine]
    return kernel(number, 0, -3, 1, 0, 0)  # KEYCTL_GET_KEYRING_ID of the session


@attempt("raise its memory limit")
def _(_: Path) -> object:
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return None


@attempt("take more memory than it may")
def _(_: Path) -> object:
    return len(mmap.mmap(-1, 3 * 1024**3))


def under_tmp(folder: Path) -> Path:
    """The file that an attempt leaves beside its folder."""
    return Path("/tmp", f"{folder.name}-new")


def coach(folder: Path) -> int:
    """The process of the coach."""
    return int(folder.name.split("-")[1])


def port(folder: Path) -> int:
    """A port on which something of the coach listens."""
    return int(folder.name.split("-")[2])


def talk() -> int:
    """The descriptor that a child is left."""
    return max((number for number in range(3, 64) if _is_open(number)), default=3)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def attack(request: Request) -> bytes:
    """Tries; an attempt that is held is a problem that names the error."""
    sys.modules["somebody_elses_resume" if request.options["leave"] else "x"] = sys
    try:
        ATTEMPTS[str(request.options["title"])](Path(str(request.options["folder"])))
    except BaseException as error:
        return wire.with_problem(Problem("broken", type(error).__name__))
    return wire.with_value("got through")


def loop(_: Request) -> bytes:
    """Takes processor time for ever."""
    while True:
        pass


def sleep(_: Request) -> bytes:
    """Takes a place for ever, and no processor time."""
    threading.Event().wait()
    return b""


def nap(request: Request) -> bytes:
    """Waits longer than it may reckon, as on a busy machine, and answers."""
    time.sleep(float(request.options["seconds"]))
    return wire.with_value("awake")


def die(_: Request) -> bytes:
    """Is killed."""
    os.abort()


def lie(request: Request) -> bytes:
    """Answers what it was told to, whatever that is."""
    return request.data


def endless(_: Request) -> bytes:
    """Answers for ever."""
    return b'"' + b"x" * (wire.MAX_ANSWER + 1) + b'"'


def posting(request: Request) -> bytes:
    """Does what the posting says."""
    return TASKS[request.data.decode()](request)


TASKS = {
    "attack": attack,
    "loop": loop,
    "sleep": sleep,
    "nap": nap,
    "die": die,
    "lie": lie,
    "resume": lie,
    "posting": posting,
    "endless": endless,
}


def load() -> None:
    """Nothing beyond this module."""
