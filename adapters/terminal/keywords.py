"""`coach keywords RESUME URL_OR_FILE`: holds a job posting against a resume."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal.posting import UNREADABLE, Format, give_up, load_or_exit
from adapters.terminal.reader import reader
from adapters.terminal.text import to_renderable
from coach.errors import Unreadable
from coach.posting import match, report
from coach.posting.message import to_message
from coach.posting.terms.vocabulary import load as load_vocabulary
from rules.resume import Resume


def keywords(
    resume: Annotated[Path, typer.Argument(help="Your resume as PDF or DOCX.")],
    source: Annotated[str, typer.Argument(metavar="URL_OR_FILE", help="The posting: an address or a saved file.")],
    format_: Annotated[Format, typer.Option("--format", help="For people or for programs.")] = "text",
) -> None:
    """Hold a job posting against a resume: what is shown, what to reword, what is missing."""
    own = _resume_or_exit(resume, format_)
    found = match(own, load_or_exit(source, format_), load_vocabulary())
    if format_ == "json":
        typer.echo(json.dumps(report.of_match(found), ensure_ascii=False))
    else:
        Console().print(to_renderable(to_message(found)))


def _resume_or_exit(path: Path, format_: Format) -> Resume:
    try:
        return asyncio.run(_read(path.read_bytes(), path.name))
    except Unreadable as problem:
        code, message = problem.code.value, problem.message
    except OSError as problem:
        code, message = "not_found", f"{path.name}: {problem.strerror}"
    give_up(code, message, format_)
    raise typer.Exit(UNREADABLE)


async def _read(data: bytes, name: str) -> Resume:
    return await reader(1)(data, name)
