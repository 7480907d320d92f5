"""Is what is listed also used?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_section, joined

EVIDENCE = (
    SectionKind.EXPERIENCE,
    SectionKind.PROJECTS,
    SectionKind.SUMMARY,
    SectionKind.EDUCATION,
    SectionKind.VOLUNTEERING,
    SectionKind.PUBLICATIONS,
    SectionKind.CERTIFICATIONS,
    SectionKind.AWARDS,
)
PROVABLE = frozenset({"languages", "frameworks", "data stores", "messaging", "infrastructure", "data processing"})


@check
class UnusedSkills:
    """Yields one span if more than `share` of the listed technologies appear nowhere else, and at least `least`."""

    share: float = 0.6
    least: int = 6

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.SKILLS)
        if section is None or not facts.has(SectionKind.EXPERIENCE):
            return
        listed = {each for each in facts.technologies_in(SectionKind.SKILLS) if each.layer in PROVABLE}
        used = set().union(*(facts.technologies_in(kind) for kind in EVIDENCE))
        unused = sorted(each.name for each in listed - used)
        if len(unused) >= self.least and len(unused) > self.share * len(listed):
            yield at_section(section, unused=joined(unused), number=str(len(unused)), listed=str(len(listed)))
