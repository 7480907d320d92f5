"""Prints reviews in the format that was asked for, with a progress bar where many files are read."""

import json
import sys
from enum import StrEnum
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from adapters.terminal.console import Console
from adapters.terminal.safe import safe
from adapters.terminal.text import show
from coach.chat.message import Thread
from coach.errors import Unreadable
from coach.review.report import to_failure, to_report
from coach.review.review import Review
from coach.review.thread import to_thread

MANY = 3
"""From this many files on, a progress bar shows how far the work is."""


class Format(StrEnum):
    """The choices of `--format`."""

    TEXT = "text"
    JSON = "json"
    THREAD = "thread"


class Printer:
    """Prints to standard output; progress and errors go to standard error. A context manager."""

    def __init__(self, output: Format, everything: bool, files: int) -> None:
        self._output = output
        self._everything = everything
        self._console = Console()
        self._errors = Console(stderr=True)
        columns = (TextColumn("Reading resumes"), BarColumn(), MofNCompleteColumn())
        shown = files >= MANY and sys.stderr.isatty()
        self._progress = Progress(*columns, console=self._errors, disable=not shown, transient=True)
        self._task = self._progress.add_task("", total=files)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def review(self, name: str, review: Review) -> None:
        """Prints a finished review."""
        match self._output:
            case Format.JSON:
                _print_json(to_report(review))
            case Format.THREAD:
                thread = to_thread(review, audience="member", everything=self._everything)
                _print_json({"schema": 1, "file": {"name": name}, **_as_json(thread)})
            case Format.TEXT:
                show(self._console, name, to_thread(review, audience="member", everything=self._everything))
        self._progress.advance(self._task)

    def failure(self, name: str, error: Unreadable) -> None:
        """Prints why a file could not be reviewed: for people on standard error, in JSON as an object."""
        if self._output is not Format.TEXT:
            _print_json(to_failure(name, error))
        self._errors.print(f"[bold]{escape(safe(name))}[/]: [red]{error.code}[/]: {escape(safe(error.message))}")
        self._progress.advance(self._task)


def _as_json(thread: Thread) -> dict[str, object]:
    shown: dict[str, object] = TypeAdapter(Thread).dump_python(thread, mode="json")
    return shown


def _print_json(value: dict[str, object]) -> None:
    # ASCII only: escape sequences in a resume cannot reach the terminal, and any locale can carry it.
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
