"""Can a reader look at the projects?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job
from rules.resume import SectionKind
from rules.spans import at_section, lacking

_ADDRESS = re.compile(r"https?://|www\.|\w\.(?:com|io|dev|org|net|app|ai|me|co)\b|\bgithub\b|\bgitlab\b", re.IGNORECASE)


_INTERNAL = re.compile(
    r"\b(?:in-house|proprietary|confidential|closed[- ]source|nda|internal (?:[\w-]+ ){0,2}"
    r"(?:initiatives?|tools?|projects?|platforms?"
    r"|systems?|products?|apps?|applications?|portals?|dashboards?|use))\b",
    re.IGNORECASE,
)
"""Work that belongs to an employer, who shows it to nobody."""


def _is_internal(job: Job) -> bool:
    return any(_INTERNAL.search(text) for text in (job.entry.title, *(each.text for each in job.statements)))


@check
class ProjectLinks:
    """Yields the projects section if nothing in it links to code or to something that runs; not where all projects are
    an employer's own."""

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.PROJECTS)
        if (
            section is None
            or not facts.has(SectionKind.PROJECTS)
            or _ADDRESS.search(facts.text_of(SectionKind.PROJECTS))
        ):
            return
        if facts.is_academic or (facts.projects and all(_is_internal(job) for job in facts.projects)):
            return
        if not any(
            section.first_line <= (link.line if link.line is not None else -1) <= section.last_line
            for link in facts.resume.links
        ):
            yield lacking(at_section(section))
