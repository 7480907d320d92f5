"""Sections that list technologies under a heading of another meaning: "Languages" over Go and Python, "Data stores"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.reading.lexicon import dates, places
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.meaning.skills import BETWEEN_ITEMS
from rules.lexicon import technologies
from rules.lexicon.titles import is_title
from rules.resume import Line, Section, SectionKind

_SHARE = 0.6
"""Part of the words of a list that are technologies."""

_OPEN = frozenset({SectionKind.OTHER, SectionKind.LANGUAGES})
"""Kinds that the words of a heading leave open: programming languages stand under "Languages" too."""
_SEPARATOR = re.compile(rf"{BETWEEN_ITEMS}|/|\s{{2,}}")
_MIN_TECHNOLOGIES = 2
_ROW, _ROW_SHARE = 3, 0.6
"""Names from which on a line may be a row of technologies, and the part of them that must be known."""
_RUN_IN = re.compile(
    r"\W{0,3}(?:(?:technical|computer|programming|software|it|tech|core|key|hard|professional|relevant)\s+)*"
    r"(?:skills?(?:et|s)?|technologies|proficienc(?:y|ies)|stack|competenc(?:y|ies)|expertise)"
    r"(?:\s*(?:&|and|/)\s*[\w ]{3,20})?\s*(?::|[–—-]\s)\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
""" "Technical skills: Go, Python": the heading of a list, in the line."""
_LABEL = re.compile(r"\W{0,3}[^\W\d_][\w &/+-]{1,30}:\s*(?P<rest>\S.*)")
_MAY_HOLD = frozenset(
    {
        SectionKind.OTHER, SectionKind.EDUCATION, SectionKind.LANGUAGES, SectionKind.INTERESTS, SectionKind.AWARDS,
        SectionKind.CERTIFICATIONS, SectionKind.VOLUNTEERING, SectionKind.SUMMARY, SectionKind.CONTACT,
    }
)  # fmt: skip
"""Sections under which skills may be listed without a heading of their own; jobs and projects list what they used."""


def by_content(sections: Sequence[Section], lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, those of open kind that list mostly technologies as skills; below "Skills" they are its groups.
    Under "Portfolio" may stand nothing but ways to reach the person, and under "About me", below the work, nothing but
    what somebody likes to do besides."""
    read: list[Section] = []
    grouping = False
    for section in sections:
        if _holds_details(section, lines):
            read.append(replace(section, kind=SectionKind.CONTACT))
        elif _tells_of_leisure(section, lines) and any(each.kind in _OF_WORK for each in read):
            read.append(replace(section, kind=SectionKind.INTERESTS))
        elif not _lists_technologies(section, lines):
            grouping = section.kind is SectionKind.SKILLS and section.first_line == section.last_line
            read.append(section)
        elif grouping:
            read[-1] = replace(read[-1], last_line=section.last_line)
        else:
            read.append(replace(section, kind=SectionKind.SKILLS))
    return tuple(read) if any(section.kind is SectionKind.SKILLS for section in read) else _with_run_in(read, lines)


def _holds_details(section: Section, lines: Sequence[Line]) -> bool:
    """Whether what seem to be projects are sites, numbers and a place: "GITHUB", "LINKEDIN", "Dayton, OH", a number;
    or what stands under "About" are hardly more than those, and no line that says who somebody is."""
    body = lines[section.first_line + bool(section.heading) : section.last_line + 1]
    told = [_DETAIL.search(line.text) is not None for line in body]
    placed = sum(one or places.is_place(line.text) for one, line in zip(told, body, strict=True))
    if sum(told) < _MIN_DETAILS:
        return False
    if section.kind is SectionKind.SUMMARY:
        return 2 * placed > len(body) and all(len(line.text.split()) <= _SHORT for line in body)
    return section.kind is SectionKind.PROJECTS and placed == len(body)


_OF_WORK = (SectionKind.EXPERIENCE, SectionKind.PROJECTS)


def _tells_of_leisure(section: Section, lines: Sequence[Line]) -> bool:
    """Whether a text about somebody opens with their free time, and names nothing that they work with."""
    if section.kind is not SectionKind.SUMMARY:
        return False
    body = " ".join(line.text for line in lines[section.first_line + bool(section.heading) : section.last_line + 1])
    return _LEISURE.match(body) is not None and not technologies.load().find(body)


_LEISURE = re.compile(
    r"[^.!?]{0,20}\b(?:(?:in|during) my (?:spare|free|leisure) time|my hobbies"
    r"|when I(?: am|['’]m) not (?:coding|programming|working|at work)|outside (?:of )?work)\b",
    re.IGNORECASE,
)
"""How such a text opens."""


def is_detail(text: str) -> bool:
    """True for a line that is a way to reach somebody, and nothing else: a number, an address, a site."""
    return _DETAIL.search(text) is not None or _SITE.fullmatch(text.strip()) is not None


