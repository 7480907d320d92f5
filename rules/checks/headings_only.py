"""Does anything stand under the headings?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Section, SectionKind
from rules.spans import at_section
from rules.wording import joined

_KINDS = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
        SectionKind.PROJECTS,
        SectionKind.SKILLS,
        SectionKind.CERTIFICATIONS,
        SectionKind.AWARDS,
        SectionKind.VOLUNTEERING,
    }
)


@check
class HeadingsOnly:
    """Yields one span if nothing stands under `least` headings or more, as in a template that nobody filled. Pages in
    columns, where what belongs to a heading may stand beside it, are not asked."""

    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        sections = facts.resume.sections
        if facts.resume.layout.columns > 1 or facts.resume.how_read.unread:
            return
        empty = [
            section
            for section, below in zip(sections, (*sections[1:], None), strict=True)
            if section.kind in _KINDS and _is_empty(section, below, facts)
        ]
        if len(empty) >= self.least:
            yield at_section(empty[0], headings=joined([f"“{each.heading}”" for each in empty], 4))


def _is_empty(section: Section, below: Section | None, facts: Facts) -> bool:
    """Whether only its heading is there, and the next one opens another kind: groups of one section have such, too."""
    if not section.heading or facts.body(section):
        return False
    return below is None or (below.kind is not section.kind and below.kind is not SectionKind.OTHER)
