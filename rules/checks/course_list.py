"""Are courses listed that say less than the work, or too many of them?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import month
from rules.resume import Line, Section, SectionKind
from rules.spans import at_line
from rules.wording import joined
from texts import gettext, ngettext
from texts.forms import number

_COURSES = (
    r"(?:(?:relevant|related|key|selected|main|core|major|notable|completed|(?:under)?graduate|in|progress|of) ){0,4}"
    r"(?:course ?work|courses|classes|modules|subjects|electives)(?: (?:taken|completed|includes?|included))?"
)
_LABEL = re.compile(rf"(?:^|(?<=[.;)|\t•] )|(?<=\t))(?P<label>{_COURSES})\s{{0,2}}(?::|[–—]|- )", re.IGNORECASE)
_ALONE = re.compile(rf"\W{{0,3}}(?P<label>{_COURSES})\W{{0,3}}", re.IGNORECASE)
"""What stands before a list of courses, or over it."""
_OTHER = re.compile(r"[A-Z][\w /&-]{2,30}(?::|\s[–—]\s)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""What ends a list: another label, a year."""
_RANK = re.compile(r"(?:under)?graduate|(?:first|second|third|fourth) year", re.IGNORECASE)
"""What stands over some courses of a list."""
_BETWEEN = re.compile(r"[,;|•·\t]")
_LONG = 55
"""Characters from which on a line may go on in the next one."""
_UNFINISHED = re.compile(
    r"\b(?:expected|anticipated|expecting|graduating)\b|\b(?:1st|2nd|3rd|4th|first|second|third|fourth|final)[- ]year\b"
    r"|\b(?:sophomore|freshman|undergraduate student|rising (?:junior|senior)|student (?:seeking|looking for))\b",
    re.IGNORECASE,
)
"""That a degree is not there yet, wherever it stands."""
_BASIC = re.compile(
    r"\b(?:intro(?:duction)?\b.{0,12}\b(?:to|of)\b.*|(?:\w+ )?calculus(?: \w+)?|linear algebra|discrete \w+"
    r"|(?:general |college )?physics(?: \w+)?|(?:general )?chemistry|english(?: \w+)?)",
    re.IGNORECASE,
)
"""What everybody takes in the first year."""
_FEW = 3
"""Courses from which on they are a list."""
_MONTHS = 6
"""Months of work in the field after the degree, from which on it says more than courses."""
_PAGE = 10
"""Lines of a section of courses from which on it takes the space of work."""
_NUMBER = r"(?<![\w-])[A-Z]{2,5}[ -]?\d{3,5}[A-Z]?(?![\w-])"
_NUMBERS = re.compile(rf"{_NUMBER}(?:(?:, ?|; ?| and | & ){_NUMBER}){{2,}}(?=\W*\Z)")
"""Courses by the numbers that their school gave them, to the end of the line."""
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER}) ?[–—:-] ?[A-Z][a-z]")
"""A course by its number and name."""
_LISTED = (SectionKind.EDUCATION, SectionKind.SKILLS)
"""Sections in which courses are listed."""


@dataclass(frozen=True, slots=True)
class _Courses:
    line: Line
    section: SectionKind
    label: str
    names: tuple[str, ...]


@check
class CourseList:
    """Yields each list of courses of somebody who has worked since, and of others the first one if there are more than
    `most` in all, a section of them that takes the space of work, or else numbers of courses without their names.
    Lists of technologies are lists of skills, whatever they are called. Words of the span: `told` says what was found,
    `mend` what to do."""

    most: int = 8

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_academic:
            return  # what a scholar has learned is a part of the work
        lists = [each for each in _lists(facts) if len(each.names) >= _FEW and not _names_skills(each, facts)]
        if _has_worked_since(facts):
            yield from map(_adds_little, lists or _by_number(facts))
            return
        names = [name for each in lists for name in each.names]
        if len(names) > self.most:
            told = gettext("You list {number} courses.", number=number(len(names)))
            yield at_line(lists[0].line, lists[0].section, told=told, mend=_fewer(names))
        else:
            yield from _long_section(facts) or _bare_numbers(facts)


def _adds_little(courses: _Courses) -> Span:
    told = gettext("You have worked since, so “{label}” adds little.", label=courses.label)
    mend = gettext("Leave the list out. A course may stay if the job asks for exactly that.")
    return at_line(courses.line, courses.section, told=told, mend=mend)


def _by_number(facts: Facts) -> Sequence[_Courses]:
    """The first of several courses that stand below a degree with their numbers, under no label."""
    found = [(line, each["number"]) for line in _on_studies(facts) for each in _NUMBERED.finditer(line.text)]
    return [_Courses(line, SectionKind.EDUCATION, name, ()) for line, name in found[:1] if len(found) > 1]


