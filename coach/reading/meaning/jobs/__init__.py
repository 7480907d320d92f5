"""Jobs: the lines among them tagged, their heads read for all of the page together, roles below one company joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.reading.lexicon import dates
from coach.reading.meaning import run_in
from coach.reading.meaning.bullets import Item
from coach.reading.meaning.jobs.companies import joined, whole
from coach.reading.meaning.jobs.completing import completed, without_titles
from coach.reading.meaning.jobs.cutting import cut, last_of_jobs
from coach.reading.meaning.jobs.heads import Head, naming
from coach.reading.meaning.stacks import is_detail
from coach.reading.meaning.tagging import heads as reading
from coach.reading.meaning.tagging import tagger
from coach.reading.meaning.tagging.tagger import Tagged
from coach.reading.meaning.tagging.verdicts import verdicts
from rules.resume import Entry, Line, SectionKind


@dataclass(frozen=True, slots=True)
class Jobs:
    """What was read in one span of lines: jobs, bullets, and the tag of each line."""

    entries: tuple[Entry, ...]
    items: tuple[Item, ...]
    tagged: Tagged


def read(lines: Sequence[Line], spans: Sequence[tuple[int, int]], kinds: Sequence[SectionKind]) -> list[Jobs]:
    """The jobs within each span of lines (first and last, without the heading)."""
    spans = [(first, last_of_jobs(lines, first, last)) for first, last in spans]
    found = [_tagged(lines, first, last) for first, last in spans]
    heads = [
        (n, head)
        for n, (first, _) in enumerate(spans)
        for whole in tagger.to_heads(found[n].tags, first)
        for each in cut(whole, lines)
        if (head := [i for i in each if not _is_of_group(lines[i].text)])
        and not all(is_detail(lines[i].text) for i in head)
    ]
    begun = {
        number: line
        for n, span in enumerate(spans)
        if all(n != one for one, _ in heads)
        for number, line in run_in.heads(lines, *span).items()
    }
    heads += [(n, [i]) for i in begun for n, (first, last) in enumerate(spans) if first <= i <= last]
    heads.sort(key=lambda each: each[1])
    fields = reading.read([naming([begun.get(i, lines[i]) for i in head]) for _, head in heads])
    read_so = [
        Head(span, tuple(head), _last(heads, number, spans), each)
        for number, ((span, head), each) in enumerate(zip(heads, fields, strict=True))
    ]
    jobs = completed(read_so, lines)
    out = []
    for number, (first, _) in enumerate(spans):
        items = tagger.to_items(lines[first : spans[number][1] + 1], found[number].tags, first)
        told = [job.head[0] for job in jobs if job.span == number and job.head[0] in begun]
        items = tuple(run_in.paragraphs(lines, told, spans[number][1])) if told else without_titles(items, jobs, lines)
        elsewhere = sum(job.fields.when is not None for job in jobs if job.span != number)
        entries = joined(
            whole([job for job in jobs if job.span == number], lines), items, lines, kinds[number], elsewhere
        )
        out.append(Jobs(entries, items, found[number]))
    return out


def _tagged(lines: Sequence[Line], first: int, last: int) -> Tagged:
    inside = lines[first : last + 1]
    return tagger.tag(inside, *verdicts(inside))


_OF_GROUP = re.compile(
    r"(?:early|earlier|previous|prior|past|former|other|additional|further|older)"
    r" (?:(?:work|professional|relevant|industry) )?(?:experiences?|career|roles|positions|employment|jobs|history)"
    r"|(?:(?:work|professional|relevant|industry) )?experiences? in [a-z]+(?: [a-z]+)?(?: ?[–—-] ?)?(?: ?since)?",
    re.IGNORECASE,
)

_TELLS_OF_GROUP = re.compile(
    r"(?:early|earlier|previous|prior|past|other|additional|further|older) (?:\w+ )?"
    r"(?:experiences?|roles|positions|jobs) (?:in|at|as|with|held|were|includ(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


def _is_of_group(text: str) -> bool:
    """True for what stands over several jobs or tells of them, and is no employer: "Earlier Experience (2012 – 2017)",
    "Additional roles in support (2014) and sales (2015) further developed …"."""
    bare = dates.without_dates(text).strip(" \t()[]:–—-|,")
    return _OF_GROUP.fullmatch(bare) is not None or _TELLS_OF_GROUP.match(bare) is not None


def _last(heads: Sequence[tuple[int, list[int]]], number: int, spans: Sequence[tuple[int, int]]) -> int:
    span = heads[number][0]
    if number + 1 < len(heads) and heads[number + 1][0] == span:
        return heads[number + 1][1][0] - 1
    return spans[span][1]
