"""Is nearly nothing of what somebody knows of use in another kind of work?"""

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
class FarFrom:
    """Yields one span if the resume clearly reads as one of `roles`, says so before anything else, and worked with
    nothing that is of use in another kind of work, `towards`, or names no more than `most` such technologies.

    `{carries}` says which of them were worked with; `{missed}` is a sentence on what readers of such work look for in
    vain, or nothing.
    """

    roles: tuple[Role, ...]
    towards: Role
    most: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        if not reads_as(self.roles, facts):
            return
        used, listed = named(facts, self.towards)
        if used and len(used) + len(listed) > self.most:
            return
        names = joined([each.name for each in used])
        yield nowhere(
            SectionKind.OTHER,
            called=gettext(load()[facts.role.role].called),
            wanted=gettext(load()[self.towards].called),
            carries=gettext("only {names}", names=names) if names else gettext("little"),
            missed=missed(facts, self.towards),
        )
