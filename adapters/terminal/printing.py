"""Prints reviews in the format that was asked for, with a progress bar where many files are read.

What shows text and progress is loaded where it is needed: JSON for another program takes neither.
"""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from adapters.terminal.page import harmless, page_of
from coach.errors import Unreadable
from coach.review.report import to_failure, to_report
from coach.review.review import Review
from texts import gettext

if TYPE_CHECKING:
    from coach.chat.message import Thread
    from coach.review.changes import Changes
    from coach.review.comparison import Comparison

MANY = 3
"""From this many files on, a progress bar shows how far the work is."""


class Format(StrEnum):
    """The choices of `--format`."""

    TEXT = "text"
    JSON = "json"
    THREAD = "thread"
    PARSED = "parsed"
    JSONRESUME = "jsonresume"


class Printer:
    """Prints to standard output; progress and errors go to standard error. A context manager."""

    def __init__(self, output: Format, everything: bool, files: int) -> None:
        self._output = output
        self._everything = everything
        self._files = files
        self._page = page_of(sys.stdout)
        self._progress: AbstractContextManager[Any] = nullcontext()
        self._advance: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        if self._files >= MANY and sys.stderr.isatty():
            self._show_progress()
        self._progress.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.__exit__(kind, error, at)

    def review(self, name: str, review: Review, compared: "tuple[Comparison, Changes] | None" = None) -> None:
        """Prints a finished review; `compared`: with an earlier version."""
        match self._output:
            case Format.JSON:
                _print_json(to_report(review, compared))
            case Format.THREAD:
                _print_json({"schema": 1, "file": {"name": name}, **_as_json(self._thread(review, compared))})
            case Format.TEXT:
                from adapters.terminal.text import show

                show(self._page, name, self._thread(review, compared))
            case Format.PARSED:
                from adapters.terminal.text import show_message
                from coach.parsed.message import to_message

                show_message(self._page, to_message(review.resume))
            case Format.JSONRESUME:
                from coach.parsed.json_resume import to_json_resume

                _print_json(to_json_resume(review.resume))
        self._advance()

    def failure(self, name: str, error: Unreadable) -> None:
        """Prints why a file could not be reviewed: for people on standard error, in JSON as an object."""
        if self._output not in {Format.TEXT, Format.PARSED}:
            _print_json(to_failure(name, error))
        told = ((name, "bold"), (": ", "plain"), (error.code, "poor"), (f": {error.message}", "plain"))
        page_of(sys.stderr).write(harmless(told))
        self._advance()

    def _show_progress(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        from adapters.terminal.console import Console

        columns = (TextColumn(gettext("Reading resumes")), BarColumn(), MofNCompleteColumn())
        progress = Progress(*columns, console=Console(stderr=True), transient=True)
        task = progress.add_task("", total=self._files)
        self._progress, self._advance = progress, lambda: progress.advance(task)

    def _thread(self, review: Review, compared: "tuple[Comparison, Changes] | None") -> "Thread":
        from coach.review.thread import to_thread

        before = compared[0] if compared else None
        thread = to_thread(review, previous=before, audience="member", everything=self._everything)
        if compared is None:
            return thread
        from coach.review.comparison_message import to_messages

        head, *rest = thread.messages
        return replace(thread, messages=(head, *to_messages(*compared), *rest))


def _as_json(thread: "Thread") -> dict[str, object]:
    from pydantic import TypeAdapter

    from coach.chat.message import Thread

    shown: dict[str, object] = TypeAdapter(Thread).dump_python(thread, mode="json")
    return shown


def _print_json(value: dict[str, object]) -> None:
    # ASCII only: escape sequences in a resume cannot reach the terminal, and any locale can carry it.
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
