"""Contests won and awards, wherever they are."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.jobs import month
from rules.resume import Level, SectionKind
from rules.standouts.lines import Told, told
from rules.standouts.standout import Sort, Standout

_CONTEST = re.compile(
    r"\b(?:\w{0,20}hackathons?|\w{0,20}hacks|\w{1,20}hack|hack(?-i:[A-Z\d])\w{0,20}|competitions?|contests?|challenges?"
    r"|championships?|olympiads?|cups?|tournaments?|game jams?|ludum dare|ctfs?|capture the flag|icpc|kaggle"
    r"|product (?:hunt|radar)|races?|expo|worlds)\b",
    re.IGNORECASE,
)
"""What may be won."""
_OF_TRADE = re.compile(
    r"hack|\bctf|capture the flag|kaggle|\bicpc|\bjam|ludum dare|robo|program|\bcod(?:e|ing)|software|\bapps?\b"
    r"|\bdata\b|\b(?-i:AI|ML|VEX|IoT)\b|machine learning|tech|cyber|security|algorithm|comput|engineer|start-?up"
    r"|innovat|scien|math|electronic|drone|arduino|\bweb|product|circuit|quantum|\bgame",
    re.IGNORECASE,
)
"""What says that a contest was one of making things, and none of sports or arts."""
_PLACE = re.compile(
    r"\b(?:won|winners?|winning|champions?|runners?[- ]?up|(?:1st|2nd|3rd|first|second|third)[- ](?:place|prize"
    r"|position|rank)|(?:placed|ranked|finished|came)(?: in)?(?: the)? (?:#\s?|no\.? )?(?:1st|2nd|3rd|[4-9]th"
    r"|10th|first|second|third|top (?:[1-9]|10)\b)|1st in|top [1-3]\b)",
    re.IGNORECASE,
)
"""A place near the top."""
_FIRST = re.compile(r"\b(?:won|winners?|winning|champions?|1st|first|emmy|best)\b", re.IGNORECASE)
"""A place with nobody ahead of it."""
_BEHIND = re.compile(r"\b(?:2nd|second|3rd|third) runners?[- ]?up\b", re.IGNORECASE)
"""A place that several were ahead of, by its name."""
_AWARD = re.compile(
    r"\bemmy\b|\b(?:won|winner of|received) (?:the |an? )?[^.;]{0,60}\baward\b|\bbest (?:\w+ ){1,3}award\b"
    r"|\bproject of the (?:month|year)\b|\bawarded (?:the )?(?:best|first|1st) \w+",
    re.IGNORECASE,
)
"""An award of the trade."""
_OF_NO_TRADE = re.compile(
    r"\b(?:high school|dean|scholar\w*|fellowship|grants?|sports?|athlet\w+|foot ?ball|soccer|basket ?ball|cricket"
    r"|tennis|volleyball|frisbee|swim\w*|chess|debat\w*|quiz|spelling|danc\w+|music\w*|essay|writing|speech|karate|judo"
    r"|employees?|performers?|spot ?light|peer-nominated|honou?rable mention|clients?|contracts?|deals?|bids?"
    r"|customers?|trust|tenders?)\b",
    re.IGNORECASE,
)
"""What is won outside of the trade, what an employer gives, and what sellers win."""
_FOR_OTHERS = re.compile(r"\W*(?:\w+ly )?(?:organi[sz]\w*|mentor\w*|judg\w+|coach\w*|taught|trained)\b", re.IGNORECASE)
"""How a line opens on a contest that others won."""
_PARTS = re.compile(r"\s(?:[|•·]|-{1,2}|[–—])\s|;")
"""What parts the items of a list in one line."""
_WIDE = re.compile(r"\b(?:worlds?|international|global|emmy|national(?:ly)?|nation|asia|europe)\b", re.IGNORECASE)
"""How far a contest reaches."""
_HONOR = re.compile(
    r"\b(?:(?:star|best|top) (?:performer|employee)|employee of the \w+|employee excellence award"
    r"|(?:performer|engineer|developer|team|rookie) of the (?:year|quarter|month|department)|spot(?:light)? award)\b",
    re.IGNORECASE,
)
"""An award of the employer's."""
_OF_SCHOOL = re.compile(r"\b(?:schools?|college|universit\w+|students?|academ\w+)\b", re.IGNORECASE)
_FOR_STUDENTS = re.compile(r"\b(?:students?|pupils?|schools?|undergraduates?|juniors?|youth|poster)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WIDE, NARROW, UNNAMED, HONOR = 9, 7, 4, 4
"""How high stand out: a contest of a country or wider; any other; an award of which nobody knows who gave it; one that
an employer gave."""
NOT_FIRST, NOT_NEXT = 2, 1
"""How much less a place says that others were ahead of, and how much less again where several were."""
LISTED = 3
"""Parts of a line from which on each is an item of its own."""
LATE, LATER = 4, 2
"""How much less a prize says of somebody who has worked for years, or at all."""
OLD = 60
"""Months after which a prize is old beside work."""
_LONG = frozenset((Level.SENIOR, Level.STAFF))


def find(facts: Facts) -> Iterator[Standout]:
    """Contests won and awards of the trade; awards of the employer's, where they are apart from the job. Of a scholar,
    and of who becomes one, papers are read, and no prizes."""
    if facts.is_academic or facts.is_doctoral_student:
        return
    for each in told(facts):
        if (height := _height(each, facts)) is not None:
            if not each.is_of_work and _is_old(each, facts):
                continue  # who has worked for years since has told something newer
            if not each.is_of_work and _is_of_studies(each, facts):
                continue
            yield each.standing_out(Sort.PRIZE, height - _less(each, facts))
        elif each.home is None and facts.field_jobs and _is_honor(each.text):
            yield each.standing_out(Sort.HONOR, HONOR)


def _is_honor(text: str) -> bool:
    return _HONOR.search(text) is not None and not _OF_SCHOOL.search(text)


def _height(each: Told, facts: Facts) -> int | None:
    """How high a contest or an award stands out; None if it is none."""
    if each.section is SectionKind.EDUCATION or _FOR_OTHERS.match(each.text):
        return None
    parts = _PARTS.split(each.text)
    items = parts if len(parts) >= LISTED else [each.text]
    parts = [part for part in items if not _OF_NO_TRADE.search(part)]
    named = _CONTEST.search(each.text) is not None and _is_of_trade(each, facts)
    awarded = any(map(_AWARD.search, parts)) and _is_of_trade(each, facts)
    if not (named and any(map(_PLACE.search, parts))) and not awarded:
        return None
    height = WIDE if _WIDE.search(each.text) else NARROW if named else UNNAMED
    if _FIRST.search(each.text):
        return height
    return height - NOT_FIRST - (NOT_NEXT if _BEHIND.search(each.text) else 0)


def _is_of_trade(each: Told, facts: Facts) -> bool:
    """Whether what was won was for making things: by its line, or by the project or job that it tells of."""
    if _OF_TRADE.search(each.text):
        return True
    return each.home is not None and any(map(facts.names_technology, each.home.statements))


def _less(each: Told, facts: Facts) -> int:
    """How much less a prize says of somebody who has worked for some time, if it was not won at work."""
    old = _is_old(each, facts)
    if facts.is_studying or (each.is_of_work and not old):
        return 0
    if old or facts.resume.level in _LONG:
        return LATE
    return LATER if any(not job.is_student for job in facts.field_jobs) else 0


def _is_of_studies(each: Told, facts: Facts) -> bool:
    """Whether a prize was for students, and who won it has worked in the field since."""
    worked = any(not job.is_student and job.statements for job in facts.field_jobs)
    return worked and not facts.is_studying and _FOR_STUDENTS.search(each.text) is not None


def _is_old(each: Told, facts: Facts) -> bool:
    """Whether a prize was won years ago, by the last year in its line or by the dates of its project, and others are
    hired for their work since."""
    years = [12 * int(year) + 12 for year in _YEAR.findall(each.text)]
    dated = month(each.home.entry.end or each.home.entry.start, 12) if each.home else None
    won = max(years) if years else dated
    return won is not None and bool(facts.field_jobs) and facts.written - won > OLD
