"""Does the resume read as work of another kind, and what of it carries over?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.roles import load
from rules.resume import SectionKind
from rules.role import Role
from rules.spans import joined, nowhere

CARRIES = 0.4
"""How much a technology must speak for a kind of work to be named as carrying over."""
NOTHING = "nothing that is named yet"


@check
class ReadsAs:
    """Yields one span if the resume reads as one of `roles`, and at least as surely as `sure`.

    `towards`: the kind of work that what carries over is looked for.
    """

    roles: tuple[Role, ...]
    towards: Role
    sure: float = 0.45

    def find(self, facts: Facts) -> Iterator[Span]:
        read = facts.role
        if read.role not in self.roles or (read.sure < self.sure and read.role is not Role.NONE):
            return
        yield nowhere(
            SectionKind.OTHER,
            called=load()[read.role].called,
            evidence=joined(read.evidence),
            carries=self._carried(facts),
        )

    def _carried(self, facts: Facts) -> str:
        weight = load()[self.towards].weight
        fitting = [each for each in facts.technologies if weight(each) >= CARRIES]
        names = [each.name for each in sorted(fitting, key=lambda each: (-weight(each), each.name))]
        return joined(names, at_most=5) if names else NOTHING
