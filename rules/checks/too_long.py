"""Has the resume more pages than the experience asks for?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Level, SectionKind
from rules.spans import nowhere


@check
class TooLong:
    """Yields one span if there are more pages than `one_page_below` years (one page) or than two allow.

    Where the years are not known, the level speaks: senior and staff may have two pages.
    """

    one_page_below: float = 10.0
    most: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        resume = facts.resume
        experienced = (resume.years_experience or 0) >= self.one_page_below or resume.level in {
            Level.SENIOR,
            Level.STAFF,
        }
        allowed = self.most if experienced else 1
        if resume.file.pages > allowed:
            words = {"pages": str(resume.file.pages), "allowed": "one page" if allowed == 1 else "two pages"}
            yield nowhere(SectionKind.OTHER, **words)
