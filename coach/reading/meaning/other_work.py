"""Jobs whose titles leave the field open, and whose lines tell of another one: a restaurant's general manager, the
leader of a patrol of scouts.

Where nobody could tell from the title what somebody does, what is told below it does. A job of which nothing is told
may be of the field, and so may one that was begun after a first one of the field: managers and founders tell of people
and money. Who tells of no software anywhere has no other field than that of the jobs.
"""

from coach.reading.meaning.level import OF_COMPUTERS
from rules.facts import Facts
from rules.jobs import Job
from rules.lexicon import titles
from rules.lexicon.titles import OwnTitles
from rules.resume import Entry, Resume, SectionKind
from rules.role import Role, roles_of
from rules.role.studies import studies_software

_MOST = 0.5
"""Part of the lines of a job that must speak for some kind of software work where its title leaves open what it is."""
_ELSE = {Role.MANAGER, Role.NONE, Role.STUDENT}


def with_own_work(resume: Resume, own: OwnTitles) -> tuple[Entry, ...]:
    """The entries without the jobs that are of another field by what is told of them."""
    worked = [each for each in resume.entries if each.section is SectionKind.EXPERIENCE]
    held = [each for each in worked if _is_of_field(each, own)]
    entered = min((each.start for each in held if each.start and not titles.is_student(each.title, own)), default="9")
    before = [each for each in worked if each.title and each not in held and (each.start or "9") < entered]
    if not before:
        return resume.entries  # nothing that is told needs to be looked at
    facts = Facts(resume)
    other = [job.entry for job in facts.jobs if job.entry in before and job.statements and _is_other(job, facts)]
    if not other or not (held or facts.has(SectionKind.PROJECTS) or studies_software(facts)):
        return resume.entries
    return tuple(each for each in resume.entries if each not in other)


def _is_of_field(job: Entry, own: OwnTitles) -> bool:
    return own.of_field(job.title) or (titles.is_field(job.title) and not titles.is_any_engineering(job.title))


def _is_other(job: Job, facts: Facts) -> bool:
    """Whether too little that is told speaks for software: less than half, or nothing where a title is of computers."""
    speaking = sum(bool(set(roles_of(each.text, facts.technologies_of(each))) - _ELSE) for each in job.statements)
    return speaking < (1 if OF_COMPUTERS.search(job.entry.title) else _MOST * len(job.statements))
