"""Were two jobs held at the same time?"""

import re
from collections.abc import Iterator
from itertools import combinations

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job
from rules.lexicon import titles
from rules.resume import SectionKind
from rules.trust import SURE

MAX_MONTHS = 24
"""Months above which two jobs stood beside each other for good, which nobody takes for a slip."""
HEAD = 3
"""Lines in which the head of a job may say more than its title: "Contract", "part-time"."""
_BESIDE = re.compile(
    r"\b(?:part[- ]?time|free-?lanc\w+|consult\w+|contract\w*|self[- ]employed|own(?:er)?|(?:co-?)?founder|founding"
    r"|advis\w+|volunt\w+|open[- ]source|side|independent|adjunct|lecturer|teach\w*|tutor\w*|mentor\w*|instructor|board"
    r"|student|research\w*|fellow\w*|hourly|weekends?|evenings?|summer|concurrent\w*|simultaneous\w*|in parallel"
    r"|second(?:ed|ment)|clients?|projects?|hobby|personal|remote gig|gig|partner|ambassador|reserve|guard)\b",
    re.IGNORECASE,
)
"""Work that is done beside other work, by its title, its employer or what is told of it."""


@check
class Overlapping:
    """Yields a job that was held for `least` months or more at the same time as another, of another employer, where
    neither says that it was done beside other work."""

    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [job for job in facts.jobs if _is_plain(job, facts)]
        for one, other in combinations(jobs, 2):
            a, b = one.span(facts.today), other.span(facts.today)
            if a is None or b is None or one.entry.organization.lower() == other.entry.organization.lower():
                continue
            months = min(a[1], b[1]) - max(a[0], b[0])
            # Where one lies within the other, it may well be a part of it: a client, a stay elsewhere.
            within = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
            if self.least <= months <= MAX_MONTHS and not within:
                later = one if a[0] > b[0] else other
                earlier = other if later is one else one
                words = {"job": _named(later), "other": _named(earlier), "months": str(months)}
                yield Span(SectionKind.EXPERIENCE, later.head, later.entry.first_line, later.entry.page, words)
                return


def _is_plain(job: Job, facts: Facts) -> bool:
    """Whether it is a job that fills the week, surely read, with months at both ends."""
    entry = job.entry
    if not (entry.title and entry.organization and job.is_of_field) or job.is_student or job.is_club:
        return False
    if min(entry.sure.title, entry.sure.organization, entry.sure.start) < SURE or titles.is_academic(entry.title):
        return False
    if len(entry.start or "") < len("2021-03") or not (entry.current or len(entry.end or "") >= len("2021-03")):
        return False
    head = facts.resume.lines[entry.first_line : entry.first_line + HEAD]
    told = (entry.title, entry.organization, *(line.text for line in head), *(each.text for each in job.statements[:1]))
    return _BESIDE.search(" ".join(told)) is None


def _named(job: Job) -> str:
    name = job.entry.organization
    return name if name.count("(") == name.count(")") else name.split("(", maxsplit=1)[0].strip()
