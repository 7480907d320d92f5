"""Makes what the files of a pack declare of their tables.

Tables of other people's packs are checked by pydantic, which finds all that is wrong and says it well. Our own are held
to that by the tests; here msgspec forms them, in a hundredth of the time, and would tell only the first fault.
"""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Shape = TypeVar("Shape")


class Mistakes(Exception):
    """What is wrong in a pack, each with file and key."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = mistakes


def formed(where: str, shape: type[Shape], table: Mapping[str, Any], *, foreign: bool) -> Shape:
    """An object of a shape (a dataclass). `where`: file and key, for what is wrong. Raises Mistakes."""
    if foreign:
        return checked(where, shape, table)
    try:
        if unknown := table.keys() - _names(cast(Hashable, shape)):
            raise msgspec.ValidationError(f"there is no key {', '.join(sorted(unknown))}")
        return msgspec.convert(table, shape, dec_hook=_as_it_is)
    except msgspec.ValidationError as error:
        raise Mistakes(f"{where}: {error}.") from error


def checked(where: str, shape: type[Shape], table: Mapping[str, Any]) -> Shape:
    """The same, with all that is wrong."""
    from pydantic import ValidationError

    try:
        made: Shape = _adapter(cast(Hashable, shape)).validate_python(table)
    except ValidationError as error:
        raise Mistakes(
            *(f"{where}: {'.'.join(map(str, each['loc']))}: {each['msg']}." for each in error.errors())
        ) from error
    return made


@cache
def _names(shape: Any) -> frozenset[str]:
    return frozenset(each.name for each in fields(shape))


@cache
def _adapter(shape: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(shape)


def _as_it_is(_: type, value: Any) -> Any:
    """A rule's check, which is formed before the rule."""
    return value
