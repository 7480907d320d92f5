"""Tells whether a line states a figure that a reader can weigh: an amount, a share, a rate, a duration, a team."""

import re

from rules.lexicon.technologies import load
from rules.lexicon.verbs import lookup

_AMOUNT = re.compile(
    r"""
      [$€£¥₹]\s?\d                                   # money
    | \d\s?(?:%|percent\b|pp\b|x\b|×|\+)             # shares, factors, "50+"
    | (?<!\d[.,])\b\d[\d.,]{0,20}\s?(?:k|m|b|bn|mm|tb|gb|mb|kb|pb|ms|µs|us|ns|s|sec|min|h|hrs?|
        rps|qps|tps|req/s|hz|khz|mhz)\b
    | \bp\d{2}(?:\.\d+)?\b                           # percentiles: p99
    | \b\d{1,3}(?:,\d{3})+\b                         # 1,200
    | \b24/7\b
    | \b\d{1,3}(?:st|nd|rd|th)\s(?:place|out\sof|of\s\d|in\sthe)       # 4th place
    | \bsub-?(?:milli|micro|nano)?(?:second|meter|millimeter|centimeter)s?\b
    | (?<!\d[.,])\b\d[\d.,]{0,20}\s?[-‐-–]\s?(?:fold|times|person|people|member|engineer|developer|node|server|service|
        user|country|
        team|step|page|table|core|hour|minute|second|day|night|week|month|year(?!s?[-\s]old)|way|stage|part)s?\b
                                                     # 4-hour, 6-person, 12-node
    | \bfrom\s(?:[a-z]+\s)?(?:seconds|minutes|hours|days|weeks|months|years|quarters)\s(?:down\s)?to\s
        (?:(?:just|only|under|less|mere|a|an|one|few|than|several|within)\s){0,3}
        (?:(?:milli|micro)?second|minute|hour|day|week|month)s?\b   # from hours to seconds
    | (?<![\w/.])[1-9]/[2-9](?:nd|rd|th)?s?(?![\w/.])  # 3/4 of the tickets, a 3/4th reduction
    | [½⅓⅔¼¾⅕⅖⅗⅘]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|"
    "forty|fifty|sixty|seventy|eighty|ninety|hundred|twice|thrice|tens of|lakhs?|crores?|orders? of magnitude|"
    "(?:single|double|triple)[- ]digit|zero(?= (?:downtime|outages?|incidents?|bugs?|errors?|loss|defects?|crashes))|"
    "(?:fifth|tenth)(?= of)|(?:years?|months|weeks|days|hours|minutes) to (?:months|weeks|days|hours|minutes|seconds)|"
    "thousand|million|billion|dozens?|hundreds|thousands|millions|billions|half|third(?![- ]part)|"
    "quarter(?= of)|(?:two|three|four|five) (?:decades|dozen)|"
    r"double(?!-| (?:descent|precision|pendulum|blind|entry|click|check|major|degree|sided|spend|buffer)\w*)|"
    r"triple(?!-)|twofold|"
    "threefold|tenfold"
)
_CHANGE = re.compile(
    rf"\b(?:doubled|tripled|quadrupl(?:ed|ing|e)|halved|doubling|tripling|halving|{_NUMBER_WORDS})\b", re.I
)
_PLAIN_NUMBER = re.compile(r"(?<![\w./\u2010\u2011-])#?(\d+(?:\.\d+)?)(?![\w/]|\.\d|-\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# The digits of a version, a standard or a phase count nothing: "Python 3", "Java 17", "Q3", "Phase 2", "OAuth 2".
_NAMED = re.compile(r"(?:[A-Z][\w.+#]{0,60}|version|v|phase|tier|level|stage|part|chapter|top|no\.?)\s*$")
MAX_NAME = 60
"""Characters before a number among which a name is looked for that it belongs to."""
_AGE = re.compile(r"[-\s]?years?[-\s]old\b", re.IGNORECASE)
"""How old something was, which says nothing of the work: "a 4 year old application"."""
_COUNTED = re.compile(r"\s*(?:[-–]?\s?[A-Za-z]|$)")
_ABOUT = re.compile(
    r"\b(?:over|more than|about|around|nearly|almost|approximately|roughly|at least|up to)\s*$", re.IGNORECASE
)
"""What stands before an amount, and before a year seldom: "over 2000 documents"."""
_THINGS = re.compile(r"\s+[a-z]+(?:s\b|\s+[a-z]+s\b)")
_OF_PEOPLE = re.compile(r"\b(?:teams?|groups?|crews?|squads?|staff|classe?s?) of\s*$", re.IGNORECASE)


def has_metric(text: str) -> bool:
    """Whether a bullet carries a figure (EXP-METRIC). Years, dates and version numbers are none."""
    return bool(_AMOUNT.search(text) or _CHANGE.search(text) or _counts(text))


def _counts(text: str) -> bool:
    for number in _PLAIN_NUMBER.finditer(text):
        before = text[max(0, number.start() - MAX_NAME) : number.start()].rstrip()
        if _OF_PEOPLE.search(before):
            return True  # whatever stands behind it: "a team of 3 (all remote)"
        if (_YEAR.fullmatch(number.group(1)) and not _is_amount(before, text[number.end() :])) or _is_named(before):
            continue
        if _COUNTED.match(text, number.end()) and not _AGE.match(text, number.end()):
            return True
    return False


def _is_amount(before: str, behind: str) -> bool:
    """Whether what could be a year counts things: "over 2000 documents"."""
    return _ABOUT.search(before) is not None and _THINGS.match(behind) is not None


def _is_named(before: str) -> bool:
    named = _NAMED.search(before)
    if named is None:
        return False
    # The capital of a line's first word is no sign of a name ("Mentored 4 engineers", "Monitoring 10 servers"), save of
    # what is one: "Java 17".
    opens = named.start() == 0 and named.group()[0].isupper()
    return not opens or (load().canonical(before) is not None and lookup(before) is None)


_MANY = re.compile(
    r"""
      (?<![\w.,/$€£-])(?P<number>\d[\d,]{0,15})(?:\.\d+)?\s?(?P<more>k|m|b|bn|million|billion|thousand)?\+?\s+
      (?:[A-Za-z][\w/&-]{0,25}\s+){0,2}?(?P<things>[a-z][a-z-]{2,20}s)\b
    | \b(?P<word>three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\s+
      (?:[A-Za-z][\w/&-]{0,25}\s+){0,2}?
      (?:teams|countries|markets|offices|sites|regions|clusters|products|brands|plants|stores|departments)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MIN_MANY = 20
_NO_THINGS = frozenset(
    "hours days weeks months years minutes seconds mins secs hrs times percents points pts ms bits bytes this was has"
    " less plus across versus levels versions sprints".split()
)
"""Words behind a number that count no things: times, measures, and what only ends like them."""


def counts_many(text: str) -> bool:
    """Whether a text counts many of anything ("1,000+ songs", "six ERP teams"): that says how large something was."""
    return any(_is_many(found) for found in _MANY.finditer(text))


def _is_many(found: re.Match[str]) -> bool:
    if found["word"]:
        return True
    if found["things"].lower() in _NO_THINGS or found["things"].lower().endswith("ss"):
        return False
    return bool(found["more"]) or (
        _YEAR.fullmatch(found["number"]) is None and int(found["number"].replace(",", "") or 0) >= _MIN_MANY
    )
