"""Jobs: the lines among them tagged, their heads read for all of the page together, roles below one company joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.dates import Range
from coach.reading.meaning import run_in
from coach.reading.meaning.bullets import Item
from coach.reading.meaning.stacks import is_row
from coach.reading.meaning.tagging import calibration, tagger
from coach.reading.meaning.tagging import heads as reading
from coach.reading.meaning.tagging.calibration import calibrated
from coach.reading.meaning.tagging.heads import BY_WORDS, HeadFields, Named
from coach.reading.meaning.tagging.tagger import Tagged
from coach.reading.meaning.tagging.verdicts import verdicts
from rules.lexicon import titles
from rules.lexicon.titles import is_title
from rules.resume import Entry, Line, SectionKind, Sure

_SURE_TITLE, _DATED = 0.9, 0.6
"""How sure a title must be, and which part of the other jobs must have dates, for a line without either to be stray."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """What was read in one span of lines: jobs, bullets, and the tag of each line."""

    entries: tuple[Entry, ...]
    items: tuple[Item, ...]
    tagged: Tagged


@dataclass(frozen=True, slots=True)
class _Job:
    """A head with its lines, and the last line of what follows it."""

    span: int
    head: tuple[int, ...]
    last: int
    fields: HeadFields


def read(lines: Sequence[Line], spans: Sequence[tuple[int, int]], kinds: Sequence[SectionKind]) -> list[Jobs]:
    """The jobs within each span of lines (first and last, without the heading)."""
    found = [_tagged(lines, first, last) for first, last in spans]
    heads = [
        (n, head)
        for n, (first, _) in enumerate(spans)
        for whole in tagger.to_heads(found[n].tags, first)
        for each in _cut_at_signs(whole, lines)
        if (head := [i for i in each if not _is_of_group(lines[i].text)])
    ]
    begun = {
        number: line
        for n, span in enumerate(spans)
        if all(n != one for one, _ in heads)
        for number, line in run_in.heads(lines, *span).items()
    }
    heads += [(n, [i]) for i in begun for n, (first, last) in enumerate(spans) if first <= i <= last]
    heads.sort(key=lambda each: each[1])
    fields = reading.read([_naming([begun.get(i, lines[i]) for i in head]) for _, head in heads])
    jobs = [
        _with_dates_beside_text(_Job(span, tuple(head), _last(heads, number, spans), each), lines)
        for number, ((span, head), each) in enumerate(zip(heads, fields, strict=True))
    ]
    jobs = [_with_title_below(job, lines) for job in _with_dates_behind_text(jobs, lines)]
    jobs = _with_rows_below([_with_employer_below(_with_labelled_dates(job, lines), lines) for job in jobs], lines)
    jobs = _with_employers_above(jobs)
    out = []
    for number, (first, _) in enumerate(spans):
        items = tagger.to_items(lines[first : spans[number][1] + 1], found[number].tags, first)
        told = [job.head[0] for job in jobs if job.span == number and job.head[0] in begun]
        items = tuple(run_in.paragraphs(lines, told, spans[number][1])) if told else _without_titles(items, jobs, lines)
        entries = _joined(_whole([job for job in jobs if job.span == number]), items, lines, kinds[number])
        out.append(Jobs(entries, items, found[number]))
    return out


def _tagged(lines: Sequence[Line], first: int, last: int) -> Tagged:
    inside = lines[first : last + 1]
    return tagger.tag(inside, *verdicts(inside))


def _cut_at_signs(head: Sequence[int], lines: Sequence[Line]) -> list[list[int]]:
    """A head, cut where the sign that opened it opens a dated line again: jobs of which nothing is told."""
    parts: list[list[int]] = [[]]
    for number in head:
        line, first = lines[number], lines[head[0]]
        again = bool(line.bullet) and line.bullet == first.bullet and abs(line.left - first.left) <= _SAME_EDGE
        if parts[-1] and again and _is_dated(line) and any(_is_dated(lines[one]) for one in parts[-1]):
            parts.append([])
        parts[-1].append(number)
    return parts


_SAME_EDGE = 2.0


def _is_dated(line: Line) -> bool:
    return any(not one.single for one in dates.find(line.text))


_OF_GROUP = re.compile(
    r"(?:early|earlier|previous|prior|past|former|other|additional|further|older)"
    r" (?:(?:work|professional|relevant|industry) )?(?:experiences?|career|roles|positions|employment|jobs|history)",
    re.IGNORECASE,
)


def _is_of_group(text: str) -> bool:
    """True for what stands over several jobs, which is no employer: "Earlier Experience (2012 – 2017)"."""
    return _OF_GROUP.fullmatch(dates.without_dates(text).strip(" \t()[]:–—-|,")) is not None


def _with_dates_beside_text(job: _Job, lines: Sequence[Line]) -> _Job:
    """A job whose dates stand in the margin beside the first line of what it tells: "Jan – Apr 2014⇥Wrote tests"."""
    below = job.head[-1] + 1
    if job.fields.when is not None or below > job.last:
        return job
    beside, tab, _ = lines[below].text.partition("\t")
    found = [one for one in dates.find(beside) if not one.single] if tab and dates.is_only_date(beside) else []
    return replace(job, fields=replace(job.fields, when=found[0])) if found else job


_MAX_TITLE_WORDS = 10
"""Words of a line below a head that is the title which the head lacks."""


def _with_title_below(job: _Job, lines: Sequence[Line]) -> _Job:
    """A job whose head has employer and dates, with the title that the line below names, in smaller type say."""
    below = job.head[-1] + 1
    lacks = job.fields.organization.text and job.fields.when is not None and not job.fields.title.text
    if not lacks or below > job.last or (lines[below].bullet and not _is_apart(lines, below)):
        return job
    if not _is_title_alone(lines[below].text):
        return job
    title = Named(lines[below].text.strip(), BY_WORDS, len(job.head))
    return replace(job, head=(*job.head, below), fields=replace(job.fields, title=title))


def _is_title_alone(text: str) -> bool:
    words = text.split()
    short = 1 < len(words) <= _MAX_TITLE_WORDS and words[-1][-1] not in ".:;,"
    return short and is_title(text) and "\t" not in text and not dates.find(text)


def _is_apart(lines: Sequence[Line], number: int) -> bool:
    """Whether the line opens with a dash, while plain text or bullets with another sign tell what was done there."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    return lines[number].bullet in _DASHES and below is not None and below.bullet not in _DASHES


