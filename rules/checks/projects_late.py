"""Does other work stand above the projects of somebody who has none of the field?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job
from rules.lexicon import titles
from rules.resume import SectionKind
from rules.spans import at_section
from rules.trust import SURE


@check
class ProjectsLate:
    """Yields the experience section if all of its jobs are plainly of another field, posts in clubs, or those of
    assistants who teach no technology, and projects with `least` lines or more that name technologies stand below it.
    Pages in columns are not asked."""

    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        work, projects = facts.section(SectionKind.EXPERIENCE), facts.section(SectionKind.PROJECTS)
        if work is None or projects is None or facts.resume.layout.columns > 1:
            return
        if projects.first_line < work.first_line or not facts.jobs:
            return
        told = [each for job in facts.projects for each in job.statements if facts.names_technology(each)]
        elsewhere = all(
            job.entry.sure.title >= SURE
            and (titles.is_other_field(job.entry.title) or job.is_club or _only_assists(job, facts))
            for job in facts.jobs
        )
        if elsewhere and len(told) >= self.least:
            yield at_section(work, projects=projects.heading)


def _only_assists(job: Job, facts: Facts) -> bool:
    """Whether somebody helped to teach, and no line names what software is made with."""
    return titles.is_assistant(job.entry.title) and not any(map(facts.names_technology, job.statements))
