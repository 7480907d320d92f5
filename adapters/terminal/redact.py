"""`coach redact FILE -o OUT`: a copy of a resume without what tells who it is."""

from pathlib import Path

import click

from adapters.terminal.choices import FILE, in_language, language
from adapters.terminal.copying import write_redacted
from coach.copies.copy import Redaction
from texts import speaking


@click.command
@click.argument("file", type=FILE, help="The resume: a PDF or Word file, or - for standard input.")
@click.option("--out", "-o", type=FILE, required=True, help="Where to write the copy.")
@click.option("--hide", multiple=True, help="Another word to black out. Can be given several times.")
@in_language
def redact(file: Path, out: Path, hide: tuple[str, ...], spoken: str | None) -> None:
    """Black out name, email, phone, address, links and employers in a copy that you can show to peers."""
    with speaking(language(spoken, for_programs=False)):
        write_redacted(file, out, Redaction(hide))
