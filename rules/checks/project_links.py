"""Can a reader look at the projects?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_section, lacking

_ADDRESS = re.compile(r"https?://|www\.|\w\.(?:com|io|dev|org|net|app|ai|me|co)\b|\bgithub\b|\bgitlab\b", re.IGNORECASE)


@check
class ProjectLinks:
    """Yields the projects section if nothing in it links to code or to something that runs."""

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.PROJECTS)
        if (
            section is None
            or not facts.has(SectionKind.PROJECTS)
            or _ADDRESS.search(facts.text_of(SectionKind.PROJECTS))
        ):
            return
        if not any(
            section.first_line <= (link.line if link.line is not None else -1) <= section.last_line
            for link in facts.resume.links
        ):
            yield lacking(at_section(section))
