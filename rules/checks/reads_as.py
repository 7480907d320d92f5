"""Does the resume read as work of another kind, and what of it carries over?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import titles
from rules.lexicon.roles import load
from rules.resume import SectionKind
from rules.role import Role
from rules.role.carrying import carrying, missed
from rules.role.headlines import says_kind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext

ENOUGH = 2
"""Technologies that must carry over: one alone gets nobody hired."""


@check
class ReadsAs:
    """Yields one span if the resume reads as one of `roles`, clearly and at least as surely as `sure`.

    `offer`: a sentence that names as `{carries}` what is of use in another kind of work, `towards`; left out where
    nothing is, and followed by what a reader of that work would miss. With `unless_headed` nothing is said where the
    first lines name any kind of work. `touches`: asked of those only of whose page something tells of software, and
    whom no line above says what they are; or of those of whose page nothing does.
    """

    roles: tuple[Role, ...]
    towards: Role | None = None
    sure: float = 0.45
    offer: str = ""
    unless_headed: bool = False
    touches: bool | None = None

    def __post_init__(self) -> None:
        if self.offer and self.towards is None:
            raise ValueError("towards: an offer needs the kind of work that it is about")

    def find(self, facts: Facts) -> Iterator[Span]:
        read = facts.role
        if read.role not in self.roles or not read.clear or (read.sure < self.sure and read.role is not Role.NONE):
            return
        if (self.unless_headed and says_kind(facts)) or self.touches not in {
            None,
            read.touches,
        }:
            return
        if read.touches and (facts.resume.how_read.jobs_unread or _is_called_something(facts)):
            return
        fitting = carrying(facts, self.towards) if self.towards else []
        carries = joined([each.name for each in fitting], at_most=5) if len(fitting) >= ENOUGH else ""
        yield nowhere(
            SectionKind.OTHER,
            called=gettext(load()[read.role].called),
            evidence=joined(read.evidence),
            carries=carries,
            offer=self._offer(carries, facts),
        )

    def _offer(self, carries: str, facts: Facts) -> str:
        """What is of use in that kind of work, and what a reader of it would look for in vain; or nothing."""
        if not (carries and self.offer and self.towards):
            return ""
        return f" {gettext(self.offer, carries=carries)}{missed(facts, self.towards)}"


def _is_called_something(facts: Facts) -> bool:
    """Whether a title stands in the head, by itself."""
    head = (line.text for section in facts.resume.of_kind(SectionKind.CONTACT) for line in facts.body(section))
    return any(titles.is_title(field.strip()) for text in head for field in _FIELD.split(text))


_FIELD = re.compile(r"\t|\s[|•·]\s|\s{2,}")
