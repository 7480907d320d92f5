"""Are job titles specific?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind


@check
class GenericTitle:
    """Yields each job whose whole title is one of `titles`."""

    titles: tuple[str, ...]

    def find(self, facts: Facts) -> Iterator[Span]:
        known = {title.lower() for title in self.titles}
        for entry in facts.resume.entries:
            if entry.section is SectionKind.EXPERIENCE and entry.title.strip(" .").lower() in known:
                yield Span(entry.section, entry.title, entry.first_line, entry.page, {"title": entry.title})
