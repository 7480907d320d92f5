"""`coach explain FILE`: how each line of a resume was read, how sure, and why."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from click.exceptions import Exit
from rich.text import Text

from adapters.terminal.choices import FILE, Format, in_format
from adapters.terminal.console import Console
from adapters.terminal.inputs import bytes_of
from adapters.terminal.safe import safe
from coach.errors import Unreadable
from coach.reading import Limits, to_document
from coach.reading.meaning.explaining import Explained
from coach.reading.meaning.explaining import explain as to_explained

UNREADABLE = 3


@click.command
@click.argument("file", type=FILE, help="The resume: a PDF or Word file, or - for standard input.")
@in_format
def explain(file: Path, format_: Format) -> None:
    """Show how each line of a resume was read, how certain that is, and why."""
    try:
        told = to_explained(to_document(bytes_of(file), file.name, Limits()))
    except Unreadable as error:
        click.echo(f"{safe(file.name)}: {error.message} ({error.code})", err=True)
        raise Exit(UNREADABLE) from error
    if format_ == "json":
        click.echo(json.dumps([asdict(each) for each in told]))
        return
    console = Console()
    for each in told:
        console.print(_shown(each))


def _shown(each: Explained) -> Text:
    shown = Text(
        f"{each.page}:{each.line:<4}{each.sure:4.0%}  {each.read_as:<22}", style="dim" if each.sure > 0.9 else ""
    )
    shown.append(safe(each.text).replace("\t", "  ⇥  ")[:60])
    if each.reasons:
        shown.append(f"\n{'':12}{'; '.join(each.reasons)}", style="dim")
    for part, text, sure in each.job:
        shown.append(f"\n{'':12}{part}: {safe(text)} ({sure:.0%})", style="bold")
    return shown
