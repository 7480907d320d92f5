"""How much space a resume takes, and how much of it there is."""

from rules.facts import Facts
from rules.resume import Level

FILLED = 0.75
"""Part of a single page from which on there is something to be gained by cutting."""
FAR_TOO_LONG = 2
"""Pages too many from which on jobs are old sooner."""
ROOM = 350
"""Words of a resume of one page below which it is short, and no job has to go."""


def is_filled(facts: Facts) -> bool:
    """Whether the page is filled up, or there are several; where only text tells, it is."""
    lowest = max((line.bottom for line in facts.resume.seen_lines), default=0.0)
    return facts.resume.file.pages > 1 or not lowest or lowest > FILLED * facts.resume.layout.page_height


def is_short(facts: Facts) -> bool:
    """Whether all of it is a page with few words, whatever its layout spreads them over."""
    return is_one_page(facts) and sum(len(line.text.split()) for line in facts.resume.seen_lines) < ROOM


def is_one_page(facts: Facts) -> bool:
    """Whether it is known to fit on a page, on which old work of the field may stay; of text alone nobody knows."""
    return facts.resume.file.pages == 1 and any(line.bottom for line in facts.resume.seen_lines)


def is_long(facts: Facts) -> bool:
    """Whether there are more pages than the experience asks for."""
    return pages_over(facts) > 0


def pages_over(facts: Facts) -> int:
    """How many pages there are beyond those that the experience asks for."""
    resume = facts.resume
    experienced = (resume.years_experience or 0) >= 10 or resume.level in {Level.SENIOR, Level.STAFF}
    return resume.file.pages - (2 if experienced else 1)
