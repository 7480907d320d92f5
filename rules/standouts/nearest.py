"""The only work of the field, where other work comes before it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.facts import Facts
from rules.jobs import Job
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.role import Role
from rules.standouts.lines import told
from rules.standouts.standout import Sort, Standout

_TEACHES = re.compile(
    r"\b(?:teach\w*|tutor\w*|instruct\w*|lectur\w*|grad(?:er|ing)|curriculum|students|lessons?|workshops?)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\W*(?:\w+ly )?(?:programmed|developed|built|coded|wrote|implemented)\b", re.IGNORECASE)
_LANGUAGES = "languages"
_PLAIN = re.compile(
    r"\b(?:developers?|programmers?|software|coder|(?:front|back)-?\s?end|full-?\s?stack|sde|swe)\b", re.IGNORECASE
)
"""Words of a title that leave no doubt that software was made; so does what it is made with: "Flutter Intern"."""
PROVING = 2
"""Technologies that a job was done with from which on it is of software, whatever its title says."""
NEAREST = 5
"""How high it stands out."""


def find(facts: Facts) -> Iterator[Standout]:
    """The first job of software of somebody who begins, if all above it are of none; that whose title says so plainly
    before any other. If no job is of any, the first line on a program beside the jobs. Where
    projects are told, those speak for them."""
    if facts.resume.level in {Level.SENIOR, Level.STAFF}:
        return
    of_software = next((job for job in facts.jobs if _is_of_software(job, facts)), None)
    if of_software:
        first = [job for job in facts.jobs if job.statements][:1]
        of_software = next((job for job in facts.jobs if _is_plain(job, facts)), of_software)
        above = [job for job in facts.jobs if job.entry.first_line < of_software.entry.first_line and job.statements]
        if any(_is_titled_so(job.entry.title) or (job in first and _is_of_software(job, facts)) for job in above):
            return
        if above and of_software.statements and _is_in_order(facts.jobs, facts):
            entry = of_software.entry
            kind, quote = SectionKind.EXPERIENCE, of_software.head
            yield Standout(
                Sort.NEAREST, NEAREST, quote, kind, entry.first_line, entry.page, of_software, "", above[-1].name
            )
    elif facts.jobs and not facts.projects and facts.role.role is not Role.NONE:
        yield from _beside(facts)


def _beside(facts: Facts) -> Iterator[Standout]:
    known = facts.words.known
    for each in told(facts):
        if each.section is not SectionKind.VOLUNTEERING or not _MADE.match(each.text):
            continue
        if any(mention.technology.layer == _LANGUAGES for mention in known.find(each.text)):
            yield each.standing_out(Sort.NEAREST, NEAREST, below=facts.jobs[-1].name)
            return


def _is_in_order(jobs: Sequence[Job], facts: Facts) -> bool:
    """Whether all jobs have dates, and the newest comes first: only a heading of its own could bring one up."""
    spans = [job.span(facts.today) for job in jobs]
    known = [span for span in spans if span]
    return len(known) == len(spans) and all(above[1] >= below[1] for above, below in pairwise(known))


def _is_plain(job: Job, facts: Facts) -> bool:
    title = job.entry.title
    # Word by word: names that are words as well are known in titles only by what stands around them.
    made_with = (found.technology.layer for word in title.split() for found in facts.words.known.find(word.strip(",;")))
    return _PLAIN.search(title) is not None or any(layer not in {"practices", "tools"} for layer in made_with)


def _is_titled_so(title: str) -> bool:
    return titles.is_field(title) and not titles.is_any_engineering(title)


def _is_of_software(job: Job, facts: Facts) -> bool:
    title = job.entry.title
    if _is_titled_so(title):
        return True
    if any(map(_TEACHES.search, (title, *(each.text for each in job.statements)))):
        return False
    return len(facts.products_of(job)) >= PROVING
