"""Does nobody learn from the first lines which kind of work is wanted, and not from the rest either?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.role import Role
from rules.role.headlines import summary_names_kind
from rules.spans import nowhere

SURE = 0.75
"""How surely a page is read from which on nothing is left open."""


@check
class AimUntold:
    """Yields one span if the kind of software work that the page tells of is a guess, and its first lines name none."""

    def find(self, facts: Facts) -> Iterator[Span]:
        read = facts.role
        if (
            read.clear
            or read.headed
            or summary_names_kind(facts)
            or read.role is Role.STUDENT
            or facts.resume.how_read.jobs_unread
        ):
            return
        if read.sure >= SURE or not facts.told:
            return  # it reads as one kind, whatever its titles say; or nothing was read that could say it
        yield nowhere(SectionKind.OTHER)
