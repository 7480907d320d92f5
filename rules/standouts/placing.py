"""Where a thing that stands out is on the page, and whether a first look finds it there."""

import re
from collections.abc import Sequence

from rules.facts import Facts
from rules.jobs import Statement
from rules.resume import Line, SectionKind
from rules.standouts.lines import told as told_lines
from rules.standouts.standout import Sort, Standout

HIGH = 0.45
"""Part of the first page that a first look takes in."""
FIRST = 0.33
"""Part of it that is read to the end of each line."""
LOW = 0.75
"""Part of a page below which something is at its foot."""
FEW = 2
"""Lines before one in its job with which it is read at once."""
GREAT = 6
"""How high something stands out that belongs to the very top."""
LISTED = 3
"""Parts of a line from which on it is a row of them, in which none is seen."""
OPENING = 5
"""Lines below the contact and a summary that are the opening of a page, however short it is."""
ROW = 95
"""Characters that a row of a page holds, where only text tells how long a paragraph is."""
_PARTED = re.compile(r"\s(?:[|•·]|-{1,2}|[–—])\s|[;,]")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d(?=\s?[%x])")
_AMOUNT = re.compile(r"[$€£]\s?\d|\d\s?(?:%|x\b|k\b|m\b)|\d\+? (?:users|customers|requests)", re.IGNORECASE)
_WON = re.compile(
    r"\b(?:winners?|won|1st|(?:first|second|third) (?:place|prize)|champions?|hackathons?|prizes?|runners?-up)\b",
    re.IGNORECASE,
)
_MAINTAINS = re.compile(r"\b(?:maintain\w*|open[- ]source)\b", re.IGNORECASE)
_PUBLISHES = re.compile(r"\b(?:publi(?:shed|cations?)|research\w*|papers?)\b", re.IGNORECASE)


def is_seen(each: Standout, facts: Facts) -> bool:
    """Whether a first look finds it: high up on page one, or named on top."""
    if _is_named_on_top(each, facts):
        return True
    place = place_of(facts.resume.lines[each.line], facts)
    match each.sort:
        case Sort.PROMISED:
            return False  # it was looked for among the late lines
        case Sort.EMPLOYER:
            return each.page == 1 and each.home in facts.jobs[:FEW]
        case Sort.PAPER:
            return each.page == 1
        case Sort.PRIZE if each.section in {SectionKind.SKILLS, SectionKind.CERTIFICATIONS}:
            return place < HIGH and len(_PARTED.split(each.text)) <= LISTED
        case _ if each.sort is not Sort.RESULT and _opens_the_page(each, facts):
            return True
        case Sort.RESULT | Sort.LED | Sort.SCALE | Sort.EARNED:
            return _is_near_the_top(each, place, facts)
        case Sort.PRIZE if each.home is not None:
            return place < FIRST or (place < HIGH and len(before(each)) < FEW)
        case _:
            return place < HIGH


def _opens_the_page(each: Standout, facts: Facts) -> bool:
    return sum(told.line < each.line for told in told_lines(facts)) < OPENING


def before(each: Standout) -> Sequence[Statement]:
    """What is told of the same job or project before it."""
    return [told for told in told_with(each) if told.line < each.line]


def right_above(each: Standout) -> Sequence[Statement]:
    """What is told of the same job or project before it; of bullets, those in one row with it: what is above a line
    between them may be of another project, read as one with it."""
    above: list[Statement] = []
    below = each.line
    for told in reversed(before(each)):
        if told.bullet is not None and told.bullet.last_line + 1 < below:
            break
        below = told.line
        above.insert(0, told)
    return above


def told_with(each: Standout) -> Sequence[Statement]:
    """All that is told of the same job or project, in the order of the page."""
    return sorted(each.home.statements, key=lambda told: told.line) if each.home else ()


def place_of(line: Line, facts: Facts) -> float:
    """How far down a line ends, in pages from the top of the first one."""
    resume = facts.resume
    if line.bottom:
        return line.page - 1 + line.bottom / resume.layout.page_height
    here = [each for each in resume.seen_lines if each.page == line.page]
    parted = any(each.page > 1 for each in resume.seen_lines)  # else all pages are told as one
    rows = sum(1 + len(each.text) // ROW for each in here)
    above = sum(1 + len(each.text) // ROW for each in here if each.number <= line.number)
    return line.page - 1 + (1 if parted else max(1, resume.file.pages)) * above / max(1, rows)


def _is_near_the_top(each: Standout, place: float, facts: Facts) -> bool:
    """Whether a line is second in the newest job, in any job or project after such with a figure only, or high up on
    the first page."""
    above = before(each)
    newest = each.home is not None and facts.field_jobs[:1] == (each.home,)
    if (above and all(map(facts.has_figure, above))) or (newest and len(above) == 1):
        return True
    return place < FIRST or (place < HIGH and (len(above) < FEW or each.height < GREAT))


def _is_named_on_top(each: Standout, facts: Facts) -> bool:
    """Whether a summary or the lines below the name say it as well; for prizes, whatever is read first."""
    match each.sort:
        case Sort.RESULT | Sort.SCALE | Sort.USED | Sort.EARNED:
            summary = facts.text_of(SectionKind.SUMMARY)
            own = set(_FIGURE.findall(each.text))
            return len(_AMOUNT.findall(summary)) >= FEW or not own.isdisjoint(_FIGURE.findall(summary))
        case Sort.PRIZE:
            lines = facts.resume.seen_lines
            first = (line.text for line in lines if line.number != each.line and place_of(line, facts) < FIRST)
            return any(map(_WON.search, (facts.top, *first)))
        case Sort.MAINTAINED:
            return _MAINTAINS.search(facts.top) is not None
        case Sort.PAPER:
            return _PUBLISHES.search(facts.top) is not None
        case _:
            return False
