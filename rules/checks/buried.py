"""Is the strongest thing where it gets read?"""

from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.standouts import standouts
from rules.standouts.advising import what_it_is, where_it_belongs
from rules.standouts.placing import GREAT, is_seen
from rules.standouts.results import strength
from rules.standouts.standout import Sort, Standout

_OF_ORDER = frozenset((Sort.RESULT, Sort.HARD, Sort.NEAREST, Sort.PROMISED, Sort.HONOR))
"""What is moved among its like, and measured against no results elsewhere."""
_OF_PROJECTS = frozenset((Sort.PRIZE, Sort.USED, Sort.RECOMMENDED, Sort.EARNED))
"""What brings its project to the head of the others."""
WORTH = 5
"""How high anything else stands out, at least, to be brought up."""


@check
class Buried:
    """Yields what stands out most, if a first look misses it and finds nothing that stands out as high.

    That may be a result, a prize, what many use, a known employer, people who were led, … A result is a line with a
    number, its size and an outcome, about how something was built: `least` high, below `seen` others, the first of
    which are weaker `by` much.
    """

    seen: int = 3
    least: int = 3
    by: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        found = standouts(facts)
        found_first = [each for each in found if is_seen(each, facts)]
        # A known name at the top says less than what was done there.
        seen = max((each.height - (each.sort is Sort.EMPLOYER) for each in found_first), default=0)
        for each in found:
            if (
                each not in found_first
                and not _heads_the_projects(each, facts)
                and _is_higher(each, max(seen, _result_above(each, found)))
                and self._is_clearly_stronger(each, facts)
            ):
                words = {"what": what_it_is(each, facts), "mend": where_it_belongs(each, facts)}
                yield Span(each.section, each.text, each.line, each.page, words)
                return

    def _is_clearly_stronger(self, each: Standout, facts: Facts) -> bool:
        """Whether weaker lines are read before it; asked of results, since there are results in most lines."""
        if each.sort is not Sort.RESULT:
            return True
        above = [strength(told, facts) for told in facts.told if told.line < each.line]
        # A project comes below the work; it has to go ahead of all of that.
        rivals = above if each.section is SectionKind.PROJECTS else above[: self.seen]
        enough = self.seen - (each.height >= GREAT)
        return each.height >= self.least and len(above) >= enough and max(rivals, default=0) <= each.height - self.by


def _heads_the_projects(each: Standout, facts: Facts) -> bool:
    """Whether it is what the first project is called: there is no place above it to bring it to."""
    first = min((job.entry.first_line for job in facts.projects), default=None)
    return each.sort in _OF_PROJECTS and each.section is SectionKind.PROJECTS and each.line == first


def _result_above(each: Standout, found: Sequence[Standout]) -> int:
    """How high something has to stand out, to be more than the results that are read before it."""
    results = [other.height + 1 for other in found if other.sort is Sort.RESULT and other.line < each.line]
    return 0 if each.sort in _OF_ORDER else max(results, default=0)


def _is_higher(each: Standout, seen: int) -> bool:
    """Whether it stands out enough to be brought up beside what a first look finds."""
    match each.sort:
        case Sort.HONOR:
            return seen <= GREAT  # it belongs to its job, whatever else there is
        case Sort.RESULT:
            return each.height > seen
        case _:
            return each.height > seen and each.height >= WORTH
