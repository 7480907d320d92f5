"""The kinds of software work, and what a resume reads as."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Kinds of software work; `NONE` is none of them."""

    BACKEND = "backend"
    FULLSTACK = "fullstack"
    FRONTEND = "frontend"
    MOBILE = "mobile"
    DEVOPS = "devops"
    DATA = "data"
    ML = "ml"
    EMBEDDED = "embedded"
    QA = "qa"
    SECURITY = "security"
    GAME = "game"
    MANAGER = "manager"
    STUDENT = "student"
    NONE = "none"


CLEAR = 0.45
"""How sure a kind of work is from which on it is told as what the resume reads as; below, it is a guess."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The role that a resume reads as; `sure` from 0 to 1, `evidence` in a few words for people.

    `stated`: the first lines name it and no other kind, below the name or where the summary opens; `headed`: they name
    some kind of work, this one or another.
    """

    role: Role
    sure: float = 0.0
    evidence: tuple[str, ...] = ()
    stated: bool = False
    headed: bool = False
    analyzes: bool = False
    """Whether somebody who works with data does so as an analyst, by all titles."""
    of_software: bool = True
    """Whether a student is surely one of software, by the degree or by what is told; of others, whether no title above
    or among the jobs says that they do something else."""
    keeps_data: bool = False
    """Whether a student learns software by the degree, and what is told leans to what keeps data, or nowhere."""
    touches: bool = False
    """Of no kind of work: whether anything on the page tells of software all the same."""
    borne_out: bool = True
    """Whether titles or lines of work speak for it, and nothing else weighs nearly as much."""
    studies: bool = False
    """Whether a student reads so."""
    may_be: frozenset[Role] = frozenset()
    """This kind of work, or the one that a student leans to, and what skills and lines both speak for above all."""

    @property
    def clear(self) -> bool:
        """Whether it is more than a guess: sure enough, or said by the resume itself, and borne out by what is told of
        work; no kind of work is none."""
        return self.role is Role.NONE or (self.borne_out and (self.stated or self.sure >= CLEAR))

    @property
    def candidates(self) -> Set[Role]:
        """The kind of work, and those that it may be as well: where none is clear, or a student may turn to them."""
        return {self.role} | self.may_be if self.role is Role.STUDENT or not self.clear else {self.role}


Shares = Mapping[Role, float]
"""What part of the evidence speaks for each kind of work."""

HALVES = (Role.FRONTEND, Role.BACKEND)
"""What full-stack work is made of."""
ON_SCREENS = (Role.FULLSTACK, Role.FRONTEND, Role.BACKEND, Role.MOBILE)
"""Work on what people use on screens, which whoever learns software leans to first."""
WORK: tuple[Role, ...] = tuple(role for role in Role if role not in {Role.STUDENT, Role.NONE, Role.FULLSTACK})
"""The kinds that signs are weighed for; full-stack work follows from its halves."""


def with_halves(role: Role) -> Set[Role]:
    """The role, and of full-stack work its halves as well."""
    return {role, *HALVES} if role is Role.FULLSTACK else {role}
