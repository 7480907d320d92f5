"""Could the jobs be read at all?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind


@check
class JobsUnread:
    """Yields one span if lines look like jobs and none was read, so that nothing else can be said of them."""

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.resume.how_read.jobs_unread:
            yield Span(SectionKind.EXPERIENCE)
