"""Check kinds: each asks one question of a resume. A rule's `[check]` table names its kind and fills its fields."""

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from pydantic import TypeAdapter

from rules.facts import Facts
from rules.finding import Span


@runtime_checkable
class Check(Protocol):
    """A check kind is a frozen dataclass; it yields the places that its question is about and touches nothing else."""

    def find(self, facts: Facts) -> Iterator[Span]:
        """The places to point at, those that would gain most first."""
        ...


def kinds() -> dict[str, type[Check]]:
    """All check kinds by the name that rules use."""
    from rules.checks.catalog import KINDS

    return KINDS


def to_check(table: dict[str, Any]) -> Check:
    """The check that a rule declares. Raises KeyError for an unknown kind, pydantic.ValidationError for its fields."""
    fields = dict(table)
    check: Check = TypeAdapter(kinds()[fields.pop("kind")]).validate_python(fields)
    return check


def kind_of(check: Check) -> str:
    """The name of a check's kind."""
    return next(name for name, kind in kinds().items() if type(check) is kind)
