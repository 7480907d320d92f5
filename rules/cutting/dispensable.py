"""What one thing to cut is called, and whether it alone is worth a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dispensable:
    """Something that could be dropped, in words that follow "without".

    `much`: whether it is worth a word alone on a resume that is no longer than it may be. `leaves`: the numbers of the
    lines that would go.
    """

    what: str
    much: bool = False
    leaves: frozenset[int] = frozenset()