_DASHES = ("-", "–", "—", "−")


def _without_titles(items: Sequence[Item], jobs: Sequence[_Job], lines: Sequence[Line]) -> tuple[Item, ...]:
    """The bullets but for the titles of jobs that open with a dash, and, where several do, those of further roles."""
    heads = {number for job in jobs for number in job.head}
    several = len([item for item in items if item.first in heads]) > 1
    return tuple(
        item
        for item in items
        if item.first not in heads
        and not (several and item.first == item.last and _is_apart(lines, item.first) and _is_title_alone(item.text))
    )


_DATES_LABEL = re.compile(
    r"\W*(?:tenure|duration|period|dates?|time ?frame|(?:employment|work(?:ing)?) (?:period|dates?))"
    r"(?: of (?:employment|work|service))?\s*[:–—-]",
    re.IGNORECASE,
)
_LABELLED = 3
"""Lines below a head among which a labelled line may tell its dates."""


def _with_labelled_dates(job: _Job, lines: Sequence[Line]) -> _Job:
    """A job whose dates stand behind a label below its head: "Tenure: Aug 2021 – Till date (2 years as of …)"."""
    if job.fields.when is not None:
        return job
    for line in lines[job.head[-1] + 1 : min(job.last, job.head[-1] + _LABELLED) + 1]:
        found = [one for one in dates.find(line.text) if not one.single] if _DATES_LABEL.match(line.text) else []
        if found:
            return replace(job, fields=replace(job.fields, when=found[0]))
    return job


_MAX_ROW, _SURE_NAME = 16, 0.6
"""Words of a row below a head that may belong to it, and how sure an employer must be that it names."""


def _with_rows_below(jobs: Sequence[_Job], lines: Sequence[Line]) -> list[_Job]:
    """The jobs, those that lack their employer with the row below, where the heads, read anew with it, tell one there:
    "Larkspur – a marketplace for tools", "Tidewater, Leeds, UK."."""
    longer = [(*job.head, job.head[-1] + 1) if _may_go_on(job, lines) else job.head for job in jobs]
    if all(len(head) == len(job.head) for head, job in zip(longer, jobs, strict=True)):
        return list(jobs)
    anew = reading.read([_naming([lines[number] for number in head]) for head in longer])
    return [
        _with_employer_of(job, head, fields) if len(head) > len(job.head) else job
        for job, head, fields in zip(jobs, longer, anew, strict=True)
    ]


