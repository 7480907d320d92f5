"""What children are asked to read, and what comes back: facts as JSON, or the problem.

What one task needs is imported when it is asked for, or by `load` for all: a command line does one of them.
"""

from dataclasses import replace
from importlib import import_module
from typing import Literal

import msgspec

from coach.errors import CoachError, NoPosting, Refused, Unreadable
from coach.sandbox import rehearsal, wire
from coach.sandbox.child import Task
from coach.sandbox.wire import Problem, Request


def read_resume(request: Request) -> bytes:
    """A resume file; options: its name, and the reader's limits."""
    from coach import reading

    options = dict(request.options)
    name = str(options.pop("name"))
    try:
        found = reading.read(request.data, name, msgspec.convert(options, reading.Limits))
    except Unreadable as error:
        return wire.with_problem(_problem("unreadable", error.code, error))
    return wire.with_value(found)


def read_posting(request: Request) -> bytes:
    """A posting's page, file or pasted text; options: as in `coach.posting.Source`."""
    from coach.posting.finding import read_source
    from coach.posting.source import Source
    from rules.posting_words import NONE, PostingWords

    options = request.options
    words = msgspec.json.decode(str(options["words"]), type=PostingWords) if "words" in options else NONE
    source = Source(request.data, str(options["url"]), str(options["charset"]), bool(options["pasted"]), words)
    try:
        found = replace(read_source(source), words=NONE)
    except NoPosting as error:
        return wire.with_problem(_problem("no_posting", error.reason, error))
    return wire.with_value(found)


def make_copy(request: Request) -> bytes:
    """A copy of a resume file; options: its name, what is wished for as JSON, and the reader's limits."""
    from coach import copies, reading

    options = dict(request.options)
    name, kind, wish = (str(options.pop(key)) for key in ("name", "kind", "wish"))
    wished = msgspec.json.decode(wish, type=copies.WISHES[kind])
    try:
        made = copies.make(request.data, name, wished, msgspec.convert(options, reading.Limits))
    except Unreadable as error:
        return wire.with_problem(_problem("unreadable", error.code, error))
    except Refused as error:
        return wire.with_problem(_problem("refused", "", error))
    return wire.with_value(made)


def _problem(kind: Literal["unreadable", "no_posting", "refused"], code: str, error: CoachError) -> Problem:
    values = {name: each if isinstance(each, int | float) else str(each) for name, each in error.values.items()}
    return Problem(kind, code, error.sentences, values)


TASKS: dict[str, Task] = {"resume": read_resume, "posting": read_posting, "copy": make_copy}


def prepare(request: Request) -> None:
    """Loads what most of such requests need, looking at no more of the stranger's bytes than how they begin."""
    if request.task == "posting":
        import_module("coach.posting.finding")
        return
    import_module("coach.reading.meaning.resume")
    import_module("coach.reading.plausible")
    if request.data.startswith(b"%PDF"):
        import_module("coach.reading.pdf.reader")
    elif request.data.startswith(b"PK"):
        import_module("coach.reading.word.reader")
    if request.task == "copy":
        import_module("coach.copies")
    from coach.reading.lexicon import date_words

    date_words.load()


def _draw_once() -> None:
    from coach import copies

    wish = copies.Drawing((copies.Remark(1, "error", "1. Title", (("Education", ""),)),))
    copies.make(rehearsal.pdf(), "rehearsal.pdf", wish, copies.Limits())


def load() -> None:
    """Imports and loads what the tasks need, also what they would load only at their first file."""
    from coach.reading import flat_picture
    from coach.reading.lexicon import cities, language
    from coach.reading.pdf import grids

    flat_picture.load()
    grids.load()
    language.load()
    cities.load()
    for file, name in ((rehearsal.pdf(), "rehearsal.pdf"), (rehearsal.docx(), "rehearsal.docx")):
        read_resume(Request("resume", {"name": name}, file))
    _draw_once()
    for page, pasted in ((rehearsal.page(), 0), (rehearsal.structured_page(), 0), (rehearsal.page(), 1)):
        read_posting(Request("posting", {"url": "", "charset": "", "pasted": pasted}, page))
