"""`coach redact FILE -o OUT`: a copy of a resume without what tells who it is."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.terminal.choices import Language, language
from adapters.terminal.copying import write_redacted
from coach.copies.copy import Redaction
from texts import speaking


def redact(
    file: Annotated[Path, typer.Argument(help="The resume: a PDF or Word file, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where to write the copy.")],
    hide: Annotated[
        list[str] | None, typer.Option(help="A further word to black out; may be given several times.")
    ] = None,
    spoken: Language = None,
) -> None:
    """Black out name, mail, phone, address, links and employers in a copy, for showing it where peers help."""
    with speaking(language(spoken, for_programs=False)):
        write_redacted(file, out, Redaction(tuple(hide or ())))
