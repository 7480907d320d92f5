"""What a head lacks, found beside, below or above it: dates, a title, an employer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.dates import Range
from coach.reading.meaning.bullets import Item
from coach.reading.meaning.fields import is_school
from coach.reading.meaning.jobs.heads import TELLS, Head, naming
from coach.reading.meaning.tagging import heads as reading
from coach.reading.meaning.tagging.named import BY_WORDS, HeadFields, Named
from rules.lexicon.titles import is_title
from rules.resume import Line


def completed(heads: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """The heads of all jobs in their order, with what each lacks as far as the lines around it tell."""
    jobs = [_with_dates_beside_text(job, lines) for job in heads]
    jobs = [_with_title_below(job, lines) for job in _with_dates_behind_text(jobs, lines)]
    jobs = [_with_labelled_title(job, lines) for job in jobs]
    jobs = _with_rows_below([_with_employer_below(_with_labelled_dates(job, lines), lines) for job in jobs], lines)
    return _with_employers_above([_with_employer_over_town(job, heads, lines) for job in jobs])


_TOWN_FIRST = re.compile(r"\(\w[^()]+\)")


def _with_employer_over_town(job: Head, jobs: Sequence[Head], lines: Sequence[Line]) -> Head:
    """A job whose head opens with a town in brackets and names no employer, with the one in the row above, which no
    other head has: "Larkspur Group" over "(Bergen, NO) – Nov 2021 – Dec 2021"."""
    fields, above = job.fields, job.head[0] - 1
    lacks = fields.title.text and fields.place.text and not fields.organization.text
    if not lacks or above < 0 or not _TOWN_FIRST.match(lines[job.head[0]].text):
        return job
    name, taken = lines[above].text.strip(), any(above in each.head for each in jobs)
    named = name[:1].isupper() and len(name.split()) <= _MAX_EMPLOYER_WORDS and name[-1] not in ".:;,"
    if taken or lines[above].bullet or not named or is_title(name) or dates.find(name):
        return job
    return replace(job, fields=replace(fields, organization=Named(name, BY_WORDS)))


def without_titles(items: Sequence[Item], jobs: Sequence[Head], lines: Sequence[Line]) -> tuple[Item, ...]:
    """The bullets but for the titles of jobs that open with a dash, and, where several do, those of further roles."""
    heads = {number for job in jobs for number in job.head}
    several = len([item for item in items if item.first in heads]) > 1
    return tuple(
        item
        for item in items
        if item.first not in heads
        and not (several and item.first == item.last and _is_apart(lines, item.first) and _is_title_alone(item.text))
    )


def _with_dates_beside_text(job: Head, lines: Sequence[Line]) -> Head:
    """A job whose dates stand in the margin beside the first lines of what it tells: "Jan – Apr 2014⇥Wrote tests"."""
    if job.fields.when is not None:
        return job
    for line in lines[job.head[-1] + 1 : min(job.last, job.head[-1] + _BESIDE) + 1]:
        beside, tab, _ = line.text.partition("\t")
        found = [one for one in dates.find(beside) if not one.single] if tab and dates.is_only_date(beside) else []
        if found:
            return replace(job, fields=replace(job.fields, when=found[0]))
    return job


_BESIDE = 3
"""Lines below a head beside which its dates may stand, lower than an employer that takes two rows of the margin."""


_MAX_TITLE_WORDS = 10
"""Words of a line below a head that is the title which the head lacks."""


def _with_title_below(job: Head, lines: Sequence[Line]) -> Head:
    """A job whose head has employer and dates, with the title that the line below names, in smaller type say."""
    below = job.head[-1] + 1
    if not _lacks_title(job) or below > job.last or (lines[below].bullet and not _is_apart(lines, below)):
        return job
    if not _is_title_alone(lines[below].text):
        return job
    title = Named(lines[below].text.strip(), BY_WORDS, len(job.head))
    return replace(job, head=(*job.head, below), fields=replace(job.fields, title=title))


def _lacks_title(job: Head) -> bool:
    return bool(job.fields.organization.text) and job.fields.when is not None and not job.fields.title.text


def _is_title_alone(text: str) -> bool:
    words = text.split()
    short = 1 < len(words) <= _MAX_TITLE_WORDS and words[-1][-1] not in ".:;,"
    return short and is_title(text) and "\t" not in text and not dates.find(text)


def _is_apart(lines: Sequence[Line], number: int) -> bool:
    """Whether the line opens with a dash, while plain text or bullets with another sign tell what was done there."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    return lines[number].bullet in _DASHES and below is not None and below.bullet not in _DASHES


_DASHES = ("-", "–", "—", "−")


_DATES_LABEL = re.compile(
    r"\W*(?:tenure|duration|period|dates?|time ?frame|(?:employment|work(?:ing)?) (?:period|dates?))"
    r"(?: of (?:employment|work|service))?\s*[:–—-]",
    re.IGNORECASE,
)
_LABELLED = 3
"""Lines below a head among which a labelled line may tell its dates."""


def _with_labelled_dates(job: Head, lines: Sequence[Line]) -> Head:
    """A job whose dates stand behind a label below its head: "Tenure: Aug 2021 – Till date (2 years as of …)"."""
    if job.fields.when is not None:
        return job
    for line in lines[job.head[-1] + 1 : min(job.last, job.head[-1] + _LABELLED) + 1]:
        found = [one for one in dates.find(line.text) if not one.single] if _DATES_LABEL.match(line.text) else []
        if found:
            return replace(job, fields=replace(job.fields, when=found[0]))
    return job


