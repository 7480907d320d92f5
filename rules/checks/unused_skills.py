"""Is what is listed also used?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import FIELDS, implied_by
from rules.resume import SectionKind
from rules.spans import at_section, joined, opening_of

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
PROVABLE = FIELDS | {"languages", "frameworks", "data stores", "messaging", "infrastructure"}


@check
class UnusedSkills:
    """Yields a span for each unused technology from the `least`-th on, if more than `share` are unused."""

    share: float = 0.6
    least: int = 6

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.SKILLS)
        if section is None or not facts.has(SectionKind.EXPERIENCE):
            return
        listed = {each for each in facts.technologies_in(SectionKind.SKILLS) if each.layer in PROVABLE}
        used = set().union(*(facts.technologies_in(kind) for kind in EVIDENCE))
        shown = {each.name for each in used} | {name for each in used for name in implied_by(each.name)}
        unused = sorted(each.name for each in listed if each.name not in shown)
        if len(unused) >= self.least and len(unused) > self.share * len(listed):
            for _ in unused[self.least - 1 :]:  # each one more weighs a little more
                words = {"unused": joined(unused), "number": str(len(unused)), "listed": str(len(listed))}
                yield at_section(section, opening_of(facts.body(section)), **words)