def _long_section(facts: Facts) -> Sequence[Span]:
    """A section of courses alone that takes as many lines as work does."""
    return [
        at_line(
            facts.resume.lines[section.first_line],
            section.kind,
            told=gettext("“{label}” takes {number} lines.", label=section.heading, number=number(len(lines))),
            mend=gettext(
                "Name the three or four courses that the job asks for, on one line. What you built in one of them is a"
                " project."
            ),
        )
        for section in facts.resume.of_kind(SectionKind.EDUCATION)
        if _ALONE.fullmatch(section.heading) and len(lines := facts.body(section)) >= _PAGE
    ]


def _bare_numbers(facts: Facts) -> Sequence[Span]:
    """The first line that gives courses by number alone."""
    return [
        at_line(
            line,
            SectionKind.EDUCATION,
            told=gettext("“{numbers}” tells nobody outside your school what you studied.", numbers=found.group()),
            mend=gettext("Name the few courses that the job asks for, and leave the numbers out."),
        )
        for line in _on_studies(facts)
        if (found := _NUMBERS.search(line.text))
    ][:1]


def _on_studies(facts: Facts) -> Iterator[Line]:
    """The lines of all sections on studies, but for their headings."""
    return (line for section in facts.resume.of_kind(SectionKind.EDUCATION) for line in facts.body(section))


def _fewer(names: Sequence[str]) -> str:
    """To keep few, with the first courses that go without saying."""
    basic = [name for name in names if _BASIC.fullmatch(name)]
    keep = gettext("Keep the three or four that the job asks for.")
    if not basic:
        return keep
    first = [f"“{name}”" for name in basic[:2]]
    told = ngettext("{names} goes without saying.", "{names} go without saying.", len(first), names=joined(first))
    return f"{keep} {told}"


def _has_worked_since(facts: Facts) -> bool:
    """Whether somebody has a degree, and has worked in the field since then for longer than an internship takes; jobs
    beside the studies are none of those."""
    if facts.is_studying or _UNFINISHED.search(facts.text):
        return False
    degree = max((end for each in facts.degrees if (end := month(each.end, 12))), default=0)
    held = (job.span(facts.today) for job in facts.grown_jobs)
    since = sum(max(0, span[1] - max(span[0], degree + 1) + 1) for span in held if span)
    return degree <= facts.written and since >= _MONTHS


def _names_skills(courses: _Courses, facts: Facts) -> bool:
    products = (
        any(mention.technology.layer != "practices" for mention in facts.words.known.find(name))
        for name in courses.names
    )
    return 2 * sum(products) > len(courses.names)


def _lists(facts: Facts) -> Iterator[_Courses]:
    for section in facts.resume.sections:
        if section.kind in _LISTED:
            yield from _lists_of(section, facts)


def _lists_of(section: Section, facts: Facts) -> Iterator[_Courses]:
    lines = facts.resume.seen_lines[section.first_line : section.last_line + 1]
    for at, line in enumerate(lines):
        if alone := _ALONE.fullmatch(line.text):
            below = _below(lines[at + 1 :])
            yield _Courses(line, section.kind, alone["label"].strip(), _names(below))
        elif label := _LABEL.search(line.text):
            text = " ".join((line.text[label.end() :], *_going_on(line, lines[at + 1 :])))
            yield _Courses(line, section.kind, label["label"].strip(), _names([text]))


def _below(lines: Sequence[Line]) -> list[str]:
    """What is listed below a heading: a line each, or several where a line goes on in the next one."""
    listed: list[str] = []
    for line in lines:
        if _ALONE.fullmatch(line.text) or _YEAR.search(line.text) or (not line.bullet and _OTHER.match(line.text)):
            break
        if listed and not line.bullet and _BETWEEN.search(listed[-1]):
            listed[-1] += f" {line.text}"
        else:
            listed.append(line.text)
    return listed


def _going_on(line: Line, lines: Sequence[Line]) -> Iterator[str]:
    """The lines in which a list goes on."""
    last = line.text
    for each in lines:
        goes_on = last.rstrip().endswith((",", ";", "|", "&")) or len(last) > _LONG
        other = _OTHER.match(each.text) or _YEAR.search(each.text) or _ALONE.fullmatch(each.text)
        if not goes_on or each.bullet or "\t" in each.text or other:
            return
        yield each.text
        last = each.text


def _names(texts: Sequence[str]) -> tuple[str, ...]:
    parts = (part.strip(" .()") for text in texts for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part and not _RANK.fullmatch(part))
