"""Does each bullet open with an action verb?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.verbs import opens_with_verb
from rules.resume import SectionKind
from rules.spans import at_bullet


@check
class Verb:
    """Yields each bullet whose first words, adverbs aside, are plainly no verb."""

    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if len(bullet.text.split()) >= 3 and not opens_with_verb(bullet.text):
                yield at_bullet(bullet)
