"""How much of what somebody knows is of use in another kind of work?"""

from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.roles import load
from rules.lexicon.technologies import Technology
from rules.resume import SectionKind
from rules.role import Role
from rules.role.carrying import carrying, missed
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext

SURE = 0.6
"""How surely a page is read from which on another kind that it may be as well counts for nothing."""

PRACTICES = "practices"
"""A layer of the skills that is nothing to be shown by itself, unlike a language or a database."""


@check
class CarriesOver:
    """Yields one span if the resume clearly reads as one of `roles`, says so in its first lines, and tells of work with
    at least `least` and at most `most` technologies that are of use in another kind of work, `towards`; what is only
    listed is none.

    `{carries}` names what is of use there, with `most` as all that is; `{missed}` is a sentence on what readers of such
    work look for in vain, or nothing.
    """

    roles: tuple[Role, ...]
    towards: Role
    least: int = 3
    most: int | None = None

    def find(self, facts: Facts) -> Iterator[Span]:
        read = facts.role
        if read.role not in self.roles or not read.clear or not read.headed:
            return
        if read.sure < SURE and not read.may_be <= {read.role}:
            return  # as much of it speaks for another kind of work
        used = {technology for each in facts.told for technology in facts.technologies_of(each)}
        carries = [each for each in carrying(facts, self.towards) if each in used and each.layer != PRACTICES]
        if not self.least <= len(carries) <= (len(carries) if self.most is None else self.most):
            return
        yield nowhere(
            SectionKind.OTHER,
            called=gettext(load()[read.role].called),
            wanted=gettext(load()[self.towards].called),
            carries=self._named(carries),
            missed=missed(facts, self.towards),
        )

    def _named(self, carries: Sequence[Technology]) -> str:
        names = joined([each.name for each in carries], at_most=5)
        if self.most is None:
            return names
        return gettext("only {names}", names=names) if names else gettext("little")
