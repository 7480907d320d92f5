"""The career level that a person states at the top: a student, a recent graduate, somebody of the middle."""

import re
from collections.abc import Sequence, Set
from datetime import date

from rules.lexicon import titles
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.resume import Entry, Level, Line, Section, SectionKind

LEARNING = 4.0
"""Years of work below which somebody who says that they study, or just did, is read as that."""
_LONG = 10.0
"""Years of work from which on a title of staff in the head is believed."""
_STUDENT = re.compile(
    r"\b(?:i am|i['’]m) (?:currently )?an? (?:[\w'’-]+ ){0,5}(?:student|undergraduate)\b"
    r"|\b(?:first|second|third|fourth|final|last|penultimate)[- ]year (?:[\w'’-]+ ){0,4}student\b"
    r"|\b(?:computer|software|engineering|informatics|data|it|information|electr\w+|undergraduate|bachelor['’]?s?"
    r"|university|college|b\.?\s?tech|b\.?\s?sc?) (?:[\w'’-]+ ){0,3}(?:student|undergraduate)\b"
    r"(?!\s+(?:projects?|employee|organi[sz]\w+))"
    r"|\bearly[- ]career (?:[\w/&,.+-]+ ){0,5}(?:engineer|developer|programmer|scientist|analyst)\b"
    r"|\b(?:seeking|looking for|searching for) (?:an? )?(?:[\w-]+ ){0,3}entry[- ]level\b"
    r"|\b(?:seek(?:ing)?|looking for|searching for|obtain|secure|find) (?:an? |the )?(?:[\w/&,-]+ ){0,6}?"
    r"(?:internship|co-op)\b"
    r"|\baspiring (?:[\w/&,.+-]+ ){0,5}(?:engineer|developer|programmer|scientist|analyst|tester)\b"
    r"|\brecent(?:ly)? (?:[\w'’-]+ ){0,4}?graduated?\b|\bfresh(?:er|ly)? graduated?\b|\bnew grad(?:uate)?\b",
    re.IGNORECASE,
)
_PUPIL = re.compile(
    r"\b1[3-8][- ]?years?[- ]old\b(?=\W*$|[,.;|)]| (?:[\w-]+ ){0,3}(?:developer|programmer|coder|pupil|maker|enthusiast"
    r"|high|school|student|who|from|based|living)\b)"
    r"|\b(?:i am|i['’]m) 1[3-8](?= ?(?:[,.;]|$|and\b|years?[- ]old))"
    r"|^age\s?:\s?1[3-8]\b"
    r"|\b(?:(?:high|secondary|middle|grammar) ?-?school|sixth[- ]form)"
    r" (?:freshman|sophomore|junior|senior|student|pupil)\b"
    r"|\b(?:(?:9|10|11|12)th|ninth|tenth|eleventh|twelfth)[- ]grader?\b",
    re.IGNORECASE | re.MULTILINE,
)
"""An age, or a place at school, at which nobody has a career."""
_BORN = re.compile(
    r"\b(?:born|date of birth|birth ?date|d\.?o\.?b)\b[^\n]{0,20}?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_GROWN = 18
"""Years at whose end the youngest have left school."""
_SCHOOL = re.compile(
    r"\b(?:high|secondary|middle|grammar|preparatory|prep|senior secondary|higher secondary|public) school\b"
    r"|\bsixth[- ]form\b|\bgymnasium\b|\blyc[ée]e\b|\bliceo\b|\ba-levels?\b|\bgcses?\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"\b(?:universi\w*|college|institute|polytechnic|academy|bachelor\w*|master\w*|degree|diploma"
    r"|b\.? ?(?:sc|s|a|e|tech)|m\.? ?(?:sc|s|a|tech|ba)|ph\.?d|boot ?camp|graduate of)\b",
    re.IGNORECASE,
)
_TOP_LINES = 6
_ENTRY = re.compile(
    r"\W*(?:i am an? |i['’]m an? |an? )?entry[- ]level (?:[\w/&.+-]+ ){0,5}"
    r"(?:engineer|developer|programmer)\b",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"\W*(?:i am an? |i['’]m an? |an? )?mid(?:dle)?[- ]?level (?:[\w/.+-]+ ){0,3}(?:engineer|developer|programmer)\b",
    re.IGNORECASE,
)
"""What somebody is, at the beginning of a line; juniors and mid-level people whom one leads are others."""


def is_pupil(lines: Sequence[Line], sections: Sequence[Section], until: date) -> bool:
    """Whether somebody is at school still: by an age or a year of birth in the first lines, or since a school that is
    not over is all that is told of education."""
    head = _text(lines, sections, {SectionKind.CONTACT, SectionKind.SUMMARY})
    born = [int(each["year"]) for each in _BORN.finditer(head)]
    if _PUPIL.search(head) or any(until.year - year <= _GROWN for year in born if year < until.year):
        return True
    studies = _text(lines, sections, {SectionKind.EDUCATION})
    return (
        _SCHOOL.search(studies) is not None
        and _HIGHER.search(studies) is None
        and (_AT_SCHOOL.search(studies) is not None or any(int(year) >= until.year for year in _YEARS.findall(studies)))
    )


_AT_SCHOOL = re.compile(r"\b(?:present|current(?:ly)?|expected|ongoing|now)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _text(lines: Sequence[Line], sections: Sequence[Section], kinds: Set[SectionKind]) -> str:
    parts = (lines[each.first_line : each.last_line + 1] for each in sections if each.kind in kinds)
    return "\n".join(line.text for part in parts for line in part)


def stated_level(lines: Sequence[Line], sections: Sequence[Section]) -> Level | None:
    """What the head or the summary of a resume says of the level: a student or graduate, mid-level, or, in a title in
    the head, staff; else None."""
    told = [
        line.text
        for section in sections
        if section.kind in {SectionKind.CONTACT, SectionKind.SUMMARY}
        for line in lines[section.first_line : section.last_line + 1]
    ]
    if _STUDENT.search(" ".join(told)) or any(map(_ENTRY.match, told)):
        return Level.NEW_GRAD
    if any(map(_MIDDLE.match, told)):
        return Level.MID
    head = _text(lines[:_TOP_LINES], sections, {SectionKind.CONTACT}).split("\n")
    return Level.STAFF if any(titles.is_staff(line) and titles.is_field(line) for line in head) else None


def _began_learning(jobs: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether all jobs were begun during the studies, so that one that goes on does so in an old resume."""
    studies = [(each.start, each.end) for each in entries if each.section is SectionKind.EDUCATION]
    return bool(jobs) and all(
        job.start is not None and any(begin and end and begin <= job.start < end for begin, end in studies)
        for job in jobs
    )


def held_to(
    level: Level, stated: Level | None, years: float | None, entries: Sequence[Entry] = (), own: OwnTitles = NO_OWN
) -> Level:
    """The level that dates and titles tell, held to the one that is stated where that is lower, or is staff after many
    years.

    A senior title that somebody has held says more than what they call themselves.
    """
    jobs = [each for each in entries if each.section is SectionKind.EXPERIENCE]
    if stated is Level.NEW_GRAD:
        return Level.NEW_GRAD if (years or 0) < LEARNING or _began_learning(jobs, entries) else level
    if stated is Level.STAFF and level is Level.SENIOR and (years or 0) >= _LONG:
        return Level.STAFF
    if stated is Level.MID and level is Level.SENIOR and not any(titles.is_senior(job.title, own) for job in jobs):
        return Level.MID
    return level
