"""Makes what the files of a pack declare of their tables.

Tables of other people's packs are checked by pydantic, which finds all that is wrong; it is said in words of TOML. Our
own are held to that by the tests; here msgspec forms them, in a hundredth of the time, and would tell only the first
fault.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

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
        raise Mistakes(*(f"{where}: {each}" for each in sentences(error, _keys(shape)))) from error
    return made


_SAID = {
    "missing": "must be given",
    "tuple_type": 'must be a list, such as ["one", "two"]',
    "string_type": "must be text in quotation marks",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "dict_type": "must be a table",
    "mapping_type": "must be a table",
    "dataclass_type": "must be a table",
    "model_type": "must be a table",
    "too_short": "must have at least one entry",
    "string_too_short": "must not be empty",
}
"""What is wrong, in words of TOML and not of Python."""
_NO_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


def sentences(error: "ValidationError", keys: Iterable[str] = (), hint: str = "") -> Iterator[str]:
    """What is wrong with a table, each with its key. `keys`: those that there are; `hint`: where they are told of."""
    wrong = {".".join(map(str, each["loc"])): _said(each, tuple(keys), hint) for each in error.errors()}
    inner = {key for key in wrong if any(other.startswith(f"{key}.") for other in wrong)}
    yield from (f"{key}: {said}." for key, said in wrong.items() if key not in inner)


def _said(each: "ErrorDetails", keys: tuple[str, ...], hint: str) -> str:
    if each["type"] in _NO_KEY:
        return f"there is no such key{near(str(each['loc'][-1]), keys) if len(each['loc']) == 1 else ''}{hint}"
    text = each["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    return _SAID.get(each["type"], text)


def near(typed: str, known: Iterable[str]) -> str:
    """A hint at what is written nearly so; "" if nothing is."""
    from difflib import get_close_matches  # for mistakes only, which a start need not wait for

    found = get_close_matches(typed, tuple(known), n=2)
    return f" (perhaps you mean {' or '.join(found)})" if found else ""


def _keys(shape: Any) -> tuple[str, ...]:
    if is_dataclass(shape):
        return tuple(each.name for each in fields(shape))
    return tuple(getattr(shape, "model_fields", ()))


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
