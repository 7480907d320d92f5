"""Companies above their roles: heads that go on in a line of dates, and roles that are held at the company above."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates
from coach.reading.lexicon.cities import is_plainly_city
from coach.reading.lexicon.dates import Range
from coach.reading.lexicon.places import is_area
from coach.reading.meaning.bullets import Item
from coach.reading.meaning.jobs.heads import PARTS, TELLS, Head
from coach.reading.meaning.stacks import lists_technologies
from coach.reading.meaning.tagging import calibration
from coach.reading.meaning.tagging.borders import behind_department
from coach.reading.meaning.tagging.calibration import calibrated
from coach.reading.meaning.tagging.named import Named
from coach.reading.meaning.tagging.whole_titles import LEARNERS, is_department
from rules.lexicon import titles
from rules.lexicon.titles import is_title
from rules.resume import Entry, Line, SectionKind, Sure

_SURE_TITLE, _DATED = 0.9, 0.6
"""How sure a title must be, and which part of the other jobs must have dates, for a line without either to be stray."""


def whole(jobs: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """The jobs, each with its dates: a head that names a title and a company, and no text below it, goes on in a line
    of dates that names no title, or in earlier titles that tell in brackets when they were held first; a title over
    its employer that has dates before the title's is one job."""
    whole: list[Head] = []
    titled_above = any(0 <= job.fields.title.line < job.fields.organization.line for job in jobs)
    for job in jobs:
        above = whole[-1] if whole else None
        if above is not None and _is_promotion(above, job, lines):
            whole[-1] = replace(above, head=(*above.head, *job.head), last=job.last)
        elif above is not None and titled_above and (when := _when_of_both(above, job)) is not None:
            organization = replace(job.fields.organization, line=len(above.head) + job.fields.organization.line)
            fields = replace(
                above.fields, organization=organization, place=job.fields.place or above.fields.place, when=when
            )
            whole[-1] = replace(above, head=(*above.head, *job.head), last=job.last, fields=fields)
        elif above is not None and _goes_on(above, job):
            fields = replace(above.fields, when=job.fields.when)
            place = above.fields.place if above.fields.place.text else job.fields.place
            whole[-1] = replace(
                above, head=(*above.head, *job.head), last=job.last, fields=replace(fields, place=place)
            )
        else:
            whole.append(job)
    return whole


def _when_of_both(above: Head, job: Head) -> Range | None:
    """The dates of a title together with those of the employer below it, which they follow: "Manager⇥Jan 2023 –
    Present (consultant)" over "Larkspur Law School⇥Dec 2014 – Jan 2023"; None where these are two jobs."""
    later, first = above.fields.when, job.fields.when
    if later is None or first is None or later.single or first.single or not (later.start and first.start):
        return None
    bare = bool(above.fields.title.text) and not above.fields.organization.text and above.last == above.head[-1]
    below = job.is_company_alone and job.head[0] == above.last + 1 and job.span == above.span
    follows = first.end is not None and 0 <= dates.months(later.start) - dates.months(first.end) <= 1
    if not (bare and below and follows):
        return None
    return replace(first, end=later.end, current=later.current, written=f"{first.written}, {later.written}")


_PROMOTED = re.compile(r"\((?:promoted|started|joined|hired|moved up|until|since)\b[^)]*\)\s*$", re.IGNORECASE)
""" "Senior Developer (promoted in 2020)"."""


def _is_promotion(above: Head, job: Head, lines: Sequence[Line]) -> bool:
    """Whether a head lists earlier titles of the job right above it."""
    ranged = above.fields.when is not None and not above.fields.when.single
    right_below = above.last == above.head[-1] and job.head[0] == above.last + 1 and job.span == above.span
    return ranged and right_below and all(_PROMOTED.search(lines[number].text) for number in job.head)


def _goes_on(above: Head, job: Head) -> bool:
    named = above.fields.title.text and above.fields.organization.text and above.fields.when is None
    right_below = above.last == above.head[-1] and job.head[0] == above.last + 1 and job.span == above.span
    return bool(named and right_below and job.fields.when is not None and not job.fields.title.text)


