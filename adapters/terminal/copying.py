"""Makes a copy of a resume for the command line, writes it, and says what was done."""

from collections.abc import Callable
from pathlib import Path

import click
from click.exceptions import Exit

from adapters.terminal.inputs import bytes_of
from adapters.terminal.output import logs_to_stderr
from adapters.terminal.reader import copy, read
from adapters.terminal.safe import safe
from coach.chat.places import Options
from coach.copies.copy import Copy, Drawing, Marking, Redaction
from coach.copies.remarks import to_remarks
from coach.errors import Refused, Unreadable
from rules.role import Role
from texts import gettext

REFUSED, UNREADABLE = 1, 3
PICTURE = ".png"


def _marked(data: bytes, name: str, role: Role | None, picture: bool) -> Copy:
    """The file with what a review of it finds."""
    from coach.review.reviewing import review
    from coach.review.thread import score_chart

    weighed = review(read(data, name), Options(role=role))
    if picture:
        return copy(data, name, Drawing(to_remarks(weighed.findings), score_chart(weighed)))
    return copy(data, name, Marking(to_remarks(weighed.all_findings), gettext("Stronger")))


def write_redacted(file: Path, out: Path, wish: Redaction) -> None:
    """Writes a redacted copy; exits as `_write` does."""
    _write(file, out, lambda data: copy(data, file.name, wish))


def write_marked(file: Path, out: Path, role: Role | None) -> None:
    """Writes a copy with notes, or as `.png` a picture of the first page with numbers; exits as `_write` does."""
    picture = out.suffix.lower() == PICTURE
    _write(file, out, lambda data: _marked(data, file.name, role, picture))


def _write(file: Path, out: Path, making: Callable[[bytes], Copy]) -> None:
    """Writes the copy to `out`. Exits with 1 where none can be made as promised, with 3 where it is unreadable."""
    logs_to_stderr()
    if out.exists() and file.exists() and out.samefile(file):
        raise click.BadParameter("This would write over the resume itself. Choose another name.", param_hint="--out")
    try:
        made = making(bytes_of(file))
    except Refused as error:
        click.echo(f"{safe(file.name)}: {error.message}", err=True)
        raise Exit(REFUSED) from error
    except Unreadable as error:
        click.echo(f"{safe(file.name)}: {error.message} ({error.code})", err=True)
        raise Exit(UNREADABLE) from error
    if out.suffix.lower() != (kind := Path(made.name).suffix):
        click.echo(f"The copy is a {kind[1:].upper()} file, whatever it is called.", err=True)
    try:
        out.write_bytes(made.data)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise click.BadParameter(f"The copy could not be written there: {reason}.", param_hint="--out") from error
    for name, value in (each.pair for each in made.told):
        click.echo(f"{safe(name)}: {safe(value)}")
    for note in made.notes:
        click.echo(gettext(note))
