"""Check kinds: each asks one question of a resume. A rule's `[check]` table names its kind and fills its fields."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import Technologies


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


def kind_of(check: Check) -> str:
    """The name of a check's kind."""
    return next(name for name, kind in kinds().items() if type(check) is kind)


def unknown_names(check: Check, known: Technologies) -> tuple[str, ...]:
    """The technologies, categories and layers that a check names and that nobody knows."""
    named = getattr(check, "named", None)
    return () if named is None else tuple(name for name in named() if name not in known.words)