def joined(
    jobs: Sequence[Head], items: Sequence[Item], lines: Sequence[Line], kind: SectionKind, elsewhere: int
) -> tuple[Entry, ...]:
    """A company above its roles is no job beside them; its later roles are held there, too. `elsewhere`: how many jobs
    of other sections have dates."""
    entries: list[Entry] = []
    company: Head | None = None
    """The last head that named an organization."""
    waiting: Head | None = None
    """A head of a company alone, whose roles follow."""
    for number, each in enumerate(jobs):
        job = each
        alone = job.is_company_alone and not _has_body(job, items) and job is not jobs[-1]
        if alone and not _is_told(job, jobs[number + 1]) and not _are_apart(job, jobs[number + 1]):
            waiting = company = job
            continue
        if (_is_stray(job, jobs, elsewhere, lines) or _is_project_within(job, entries, lines)) and (
            entries or elsewhere
        ):
            entries[-1:] = [replace(one, last_line=job.last) for one in entries[-1:]]
            continue
        organization = job.fields.organization
        told = company is not None and _has_body(company, items)
        if job.fields.title.text and company is not None and not told and company.holds(job):
            organization = Named()  # what the role itself names is a part of the company above, which its dates tell
        place = job.fields.place
        first = job.head[0]
        if company is not None and _is_all_title(job, company, lines):
            job, organization = _undivided(job, lines), Named()
        above = company is not None and (waiting or company.holds(job) or _stands_below(job, company, lines, told))
        if not organization.text and company is not None and above:
            organization = company.fields.organization
            place = place if place.text else company.fields.place
        elif organization.text:
            company = job
        elif not organization.text:
            job, organization = _parted(job)
        if waiting is not None:
            only = number + 1 == len(jobs) or jobs[number + 1].fields.organization.text
            if only and job.fields.when is None and not each.fields.organization.text:
                job = replace(job, fields=replace(job.fields, when=waiting.fields.when))
            first, waiting = waiting.head[0], None
        entries.append(_entry(job, organization, place.text, first, lines, kind))
    return tuple(entries)


def _parted(job: Head) -> tuple[Head, Named]:
    """A title that no company stands beside or above, cut before what may be one: "Engineer, Larkspur"."""
    title = job.fields.title
    cut = next((one for one in PARTS.finditer(title.text) if "(" not in title.text[: one.start()]), None)
    names = titles.in_resumes()
    if cut is None or not names.search(title.text[: cut.start()]):
        return job, Named()
    if names.search(title.text[cut.end() :]) and not _is_in_capitals(
        title.text[: cut.start()], title.text[cut.end() :]
    ):
        return job, Named()
    if is_department(title.text[: cut.start()], title.text[cut.end() :]):
        return job, Named()
    role, name = replace(title, text=title.text[: cut.start()]), Named(title.text[cut.end() :], _PARTED, title.line)
    role, name = behind_department(role, name)
    return replace(job, fields=replace(job.fields, title=role)), name


def _is_in_capitals(title: str, name: str) -> bool:
    """Whether a name of several words is in capitals, as the title before it is not: "Engineer, LEAD LARKSPUR"."""
    return len(name.split()) > 1 and name.isupper() and not title.isupper()


_PARTED = 0.9
"""How sure a company is that only its place tells."""


def _is_stray(job: Head, jobs: Sequence[Head], elsewhere: int, lines: Sequence[Line]) -> bool:
    """True for a line with neither dates nor a title among jobs that have both: a label, or what a page repeats.

    And for what heads a project within a job: "Project: Payroll", "Role: Tester Client: Larkspur". `elsewhere`: how
    many jobs of the page's other sections have dates.
    """
    dated = sum(one.fields.when is not None for one in jobs)
    title = job.fields.title
    first = lines[job.head[0]].text
    later = job.fields.when is None and dated and job is not jobs[0]
    if later and (TELLS.match(first) or _OF_PROJECT.match(first)):
        return True
    if job is not jobs[0] and _is_numbered(job, lines) and not _is_numbered(jobs[0], lines) and jobs[0].fields.when:
        return True
    named = (is_title(title.text) or calibrated(title.sure, calibration.TITLE) >= _SURE_TITLE) and not _is_team(job)
    beside = max(2, _DATED * (len(jobs) - 1)) if dated else 0
    return job.fields.when is None and not named and dated + elsewhere >= max(2, beside)


def _is_project_within(job: Head, above: Sequence[Entry], lines: Sequence[Line]) -> bool:
    """Whether a head is a project with its technologies, done within the job above: "Price Import | Go, Kafka, Redis⇥
    May 2021 – Aug 2021"."""
    when, last = job.fields.when, above[-1] if above else None
    if when is None or last is None or not (when.start and last.start) or is_title(lines[job.head[0]].text):
        return False
    _, sign, rest = dates.without_dates(lines[job.head[0]].text).partition(" | ")
    used = bool(sign) and lists_technologies(rest)
    ends = last.current or (not when.current and (when.end or "") <= (last.end or ""))
    return used and last.start <= when.start and ends


def _is_team(job: Head) -> bool:
    """Whether what stands in the place of a title names a team within a job, and nothing else stands there."""
    return _TEAM.search(job.fields.title.text) is not None and not job.fields.organization.text


_TEAM = re.compile(r"\b(?:team|squad|tribe|group)(?:\s*[\[(].*)?$", re.IGNORECASE)


def _is_numbered(job: Head, lines: Sequence[Line]) -> bool:
    """Whether a head counts projects, which were done for an employer named above: "Project #2⇥2020 – 2023"."""
    return any(_NUMBERED.match(lines[number].text) for number in job.head)


_NUMBERED = re.compile(r"\W*project\s*(?:#|no\.?|number)?\s*\d{1,2}\b", re.IGNORECASE)
_OF_PROJECT = re.compile(
    r"\W*(?:\d+\W+)?(?:project|client|module|role|team size|environment)s?(?: (?:name|title|role|description))?"
    r"\s*(?:[:#]|\d)",
    re.IGNORECASE,
)


