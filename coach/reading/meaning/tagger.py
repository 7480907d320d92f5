"""Which lines among jobs are heads, bullets, their continuations, prose or asides, decided for all lines together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.reading.meaning import chain
from coach.reading.meaning.bullets import Item, joined
from coach.reading.meaning.line_evidence import evidence_of
from rules.resume import Line

HEAD, MORE, BULLET, GOES_ON, PROSE, ASIDE = "H", "h", "B", "C", "P", "X"


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tag of each line and how sure it is (0 to 1)."""

    tags: tuple[str, ...]
    sure: tuple[float, ...]


def tag(lines: Sequence[Line], items: Sequence[Item], heads: Mapping[int, str]) -> Tagged:
    """Tags lines that stand among jobs. `items` and `heads` are the rules' verdicts, by places in `lines`."""
    weights = chain.load("lines")
    table = chain.scores(weights, evidence_of(lines, items, heads))
    path = chain.best(weights, table)
    likely = chain.marginals(weights, table)
    return Tagged(tuple(weights.tags[t] for t in path), tuple(row[t] for row, t in zip(likely, path, strict=True)))


def to_items(lines: Sequence[Line], tags: Sequence[str], offset: int) -> tuple[Item, ...]:
    """The bullets that the tags tell; `offset` is the number of the first of these lines in the document."""
    items: list[Item] = []
    index = 0
    while index < len(tags):
        if tags[index] != BULLET:
            index += 1
            continue
        end = index
        while end + 1 < len(tags) and tags[end + 1] == GOES_ON:
            end += 1
        text = joined([line.text for line in lines[index : end + 1]])
        items.append(Item(offset + index, offset + end, text))
        index = end + 1
    return tuple(items)


def to_heads(tags: Sequence[str], offset: int) -> list[list[int]]:
    """The numbers of the lines of each head; an aside between lines of one head does not end it."""
    heads: list[list[int]] = []
    for index, one in enumerate(tags):
        if one == HEAD or (one == MORE and not heads):
            heads.append([offset + index])
        elif one == MORE:
            heads[-1].append(offset + index)
    return heads
