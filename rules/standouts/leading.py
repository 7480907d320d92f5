"""People who were led, where no title says it."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.resume import SectionKind
from rules.role import Role
from rules.standouts.lines import Told, told
from rules.standouts.standout import Sort, Standout

_MANY = r"(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten)"
_PEOPLE = r"(?:developers|engineers|programmers)"
_OF_OTHER_WORK = (
    r"(?! (?:[\w-]+ ){0,2}(?:workers?|labou?rers|employees|cashiers|servers|crew|staff|associates|painters|drivers"
    r"|guards|volunteers|waiters|cooks|cleaners|agents|representatives|salespe\w+|tutors|teachers|assistants|counsell?ors)\b)"
)
"""People whom somebody leads in other work."""
_LED = re.compile(
    rf"\b(?:led|lead|leading|headed|managed?|directed) (?:an? |the )?(?:[\w-]+ ){{0,2}}(?:team|group|squad) of "
    rf"(?:up to |over |about )?(?:{_MANY}\b{_OF_OTHER_WORK}|(?:[\w-]+ ){{0,2}}{_PEOPLE}\b)"
    rf"|\b(?:led|lead|directed|managed|supervised) (?:{_MANY}|a few|several) (?:[\w-]+ ){{0,2}}{_PEOPLE}\b"
    r"|\bas (?:an? |the )?(?:tech|team|technical) lead\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:lead(?:er|ing|s|ership)?|led|head|manag\w+|director|chief|ct[oi]|ceo|(?:co-?)?founder|captain|supervis\w+"
    r"|president|owner)\b",
    re.IGNORECASE,
)
"""A title, or words on top of the page, that say so already."""
LED = 5
"""How high it stands out."""


def find(facts: Facts) -> Iterator[Standout]:
    """Lines on a team that somebody led, in jobs of the field or beside them, if no title and nothing on top says that
    they ever did."""
    titles = (job.entry.title for job in facts.jobs)
    if facts.role.role is Role.MANAGER or any(map(_LEADS.search, (facts.top, *titles))):
        return
    for each in told(facts):
        if _LED.search(each.text) and _is_of_work(each, facts):
            yield each.standing_out(Sort.LED, LED)


def _is_of_work(each: Told, facts: Facts) -> bool:
    if each.section is SectionKind.SKILLS:
        return True
    return each.section is SectionKind.EXPERIENCE and each.home in facts.field_jobs