def _has_body(job: Head, items: Sequence[Item]) -> bool:
    return any(job.head[0] <= item.first <= job.last for item in items)


def _is_told(job: Head, following: Head) -> bool:
    """True for a company with dates of its own and text under them, where what follows was at another time."""
    dated = job.fields.when is not None and following.fields.when is not None
    return dated and job.last > job.head[-1] and not job.holds(following)


def _are_apart(job: Head, following: Head) -> bool:
    """Whether two names without titles, each with its own dates, are two jobs: a list of laboratories."""
    dated = job.fields.when is not None and following.fields.when is not None
    return dated and following.is_company_alone and not job.holds(following)


def _is_all_title(job: Head, company: Head, lines: Sequence[Line]) -> bool:
    """True for a student's role whose line is set throughout as that of the role above, below whose own company it
    stands: what seems an employer on it is a part of the title, as in "Power Management - Intern"."""
    title, seeming, above = job.fields.title, job.fields.organization, company.fields
    beside = bool(title.text and seeming.text) and title.line == seeming.line and company.head != job.head
    if (
        not beside
        or not _RANK.fullmatch(title.text)
        or not 0 <= above.organization.line < above.title.line
        or job.fields.place.text
    ):
        return False
    line = lines[job.head[title.line]]
    roles = _look(lines[company.head[above.title.line]], above.title.text)
    companies = _look(lines[company.head[above.organization.line]], above.organization.text)
    return roles == _look(line, title.text) == _look(line, seeming.text) != companies


_RANK = re.compile(rf"(?:\w+ )?(?:{LEARNERS}|working student)", re.IGNORECASE)


def _undivided(job: Head, lines: Sequence[Line]) -> Head:
    """The job with what seemed its employer as a part of its title."""
    title, seeming = job.fields.title, job.fields.organization
    text = lines[job.head[title.line]].text
    places = [(at, at + len(one)) for one in (title.text, seeming.text) if (at := text.find(one)) >= 0]
    whole = replace(title, text=text[min(begin for begin, _ in places) : max(end for _, end in places)])
    return replace(job, fields=replace(job.fields, title=whole, organization=Named()))


def _stands_below(job: Head, company: Head, lines: Sequence[Line], told: bool) -> bool:
    """True for a later role: set as the first role of the company, which stood on a line above that. `told` says
    whether text stands below the company."""
    title, above = job.fields.title, company.fields
    if not title.text or above.organization.line < 0:
        return False
    if company.fields.title.line < 0:
        return not told and not _is_told(company, job)
    if above.organization.line >= above.title.line:
        return False
    return _look(lines[job.head[title.line]], title.text) == _look(
        lines[company.head[above.title.line]], above.title.text
    )


def _look(line: Line, text: str) -> tuple[bool, bool, int]:
    """The look in which a text of a line begins; what stands beside it, a date say, may be set otherwise."""
    begin = max(0, line.text.find(text))
    run = next((run for run in reversed(line.runs) if run.start <= begin), None)
    one = line if run is None else run
    return (one.bold, one.italic, round(one.size))


def _entry(job: Head, organization: Named, place: str, first: int, lines: Sequence[Line], kind: SectionKind) -> Entry:
    when = job.fields.when
    title, place = _without_town(job.fields.title.text, place, lines[first].text)
    return Entry(
        section=kind,
        title=title,
        organization=_JOINED.sub("", organization.text),
        place=place,
        start=_start(when),
        end=_end(when),
        current=bool(when and when.current),
        dates=when.written if when else "",
        page=lines[first].page,
        first_line=first,
        last_line=job.last,
        sure=_sure(job, organization),
    )


def _without_town(title: str, place: str, head: str) -> tuple[str, str]:
    """The title and the place, where nothing but a blank parts them: "Backend Engineer Leeds, England"."""
    named, _, town = title.rpartition(" ")
    area = re.search(rf"{re.escape(title)}, (?P<area>[A-Z]\w+)", head)
    if area is None or not (is_title(named) and is_plainly_city(town) and is_area(area["area"])):
        return title, place
    return named, f"{town}, {area['area']}"


_JOINED = re.compile(r"^(?:in|at|for|with) (?=[A-Z])")
"""What joins an employer to the title before it: "Tester in Larkspur"."""


def _start(when: Range | None) -> str | None:
    """Where a job begins; one with a lone date ("2019") began and ended then."""
    return None if when is None else when.end if when.single else when.start


def _end(when: Range | None) -> str | None:
    """Where a job ends; one that is dated by a season ("Summer 2019") lasted through it."""
    return None if when is None else dates.last_of_season(when) or when.end


def _sure(job: Head, organization: Named) -> Sure:
    """Inherited companies are as sure as where they were read; dates, as sure as their form is plain."""
    when = job.fields.when
    dated = 0.0 if when is None else 0.6 if when.single else 0.97
    title = calibrated(job.fields.title.sure, calibration.TITLE)
    return Sure(title, calibrated(organization.sure, calibration.ORGANIZATION), dated if _start(when) else 0.0, dated)
