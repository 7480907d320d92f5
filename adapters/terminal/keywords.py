"""`coach keywords RESUME URL_OR_FILE`: holds a job posting against a resume."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from adapters.terminal.inputs import STANDARD_INPUT, bytes_of
from adapters.terminal.output import Console
from adapters.terminal.posting import UNREADABLE, Format, give_up, load_or_exit
from adapters.terminal.reader import reader
from adapters.terminal.text import to_renderable
from coach.errors import Unreadable
from coach.posting import match, report
from coach.posting.message import to_message
from coach.posting.terms.vocabulary import load as load_vocabulary
from rules.resume import Resume


def keywords(
    resume: Annotated[Path, typer.Argument(help="Your resume as PDF or DOCX; - reads standard input.")],
    source: Annotated[str, typer.Argument(metavar="URL_OR_FILE", help="The posting: an address or a saved file.")],
    format_: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = "text",
) -> None:
    """Hold a job posting against a resume: what is shown, what to reword, what is missing."""
    if resume == STANDARD_INPUT and source == "-":
        raise typer.BadParameter("Standard input (-) can be read only once.")
    own = _resume_or_exit(resume, format_)
    found = match(own, load_or_exit(source, format_), load_vocabulary())
    if format_ == "json":
        typer.echo(json.dumps(report.of_match(found)))
    else:
        Console().print(to_renderable(to_message(found)))


def _resume_or_exit(path: Path, format_: Format) -> Resume:
    try:
        return asyncio.run(_read(bytes_of(path), path.name))
    except Unreadable as problem:
        give_up(problem.code.value, problem.message, format_)
        raise typer.Exit(UNREADABLE) from None


async def _read(data: bytes, name: str) -> Resume:
    return await reader(1)(data, name)
