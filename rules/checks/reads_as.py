"""Does the resume read as work of another kind, and what of it carries over?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.roles import load
from rules.lexicon.technologies import Technology
from rules.resume import SectionKind
from rules.role import Role
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext

CARRIES = 0.4
"""How much a technology must speak for a kind of work to be named as carrying over."""


ENOUGH = 2
"""Technologies that must carry over: one alone gets nobody hired."""


@check
class ReadsAs:
    """Yields one span if the resume reads as one of `roles`, and at least as surely as `sure`.

    `towards`: the kind of work that what carries over is looked for; `offer`: a sentence that names it, left out where
    nothing carries over. `advice` goes into the suggestion, or `stated` where the first lines name the work already;
    then nothing is said unless something carries over.
    """

    roles: tuple[Role, ...]
    towards: Role
    sure: float = 0.45
    offer: str = ""
    advice: str = ""
    stated: str = ""

    def find(self, facts: Facts) -> Iterator[Span]:
        read = facts.role
        if read.role not in self.roles or (read.sure < self.sure and read.role is not Role.NONE):
            return
        fitting = self._fitting(facts)
        known = bool(self.stated) and read.stated
        if known and not fitting:
            return
        carries = joined([each.name for each in fitting], at_most=5) if len(fitting) >= ENOUGH else ""
        yield nowhere(
            SectionKind.OTHER,
            called=gettext(load()[read.role].called),
            evidence=joined(read.evidence),
            advice=gettext(self.stated if known else self.advice),
            carries=carries,
            offer=f" {gettext(self.offer, carries=carries)}" if carries and self.offer else "",
        )

    def _fitting(self, facts: Facts) -> list[Technology]:
        weight = load()[self.towards].weight
        fitting = [each for each in facts.technologies if weight(each) >= CARRIES]
        return sorted(fitting, key=lambda each: (-weight(each), each.name))
