"""Makes a copy of a resume for the command line, writes it, and says what was done."""

import asyncio
from pathlib import Path

import typer

from adapters.terminal.inputs import bytes_of
from adapters.terminal.output import logs_to_stderr
from adapters.terminal.reader import copier
from adapters.terminal.safe import safe
from coach.copies.copy import Copy, Wish
from coach.errors import Refused, Unreadable

REFUSED, UNREADABLE = 1, 3


async def _copied(data: bytes, name: str, wish: Wish) -> Copy:
    return await copier()(data, name, wish)


def write_copy(file: Path, out: Path, wish: Wish) -> None:
    """Writes the copy to `out`. Exits with 1 where none can be made as promised, with 3 where it is unreadable."""
    logs_to_stderr()
    if out.exists() and file.exists() and out.samefile(file):
        raise typer.BadParameter("This would write over the resume itself. Choose another name.", param_hint="--out")
    try:
        made = asyncio.run(_copied(bytes_of(file), file.name, wish))
    except Refused as error:
        typer.echo(f"{safe(file.name)}: {error.message}", err=True)
        raise typer.Exit(REFUSED) from error
    except Unreadable as error:
        typer.echo(f"{safe(file.name)}: {error.message} ({error.code})", err=True)
        raise typer.Exit(UNREADABLE) from error
    if out.suffix.lower() != (kind := Path(made.name).suffix):
        typer.echo(f"The copy is a {kind[1:].upper()} file, whatever it is called.", err=True)
    out.write_bytes(made.data)
    for name, value in (each.pair for each in made.told):
        typer.echo(f"{safe(name)}: {safe(value)}")
    for note in made.notes:
        typer.echo(safe(note))
