"""Jobs of another kind of work beside those of the field."""

import re
from collections.abc import Iterator, Sequence

from rules.cutting.dispensable import Dispensable
from rules.cutting.naming import name, named
from rules.facts import Facts
from rules.jobs import Job, lines_of
from rules.role import Role, roles_of
from rules.wording import joined
from texts import gettext

_NAMED = 3
"""Technologies from which on a job is told by them."""
_SHOWN = 2
"""Projects and jobs that tell of technology, from which on other jobs need not say much."""
_RANK = re.compile(
    r"senior|junior|assistants?|associate|intern(?:ship)?|specialist|manager|engineer|trainee|officer|coordinator|leader"
    r"|member|staff|student|technician|general|consultant|representative|department",
)
"""Words of a title that say nothing of the trade."""
_TEACHES = re.compile(
    r"\b(?:teach\w*|tutor\w*|lectur\w*|instruct\w*|train(?:er|ing)|professor|mentor)\b", re.IGNORECASE
)
_TRADE = re.compile(
    r"\b(?:programming|comput(?:er (?:science|architecture|networks)|ing)|software|coding|data structures|algorithms?"
    r"|databases?|web (?:development|design)|informati(?:cs|que|k|ca)|machine learning|operating systems)\b",
    re.IGNORECASE,
)
_IN_FORCES = re.compile(
    r"\b(?:corporal|sergeant|lieutenant|petty officer|(?:staff|commanding|warrant) officer|platoon|army|navy|air force"
    r"|marines?|marine corps|military|defen[cs]e forces?|national guard|coast guard)\b",
    re.IGNORECASE,
)
"""Service, which many employers look for."""


def find(facts: Facts, short: int) -> Iterator[Dispensable]:
    """The lines of such jobs; one with up to `short` words may stay."""
    if other := other_jobs(facts, short):
        jobs = named(other, facts.jobs)
        yield Dispensable(
            gettext("the lines under {jobs} (a different kind of work)", jobs=jobs), True, lines_of(other)
        )


def find_of_beginners(facts: Facts, short: int) -> Iterator[Dispensable]:
    """All but a line of such jobs of somebody who begins, where projects or work of the field are told: that they were
    there says enough, and that may be for years."""
    shown = [job for job in facts.field_jobs if len(job.statements) > 1]
    made = [job for job in shown if any(map(facts.names_technology, job.statements))]
    made += [job for job in facts.projects if job.statements and _names_technologies(job, facts)]
    other = [
        job
        for job in facts.jobs
        if job not in facts.field_jobs and not job.is_club and _is_told_at_length(job, short)
        if _is_of_another_kind(job, facts)
    ]
    if other and len(made) >= _SHOWN and facts.role.role is not Role.NONE:
        jobs = named(other, facts.jobs)
        told = gettext("all but one line under {jobs} (a different kind of work)", jobs=jobs)
        yield Dispensable(told, True, lines_of(other))


def _names_technologies(project: Job, facts: Facts) -> bool:
    """Whether a project says what it was made with, in what is told of it or below labels ("Front end: React")."""
    inside = range(project.entry.first_line, project.entry.last_line + 1)
    listed = {each.name for number in inside for each in facts.on_line.get(number, ())}
    return len(listed) >= _NAMED or (
        len(project.statements) > 1 and any(map(facts.names_technology, project.statements))
    )


def other_jobs(facts: Facts, short: int) -> Sequence[Job]:
    """Jobs of another field beside those of the field."""
    if facts.role.role is Role.NONE or len(facts.field_jobs) < 2:
        return []  # what is another field for software work is this person's own
    # Without the latest job there would be a gap.
    latest = max((span[1] for job in facts.jobs if (span := job.span(facts.today))), default=0)
    return [
        job
        for job in facts.jobs
        if not (facts.is_of_field(job) or job.is_club) and _is_told_at_length(job, short)
        if (span := job.span(facts.today)) is None or span[1] < latest
        if _is_of_another_kind(job, facts)
    ]


def _is_told_at_length(job: Job, short: int) -> bool:
    """Whether more is told of it than a line or two, which say where somebody was and fill no page."""
    return job.words > (short if len(job.statements) > 1 else 2 * short)


def _is_of_another_kind(job: Job, facts: Facts) -> bool:
    """Whether nothing in it speaks for somebody in this work."""
    if kinds(job) or _is_told_by_technology(job, facts) or _teaches_the_trade(job):
        return False
    served = _IN_FORCES.search(f"{job.entry.title} {job.entry.organization}")
    return not (served or _is_near_the_field(job, facts))


_ATTENDED = re.compile(r"(?:conference )?(?:attendee|participant|visitor|listener|audience)", re.IGNORECASE)


def attended(facts: Facts) -> Iterator[Dispensable]:
    """What stands among the jobs, and was only listened to."""
    if found := [job for job in facts.jobs if _ATTENDED.fullmatch(job.entry.title.strip())]:
        yield Dispensable(joined([name(job) for job in found], 2), True, lines_of(found))


def kinds(job: Job) -> Sequence[Role]:
    """The kinds of software work that a title names."""
    return roles_of(job.entry.title, ())


def _is_told_by_technology(job: Job, facts: Facts) -> bool:
    """Whether a job tells of technology, whatever its title says: a technical marketing manager's of Kubernetes."""
    return len(facts.products_of(job)) >= _NAMED


def _teaches_the_trade(job: Job) -> bool:
    """Whether somebody taught what they do: programming, beside the studies or a job."""
    text = " ".join((job.entry.title, job.entry.organization, *(each.text for each in job.statements)))
    return teaches(job) and _TRADE.search(text) is not None


def teaches(job: Job) -> bool:
    """Whether its title is one of who teaches."""
    return _TEACHES.search(job.entry.title) is not None


def _is_near_the_field(job: Job, facts: Facts) -> bool:
    """Whether its title shares a word with one of the field: "Supply Chain Assistant" and "Supply Chain Analyst"."""
    own, *others = (
        {word for word in re.findall(r"[a-z]{5,}", each.entry.title.lower()) if not _RANK.fullmatch(word)}
        for each in (job, *facts.field_jobs)
    )
    return any(own & other for other in others)
