"""What could be dropped?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.cutting import old_jobs, other_jobs, projects, sections, skills, student_jobs
from rules.cutting.dispensable import Dispensable
from rules.cutting.space import FAR_TOO_LONG, is_filled, is_long, is_one_page, is_short, pages_over
from rules.facts import Facts
from rules.finding import Span
from rules.phrases import any_of
from rules.resume import Level, SectionKind
from rules.wording import joined

FEW_JOBS = 3
"""Jobs of somebody who begins, of which none can be spared."""
MOST = 3
"""Things that are named; further ones are counted."""
_NO_PROGRAM = r"(?!(?: \d{2,4})?(?: \w+)? (?:APIs?|SDKs?|add-?ins?|plug-?ins?|macros|integrations?)\b)"
"""What stands behind the name of a program that somebody builds on, and does not only use."""


@check
class ToCut:
    """Yields one span that names what says least for this person, if the resume is longer than its norm or filled up.

    Jobs that ended more than `years` ago (`soon` where there are two pages too many) and are told at length; jobs of
    another field, and help with teaching years ago; many projects, and old ones; sections that say little, rows of
    online `courses` (regular expressions); in skills, `trivial` ones, and several `editors`. Interests that hold one of
    `kept` speak for somebody; a job of another field with up to `short` words may stay.
    """

    trivial: tuple[str, ...]
    courses: tuple[str, ...]
    kept: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    years: int = 10
    soon: int = 6
    short: int = 20

    @cached_property
    def _trivial(self) -> re.Pattern[str]:
        return any_of(self.trivial, _NO_PROGRAM)

    @cached_property
    def _courses(self) -> re.Pattern[str]:
        return any_of(self.courses)

    @cached_property
    def _editors(self) -> re.Pattern[str]:
        return any_of(self.editors or (r"(?!)",))

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_scholar or facts.resume.how_read.jobs_unread:
            return  # what speaks for somebody is not known
        goes_without_saying = [*skills.find(facts, self._trivial, self._editors)]
        found = [
            *self._jobs(facts),
            *other_jobs.attended(facts),
            *projects.find(facts),
            *sections.find(facts, self.kept, self._courses),
            *goes_without_saying,
        ]
        if found and (len(found) > 1 or found[0].much or (is_long(facts) and found != goes_without_saying)):
            leaves = frozenset(line for each in found for line in each.leaves)
            what = joined([each.what for each in sorted(found, key=lambda each: not each.much)], MOST)
            yield Span(SectionKind.OTHER, words={"what": what}, leaves=leaves)

    def _jobs(self, facts: Facts) -> Iterator[Dispensable]:
        if not is_filled(facts) or is_short(facts):
            return
        if facts.resume.level is Level.NEW_GRAD and len(facts.jobs) <= FEW_JOBS:
            yield from other_jobs.find_of_beginners(facts, self.short)
            return
        if not is_one_page(facts):
            apart = other_jobs.other_jobs(facts, self.short)
            sooner = old_jobs.find(facts, self.soon, apart) if pages_over(facts) >= FAR_TOO_LONG else ()
            yield from [*sooner] or old_jobs.find(facts, self.years, apart)
        yield from other_jobs.find(facts, self.short)
        yield from student_jobs.find(facts)
