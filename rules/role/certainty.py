"""Whether what somebody has done bears out the kind of work that a resume reads as, or a wish, a degree or a list does.

Advice that holds for one kind of work only, with its measures, verbs and examples, is given on what is borne out alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rules.lexicon import titles
from rules.role.kinds import HALVES, Role, Shares, with_halves

_AHEAD = 1.2
"""How much more the first kind of work must weigh than the next that is no part of it."""
_NEARLY = 0.8
"""Part of the lines for another kind of work that is nearly as many."""
_TITLED = 0.25
"""Part of the titles, by weight, from which on jobs were called so."""
_MANY = 1 / 3
"""Part of the lines from which on they alone speak for a kind of work."""
_PAUSE = re.compile(r"[,|•·;/–—]|\b(?:with|in|at|for|to|of|who|by)\b", re.IGNORECASE)
"""What ends a title within a line: behind it stands what somebody knows, or would like."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What may bear out a kind of work: the titles of jobs with what each weighs, the titles in the first lines, and
    each line of work with what it weighs and the roles that it speaks for; beside them the shares of skills and of all
    lines."""

    jobs: Sequence[tuple[float, Set[Role]]]
    headed: Sequence[Set[Role]]
    lines: Sequence[tuple[float, Sequence[Role]]]
    skills: Shares
    told: Shares


def titles_in(line: str) -> Iterator[str]:
    """What a line calls somebody: its pieces that hold a word of titles. "Software Engineer, robotics enthusiast" calls
    nobody one of robotics."""
    return (piece for piece in _PAUSE.split(line) if titles.in_resumes().search(piece))


def is_borne_out(role: Role, total: Mapping[Role, float], by: Borne) -> bool:
    """Whether titles or lines of work speak for a role, which no other weighs nearly as much as (`total`)."""
    mine = _kin(role)
    next_one = max((weight for other, weight in total.items() if other not in mine), default=0.0)
    return total.get(role, 0.0) >= _AHEAD * next_one and (_is_titled(mine, by) or _is_told(role, by))


def may_be(role: Role, by: Borne) -> frozenset[Role]:
    """The role, and what skills and lines both speak for above all."""
    return frozenset({role} | (_first(by.skills) & _first(by.told)))


def _kin(role: Role) -> Set[Role]:
    """The role with its halves, or with the whole that it is half of."""
    return {role, Role.FULLSTACK} if role in HALVES else with_halves(role)


def _is_titled(mine: Set[Role], by: Borne) -> bool:
    if any(mine & named for named in by.headed):
        return True
    whole = sum(weight for weight, _ in by.jobs)
    return bool(whole) and sum(weight for weight, named in by.jobs if mine & named) >= _TITLED * whole


def _is_told(role: Role, by: Borne) -> bool:
    """Whether about as many lines speak for the role as for any other, and they are many or skills say the same."""
    others: dict[Role, float] = defaultdict(float)
    for weight, roles in by.lines:
        for each in set(roles) - _kin(role):
            others[each] += weight
    told = sum(weight for weight, roles in by.lines if not with_halves(role).isdisjoint(roles))
    if not told or told < _NEARLY * max(others.values(), default=0.0):
        return False
    return told >= _MANY * sum(weight for weight, _ in by.lines) or not with_halves(role).isdisjoint(_first(by.skills))


def _first(shares: Shares) -> set[Role]:
    """What weighs most; several kinds where they weigh the same."""
    most = max(shares.values(), default=0.0)
    return {role for role, weight in shares.items() if weight == most}
