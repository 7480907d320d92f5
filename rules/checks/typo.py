"""Is a word misspelled, beyond doubt?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span


@check
class Typo:
    """Yields each line with a slip; see `rules.lexicon.spelling` and `punctuation` for what is beyond doubt.

    Heads of jobs and degrees hold names of companies, schools and places, so only listed misspellings count there. What
    a project is called is spelled as its maker likes.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        yield from facts.typos
