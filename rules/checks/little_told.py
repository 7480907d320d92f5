"""Is there enough to judge at all?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from texts import gettext, ngettext
from texts.forms import number


@check
class LittleTold:
    """Yields one span if work and projects together are told in fewer than `least` words."""

    least: int = 60

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_academic:
            return  # what scholars have made stands among their publications
        words = sum(each.words for each in facts.told)
        if words < self.least and len(facts.text.split()) < 6 * self.least:
            told = (
                ngettext(
                    "Your work and projects come to {count} word in all.",
                    "Your work and projects come to {count} words in all.",
                    words,
                    count=number(words),
                )
                if words
                else gettext("Nothing is told of any work or project.")
            )
            yield nowhere(SectionKind.EXPERIENCE, told=told, words=str(words))
