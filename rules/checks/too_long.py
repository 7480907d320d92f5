"""Has the resume more pages than the experience asks for?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.letters import has_letter
from rules.resume import Level, SectionKind
from rules.spans import nowhere
from texts import gettext

_FEW, MANY = 4, 8
"""Projects of which there is nothing to choose, and from which on they are what makes a resume long."""
_LISTED = 10
"""Lines of publications that are worth a list of their own."""
_SCHOOL = re.compile(r"\b(?:school|courses?|coursework|secondary|matriculation|classes)\b", re.IGNORECASE)


@check
class TooLong:
    """Yields one span if there are more pages than `one_page_below` years (one page) or than two allow.

    Where the years are not known, the level speaks: senior and staff may have two pages.
    """

    one_page_below: float = 10.0
    most: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        resume = facts.resume
        if resume.how_read.jobs_unread:
            return  # how much somebody has to tell is not known
        if facts.is_scholar:
            return  # a scholar's CV lists all that was published
        experienced = (resume.years_experience or 0) >= self.one_page_below or resume.level in {
            Level.SENIOR,
            Level.STAFF,
        }
        # A doctor's publications have a page of their own in any country.
        allowed = self.most if experienced or facts.has(SectionKind.PUBLICATIONS) else 1
        # A last page without a word is a slip of how the file was made, and nothing to cut.
        placed = [line.page for line in resume.seen_lines if line.bottom]
        pages = min(resume.file.pages, max(placed, default=resume.file.pages)) - has_letter(resume)
        if pages > allowed:
            words = {
                "pages": str(pages),
                "allowed": gettext("one page") if allowed == 1 else gettext("two pages"),
                "mend": _mend(facts),
            }
            yield nowhere(SectionKind.OTHER, **words)


def _mend(facts: Facts) -> str:
    """What this person can cut."""
    if len(facts.projects) > MANY:
        return gettext("choose the three or four projects you would like to be asked about")
    if facts.is_academic and len(facts.text_of(SectionKind.PUBLICATIONS).splitlines()) >= _LISTED:
        return gettext("link to a list of your publications, talks and teaching instead of telling them here")
    dated = [job for job in facts.jobs if job.span(facts.today)]
    if 0 < sum(map(facts.is_long_over, dated)) < len(dated):
        return gettext("cut jobs older than ten years to one line each")
    if facts.resume.level is Level.NEW_GRAD and (facts.projects or not facts.jobs):
        if 0 < len(facts.projects) <= _FEW:
            return gettext("cut each project to the two or three lines you would like to be asked about")
        if facts.projects and not _SCHOOL.search(facts.text_of(SectionKind.EDUCATION)):
            return gettext("choose the three or four projects you would like to be asked about")
        return gettext(
            "choose the three or four projects you would like to be asked about, and leave out school and courses"
        )
    return gettext("choose three to five lines a job, and leave out what you wouldn't like to be asked about")