def _may_go_on(job: _Job, lines: Sequence[Line]) -> bool:
    """Whether a head of title and dates, without employer, has one row of no sentence between itself and its text."""
    below = job.head[-1] + 1
    lacks = is_title(job.fields.title.text) and job.fields.when is not None and not job.fields.organization.text
    if not lacks or below > job.last or lines[below].bullet or len(lines[below].text.split()) > _MAX_ROW:
        return False
    alone = below == job.last or bool(lines[below + 1].bullet)
    return alone and lines[below].text[:1].isupper() and not _TELLS.match(lines[below].text)


def _with_employer_of(job: _Job, head: tuple[int, ...], anew: HeadFields) -> _Job:
    found = anew.organization
    below = found.line == len(head) - 1 and found.sure >= _SURE_NAME and anew.title.text == job.fields.title.text
    if not below or is_title(found.text):
        return job
    return replace(job, head=head, fields=replace(job.fields, organization=found, place=anew.place))


_MAX_EMPLOYER_WORDS = 5
"""Words of a line below a head that is the employer which the head lacks."""


_AT_PLACE = re.compile(r"(?<=[\w.)])\s+at\s+(?=[A-Z\d])")


def _with_employer_below(job: _Job, lines: Sequence[Line]) -> _Job:
    """A job whose head has title and dates, with the employer that the line below names beside its place:
    "Larkspur⇥Remote", "(Larkspur, Tidewater Staffing) at Remote"."""
    below = job.head[-1] + 1
    lacks = job.fields.title.text and job.fields.when is not None and not job.fields.organization.text
    if not lacks or below > job.last or lines[below].bullet:
        return job
    name, _, place = (part.strip() for part in _AT_PLACE.sub("\t", lines[below].text, count=1).partition("\t"))
    name = name[1:-1] if re.fullmatch(r"\([^()]+\)", name) else name
    fits = name[:1].isupper() and len(name.split()) <= _MAX_EMPLOYER_WORDS and name[-1] not in ".:;,"
    if not places.is_place(place) or not fits or is_title(name) or dates.find(name) or places.is_place(name):
        return job
    number = len(job.head)
    fields = replace(job.fields, organization=Named(name, BY_WORDS, number), place=Named(place, BY_WORDS, number))
    return replace(job, head=(*job.head, below), fields=fields)