_SITE = re.compile(r"(?:[a-z\d][a-z\d-]*+\.)+(?:com|io|org|net|dev|me|app|page|xyz)", re.IGNORECASE)
_MIN_DETAILS = 2
_SHORT = 4
"""Words of a line that says nothing beside a detail: "Citizen of Portugal"."""
_DETAIL = re.compile(
    r"^\W*(?:my )?(?:git ?hub|git ?lab|linked ?in|e-?mail|phone|website|portfolio|blog|twitter|kaggle|leetcode"
    r"|contact)\W*$"
    r"|^(?:\W*\s)?\S+@\S+\.\w+\W*$"
    r"|^\W*(?:https?://|www\.|(?:[a-z\d][a-z\d-]*+\.)+[a-z]{2,}/)\S+$|^\W*\+?[\d ()./-]{8,18}\W*$",
    re.IGNORECASE,
)


def _with_run_in(sections: Sequence[Section], lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, and one for skills that are listed under another heading: "Technical skills: Go, Python"."""
    parted: list[Section] = []
    for section in sections:
        span = _listed_in(section, lines) if section.kind in _MAY_HOLD else None
        if span is None:
            parted.append(section)
            continue
        first, last = span
        if first > section.first_line:
            parted.append(replace(section, last_line=first - 1))
        parted.append(Section(SectionKind.SKILLS, "", lines[first].page, first, last))
        if last < section.last_line:
            parted.append(replace(section, heading="", page=lines[last + 1].page, first_line=last + 1))
    return tuple(parted)


def _listed_in(section: Section, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first and the last line of a list of skills within a section."""
    for index in range(section.first_line + bool(section.heading), section.last_line + 1):
        rest = _run_in(lines[index].text)
        if rest is None or not lists_technologies(rest):
            continue
        last = index
        while last < section.last_line and _goes_on(lines[last + 1].text):
            last += 1
        return index, last
    return None


def _run_in(text: str) -> str | None:
    """What follows a heading that stands in the line, if it is one of skills."""
    match = _RUN_IN.match(text)
    if match is None:
        label = _LABEL.match(text)
        told = label is not None and section_kind(text.partition(":")[0]) is SectionKind.SKILLS
        match = label if told else None
    return match["rest"] if match else None


def _goes_on(text: str) -> bool:
    label = _LABEL.match(text)
    return lists_technologies(label["rest"] if label else text)


def _items(text: str) -> list[str]:
    """What a line lists."""
    return [word for part in _SEPARATOR.split(text) if (word := part.strip(" .:()"))]


def lists_technologies(text: str) -> bool:
    """True if at least two, and half of what is listed are technologies."""
    words = _items(text)
    found = technologies.load().find(text)
    return len(found) >= _MIN_TECHNOLOGIES and 2 * len(found) >= len(words)


def is_row(text: str) -> bool:
    """Whether a line is a row of names of technologies and nothing else, as templates set below a job's title."""
    words = _items(text)
    known = technologies.load()
    named = len(words) >= _ROW and not dates.find(text) and not is_title(words[0])
    listed = named and sum(known.canonical(word) is not None for word in words) >= _ROW_SHARE * len(words)
    return listed or _is_row_without_signs(text)


def _is_row_without_signs(text: str) -> bool:
    """Whether names of technologies, parted by nothing but spaces, make up most of a line: "Ruby AWS PostgreSQL"."""
    if "," in text or dates.find(text) or len(text.split()) < _ROW or text.rstrip().endswith(".") or is_title(text):
        return False
    text = _TWICE.sub("", text)
    found = [text[one.start : one.end] for one in technologies.load().find(text)]
    return len(found) >= _ROW and sum(len(name.split()) for name in found) >= _MOSTLY * len(text.split())


_TWICE = re.compile(r"\b(\w+) (?=\1 )")
""" "Ruby Ruby on Rails": a name before a longer one that begins with it."""
_MOSTLY = 0.6
"""Part of the words of such a line that are technologies."""


def _lists_technologies(section: Section, lines: Sequence[Line]) -> bool:
    told = section.kind is SectionKind.PROJECTS or section_kind(section.heading) is not None
    if not section.heading or (section.kind not in _OPEN and told):
        return False
    body = lines[section.first_line + 1 : section.last_line + 1]
    words = [word for line in body for word in _items(line.text)]
    known = technologies.load()
    found = sum(known.canonical(word) is not None for word in words)
    if len(words) < _MIN_TECHNOLOGIES:
        # Names without separators: "Go Python Java".
        single = [word for line in body for word in line.text.split()]
        words, found = single, sum(known.canonical(word) is not None for word in single)
    return found >= _MIN_TECHNOLOGIES and found >= _SHARE * len(words)
