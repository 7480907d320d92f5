"""How jobs are named that could be told shorter."""

from collections import Counter
from collections.abc import Sequence

from rules.jobs import Job
from rules.wording import joined
from texts import gettext


def named(jobs: Sequence[Job], among: Sequence[Job]) -> str:
    """The jobs by title, with the employer where another job has the same one."""
    often = Counter(job.entry.title for job in among)
    names = []
    for job in jobs:
        title, organization = job.entry.title, job.entry.organization
        if title and organization and often[title] > 1:
            names.append(gettext("“{title}” at {company}", title=title, company=organization))
        else:
            names.append(f"“{title or organization}”")
    return joined(names, 2)
