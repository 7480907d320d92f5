"""Does old work take more room than new, or do projects take more than all work?"""

from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.cutting.other_jobs import teaches
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, is_row_of_tools
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.spans import at_section
from texts import gettext

OLD = 60
"""Months since which a job is over that is called old."""
NEW = 24
"""Months below which a job has less to tell than one that lasted more than twice as long."""


WORKED = 36
"""Months of work of the field from which on it speaks for somebody more than projects do."""
MUCH, FAR_MORE = 120, 2
"""Words on projects, and times as many as on all jobs, from which on they take the place of the work."""


@check
class OldWorkFat:
    """Yields a job that ended years ago and takes `fatter` times the words of the latest, or a student's one beside
    work; else the projects of somebody with years of work, if they take far more words than all of it."""

    fatter: float = 1.5
    least: int = 50

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.resume.level is Level.NEW_GRAD:
            return  # who begins has done the most where it was given to them to do
        fat = self._fat(facts)
        if fat is not None:
            quote = " · ".join(filter(None, (fat.name, fat.entry.organization, fat.entry.dates)))
            words = {
                "job": fat.name,
                "than": gettext("your latest job"),
                "mend": gettext("Cut the older work to its best line or two, and use the space for your newest."),
            }
            yield Span(SectionKind.EXPERIENCE, quote, fat.entry.first_line, fat.entry.page, words)
        elif (section := facts.section(SectionKind.PROJECTS)) and _take_the_place_of_work(facts.projects, facts):
            than = gettext("all of your work")
            mend = gettext("Keep the best two or three, and use the space for what you did at work.")
            yield at_section(section, job=section.heading, than=than, mend=mend)

    def _fat(self, facts: Facts) -> Job | None:
        jobs = [job for job in facts.field_jobs if job.months(facts.today)]
        if len(jobs) < 2:
            return None
        latest, now = jobs[0], facts.written
        if (
            latest.months(facts.today) < 6
            or not latest.words
            or latest.is_student
            or is_row_of_tools(latest.name)
            or teaches(latest)
        ):
            return None
        for job in sorted(jobs[1:], key=lambda each: -each.words):
            span = job.span(facts.today)
            # A year or more may well take less room than many did; of some months nobody has as much to tell.
            longer = latest.months(facts.today) < NEW and job.months(facts.today) > 2 * latest.months(facts.today)
            alone = titles.is_field(job.entry.title) and not any(
                titles.is_field(each.entry.title) for each in jobs if each != job
            )
            old = job.is_student or (span is not None and now - span[1] >= OLD and not (longer or alone))
            if old and job.words >= self.least and job.words >= self.fatter * latest.words:
                return job
        return None


def _take_the_place_of_work(projects: Sequence[Job], facts: Facts) -> bool:
    """Whether projects of one's own are told at far more length than years of work of the field."""
    own = facts.grown_jobs
    months = sum(job.months(facts.today) for job in own if job.words)
    told, worked = sum(job.words for job in projects), sum(job.words for job in facts.jobs)
    within = [project for project in projects if any(_is_of(project, job, facts) for job in own)]
    return (
        months >= WORKED
        and told >= MUCH
        and told >= FAR_MORE * worked > 0
        and 2 * len(within) < len(projects)
        and not facts.is_academic
    )


def _is_of(project: Job, job: Job, facts: Facts) -> bool:
    """Whether a project has two dates that fall into a job: it may have been done there."""
    one, other = project.span(facts.today), job.span(facts.today)
    if one is None or other is None or project.entry.start == project.entry.end:
        return False
    return other[0] <= one[0] and one[1] <= other[1]