_TITLE_LABEL = re.compile(
    r"\W*(?:job |my )?(?:role|title|position|post|designation)\s*:\s*(?:work(?:ed|ing) as (?:an? )?)?",
    re.IGNORECASE,
)
_TOLD_FIRST = 4
"""Lines below a head among which a labelled line may name its title, behind a note on the employer say."""


def _with_labelled_title(job: Head, lines: Sequence[Line]) -> Head:
    """A job whose head has employer and dates, with the title behind a label below what is told of the employer:
    "Joined when the team was founded." over "Role: Worked as Test Engineer"."""
    if not _lacks_title(job):
        return job
    for line in lines[job.head[-1] + 1 : min(job.last, job.head[-1] + _TOLD_FIRST) + 1]:
        label = _TITLE_LABEL.match(line.text)
        name = line.text[label.end() :].strip() if label else ""
        if _is_title_alone(name):
            title = Named(name, BY_WORDS, job.fields.organization.line)
            return replace(job, fields=replace(job.fields, title=title))
    return job


_MAX_ROW, _SURE_NAME = 16, 0.6
"""Words of a row below a head that may belong to it, and how sure an employer must be that it names."""


def _with_rows_below(jobs: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """The jobs, those that lack their employer with the row below, where the heads, read anew with it, tell one there:
    "Larkspur – a marketplace for tools", "Tidewater, Leeds, UK."."""
    longer = [(*job.head, job.head[-1] + 1) if _may_go_on(job, lines) else job.head for job in jobs]
    if all(len(head) == len(job.head) for head, job in zip(longer, jobs, strict=True)):
        return list(jobs)
    anew = reading.read([naming([lines[number] for number in head]) for head in longer])
    return [
        _with_employer_of(job, head, fields) if len(head) > len(job.head) else job
        for job, head, fields in zip(jobs, longer, anew, strict=True)
    ]


def _may_go_on(job: Head, lines: Sequence[Line]) -> bool:
    """Whether a head of title and dates, without employer, has one row of no sentence between itself and its text."""
    below = job.head[-1] + 1
    lacks = is_title(job.fields.title.text) and job.fields.when is not None and not job.fields.organization.text
    if not lacks or below > job.last or lines[below].bullet or len(lines[below].text.split()) > _MAX_ROW:
        return False
    alone = below == job.last or bool(lines[below + 1].bullet)
    return alone and lines[below].text[:1].isupper() and not TELLS.match(lines[below].text)


def _with_employer_of(job: Head, head: tuple[int, ...], anew: HeadFields) -> Head:
    found = anew.organization
    below = found.line == len(head) - 1 and found.sure >= _SURE_NAME and anew.title.text == job.fields.title.text
    if not below or (is_title(found.text) and not is_school(found.text)):
        return job
    return replace(job, head=head, fields=replace(job.fields, organization=found, place=anew.place))


_MAX_EMPLOYER_WORDS = 5
"""Words of a line below a head that is the employer which the head lacks."""


_AT_PLACE = re.compile(r"(?<=[\w.)])\s+at\s+(?=[A-Z\d])")


def _with_employer_below(job: Head, lines: Sequence[Line]) -> Head:
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


def _with_employers_above(jobs: Sequence[Head]) -> list[Head]:
    """The jobs, a name without a title over the roles that its dates hold taken for their employer:
    "LARKSPUR - FULL TIME⇥2017 – 2023" over "Engineer - 2020 – 2023"."""
    return [
        replace(job, fields=replace(job.fields, title=Named(), organization=job.fields.title))
        if following is not None and _is_employer_above(job, following)
        else job
        for job, following in zip_longest(jobs, jobs[1:])
    ]


def _is_employer_above(job: Head, following: Head) -> bool:
    name, role = job.fields, following.fields
    named = bool(name.title.text) and not name.organization.text and not is_title(name.title.text)
    bare = is_title(role.title.text) and not role.organization.text
    above = job.span == following.span and job.last == job.head[-1] and following.head[0] == job.last + 1
    alone = replace(job, fields=replace(name, title=Named(), organization=name.title))
    return named and bare and above and alone.holds(following)


def _with_dates_behind_text(jobs: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """The jobs, with the dates that end their text where a page sets them so: "Drew the campaign. June 2019." """
    behind = [_date_behind(job, lines) for job in jobs]
    if sum(one is not None for one in behind) < max(2, len(jobs) / 2):
        return list(jobs)
    return [
        job if when is None else replace(job, fields=replace(job.fields, when=when))
        for job, when in zip(jobs, behind, strict=True)
    ]


def _date_behind(job: Head, lines: Sequence[Line]) -> Range | None:
    """The date or range that ends the last line of a job without dates, set off as a sentence of its own."""
    if job.fields.when is not None or job.last == job.head[-1] or lines[job.last].bullet:
        return None
    text = lines[job.last].text
    found = dates.find(text)
    if not found or text[found[-1].finish :].strip(" .)"):
        return None
    before = text[: found[-1].begin].rstrip(" (")
    return found[-1] if not before or before[-1] in ".!?;|–—" else None
