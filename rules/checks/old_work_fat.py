"""Does old work take more room than new?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.checks.to_cut import teaches
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import is_row_of_tools
from rules.lexicon import titles
from rules.resume import Level, SectionKind

OLD = 60
"""Months since which a job is over that is called old."""
NEW = 24
"""Months below which a job has less to tell than one that lasted more than twice as long."""


@check
class OldWorkFat:
    """Yields a job that ended years ago and takes `fatter` times the words of the latest, or a student's one beside
    work."""

    fatter: float = 1.5
    least: int = 50

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [job for job in facts.field_jobs if job.months(facts.today)]
        if len(jobs) < 2 or facts.resume.level is Level.NEW_GRAD:
            return  # who begins has done the most where it was given to them to do
        latest, now = jobs[0], facts.newest
        if (
            latest.months(facts.today) < 6
            or not latest.words
            or is_row_of_tools(latest.entry.title or latest.entry.organization)
            or teaches(latest)
        ):
            return
        for job in sorted(jobs[1:], key=lambda each: -each.words):
            span = job.span(facts.today)
            # A year or more may well take less room than many did; of some months nobody has as much to tell.
            longer = latest.months(facts.today) < NEW and job.months(facts.today) > 2 * latest.months(facts.today)
            alone = titles.is_field(job.entry.title) and not any(
                titles.is_field(each.entry.title) for each in jobs if each != job
            )
            old = job.is_student or (span is not None and now - span[1] >= OLD and not (longer or alone))
            if old and not latest.is_student and job.words >= self.least and job.words >= self.fatter * latest.words:
                name = job.entry.title or job.entry.organization
                quote = " · ".join(filter(None, (name, job.entry.organization, job.entry.dates)))
                words = {"job": name}
                yield Span(SectionKind.EXPERIENCE, quote, job.entry.first_line, job.entry.page, words)
                return
