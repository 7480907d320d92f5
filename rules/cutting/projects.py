"""Projects: too many for the pages there are, and those of long ago."""

import re
from collections.abc import Iterator, Sequence

from rules.cutting.dispensable import Dispensable
from rules.cutting.space import is_filled, is_long, is_short
from rules.facts import Facts
from rules.jobs import Job, lines_of, month
from rules.resume import SectionKind
from rules.wording import joined
from texts import gettext
from texts.forms import number

MANY = 7
"""Projects of a resume that is too long from which on most can go."""
OLD, VERY_OLD = 60, 8
"""Months after which a project says less than newer ones, and years after which that alone is worth a word."""
NEWER = 3
"""Newer projects and jobs of the field from which on it does."""
_SLIGHT = re.compile(
    r"\b(?:home ?works?|assignments?|term projects?|course projects?|tutorials?|(?:personal|portfolio) (?:web ?)?site"
    r"|(?:my |personal )?portfolio|to-?do\b.*|calculator|clone)\b",
    re.IGNORECASE,
)
"""Names of projects that everybody has."""
_PRAISED = re.compile(
    r"\b(?:win(?:s|ner|ning)?|won|award\w*|prizes?|places?|placed|finalists?|medals?|published|papers?|users|downloads?"
    r"|stars|customers|clients|\d[\d,.]{0,9}k?\+? (?:people|players|students)|dau|mau|maintain\w*|in use)\b",
    re.IGNORECASE,
)
"""What came of a project, for which it may stay."""
_HEADED = re.compile(r"(?P<name>[A-Z][^|:•]{2,60}?)\s*\|\s")
"""A project that is told in a bullet: "Ride board | Go, PostgreSQL …"."""


def find(facts: Facts) -> Iterator[Dispensable]:
    """Most of many projects, or else the old ones by name."""
    names = _names(facts)
    if is_long(facts) and len(names) >= MANY:
        slight = [f"“{name}”" for name in names if _SLIGHT.search(name)][:2]
        if slight:
            told = gettext(
                "most of your {number} projects, such as {names}", number=number(len(names)), names=joined(slight)
            )
        else:
            told = gettext("most of your {number} projects", number=number(len(names)))
        yield Dispensable(told, much=True)
    elif is_filled(facts) and not is_short(facts) and (old := old_projects(facts)):
        named = joined([f"“{job.entry.title}” ({_year(job)})" for job in old], 2)
        much = any(int(_year(job)) <= facts.written // 12 - VERY_OLD for job in old)
        yield Dispensable(named, much, lines_of(old))


def old_projects(facts: Facts) -> Sequence[Job]:
    """Projects that ended long ago, and of which nothing is told for which they may stay."""
    ends = [(job, end) for job in facts.projects if (end := month(job.entry.end, 12)) and not job.entry.current]
    old = [
        job
        for job, end in ends
        if facts.written - end > OLD and len(job.statements) > 1 and _is_name(job.entry.title)
        if not _PRAISED.search(" ".join((job.entry.title, *(each.text for each in job.statements))))
    ]
    projects = [job for job in facts.projects if job not in old and job.statements]
    jobs = [job for job in facts.field_jobs if job.statements and not job.is_club]
    return old if len(projects) + len(jobs) >= NEWER and projects else []


def _year(job: Job) -> str:
    return (job.entry.end or "")[:4]


def _names(facts: Facts) -> Sequence[str]:
    """What the projects are called; where they stand as bullets, what each of those opens with."""
    named = [job.entry.title for job in facts.projects if job.statements and _is_name(job.entry.title)]
    bullets = facts.bullets(SectionKind.PROJECTS)
    heads = [head["name"] for bullet in bullets if (head := _HEADED.match(bullet.text))]
    return named or (heads if len(heads) > len(bullets) / 2 else [])


def _is_name(title: str) -> bool:
    """Whether a title is none that was read out of the middle of a sentence."""
    return title[:1].isupper() and not title.rstrip().endswith((".", ","))
