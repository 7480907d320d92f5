"""Standard output as it is: of any encoding, closed by the next program, or on a disk that is full."""

import atexit
import codecs
import contextlib
import errno
import gc
import os
import sys
import threading
import traceback
import unicodedata
from collections.abc import Iterator
from typing import TextIO

UNWRITABLE, BROKEN, INTERRUPTED, CUT = 4, 70, 130, 141
"""Exit statuses beside those of the contract: no room for the output, a fault of the coach itself, Ctrl-C, and a reader
that went away (as of a program that SIGPIPE ends)."""
KEPT_FROM_WRITING = frozenset({errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT})
PLAIN = "coach-plain"
SELDOM = 1_000_000
"""Objects more than before from which on garbage is looked for: Python's own 700 are reached all the time."""
_INSTEAD = str.maketrans(
    {
        **dict.fromkeys("‘’‚′‹›", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•▪◦●·∙", "*"),
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━╌═", "-"),
        **dict.fromkeys("█", "#"),
        **dict.fromkeys("░", "."),
        "…": "...",
        "→": "->",
        "←": "<-",
        "≥": ">=",
        "≤": "<=",
        "×": "x",
        "€": "EUR",
        "✅": "ok",
        "⚠": "!",
        "\ufe0f": "",
        "🔴": "(!!)",
        "🟠": "(!)",
        "🟡": "(i)",
    }
)


def prepare() -> None:
    """Makes standard output and errors take every letter; call it once, before anything is printed."""
    codecs.register_error(PLAIN, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=PLAIN)


def spare_garbage() -> None:
    """Looks for garbage seldom, and not at the end: in the thousands of objects that modules are made of there is none,
    and to look through them costs a short command a fifth of its time."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)


def leave_at_once(ended: SystemExit) -> None:
    """Ends the process as Python would, but for taking all its modules apart, which costs a short command a fiftieth of
    its time. Does nothing where Python has to wait or to say something: for threads, a status that is a text, or output
    that cannot be written."""
    if threading.active_count() > 1 or not isinstance(ended.code, int | None):
        return
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code or 0)


def logs_to_stderr() -> None:
    """Keeps what is logged out of standard output, which other programs read."""
    import structlog

    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))


@contextlib.contextmanager
def honest_end() -> Iterator[None]:
    """Ends the process, if it is kept from printing, with a sentence and a status that means neither findings nor
    unreadable files."""
    try:
        yield
    except SystemExit:
        _flush()
        raise
    except OSError as error:
        _kept_from_writing(error)
    else:
        _flush()


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError as error:
        _kept_from_writing(error)


def _kept_from_writing(error: OSError) -> None:
    """Raises SystemExit, or the error again if it is of another kind."""
    if error.errno == errno.EPIPE:
        discard(sys.stdout)
        raise SystemExit(CUT)
    if error.errno in KEPT_FROM_WRITING:
        discard(sys.stdout)
        with contextlib.suppress(OSError):
            sys.stderr.write(f"I couldn't write the output: {os.strerror(error.errno).lower()}.\n")
        raise SystemExit(UNWRITABLE)
    raise error


def discard(stream: TextIO) -> None:
    """What could not be written is not tried again when the process ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def broken(error: BaseException) -> int:
    """Says that the coach itself failed, and where; not with what, since that may be somebody's resume."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    sys.stderr.write(
        f"{frames}{type(error).__name__}\nThis is a fault in the coach, not in your file. Please report "
        "the lines above; they contain nothing from a resume.\n"
    )
    return BROKEN


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What an encoding cannot show, as letters that every one can: quotes, dashes and bullets by their plain cousins,
    accents left out, the rest as a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = error.object[error.start : error.end].translate(_INSTEAD)
    parts = (unicodedata.normalize("NFKD", letter) for letter in written)
    return "".join(part.encode("ascii", "ignore").decode() or "?" for part in parts), error.end
