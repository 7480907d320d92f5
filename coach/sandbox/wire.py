"""What crosses between the coach and a reading process: bytes with lengths, JSON that is validated, nothing else."""

import json
import struct
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")
MAX_ANSWER = 64 * 1024 * 1024
"""Bytes of the longest answer that is listened to; that of a resume has some twenty thousand."""
ORDER = struct.Struct("!dI")
"""From coach to zygote, with two descriptors: seconds of processor time and megabytes of memory for a child."""
LENGTH = struct.Struct("!I")
END = struct.Struct("!id")
"""From zygote to coach when a child has ended: its status as `os.waitpid` gives it, and its processor time."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a child is asked: the name of a task, its options, and the stranger's bytes."""

    task: str
    options: dict[str, str | int | float]
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no value. `kind` tells which error it stands for; `code`, `sentences`, `values` are that error's."""

    kind: Literal["unreadable", "no_posting", "refused", "memory", "broken"]
    code: Annotated[str, msgspec.Meta(max_length=40)] = ""
    sentences: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=500)], ...], msgspec.Meta(max_length=3)] = ()
    values: Annotated[dict[str, str | int | float], msgspec.Meta(max_length=10)] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a child answers: a value or a problem."""

    value: T | None = None
    problem: Problem | None = None


_OPTIONS = msgspec.json.Decoder(dict[str, str | int | float])


def packed(request: Request) -> bytes:
    """A request as bytes."""
    options = msgspec.json.encode({"task": request.task, **request.options})
    return LENGTH.pack(len(options)) + options + request.data


def unpacked(data: bytes) -> Request:
    """The request in bytes that `packed` made. Raises ValueError."""
    (length,) = LENGTH.unpack_from(data)
    options = _OPTIONS.decode(data[LENGTH.size : LENGTH.size + length])
    return Request(str(options.pop("task")), options, data[LENGTH.size + length :])


def with_value(value: Any) -> bytes:
    """The answer that gives a value."""
    try:
        written = msgspec.json.encode(value)
    except UnicodeEncodeError:  # halves of characters, which no encoding has
        plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
        written = plain.encode("utf-8", "replace")
    return b'{"value":' + written + b"}"


def with_problem(problem: Problem) -> bytes:
    """The answer that says why there is no value."""
    return b'{"problem":' + msgspec.json.encode(problem) + b"}"
