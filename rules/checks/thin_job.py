"""Is enough said about the latest work?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rules.checks.shape import check
from rules.evidence import OUTCOME
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, has_lone_date, in_a_list, is_row_of_tools, month_of
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.spans import lacking
from rules.trust import SURE
from texts import gettext, gettext_noop
from texts.forms import number

SOME_MONTHS = 3
HALF_A_YEAR = 6
MOST_OF_A_YEAR = 9
YEAR, SOME_YEARS = 12, 36
PROVEN = 2
"""Lines with a result and a figure from which on a job is told, however briefly."""
YEARS, LONG, LATELY = 24, 18, 24
"""Months from which on a job lasted for years, the latest one and the one before, and months since that ended."""
MANY_YEARS = 36
"""Months from which on lines as many as are asked for are little, where none says what came of it and how much."""
ENOUGH = 4
"""Lines about a job from which on nobody is asked for more lines."""


@check
class ThinJob:
    """Yields the latest job if fewer than `least` words are told of it, though it lasted long enough to have more to
    tell; a post in a club is no job.

    And the latest job if an older one takes `fatter` times as many words, if it has gone on for most of a year of
    somebody who is past the beginning and takes no more than `now_in` words, or if it lasted for years and takes no
    more than `years_in`; and the job of years before it that takes no more than `before_in`. Lines with results make
    up for length.
    """

    least: int = 30
    fatter: float = 2
    now_in: int = 60
    years_in: int = 80
    before_in: int = 50

    def find(self, facts: Facts) -> Iterator[Span]:
        latest = latest_job(facts)
        if latest is None:
            return
        goes_on = self._goes_on(latest, facts) and self._is_little(latest, self.now_in, facts)
        if goes_on or self._is_short(latest, facts):
            yield _span(latest, facts)
        elif _months(latest, facts) >= YEARS and self._is_little(latest, self._for_years(latest, facts), facts):
            yield _span(latest, facts, YEARS_TOLD)
        elif (before := _before(latest, facts)) and self._is_little(before, self.before_in, facts):
            yield _span(before, facts, YEARS_TOLD)

    def _for_years(self, job: Job, facts: Facts) -> int:
        """Words that are little for years; lines as many as are asked for have to be short ones, or to tell of many
        years without a result."""
        unproven = _months(job, facts) >= MANY_YEARS and not _strong(job, facts)
        return self.years_in if len(job.statements) < ENOUGH or unproven else self.now_in

    def _is_short(self, job: Job, facts: Facts) -> bool:
        """Whether hardly a line is told of what lasted long enough to have more to tell."""
        lasted = job.months(facts.today) >= HALF_A_YEAR or self._is_outweighed(job, facts)
        return lasted and len(job.statements) < ENOUGH and self._is_thin(job, facts)

    def _goes_on(self, job: Job, facts: Facts) -> bool:
        past_beginning = facts.resume.level is not Level.NEW_GRAD and Level.NEW_GRAD not in facts.resume.level_range
        return past_beginning and _is_new(job, facts) and MOST_OF_A_YEAR <= _months(job, facts) < YEARS

    def _is_little(self, job: Job, most: int, facts: Facts) -> bool:
        """Whether years are told in no more than some words, of which few lines say what came of it, and how much."""
        strong = _strong(job, facts)
        if 2 * strong >= len(job.statements) or strong >= PROVEN or _is_of_a_client(job, facts):
            return False
        return 0 < _words_below(job, facts) <= most

    def _is_thin(self, job: Job, facts: Facts) -> bool:
        if _words_below(job, facts) < self.least:
            return job.months(facts.today) >= YEAR or job.entry.current or self._is_outweighed(job, facts)
        return _words_below(job, facts) <= self.years_in and self._takes_less(job, _others(job, facts), facts)

    def _takes_less(self, job: Job, told: Iterable[Job], facts: Facts) -> bool:
        return any(older.words >= self.fatter * _words_below(job, facts) for older in told)

    def _is_outweighed(self, job: Job, facts: Facts) -> bool:
        """Whether a job of some months is told in one line, and one before it in several; or in two, and the one before
        lasted for no more than some years: many years may well take the room."""
        lines, lasted = len(job.statements), job.months(facts.today)
        if not 0 < lines <= (1 if job.is_student else 2) or lasted < SOME_MONTHS:
            return False
        told = [older for older in _others(job, facts) if lines == 1 or older.months(facts.today) <= SOME_YEARS]
        return any(len(older.statements) > 2 for older in told) and self._takes_less(job, told, facts)


def _strong(job: Job, facts: Facts) -> int:
    """How many lines of a job say what came of it, and how much."""
    return sum(facts.has_figure(each) and OUTCOME.search(each.text) is not None for each in job.statements)


def _others(job: Job, facts: Facts) -> list[Job]:
    return [older for older in facts.field_jobs if older is not job]


def _is_new(job: Job, facts: Facts) -> bool:
    """Whether a job goes on, or was over at most half a year before the resume was written."""
    span = job.span(facts.today)
    return job.entry.current or (span is not None and month_of(_written(facts)) - span[1] <= HALF_A_YEAR)


_CLIENTS = re.compile(r"\b(?:clients?|customers?|engagements?|assignments?|selected)\b", re.IGNORECASE)


def _is_of_a_client(job: Job, facts: Facts) -> bool:
    """Whether a job stands among those for clients, of which each takes a part of the time."""
    section = facts.section_at(job.entry.first_line)
    return section is not None and _CLIENTS.search(section.heading) is not None


def latest_job(facts: Facts) -> Job | None:
    """The latest job of the field, where it was read for what it is and is no study, teaching or post beside others of
    which more is to be told."""
    jobs = [job for job in facts.field_jobs if job.months(facts.today) and not (job.is_club or _is_post(job, facts))]
    if not jobs or not facts.told or (facts.is_academic and not facts.builds_software):
        return None
    latest = jobs[0]
    if is_row_of_tools(latest.name):
        return None  # it was not read right
    if _TEACHES.search(latest.entry.title) and (len(jobs) > 1 or facts.projects):
        return None  # beside the studies, and of no kind of work that this person is going to be hired for
    if _is_beside_the_field(latest, jobs, facts) or _may_not_be_latest(latest, facts):
        return None
    if not _is_surely_of_field(latest, facts):
        return None
    if (_is_study(latest) and _is_beside(latest, facts)) or latest in in_a_list(facts.jobs):
        return None
    if _heads_projects(latest, facts):
        return None
    return None if _shares_its_lines(latest, facts) else latest


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
"""Words below a head from which on something is told there, read as whatever it may be."""


def _words_below(job: Job, facts: Facts) -> int:
    """The words that are told of a job; where more stands below its head that was taken for nothing in particular, all
    that stands there, but for rows of tools."""
    entry = job.entry
    named = {word for part in (entry.title, entry.organization, entry.dates, entry.place) for word in part.split()}
    below = facts.resume.lines[entry.first_line + 1 : entry.last_line + 1]
    words = [word for line in below if not is_row_of_tools(line.text) for word in line.text.split()]
    standing = sum(word.strip("()|,") not in named for word in words)
    return standing if standing - job.words >= max(_MIN_UNREAD, job.words + 1) else job.words


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


SPOKEN = 2
"""Lines with technology that speak for work of the field where no title does."""


def _is_surely_of_field(job: Job, facts: Facts) -> bool:
    """Whether a job of somebody who begins is work to tell more of, and none that pays for studies; and whether what
    was read as a job of anybody else is one, and no project or page of its own."""
    title = job.entry.title
    if titles.is_field(title) or sum(map(facts.names_technology, job.statements)) >= SPOKEN:
        return True
    return titles.is_title(title) and facts.resume.level is not Level.NEW_GRAD


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


def _months(job: Job, facts: Facts) -> int:
    """How long a job had lasted when the resume was written."""
    return job.months(_written(facts))


def _written(facts: Facts) -> date:
    return date.fromisoformat(facts.resume.written_on) if facts.resume.written_on else facts.today


def _before(latest: Job, facts: Facts) -> Job | None:
    """The job of years before the latest one, if it ended not long ago and shares its lines with none."""
    older = [job for job in facts.field_jobs if job is not latest and job.entry.first_line > latest.entry.first_line]
    if not older or _is_study(older[0]) or older[0].is_club or older[0] in in_a_list(facts.jobs):
        return None
    if not titles.is_field(older[0].entry.title):
        return None
    job, span = older[0], older[0].span(facts.today)
    recent = span is not None and month_of(_written(facts)) - span[1] <= LATELY
    return job if recent and _months(job, facts) >= LONG and not _shares_its_lines(job, facts) else None


YEARS_TOLD = gettext_noop("About {years} years of “{job}” are told in roughly {words} words.")
DATES_TOLD = gettext_noop("About {years} years ({dates}) are told in roughly {words} words.")


def _span(job: Job, facts: Facts, told: str = "") -> Span:
    entry, sure = job.entry, job.entry.sure
    parts = (
        (entry.title, sure.title),
        (entry.organization, sure.organization),
        (entry.dates, max(sure.start, sure.end)),
    )
    name = job.name
    known = [part for part, how in parts if part and how >= SURE]
    if told and name not in known:
        told = DATES_TOLD  # what the job is called was read unsurely, and when it was is known
    elif name not in known:
        known.insert(0, name)
    count = _words_below(job, facts)
    years = number(round(_months(job, facts) / YEAR))
    asked = {"years": years, "job": name, "dates": entry.dates, "words": _about(count)}
    words = {"told": gettext(told, **asked) if told else _told(name, job, facts), "job": name, "words": str(count)}
    return lacking(Span(SectionKind.EXPERIENCE, " · ".join(known), entry.first_line, entry.page, words))


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
    if job.statements or _words_below(job, facts) >= _MIN_UNREAD:
        words = _about(_words_below(job, facts))
        return gettext("You say little about “{job}”: roughly {words} words.", job=name, words=words)
    below = facts.resume.lines[job.entry.first_line + 1 : job.entry.last_line + 1]
    head = " ".join((job.entry.title, job.entry.organization, job.entry.dates))
    if any(line.text.strip() and line.text.strip() not in head for line in below):
        return gettext("You list “{job}” but say almost nothing about it.", job=name)
    return gettext("You list “{job}” but say nothing about it.", job=name)
