"""Is enough said about the latest work?"""

import re
from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, has_lone_date, in_a_list, is_row_of_tools
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.spans import lacking
from texts import gettext

HALF_A_YEAR = 6
YEAR = 12
ENOUGH = 4
"""Lines about a job from which on nobody is asked for more lines."""


@check
class ThinJob:
    """Yields the latest job if fewer than `least` words are told of it, though it lasted long enough to have more to
    tell; a post in a club is no job.

    And, where work is told, an older job that takes `fatter` times as many lines as the latest.
    """

    least: int = 30
    fatter: float = 2.5

    def find(self, facts: Facts) -> Iterator[Span]:
        jobs = [
            job for job in facts.field_jobs if job.months(facts.today) and not (job.is_club or _is_post(job, facts))
        ]
        if not jobs or not facts.told or facts.is_academic:
            return
        latest = jobs[0]
        if is_row_of_tools(latest.entry.title or latest.entry.organization):
            return  # it was not read right
        if _TEACHES.search(latest.entry.title) and (len(jobs) > 1 or facts.projects):
            return  # beside the studies, and of no kind of work that this person is going to be hired for
        if _is_beside_the_field(latest, jobs, facts) or _may_not_be_latest(latest, facts):
            return
        if latest.months(facts.today) < HALF_A_YEAR or (_is_study(latest) and _is_beside(latest, facts)):
            return
        if (
            _holds_more_than_was_read(latest, facts)
            or latest in in_a_list(facts.jobs)
            or _heads_projects(latest, facts)
        ):
            return
        if len(latest.statements) < ENOUGH and self._is_thin(latest, facts) and not _shares_its_lines(latest, facts):
            yield _span(latest, facts)

    def _is_thin(self, job: Job, facts: Facts) -> bool:
        if job.words < self.least:
            return job.months(facts.today) >= YEAR or job.entry.current
        told = [older for older in facts.field_jobs if older is not job]
        return any(older.words >= self.fatter * job.words for older in told) and len(job.statements) < 4


_POST = re.compile(
    r"\b(?:chair(?:man|woman|person)?|president|treasurer|secretary|captain|organi[sz]er|ambassador|volunteer|convenor"
    r"|club|society|chapter)\b",
    re.IGNORECASE,
)
"""Titles of those whom a club elects, which a company has as well."""


def _is_post(job: Job, facts: Facts) -> bool:
    """Whether it may be a student's post in a club: no technology is told of it, though there are projects."""
    title = job.entry.title
    if not _POST.search(title) or titles.is_field(title) or facts.resume.level is not Level.NEW_GRAD:
        return False
    return not any(facts.technologies_of(told) for told in job.statements) and bool(facts.projects)


_TEACHES = re.compile(r"\b(?:teaching|tutor|grader|peer mentor|course assistant|instructional)\b", re.IGNORECASE)
"""Titles of those who teach beside their studies."""


_MIN_UNREAD = 15
"""Words below a head from which on something stands there, read as whatever it may be."""


def _holds_more_than_was_read(job: Job, facts: Facts) -> bool:
    """Whether below its head there is more that was taken for nothing in particular than what was read of it."""
    entry = job.entry
    named = {word for part in (entry.title, entry.organization, entry.dates, entry.place) for word in part.split()}
    below = facts.resume.lines[entry.first_line + 1 : entry.last_line + 1]
    words = [word for line in below if not is_row_of_tools(line.text) for word in line.text.split()]
    unread = sum(word.strip("()|,") not in named for word in words) - job.words
    return unread >= max(_MIN_UNREAD, job.words + 1)


def _shares_its_lines(job: Job, facts: Facts) -> bool:
    """Whether it heads a stack of roles at one employer, whose lines stand below the last of them."""
    if job.statements:
        return False
    below = [each for each in facts.jobs if each.entry.first_line > job.entry.first_line]
    house = job.entry.organization.lower()
    for role in below:
        if role.entry.organization.lower() not in {"", house}:
            return False
        if role.statements:
            return True
    return False


def _heads_projects(job: Job, facts: Facts) -> bool:
    """Whether what stands right below its head is dated within it: parts of the same job."""
    whole = job.span(facts.today)
    if job.statements or whole is None:
        return False
    below = sorted((each for each in facts.jobs if each.entry.first_line > job.entry.first_line), key=_first_line)
    part = below[0].span(facts.today) if below else None
    if part is None or not below[0].statements or titles.is_title(below[0].entry.title):
        return False
    return whole[0] <= part[0] and part[1] <= whole[1]


def _first_line(job: Job) -> int:
    return job.entry.first_line


def _is_beside_the_field(latest: Job, jobs: Sequence[Job], facts: Facts) -> bool:
    """Whether the latest job of somebody who begins is one on the side, and another is of the field by its title."""
    if facts.resume.level is not Level.NEW_GRAD or titles.is_field(latest.entry.title):
        return False
    return any(titles.is_field(job.entry.title) for job in jobs)


def _may_not_be_latest(latest: Job, facts: Facts) -> bool:
    """Whether another job stands above it that goes on while it has ended, or of which nobody knows when it ended."""
    if latest.entry.current:
        return False
    above = [job.entry for job in facts.jobs if job.entry.first_line < latest.entry.first_line]
    return any(entry.current or has_lone_date(entry) for entry in above)


def _is_beside(job: Job, facts: Facts) -> bool:
    """Whether it is no work to tell more of: it is only to who has no other."""
    return facts.resume.level is not Level.NEW_GRAD or titles.is_academic(job.entry.title)


def _is_study(job: Job) -> bool:
    """Whether it is held while learning: research for a degree, too, and teaching at a university."""
    return (
        job.is_student
        or titles.is_academic(job.entry.title)
        or re.search(r"\b(?:graduate|doctoral|phd)\b", job.entry.title, re.IGNORECASE) is not None
    )


def _span(job: Job, facts: Facts) -> Span:
    entry = job.entry
    name = entry.title or entry.organization
    quote = " · ".join(filter(None, (entry.title, entry.organization, entry.dates)))
    words = {"told": _told(name, job, facts), "job": name, "words": str(job.words)}
    return lacking(Span(SectionKind.EXPERIENCE, quote, entry.first_line, entry.page, words))


def _about(words: int) -> int:
    """A round number of words, since everybody counts them otherwise."""
    return max(5, 5 * round(words / 5))


_LEFT_OPEN = re.compile(
    r"\W*(?:tb[dac]|to be (?:determined|decided|announced|added|updated|filled(?: in)?|completed|confirmed|continued)"
    r"|(?:details?|more|description) (?:to follow|to come|coming soon)|coming soon|n/a|x{3,}|lorem ipsum.*)\W*",
    re.IGNORECASE,
)
"""What holds a place, and says nothing."""


def _told(name: str, job: Job, facts: Facts) -> str:
    if left := [each.text for each in job.statements if _LEFT_OPEN.fullmatch(each.text)]:
        open_ = left[0].strip(" .•-")
        return gettext("Under “{job}” you left “{open}” where its lines belong.", job=name, open=open_)
    if job.statements:
        return gettext("You say little about “{job}”: roughly {words} words.", job=name, words=_about(job.words))
    below = facts.resume.lines[job.entry.first_line + 1 : job.entry.last_line + 1]
    head = " ".join((job.entry.title, job.entry.organization, job.entry.dates))
    if any(line.text.strip() and line.text.strip() not in head for line in below):
        return gettext("You list “{job}” but say almost nothing about it.", job=name)
    return gettext("You list “{job}” but say nothing about it.", job=name)
