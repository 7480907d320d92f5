"""`coach posting URL_OR_FILE`: what the coach reads in a posting."""

import json
import sys
from pathlib import Path

import click
from click.exceptions import Exit

from adapters.terminal.choices import Format, in_format, in_language, language
from adapters.terminal.inputs import STANDARD_INPUT, bytes_of
from adapters.terminal.output import logs_to_stderr
from adapters.terminal.page import page_of
from adapters.terminal.reader import read_posting
from adapters.terminal.safe import safe
from adapters.terminal.text import show_message
from coach.chat.message import FieldList, Heading, Message
from coach.errors import Code, NoPosting, Unreadable
from coach.posting import Posting, Source, load, report
from coach.posting.message import name_of
from coach.posting.terms.need import Need
from texts import gettext, speaking

UNREADABLE = 3


@click.command
@click.argument("source", metavar="URL_OR_FILE", help="The posting: an address, a saved file, or - for standard input.")
@in_format
@in_language
def posting(source: str, format_: Format, spoken: str | None) -> None:
    """Show what the coach reads in a job posting."""
    with speaking(language(spoken, format_ == "json")):
        found = load_or_exit(source, format_)
        if format_ == "json":
            click.echo(json.dumps(report.of_posting(found)))
        else:
            show_message(page_of(sys.stdout), _message(found))


def load_or_exit(source: str, format_: Format) -> Posting:
    """The posting that was named; where there is none, says why and ends with status 3."""
    logs_to_stderr()
    try:
        if Path(source) == STANDARD_INPUT:
            return read_posting(Source(bytes_of(STANDARD_INPUT)))
        if "://" not in source and Path(source).exists():
            bytes_of(Path(source))  # says better than the posting's own reading why it cannot be opened
        return load(source, _read)
    except NoPosting as problem:
        code, message = problem.reason, problem.message
    except Unreadable as problem:
        code, message = problem.code.value, problem.message
    except OSError as problem:
        code, message = Code.NOT_FOUND.value, str(problem)
    give_up(code, message, format_)
    raise Exit(UNREADABLE)


async def _read(source: Source) -> Posting:
    """What reading from an address wants, beside fetching; nothing else waits meanwhile."""
    return read_posting(source)


def give_up(code: str, message: str, format_: Format) -> None:
    """Says on stderr, and for programs also on stdout, why nothing could be read."""
    if format_ == "json":
        click.echo(json.dumps({"schema": report.SCHEMA, "error": {"code": code, "message": message}}))
    click.echo(safe(f"{code}: {message}"), err=True)


def _message(found: Posting) -> Message:
    pairs = (
        (gettext("Location"), found.location),
        (gettext("Posted"), found.posted),
        (gettext("Years"), "" if found.years is None else str(found.years)),
        (gettext("Required"), ", ".join(found.terms(Need.REQUIRED))),
        (gettext("Preferred"), ", ".join(found.terms(Need.PREFERRED))),
        (gettext("Mentioned"), ", ".join(found.terms(Need.MENTIONED))),
        (gettext("Phrases"), ", ".join(found.phrases)),
        (gettext("Read from"), found.source),
    )
    return Message((Heading(name_of(found)), FieldList(tuple(pair for pair in pairs if pair[1]))))
