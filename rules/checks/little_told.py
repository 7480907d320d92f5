"""Is there enough to judge at all?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from texts import gettext


@check
class LittleTold:
    """Yields one span if work and projects together are told in fewer than `least` words."""

    least: int = 60

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_academic:
            return  # what scholars have made stands among their publications
        words = sum(each.words for each in facts.told)
        if words < self.least and len(facts.text.split()) < 6 * self.least:
            yield nowhere(SectionKind.EXPERIENCE, told=_said(words, facts), words=str(words))


def _said(words: int, facts: Facts) -> str:
    if sum(job.words for job in facts.jobs) > words:
        return gettext("You say very little about work or projects in software.")
    if words:
        return gettext("You say very little about your work and projects.")
    return gettext("Your resume describes no work or projects.")
