"""Renders messages for a person at a terminal."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from adapters.terminal.page import Page, Piece, cells, harmless, padded, wrapped
from adapters.terminal.safe import safe
from coach.chat.message import (
    Attachment,
    Buttons,
    Chart,
    Divider,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Ping,
    Quote,
    Rewrite,
    Run,
    Table,
    Thread,
)

BAR_WIDTH = 30
INDENT = "  "
GAP = "  "
Lines = Iterator[tuple[Piece, ...]]


def show(page: Page, name: str, thread: Thread) -> None:
    """Writes a file's whole thread."""
    line = "-" if page.ascii_only else "─"
    title = f" {safe(name)} "
    left, odd = divmod(max(0, page.width - cells(title)), 2)
    page.write((), ((line * left, "dim"), (title, "bold"), (line * (left + odd), "dim")))
    for message in thread.messages:
        show_message(page, message)


def show_message(page: Page, message: Message) -> None:
    """Writes one message, unless nothing of it can be shown in a terminal."""
    lines = [line for part in message.parts for line in _part(part, page)]
    if lines:
        page.write((), *lines)


def _part(part: Part, page: Page) -> Lines:
    match part:
        case Heading():
            return _text([(part.text, "heading")], page)
        case Paragraph():
            return _text(_pieces(part.text), page)
        case Quote():
            return _quoted(part.label, part.text, "│ ", "italic", page)
        case Rewrite():
            return _quoted(part.label, part.text, "→ ", "good", page)
        case FieldList():
            return _facts(part.pairs, page)
        case Table():
            return _text([(part.lines, "plain")], page)
        case Picture():
            return _chart(part.chart, page)
        case Note():
            faint = [(text, "dim" if style == "plain" else style) for text, style in _pieces(part.text)]
            return _text(faint, page)
        case Attachment():
            return _text([(part.name if part.encoded else part.content, "plain")], page)
        case Divider():
            return iter([()])
        case Buttons() | Ping():
            return iter([])  # nothing to press in a terminal, and nobody to call
        case _:
            assert_never(part)


def _pieces(runs: Iterable[Run]) -> list[Piece]:
    return [(run.text, run.style) for run in runs]


def _text(pieces: Iterable[Piece], page: Page) -> Lines:
    return wrapped(harmless(pieces), page.width)


def _quoted(label: str, text: str, mark: str, style: str, page: Page) -> Lines:
    pieces = harmless(((f"{label}: " if label else "", "dim"), (text, style)))
    for number, line in enumerate(wrapped(pieces, page.width - len(INDENT + mark))):
        yield ((INDENT, "plain"), (mark if number == 0 else " " * len(mark), "dim"), *line)


def _facts(pairs: Iterable[tuple[str, str]], page: Page) -> Lines:
    names = [safe(name) for name, _ in pairs]
    most = min(max(map(cells, names), default=0), page.width // 2)
    for name, (_, value) in zip(names, pairs, strict=True):
        named = [*wrapped(((name, "dim"),), most)]
        told = [*wrapped(harmless([(value, "plain")]), page.width - most - len(GAP))]
        for row in range(max(len(named), len(told))):
            left = named[row] if row < len(named) else ()
            blank = " " * (most - sum(cells(text) for text, _ in left))
            yield (*left, (blank + GAP, "plain"), *(told[row] if row < len(told) else ()))


def _chart(chart: Chart, page: Page) -> Lines:
    """Bars whose length can be told without colour, too: in a pipe, in a file, by whoever sees no red."""
    full, empty = "#." if page.ascii_only else "━╌"
    most = max((cells(safe(bar.label)) for bar in chart.bars), default=0)
    yield ()
    for bar in chart.bars:
        filled = round(BAR_WIDTH * min(1.0, max(0.0, bar.share)))
        yield (
            (padded(safe(bar.label), most) + GAP, "plain"),
            (full * filled, bar.tone),
            (empty * (BAR_WIDTH - filled), "empty"),
            (GAP + safe(bar.value), "plain"),
        )
    yield from _text([(chart.caption, "dim")], page)
    yield ()
