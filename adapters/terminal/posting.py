"""`coach posting URL_OR_FILE`: what the coach reads in a posting."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
from click.exceptions import Exit

from adapters.terminal.choices import Format, did_you_mean, in_format, in_language, language, packs
from adapters.terminal.inputs import STANDARD_INPUT, bytes_of
from adapters.terminal.output import logs_to_stderr
from adapters.terminal.page import page_of
from adapters.terminal.reader import read_posting
from adapters.terminal.safe import safe
from adapters.terminal.text import show_message
from coach.chat.message import FieldList, Heading, Message
from coach.errors import Code, NoPosting, Unreadable
from coach.posting import Posting, ReadPosting, Source, load, report
from coach.posting.message import name_of
from coach.posting.terms.need import Need
from rules.posting_words import NONE, PostingWords
from texts import gettext, speaking

UNREADABLE = 3

by_words_of = click.option(
    "--pack", help="The folder of a pack of your own, by whose words the posting is read, too (postings.toml)."
)


@click.command
@click.argument("source", metavar="URL_OR_FILE", help="The posting: an address, a saved file, or - for standard input.")
@by_words_of
@in_format
@in_language
def posting(source: str, pack: str | None, format_: Format, spoken: str | None) -> None:
    """Show what the coach reads in a job posting."""
    with speaking(language(spoken, format_ == "json")):
        found = load_or_exit(source, format_, pack)
        if format_ == "json":
            click.echo(json.dumps(report.of_posting(found)))
        else:
            show_message(page_of(sys.stdout), _message(found))


def load_or_exit(source: str, format_: Format, pack: str | None = None) -> Posting:
    """The posting that was named, read by a pack's words, too; where there is none, says why and ends with status 3."""
    words = _words_of(pack) if pack else NONE
    logs_to_stderr()
    try:
        if Path(source) == STANDARD_INPUT:
            return read_posting(Source(bytes_of(STANDARD_INPUT), words=words))
        if "://" not in source and Path(source).exists():
            bytes_of(Path(source))  # says better than the posting's own reading why it cannot be opened
        return load(source, _reader(words))
    except NoPosting as problem:
        code, message = problem.reason, problem.message
    except Unreadable as problem:
        code, message = problem.code.value, problem.message
    except OSError as problem:
        code, message = Code.NOT_FOUND.value, str(problem)
    give_up(code, message, format_)
    raise Exit(UNREADABLE)


def _words_of(pack: str) -> PostingWords:
    """How postings put things by a pack. One that cannot be used ends the command."""
    from rules.packs import PackError
    from rules.packs import load as load_pack

    try:
        return load_pack(pack).words.postings
    except PackError as error:
        raise click.BadParameter(f"{error}{did_you_mean(pack, packs())}", param_hint="--pack") from error


def _reader(words: PostingWords) -> ReadPosting:
    """What reading from an address wants, beside fetching; nothing else waits meanwhile."""

    async def read(source: Source) -> Posting:
        return read_posting(replace(source, words=words))

    return read


def give_up(code: str, message: str, format_: Format, name: str = "") -> None:
    """Says on stderr, and for programs also on stdout, why nothing could be read; of which file, where `name` says."""
    if format_ == "json":
        click.echo(json.dumps({"schema": report.SCHEMA, "error": {"code": code, "message": message}}))
    click.echo(safe(": ".join(filter(None, (name, code, message)))), err=True)


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
