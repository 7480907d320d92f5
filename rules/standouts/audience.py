"""What others use or pay for: stars, downloads and users of what somebody built, public projects that somebody keeps,
what ran for millions."""

import re
from collections.abc import Iterator, Mapping

from rules.facts import Facts
from rules.resume import SectionKind
from rules.standouts.lines import Told, told
from rules.standouts.standout import Sort, Standout

_MANY = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<more>k|m|million|thousand)?\+?\s+"
    r"(?:(?:daily|monthly|weekly|active|registered|paying|real|unique|github|google play|total) ){0,2}"
    r"(?P<what>stars?|downloads?|installs?|users|daus?|maus?|subscribers|visitors|players|plays|times)\b",
    re.IGNORECASE,
)
_LEAST: Mapping[str, int] = {
    "star": 100, "install": 1000, "download": 1000, "player": 1000, "visitor": 1000, "play": 1000, "time": 1000,
}  # fmt: skip
"""From how many on they say something; of users, and of whoever else comes back: `ENOUGH`."""
ENOUGH, WIDELY = 300, 10_000
_MORE: Mapping[str, int] = {"": 1, "k": 1000, "thousand": 1000, "m": 1_000_000, "million": 1_000_000}
_OFTEN = re.compile(r"\b(?:played|downloaded|installed|viewed|used|starred|visited)\b", re.IGNORECASE)
"""What somebody did so many times."""
_FOR_SHOW = re.compile(
    r"\b(?:support(?:s|ed|ing)? (?:for )?(?:up to |over |data |more |\d)|built to|designed (?:for|to)|capable"
    r"|can (?:handle|serve)|scal(?:e|es|ed|ing|able)|up to|simulat\w+|migrat\w+|from \d[\d,.]{0,9} \w+ to|samples?"
    r"|datasets?|with more than)\b",
    re.IGNORECASE,
)
"""What could have users, users that were there before, and those of somebody else."""
_READ = re.compile(
    r"\b(?:blogs?|articles?|blog posts?|newsletter|podcasts?|videos?|channel|tutorials?)\b", re.IGNORECASE
)
"""What people read or watch, and use for nothing."""
_RECOMMENDED = re.compile(
    r"\bofficial(?:ly)? (?:recogni[sz]\w+|listed|recommended|mention\w*|featured)\b|\bfront page of\b", re.IGNORECASE
)
_MAINTAINS = re.compile(
    r"\b(?:(?:[Cc]ore |[Ll]ead |[Cc]o-?)?[Mm]aintainer|[Cc]ore (?:contributor|committer)|[Cc]ommitter)\b"
    r"|\b[A-Z][\w-]{1,30} (?:[Oo]rg|SIGs?) member\b"
)
_MILLIONS = re.compile(
    r"(?<![\w.,$€£])\d{1,4}(?:\.\d{1,3})?\s?(?:\+ ?)?(?:m|million|b|billion)\+?\s+(?:(?:daily|monthly|active|unique"
    r"|registered|concurrent|simultaneous) ){0,2}(?:users|visitors|customers|players|subscribers|devices)\b"
    r"|(?<![\w.,$€£])\d{1,4}(?:\.\d{1,3})?\s?(?:\+ ?)?(?:b|billion)\+?\s+(?:(?:daily|monthly|api|http) )?"
    r"(?:requests|calls|messages|events|queries)\b",
    re.IGNORECASE,
)
_OF_THE_HOUSE = re.compile(
    r"\b(?:with (?:more than|over)|acquired|valuation|ipo|ad campaign|market\w*|company|user base)\b", re.IGNORECASE
)
"""How large an employer is, whatever somebody did there."""
_EARNED = re.compile(
    r"\b(?:made|earned|generat\w+|brought in|grossed)\b[^.;]{0,40}[$€£]\s?\d[\d.,]*k?\b[^.;]{0,30}"
    r"\b(?:revenue|sales|income|profit)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:founder|owner|self-employed|entrepreneur)\b", re.IGNORECASE)
USED_WIDELY, USED, RECOMMENDED, MAINTAINED, MILLIONS, EARNED = 8, 7, 6, 7, 8, 6
"""How high they stand out."""
_NOT_HERE = frozenset((SectionKind.SKILLS, SectionKind.EDUCATION, SectionKind.CERTIFICATIONS))


def find(facts: Facts) -> Iterator[Standout]:
    """Lines on how many use something or what they paid, on public projects that somebody keeps, and on millions."""
    for each in told(facts):
        if each.section in _NOT_HERE:
            continue
        number = 0 if each.is_of_work else _users(each.text)
        if number:
            yield each.standing_out(Sort.USED, USED_WIDELY if number >= WIDELY else USED)
        elif _is_of_own(each) and _EARNED.search(each.text):
            yield each.standing_out(Sort.EARNED, EARNED)
        elif _RECOMMENDED.search(each.text):
            yield each.standing_out(Sort.RECOMMENDED, RECOMMENDED)
        elif not each.is_of_work and _MAINTAINS.search(each.text):
            yield each.standing_out(Sort.MAINTAINED, MAINTAINED)
        elif each.is_of_work and _MILLIONS.search(each.text) and not _OF_THE_HOUSE.search(each.text):
            yield each.standing_out(Sort.SCALE, MILLIONS)


def _is_of_own(each: Told) -> bool:
    """Whether a line tells of a product or a house of one's own."""
    return each.home is not None and (not each.is_of_work or _OWN.search(each.home.entry.title) is not None)


def _users(text: str) -> int:
    """How many a line says use something; 0 where they are few, or only could."""
    if _FOR_SHOW.search(text) or _READ.search(text):
        return 0
    most = 0
    for found in _MANY.finditer(text):
        what = found["what"].lower().rstrip("s")
        if what == "time" and not _OFTEN.search(text):
            continue
        number = int(float(found["number"].replace(",", "")) * _MORE[(found["more"] or "").lower()])
        if number >= _LEAST.get(what, ENOUGH):
            most = max(most, number)
    return most
