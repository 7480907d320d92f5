"""Check kinds: each asks one question of a resume. A rule's `[check]` table names its kind and fills its fields.

Each module holds one kind, whose name is the module's, with dashes: `contact_missing.py` is "contact-missing".
"""

from collections.abc import Iterator, Mapping
from dataclasses import Field, is_dataclass
from functools import cache
from typing import Any, ClassVar, Protocol, TypeGuard, runtime_checkable

from rules.discovery import modules_of
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import Technologies


@runtime_checkable
class Check(Protocol):
    """A check kind is a frozen dataclass; it yields the places that its question is about and touches nothing else."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def find(self, facts: Facts) -> Iterator[Span]:
        """The places to point at, those that would gain most first."""
        ...


@cache
def kinds() -> Mapping[str, type[Check]]:
    """All check kinds by the name that rules use. Raises ValueError for a module with several."""
    found: dict[str, type[Check]] = {}
    for module in modules_of(__name__):
        declared = [each for each in vars(module).values() if _is_kind_of(each, module.__name__)]
        if len(declared) > 1:
            raise ValueError(f"{module.__name__} holds several check kinds; give each a module of its own.")
        found |= {module.__name__.rpartition(".")[2].replace("_", "-"): kind for kind in declared}
    return found


def _is_kind_of(value: object, module: str) -> TypeGuard[type[Check]]:
    return isinstance(value, type) and value.__module__ == module and is_dataclass(value) and hasattr(value, "find")


def kind_of(check: Check) -> str:
    """The name of a check's kind."""
    return next(name for name, kind in kinds().items() if type(check) is kind)


def unknown_names(check: Check, known: Technologies) -> tuple[str, ...]:
    """The technologies, categories and layers that a check names and that nobody knows."""
    named = getattr(check, "named", None)
    return () if named is None else tuple(name for name in named() if name not in known.words)
