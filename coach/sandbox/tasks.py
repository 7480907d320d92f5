"""What children are asked to read, and what comes back: facts as JSON, or the problem."""

from pydantic import TypeAdapter

from coach import reading
from coach.errors import Unreadable
from coach.reading.lexicon import language
from coach.reading.limits import Limits
from coach.sandbox import rehearsal, wire
from coach.sandbox.child import Task
from coach.sandbox.wire import Problem, Request
from rules.resume import Resume

RESUME = TypeAdapter(Resume)
LIMITS = TypeAdapter(Limits)


def read_resume(request: Request) -> bytes:
    """A resume file; options: its name, and the reader's limits."""
    options = dict(request.options)
    name = str(options.pop("name"))
    try:
        found = reading.read(request.data, name, LIMITS.validate_python(options))
    except Unreadable as error:
        return wire.with_problem(Problem("unreadable", error.code, error.message))
    return wire.with_value(RESUME.dump_json(found))


TASKS: dict[str, Task] = {"resume": read_resume}


def load() -> None:
    """Imports and loads what the tasks need, also what they would load only at their first file."""
    language.load()
    for file, name in ((rehearsal.pdf(), "rehearsal.pdf"), (rehearsal.docx(), "rehearsal.docx")):
        found = reading.read(file, name)
        RESUME.dump_json(found)
