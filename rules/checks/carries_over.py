"""Is enough of what somebody knows of use in another kind of work?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.roles import load
from rules.resume import SectionKind
from rules.role import Role
from rules.role.carrying import missed, named, reads_as
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext


@check
class CarriesOver:
    """Yields one span if the resume clearly reads as one of `roles`, says so before anything else, and names at least
    `least` technologies that are of use in another kind of work, `towards`, one of them where it tells of work.

    `{carries}` names them, what was worked with first; `{missed}` is a sentence on what readers of such work look for
    in vain, or nothing.
    """

    roles: tuple[Role, ...]
    towards: Role
    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        if not reads_as(self.roles, facts):
            return
        used, listed = named(facts, self.towards)
        if not used or len(used) + len(listed) < self.least:
            return
        yield nowhere(
            SectionKind.OTHER,
            called=gettext(load()[facts.role.role].called),
            wanted=gettext(load()[self.towards].called),
            carries=joined([each.name for each in (*used, *listed)], at_most=5),
            missed=missed(facts, self.towards),
        )
