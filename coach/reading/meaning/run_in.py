"""Jobs told in paragraphs that begin with their heads: "Intern @ Larkspur, Summer 2019. Wrote the import of rates"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates
from coach.reading.meaning.bullets import Item, joined
from rules.lexicon.titles import is_title
from rules.resume import Line

_MAX_HEAD, _MIN_TOLD = 12, 3
"""Words before the date that may name a job, and words behind it that tell of it."""
_STOP = re.compile(r"\)?\s?(?:[.:;]|\s[–—-])\s+(?=[A-Z])")
_AT = re.compile(r"(?<=\w)@(?=\w)")
_MIN_HEADS = 2


def paragraphs(lines: Sequence[Line], heads: Sequence[int], last: int) -> list[Item]:
    """What is told behind each of these heads, up to the next or to the last line of the section."""
    ends = [*(number - 1 for number in heads[1:]), last]
    return [
        Item(first, end, joined([_told(lines[first].text), *(line.text for line in lines[first + 1 : end + 1])]))
        for first, end in zip(heads, ends, strict=True)
    ]


def _told(text: str) -> str:
    """What stands behind the head in its line."""
    stops = ((when, _STOP.match(text[when.finish :])) for when in dates.find(text))
    return next(text[when.finish + stop.end() :] for when, stop in stops if stop is not None)


def heads(lines: Sequence[Line], first: int, last: int) -> dict[int, Line]:
    """The lines that begin such a paragraph, by their numbers, each cut behind its date; none where it is but one."""
    found = {number: head for number in range(first, last + 1) if (head := _head(lines[number])) is not None}
    return found if len(found) >= _MIN_HEADS else {}


def _head(line: Line) -> Line | None:
    for when in dates.find(line.text):
        named, told = line.text[: when.begin], line.text[when.finish :]
        stop = _STOP.match(told)
        if stop is None or len(told[stop.end() :].split()) < _MIN_TOLD or len(named.split()) > _MAX_HEAD:
            continue
        if is_title(_AT.sub(" @ ", named)):
            return replace(line, text=_AT.sub(" @ ", line.text[: when.finish]), runs=())
    return None
