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
    r"|(?:my |personal )?portfolio|to-?do\b.*|calculator|clone|mini (?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
"""Names of projects that everybody has."""
_PRAISED = re.compile(
    r"\b(?:win(?:s|ner|ning)?|won|award\w*|prizes?|places?|placed|finalists?|medals?|published|papers?|users|downloads?"
    r"|stars|customers|clients|\d[\d,.]{0,9}k?\+? (?:people|players|students)|dau|mau|maintain\w*|in use)\b",
    re.IGNORECASE,
)
"""What came of a project, for which it may stay."""
_HEADED = re.compile(r"(?P<name>[A-Z][^|:•]{2,60}?)\s*(?:\|\s|:\s)")
"""A project that is told in a bullet: "Ride board | Go, PostgreSQL …", "Ride board: …"."""
_CATCH_ALL = re.compile(r"(?:other|further|additional|minor|small(?:er)?|misc\w*\.?)(?: \w+)? projects", re.IGNORECASE)
"""What stands over projects that are not worth a place of their own."""
LISTED = 3
"""Lines of such a list from which on it fills space."""


def find(facts: Facts) -> Iterator[Dispensable]:
    """Most of many projects, or else the old ones by name."""
    names = _names(facts)
    slight = [f"“{name}”" for name in names if _SLIGHT.search(name)][:2]
    if len(names) >= MANY and (is_long(facts) or (len(slight) > 1 and _has_jobs_and_pages(facts))):
        if slight:
            told = gettext(
                "most of your {number} projects, such as {names}", number=number(len(names)), names=joined(slight)
            )
        else:
            told = gettext("most of your {number} projects", number=number(len(names)))
        yield Dispensable(told, much=True)
    elif is_long(facts) and (listed := _catch_all(facts)):
        yield Dispensable(gettext("the list under “{section}”", section=listed), True)
    elif is_filled(facts) and not is_short(facts) and (old := old_projects(facts)):
        named = joined([f"“{job.entry.title}” ({_year(job)})" for job in old], 2)
        much = any(int(_year(job)) <= facts.written // 12 - VERY_OLD for job in old)
        yield Dispensable(named, much, lines_of(old))


def _has_jobs_and_pages(facts: Facts) -> bool:
    """Whether work is told of by several jobs, and on several pages, beside which small projects say nothing."""
    held = [job for job in facts.grown_jobs if len(job.statements) > 1]
    return facts.resume.file.pages > 1 and len(held) > 1


def _catch_all(facts: Facts) -> str:
    """The heading over a list of further projects, below others that are told."""
    told = [job for job in facts.projects if job.statements]
    found = [job for job in told if _CATCH_ALL.fullmatch(job.entry.title.strip(" :"))]
    return next((job.entry.title.strip(" :") for job in found if len(job.statements) >= LISTED < len(told)), "")


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
