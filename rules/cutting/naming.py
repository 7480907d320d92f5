"""How jobs are named that could be told shorter."""

from collections import Counter
from collections.abc import Sequence

from rules.jobs import Job
from rules.wording import joined
from texts import gettext


def named(jobs: Sequence[Job], among: Sequence[Job]) -> str:
    """The jobs by title, with the employer where another job has the same one."""
    often = Counter(job.entry.title for job in among)
    return joined([name(job) if often[job.entry.title] > 1 else f"“{job.name}”" for job in jobs], 2)


def name(job: Job) -> str:
    """A job by title and employer, or by the one of them that it has."""
    title, organization = job.entry.title, job.entry.organization
    if title and organization:
        return gettext("“{title}” at {company}", title=title, company=organization)
    return f"“{job.name}”"
