"""Is there back-end work at all?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.role import Role
from rules.spans import nowhere
from rules.wording import joined

FRONT = "front-end framework"
BACK_LAYERS = frozenset({"data stores", "messaging"})
BACK_CATEGORIES = frozenset(
    {"web framework", "query language", "object-relational mapping", "API style", "architecture"}
)


@check
class FrontendOnly:
    """Yields one span if at least `least` front-end frameworks are named and nothing of the server side.

    One database or API among the skills makes nobody a back-end engineer: so it does, too, if the resume as a whole
    reads as front-end work.
    """

    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        front = sorted(each.name for each in facts.technologies if each.category == FRONT)
        back = any(each.layer in BACK_LAYERS or each.category in BACK_CATEGORIES for each in facts.technologies)
        reads = facts.role.role is Role.FRONTEND
        if (len(front) >= self.least and not back) or (reads and front):
            yield nowhere(SectionKind.EXPERIENCE, front=joined(front))
