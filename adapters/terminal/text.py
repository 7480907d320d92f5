"""Renders messages for a person at a terminal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from adapters.terminal.safe import safe
from coach.chat.message import (
    Attachment,
    Bar,
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
    Quote,
    Rewrite,
    Run,
    Thread,
)

STYLES = {"plain": "", "bold": "bold", "italic": "italic", "code": "cyan"}
TONES = {"good": "green", "fair": "yellow", "poor": "red", "neutral": "blue"}
BAR_WIDTH = 30


def show(console: Console, name: str, thread: Thread) -> None:
    """Prints a file's whole thread."""
    console.print()
    console.print(Line(Text(safe(name), "bold"), style="dim"))
    for message in thread.messages:
        if rendered := to_renderable(message):
            console.print(rendered)


def to_renderable(message: Message) -> RenderableType | None:
    """One message as something rich can print; None if nothing of it can be shown in a terminal."""
    parts = [rendered for part in message.parts if (rendered := _part(part)) is not None]
    return Group("", *parts) if parts else None


def _part(part: Part) -> RenderableType | None:
    match part:
        case Heading():
            return Text(safe(part.text), "bold underline")
        case Paragraph():
            return _text(part.text)
        case Quote():
            return _quoted(part.label, part.text, "│ ", "italic")
        case Rewrite():
            return _quoted(part.label, part.text, "→ ", "green")
        case FieldList():
            return _facts(part.pairs)
        case Picture():
            return _chart(part.chart)
        case Note():
            return Text.assemble(_text(part.text), style="dim")
        case Attachment():
            return Text(safe(part.name if part.encoded else part.content))
        case Divider():
            return Text("")
        case Buttons():
            return None  # nothing to press in a terminal
        case _:
            assert_never(part)


def _text(runs: Iterable[Run]) -> Text:
    return Text.assemble(*((safe(run.text), STYLES[run.style]) for run in runs))


def _quoted(label: str, text: str, mark: str, style: str) -> RenderableType:
    table = Table.grid(padding=(0, 0))
    table.add_column(width=len(mark), style="dim")
    table.add_column(ratio=1)
    shown = Text(safe(text), style)
    table.add_row(mark, Text.assemble((f"{label}: ", "dim"), shown) if label else shown)
    return Padding(table, (0, 0, 0, 2))


def _facts(pairs: Iterable[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for name, value in pairs:
        table.add_row(Text(name, "dim"), Text(safe(value)))
    return table


def _chart(chart: Chart) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for bar in chart.bars:
        table.add_row(Text(safe(bar.label)), _Bar(bar), Text(safe(bar.value)))
    return Padding(Group(table, Text(chart.caption, "dim")), (1, 0))


@dataclass(frozen=True)
class _Bar:
    """A bar whose length can be told without colour, too: in a pipe, in a file, by whoever sees no red."""

    bar: Bar

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        full, empty = "#." if options.ascii_only else "━╌"
        filled = round(BAR_WIDTH * min(1.0, max(0.0, self.bar.share)))
        yield Text.assemble((full * filled, TONES[self.bar.tone]), (empty * (BAR_WIDTH - filled), "bright_black"))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(BAR_WIDTH, BAR_WIDTH)
