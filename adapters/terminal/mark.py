"""`coach mark FILE -o OUT`: a copy of a resume with the notes of its review at the lines."""

from pathlib import Path

import click

from adapters.terminal.choices import FILE, OneOf, in_language, language
from adapters.terminal.copying import write_marked
from rules.role import Role
from texts import speaking


@click.command
@click.argument("file", type=FILE, help="The resume: a PDF or Word file, or - for standard input.")
@click.option(
    "--out",
    "-o",
    type=FILE,
    required=True,
    help="Where to write the copy. With the ending .png: a picture of the first page with numbers.",
)
@click.option(
    "--role", type=OneOf(Role), help="The kind of work you are aiming for. Default: what the resume reads as."
)
@in_language
def mark(file: Path, out: Path, role: Role | None, spoken: str | None) -> None:
    """Write the review's notes into a copy: comments in Word, highlights and notes in a PDF."""
    with speaking(language(spoken, for_programs=False)):
        write_marked(file, out, role)
