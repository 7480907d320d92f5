"""How much of a resume is weighed: nobody writes lines without end, or thousands of them, and rules are slow at both.

Reading runs in a process of its own with bounds on its time; what weighs the resume serves everybody.
"""

import re
from collections.abc import Hashable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from coach.errors import Code, Unreadable
from coach.reading.document import Document
from coach.reading.limits import Limits

T = TypeVar("T")
MAX_LINE = 4000
"""Characters of a line, of a bullet with its lines joined, and of every other text: some forty lines of a page."""
LINES_OF_A_PAGE = 150
"""Two columns of the smallest type that anybody prints."""


MAX_BLANKS = 8
"""Of white space in a row; readers leave one of several."""
_BLANKS = re.compile(rf"\s{{{MAX_BLANKS + 1},}}")


def most_lines(limits: Limits) -> int:
    """How many lines a resume may have."""
    return limits.max_pages * LINES_OF_A_PAGE


def require_few_lines(document: Document, limits: Limits) -> None:
    """Raises Unreadable for a document of more lines than its pages could hold."""
    most = most_lines(limits)
    if len(document.lines) > most:
        raise Unreadable(
            Code.TOO_MANY_PAGES,
            "This document has {lines} lines; I read up to {most}. Please send just the resume.",
            lines=len(document.lines),
            most=most,
        )


def cut(value: T) -> T:
    """The value without the rest of endless texts and blanks in it; itself if there are none."""
    match value:
        case str():
            return value if _is_plain(value) else _BLANKS.sub(" " * MAX_BLANKS, value)[:MAX_LINE]  # type: ignore[return-value]
        case tuple():
            parts = tuple(map(cut, value))
            return value if all(map(_same, value, parts)) else parts  # type: ignore[return-value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _cut_fields(value)
        case _:
            return value


def _is_plain(text: str) -> bool:
    return len(text) <= MAX_LINE and not _BLANKS.search(text)


def _cut_fields(value: T) -> T:
    changed = {}
    for name in names_of(cast(Hashable, type(value))):
        before = getattr(value, name)
        if (after := cut(before)) is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


@cache
def names_of(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(each.name for each in fields(kind))


def _same(one: object, other: object) -> bool:
    return one is other