def _with_employers_above(jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs, a name without a title over the roles that its dates hold taken for their employer:
    "LARKSPUR - FULL TIME⇥2017 – 2023" over "Engineer - 2020 – 2023"."""
    return [
        replace(job, fields=replace(job.fields, title=Named(), organization=job.fields.title))
        if following is not None and _is_employer_above(job, following)
        else job
        for job, following in zip_longest(jobs, jobs[1:])
    ]


def _is_employer_above(job: _Job, following: _Job) -> bool:
    name, role = job.fields, following.fields
    named = bool(name.title.text) and not name.organization.text and not is_title(name.title.text)
    bare = is_title(role.title.text) and not role.organization.text
    above = job.span == following.span and job.last == job.head[-1] and following.head[0] == job.last + 1
    alone = replace(job, fields=replace(name, title=Named(), organization=name.title))
    return named and bare and above and _holds(alone, following)


def _with_dates_behind_text(jobs: Sequence[_Job], lines: Sequence[Line]) -> list[_Job]:
    """The jobs, with the dates that end their text where a page sets them so: "Drew the campaign. June 2019." """
    behind = [_date_behind(job, lines) for job in jobs]
    if sum(one is not None for one in behind) < max(2, len(jobs) / 2):
        return list(jobs)
    return [
        job if when is None else replace(job, fields=replace(job.fields, when=when))
        for job, when in zip(jobs, behind, strict=True)
    ]


def _date_behind(job: _Job, lines: Sequence[Line]) -> Range | None:
    """The date or range that ends the last line of a job without dates, set off as a sentence of its own."""
    if job.fields.when is not None or job.last == job.head[-1] or lines[job.last].bullet:
        return None
    text = lines[job.last].text
    found = dates.find(text)
    if not found or text[found[-1].finish :].strip(" .)"):
        return None
    before = text[: found[-1].begin].rstrip(" (")
    return found[-1] if not before or before[-1] in ".!?;|–—" else None


def _naming(head: Sequence[Line]) -> Sequence[Line]:
    """The lines of a head that name something: a row of technologies below them is no company, nor is who led."""
    named = [line for line in head if not is_row(line.text)] or head
    named = [replace(line, text=_LED_BY.sub(_blank, _COURSE.sub(_blank, line.text))) for line in named]
    others = any(_PARTS.search(line.text) and not _CONTRACTED.match(line.text) for line in named)
    return [replace(line, text=_CONTRACTED.sub(_blank, line.text)) for line in named] if others else named


_COURSE = re.compile(r"^\W*(?:[Cc]ourses?|[Mm]odules?):?\s+[A-Z]{2,5}[ -]?\d{2,4}\b[^\t]*")
"""The courses that somebody taught or assisted, which are no employer: "Course CS 3500 (Object Oriented Design)"."""
_CONTRACTED = re.compile(r"^\W*(?:sub-?)?(?:contracted|seconded|assigned|on loan) (?:out )?to\s[^\t]*", re.IGNORECASE)
"""For whom an employer had somebody work, where the head names the employer, too."""


_LED_BY = re.compile(
    r"(?<![\w&])(?:advis[eo]rs?|supervisors?|supervised by|mentors?|guide|instructors?|professor|pi)\s*:\s*[^\t|]*",
    re.IGNORECASE,
)
"""Who led the work, named behind a label in the head of a job: "Research Lab Advisor: Dr Ada Marsh"."""


def _blank(match: re.Match[str]) -> str:
    """As long as before, so that what is behind keeps its place and its look."""
    return " " * len(match.group())


def _last(heads: Sequence[tuple[int, list[int]]], number: int, spans: Sequence[tuple[int, int]]) -> int:
    span = heads[number][0]
    if number + 1 < len(heads) and heads[number + 1][0] == span:
        return heads[number + 1][1][0] - 1
    return spans[span][1]


def _whole(jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs, each with its dates: a head that names a title and a company, and no text below it, goes on in a line
    of dates that names no title."""
    whole: list[_Job] = []
    for job in jobs:
        above = whole[-1] if whole else None
        if above is not None and _goes_on(above, job):
            fields = replace(above.fields, when=job.fields.when)
            place = above.fields.place if above.fields.place.text else job.fields.place
            whole[-1] = replace(
                above, head=(*above.head, *job.head), last=job.last, fields=replace(fields, place=place)
            )
        else:
            whole.append(job)
    return whole


def _goes_on(above: _Job, job: _Job) -> bool:
    named = above.fields.title.text and above.fields.organization.text and above.fields.when is None
    right_below = above.last == above.head[-1] and job.head[0] == above.last + 1 and job.span == above.span
    return bool(named and right_below and job.fields.when is not None and not job.fields.title.text)


def _joined(jobs: Sequence[_Job], items: Sequence[Item], lines: Sequence[Line], kind: SectionKind) -> tuple[Entry, ...]:
    """A company above its roles is no job beside them; its later roles are held there, too."""
    entries: list[Entry] = []
    company: _Job | None = None
    """The last head that named an organization."""
    waiting: _Job | None = None
    """A head of a company alone, whose roles follow."""
    for number, each in enumerate(jobs):
        job = each
        alone = _is_company_alone(job) and not _has_body(job, items) and job is not jobs[-1]
        if alone and not _is_told(job, jobs[number + 1]):
            waiting = company = job
            continue
        if entries and _is_stray(job, jobs, lines):
            entries[-1] = replace(entries[-1], last_line=job.last)
            continue
        organization = job.fields.organization
        told = company is not None and _has_body(company, items)
        if job.fields.title.text and company is not None and not told and _holds(company, job):
            organization = Named()  # what the role itself names is a part of the company above, which its dates tell
        place = job.fields.place
        first = job.head[0]
        above = company is not None and (waiting or _holds(company, job) or _stands_below(job, company, lines))
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


_PARTS = re.compile(r"\s*,\s+|\s+[–—|·-]\s+|\s+(?:at|@)\s+")


def _parted(job: _Job) -> tuple[_Job, Named]:
    """A title that no company stands beside or above, cut before what may be one: "Engineer, Larkspur"."""
    title = job.fields.title
    cut = next((one for one in _PARTS.finditer(title.text) if "(" not in title.text[: one.start()]), None)
    names = titles.in_resumes()
    if cut is None or not names.search(title.text[: cut.start()]) or names.search(title.text[cut.end() :]):
        return job, Named()
    rest = replace(job.fields, title=replace(title, text=title.text[: cut.start()]))
    return replace(job, fields=rest), Named(title.text[cut.end() :], _PARTED, title.line)


_PARTED = 0.9
"""How sure a company is that only its place tells."""


def _is_company_alone(job: _Job) -> bool:
    return bool(job.fields.organization.text) and not job.fields.title.text


def _is_stray(job: _Job, jobs: Sequence[_Job], lines: Sequence[Line]) -> bool:
    """True for a line with neither dates nor a title among jobs that have both: a label, or what a page repeats.

    And for what heads a project within a job: "Project: Payroll", "Role: Tester Client: Larkspur".
    """
    dated = sum(one.fields.when is not None for one in jobs)
    title = job.fields.title
    first = lines[job.head[0]].text
    later = job.fields.when is None and dated and job is not jobs[0]
    if later and (_TELLS.match(first) or _OF_PROJECT.match(first)):
        return True
    named = is_title(title.text) or calibrated(title.sure, calibration.TITLE) >= _SURE_TITLE
    return job.fields.when is None and not named and dated >= max(2, _DATED * (len(jobs) - 1))


_TELLS = re.compile(
    r"(?:[A-Z][a-z]+ed|Built|Led|Wrote) (?:as|on|in|with|for|the|an?|and|to|some|different|several) [a-zA-Z]"
)
"""How a sentence of work begins, which heads no job: "Worked as a developer and …"."""
_OF_PROJECT = re.compile(
    r"\W*(?:\d+\W+)?(?:project|client|module|role|team size|environment)s?(?: (?:name|title|role|description))?"
    r"\s*(?:[:#]|\d)",
    re.IGNORECASE,
)


def _holds(company: _Job, job: _Job) -> bool:
    """True where the dates of the company alone hold those of the role below it."""
    whole, part = company.fields.when, job.fields.when
    if not _is_company_alone(company) or whole is None or part is None or not (whole.start and part.start):
        return False
    ends = whole.current or (not part.current and (part.end or "") <= (whole.end or ""))
    return whole.start <= part.start and ends


def _has_body(job: _Job, items: Sequence[Item]) -> bool:
    return any(job.head[0] <= item.first <= job.last for item in items)


def _is_told(job: _Job, following: _Job) -> bool:
    """True for a company with dates of its own and text under them, where what follows was at another time."""
    dated = job.fields.when is not None and following.fields.when is not None
    return dated and job.last > job.head[-1] and not _holds(job, following)


def _stands_below(job: _Job, company: _Job, lines: Sequence[Line]) -> bool:
    """True for a later role: set as the first role of the company, which stood on a line above that."""
    title, above = job.fields.title, company.fields
    if not title.text or above.organization.line < 0:
        return False
    if company.fields.title.line < 0:
        return True
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


def _entry(job: _Job, organization: Named, place: str, first: int, lines: Sequence[Line], kind: SectionKind) -> Entry:
    when = job.fields.when
    return Entry(
        section=kind,
        title=job.fields.title.text,
        organization=organization.text,
        place=place,
        start=_start(when),
        end=when.end if when else None,
        current=bool(when and when.current),
        dates=when.written if when else "",
        page=lines[first].page,
        first_line=first,
        last_line=job.last,
        sure=_sure(job, organization),
    )


def _start(when: Range | None) -> str | None:
    """Where a job begins; one with a lone date ("Summer 2019") began and ended then."""
    return None if when is None else when.end if when.single else when.start


def _sure(job: _Job, organization: Named) -> Sure:
    """Inherited companies are as sure as where they were read; dates, as sure as their form is plain."""
    when = job.fields.when
    dated = 0.0 if when is None else 0.6 if when.single else 0.97
    title = calibrated(job.fields.title.sure, calibration.TITLE)
    return Sure(title, calibrated(organization.sure, calibration.ORGANIZATION), dated if _start(when) else 0.0, dated)
