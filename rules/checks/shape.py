"""How check kinds are declared: frozen, and refusing fields they do not know."""

from typing import TypeVar, cast, dataclass_transform

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def check(kind: type[Kind]) -> type[Kind]:
    """Turns a class into a check kind."""
    return cast(type[Kind], dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))(kind))
