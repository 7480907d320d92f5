"""`coach keywords RESUME URL_OR_FILE…`: holds a job posting, or several at once, against a resume."""

import json
import sys
from pathlib import Path

import click
from click.exceptions import Exit

from adapters.terminal.choices import FILE, Format, in_format, in_language, language
from adapters.terminal.inputs import bytes_of
from adapters.terminal.page import page_of
from adapters.terminal.posting import UNREADABLE, by_words_of, give_up, load_or_exit
from adapters.terminal.reader import read
from adapters.terminal.text import show_message
from coach.errors import Unreadable
from coach.posting import match, report, several_message
from coach.posting.matching import several
from coach.posting.message import to_message
from rules.resume import Resume
from texts import speaking


@click.command
@click.argument("resume", type=FILE, help="Your resume as PDF or DOCX, or - for standard input.")
@click.argument(
    "sources",
    metavar="URL_OR_FILE…",
    nargs=-1,
    required=True,
    help="The posting: an address or a saved file. Up to five at once.",
)
@by_words_of
@in_format
@in_language
def keywords(resume: Path, sources: tuple[str, ...], pack: str | None, format_: Format, spoken: str | None) -> None:
    """Compare a job posting with a resume: what matches, what to reword, what is missing.

    With several postings, says what they share and what to add first.
    """
    if [str(resume), *sources].count("-") > 1:
        raise click.BadParameter("Standard input (-) can be read only once.")
    if len(sources) > several.MAX_POSTINGS:
        too_many = f"I compare at most {several.MAX_POSTINGS} postings at once."
        raise click.BadParameter(too_many, param_hint="URL_OR_FILE")
    with speaking(language(spoken, format_ == "json")):
        _compare(resume, sources, pack, format_)


def _compare(resume: Path, sources: tuple[str, ...], pack: str | None, format_: Format) -> None:
    own = _resume_or_exit(resume, format_)
    found = [match(own, load_or_exit(source, format_, pack)) for source in sources]
    together = several.compare(found) if len(found) > 1 else None
    if format_ == "json":
        data = report.of_several(together) if together else report.of_match(found[0])
        click.echo(json.dumps(data))
    else:
        message = several_message.to_message(together) if together else to_message(found[0])
        show_message(page_of(sys.stdout), message)


def _resume_or_exit(path: Path, format_: Format) -> Resume:
    try:
        return read(bytes_of(path), path.name)
    except Unreadable as problem:
        give_up(problem.code.value, problem.message, format_, path.name)
        raise Exit(UNREADABLE) from None
