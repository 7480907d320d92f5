"""Several postings held against one resume: what they share, and what to add first for most of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.posting.matching.match import Match
from coach.posting.terms.need import Need

MAX_POSTINGS = 5
"""So many postings are compared at once; beyond that nobody reads the answer."""

State = Literal["shown", "listed", "reworded", "covered", "missing"]
_BEST_FIRST = ("shown", "listed", "reworded", "covered", "missing")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term over all postings: which of them ask for it (by position), how many require it, where the resume stands.

    `place` is where it would go in the resume if it is missing and true.
    """

    term: str
    postings: tuple[int, ...]
    required_by: int
    state: State
    place: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """The matches in the order asked for; `shared` are terms of at least two, `add_first` those missing, best first."""

    matches: tuple[Match, ...]
    shared: tuple[Wanted, ...]
    add_first: tuple[Wanted, ...]


def compare(matches: Sequence[Match]) -> Several:
    """What several matches of one resume have in common. Terms that a posting only mentions are left out.

    Of what is missing the terms come first that most postings require, then those that most of them name.
    """
    wanted = _wanted(matches)
    ranked = sorted(wanted, key=lambda each: (-each.required_by, -len(each.postings)))
    return Several(
        matches=tuple(matches),
        shared=tuple(each for each in ranked if len(each.postings) > 1),
        add_first=tuple(each for each in ranked if each.state == "missing"),
    )


def _wanted(matches: Sequence[Match]) -> list[Wanted]:
    seen: dict[str, list[tuple[int, str, Need, State, str]]] = {}
    for number, found in enumerate(matches):
        for term, need, state, place in _outcomes(found):
            if need is not Need.MENTIONED:
                seen.setdefault(term.casefold(), []).append((number, term, need, state, place))
    return [
        Wanted(
            term=each[0][1],
            postings=tuple(dict.fromkeys(number for number, *_ in each)),
            required_by=sum(1 for _, _, need, _, _ in each if need is Need.REQUIRED),
            state=min(
                (state for *_, state, _ in each), key=("shown", "listed", "reworded", "covered", "missing").index
            ),
            place=each[0][4],
        )
        for each in seen.values()
    ]


def _outcomes(found: Match) -> Iterator[tuple[str, Need, State, str]]:
    for matched in found.matched:
        yield matched.term, matched.need, "shown" if matched.evidence else "listed", ""
    for reword in found.reword:
        yield reword.term, reword.need, "reworded", ""
    for covered in found.covered:
        yield covered.term, covered.need, "covered", ""
    for missing in found.missing:
        yield missing.term, missing.need, "missing", missing.place
