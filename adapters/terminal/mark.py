"""`coach mark FILE -o OUT`: a copy of a resume with the notes of its review at the lines."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.terminal.choices import Language, language
from adapters.terminal.copying import write_marked
from rules.role import Role
from texts import speaking


def mark(
    file: Annotated[Path, typer.Argument(help="The resume: a PDF or Word file, or - for standard input.")],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="Where to write the copy; as .png, a picture of the first page with numbers."),
    ],
    role: Annotated[
        Role | None, typer.Option(help="The kind of work aimed at; without it, what the resume reads as.")
    ] = None,
    spoken: Language = None,
) -> None:
    """Write the notes of a review into a copy: comments in Word, highlights and notes in a PDF."""
    with speaking(language(spoken, for_programs=False)):
        write_marked(file, out, role)
