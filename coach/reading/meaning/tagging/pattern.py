"""What the heads of a page have in common: how likely each tag is where a token stands, by the other heads."""

from collections import defaultdict
from collections.abc import Sequence

from coach.reading.meaning.tagging.head_evidence import Head, look_of

WEIGHT = 0.9
"""How much a unanimous page counts against the evidence of a head by itself; chosen on the learning half."""

Place = tuple[object, ...]
Rows = Sequence[Sequence[float]]


def votes(heads: Sequence[Head], likely: Sequence[Rows]) -> list[list[list[float] | None]]:
    """For each token of each head, the mean opinion of the other heads on its place; None where no other has it."""
    places = [[_place(head, index) for index in range(len(head.tokens))] for head in heads]
    total: defaultdict[Place, list[float]] = defaultdict(lambda: [0.0] * _width(likely))
    count: defaultdict[Place, int] = defaultdict(int)
    own: list[dict[Place, tuple[list[float], int]]] = []
    for where, rows in zip(places, likely, strict=True):
        mine: dict[Place, tuple[list[float], int]] = {}
        for place, row in zip(where, rows, strict=True):
            if place is not None:
                known, times = mine.get(place, ([0.0] * len(row), 0))
                mine[place] = ([a + b for a, b in zip(known, row, strict=True)], times + 1)
        for place, (row, times) in mine.items():
            total[place] = [a + b / times for a, b in zip(total[place], row, strict=True)]
            count[place] += 1
        own.append(mine)
    return [
        [None if place is None else _opinion(place, total, count, own[number]) for place in where]
        for number, where in enumerate(places)
    ]


def _width(likely: Sequence[Rows]) -> int:
    return next((len(row) for rows in likely for row in rows), 0)


def _opinion(
    place: Place,
    total: dict[Place, list[float]],
    count: dict[Place, int],
    own: dict[Place, tuple[list[float], int]],
) -> list[float] | None:
    others = count[place] - 1
    if others < 1:
        return None
    row, times = own[place]
    return [(whole - mine / times) / others for whole, mine in zip(total[place], row, strict=True)]


def _place(head: Head, index: int) -> Place | None:
    """Line, field and look of the piece that a token belongs to; marks and dates have none."""
    for piece in head.pieces:
        if piece.first <= index <= piece.last:
            return (len(head.lines), piece.line, piece.order, look_of(piece, head)[:3])
    return None
