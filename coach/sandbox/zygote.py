"""The parent of reading processes: knows how to read, reads nothing itself, and forks a fresh child for each file.

Runs as a program of its own, started by `Sandbox` with no environment. It loads the readers once (children share that
memory), confines itself for good, says what of that the kernel allowed, and then serves orders: each comes with a
child's end of a conversation and a way to tell how the child ended. Its own end is the coach's: no orders, no zygote.
"""

import gc
import json
import os
import select
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from coach.sandbox import confinement, syscalls, wire
from coach.sandbox.child import answer, settle


@dataclass
class _Nursery:
    """The children by process id, each with the (number of the) socket on which the coach waits to hear of its end."""

    control: socket.socket
    tasks: Any
    confine_child: Any
    ends: dict[int, int] = field(default_factory=dict)


def main(descriptor: int, tasks: str) -> None:
    """Serves orders from a socket until it is closed; `tasks` is the module of what children can do."""
    module = import_module(tasks)
    module.load()
    serve(socket.socket(fileno=descriptor), module.TASKS)


def serve(control: socket.socket, tasks: Any) -> None:
    """Confines this process, reports how well, and forks a child for each order."""
    confine_child = _child_filter()
    woken, wake = socket.socketpair()
    wake.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    layers = confinement.confine_for_good(syscalls.FOR_ZYGOTE)
    report = json.dumps([{"name": each.name, "holds": each.holds, "why": each.why} for each in layers]).encode()
    control.sendall(wire.LENGTH.pack(len(report)) + report)
    _silence()
    gc.collect()
    gc.freeze()  # what all children share is not copied by looking for garbage in it
    nursery = _Nursery(control, tasks, confine_child)
    while _turn(nursery, woken):
        pass
    for process in nursery.ends:
        os.kill(process, signal.SIGKILL)
    os._exit(0)


def _child_filter() -> Any:
    try:
        return syscalls.filter_of(syscalls.FOR_CHILD)
    except Exception:  # there is none here, as the report says
        return None


def _silence() -> None:
    """Nothing that is said while files are read is heard: it could quote them."""
    quiet = os.dup(0)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    os.close(quiet)


def _turn(nursery: _Nursery, woken: socket.socket) -> bool:
    """Waits for an order, the end of a child, or of somebody's interest in one; False when the coach has gone."""
    poll = select.poll()
    poll.register(nursery.control, select.POLLIN)
    poll.register(woken, select.POLLIN)
    interested = {end: process for process, end in nursery.ends.items()}
    for number in interested:
        poll.register(number, 0)  # only POLLHUP, which needs no asking
    for number, _ in poll.poll():
        if number == woken.fileno():
            os.read(number, 4096)
        elif number == nursery.control.fileno():
            if not _take_order(nursery):
                return False
        elif process := interested.get(number):
            os.kill(process, signal.SIGKILL)
            os.close(nursery.ends.pop(process))
    _bury(nursery)
    return True


def _take_order(nursery: _Nursery) -> bool:
    order, descriptors, _, _ = socket.recv_fds(nursery.control, wire.ORDER.size, 2)
    if len(order) < wire.ORDER.size or len(descriptors) != 2:
        return False
    talk, end = descriptors
    process = os.fork()
    if process == 0:
        _become_child(nursery, talk, order)
    os.close(talk)
    nursery.ends[process] = end
    return True


def _become_child(nursery: _Nursery, talk: int, order: bytes) -> None:
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        settle(talk)
        confinement.limit(*wire.ORDER.unpack(order))
        if nursery.confine_child is not None:
            nursery.confine_child.load()
        status = answer(talk, nursery.tasks)
    finally:
        os._exit(status)


def _bury(nursery: _Nursery) -> None:
    while True:
        try:
            process, status, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if process == 0:
            return
        end = nursery.ends.pop(process, None)
        if end is not None:
            with suppress(OSError):
                os.write(end, wire.END.pack(status, used.ru_utime + used.ru_stime))
            os.close(end)
