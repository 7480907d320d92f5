"""What children are sent for: the request, what of the answer is taken, and what a person is told if there is none."""

import os
import signal
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec

from coach.errors import Code, NoPosting, Refused, Unreadable
from coach.log import Log
from coach.reading.limits import Limits
from coach.sandbox import accepted, wire
from coach.sandbox.wire import Answer, Problem, Request
from rules.resume import Resume
from texts import gettext_noop

if TYPE_CHECKING:
    from coach.copies import Copy, Wish
    from coach.posting import Posting, Source

T = TypeVar("T")
log = Log(__name__)

SLOW = gettext_noop(
    "Reading this file took too long. Export it again as a plain PDF from your editor, then drop the new file."
)
HEAVY = gettext_noop(
    "Reading this file takes more memory than a resume should. Export it again as a plain PDF, then drop that."
)
BROKEN = gettext_noop("This file is too damaged to read. Export it again from your editor.")


class Died(Exception):
    """A child ended without an answer; `overspent` if it had used up its processor time."""

    def __init__(self, overspent: bool) -> None:
        super().__init__()
        self.overspent = overspent


def may_try_again(death: Died) -> None:
    """Raises a death that is the file's own: a child that overspent will do so again. Else it may have died for want of
    memory that others took, and only a second death is this file's."""
    if death.overspent:
        raise death
    log.warning("reader_died")


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """One child's work. `taken` makes the value of an answer of at most `most` bytes, or raises what was answered in
    its place; within `told`, what else can go wrong becomes the error that a person is told."""

    request: Request
    taken: Callable[[bytes], T]
    told: Callable[[], AbstractContextManager[None]]
    most: int = wire.MAX_ANSWER


def resume(data: bytes, name: str, limits: Limits) -> Errand[Resume]:
    """To read a file. Raises Unreadable; `timeout` and `memory` if the file asked for too much."""
    request = Request("resume", {"name": name, **asdict(limits)}, data)
    return Errand(request, lambda answer: accepted.resume(_value(answer, Resume), limits), _of_file, accepted.BYTES)


def copy(data: bytes, name: str, wish: "Wish", limits: Limits) -> "Errand[Copy]":
    """To make a copy of a file. Raises Unreadable as reading does, and Refused."""
    from coach.copies import Copy

    wished = {"kind": type(wish).__name__, "wish": msgspec.json.encode(wish).decode()}
    request = Request("copy", {"name": name, **wished, **asdict(limits)}, data)
    return Errand(request, lambda answer: _value(answer, Copy), _of_file)


def posting(source: "Source") -> "Errand[Posting]":
    """To read a posting. Raises NoPosting."""
    from coach.posting import Posting
    from rules.posting_words import NONE

    options: dict[str, str | int | float] = {"url": source.url, "charset": source.charset, "pasted": int(source.pasted)}
    if source.words != NONE:
        options["words"] = msgspec.json.encode(source.words).decode()
    request = Request("posting", options, source.data)

    def taken(answer: bytes) -> Posting:
        # Patterns come from packs alone, never from who read a stranger's page.
        return replace(accepted.posting(_value(answer, Posting)), words=source.words)

    return Errand(request, taken, _of_posting, accepted.BYTES)


def require_well(status: int, used: float, seconds: float) -> None:
    """Raises Died for a child that did not end well. `status`: as `os.waitpid` gives it; `used`: its processor time."""
    if status != 0:
        ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        raise Died(ended == signal.SIGXCPU or (ended == signal.SIGKILL and used >= seconds))


@contextmanager
def _of_file() -> Iterator[None]:
    """What becomes of a child is told as an error of its file."""
    try:
        yield
    except Died as death:
        raise Unreadable(*((Code.TIMEOUT, SLOW) if death.overspent else (Code.MEMORY, HEAVY))) from None
    except (msgspec.DecodeError, accepted.Nonsense):
        log.warning("reader_answered_nonsense")
        raise Unreadable(Code.CORRUPT, BROKEN) from None


@contextmanager
def _of_posting() -> Iterator[None]:
    """The same for a posting."""
    from coach.posting import errors

    try:
        yield
    except Died:
        raise errors.no_posting("too_heavy") from None
    except (msgspec.DecodeError, accepted.Nonsense, Unreadable) as error:
        log.warning("posting_failed", error=type(error).__name__)
        raise errors.no_posting("internal") from None


def _value(answer: bytes, kind: type[T]) -> T:
    """The value, or the error that stands in its place."""
    given: Answer[T] = _decoder(cast(Hashable, kind)).decode(answer)
    if given.value is not None:
        return given.value
    raise _error(given.problem or Problem("broken"))


def _error(problem: Problem) -> Exception:
    match problem.kind:
        case "unreadable" if problem.code in set(Code):
            return Unreadable(Code(problem.code), *problem.sentences, **problem.values)
        case "no_posting":
            return NoPosting(problem.code, *problem.sentences, **problem.values)
        case "refused":
            return Refused(*problem.sentences, **problem.values)
        case "memory":
            return Unreadable(Code.MEMORY, HEAVY)
        case _:
            log.warning("reader_failed", error=problem.code if problem.kind == "broken" else problem.kind)
            return Unreadable(Code.CORRUPT, BROKEN)


@cache
def _decoder(kind: Any) -> "msgspec.json.Decoder[Answer[Any]]":
    return msgspec.json.Decoder(Answer[kind])
