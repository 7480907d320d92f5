"""Does each bullet open with an action verb?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import is_headline, is_row_of_names
from rules.lexicon.verbs import opens_with_verb
from rules.resume import Bullet, SectionKind
from rules.spans import at_bullet


@check
class Verb:
    """Yields each bullet whose first words, adverbs aside, are plainly no verb."""

    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if len(bullet.text.split()) < 3 or opens_with_verb(bullet.text) or _is_torn(bullet, facts):
                continue
            if not (is_row_of_names(bullet.text) or is_headline(bullet.text) or _NO_WORK.match(bullet.text)):
                yield at_bullet(bullet)


_RUN_ON = re.compile(r"[a-z]{2}(?:[,;&]|\.(?=[A-Z]))[A-Za-z&]|[a-z]{26}")
"""Words that have lost the spaces between them."""


def _is_torn(bullet: Bullet, facts: Facts) -> bool:
    """Whether a bullet may be the middle of a text: its spaces are lost, or it has no sign and goes on from the line
    above it."""
    if sum(bool(_RUN_ON.search(word)) for word in bullet.text.split()) > 1:
        return True
    if facts.resume.lines[bullet.first_line].bullet or not bullet.first_line:
        return False
    above = facts.resume.lines[bullet.first_line - 1].text.rstrip()
    return above.endswith((",", "-", "&", "/")) or above.split()[-1:] in _JOINING


_JOINING = [["and"], ["the"], ["of"], ["to"], ["with"], ["for"], ["a"], ["in"]]


_NO_WORK = re.compile(
    r"\W*(?:(?:[\w.&'’+-]+ ){0,4}(?:certificates?|certified|diploma|award|prize|medal|scholarship|fellowship|place"
    r"|finalist|winner|runner-up|honou?rs?|dean['’]s list|nominee|gpa|cgpa)\b"
    r"|(?:relevant |selected |related )?(?:courses?|coursework|modules)\b"
    r"|(?:grade|gpa|cgpa|thesis|dissertation|minor|major|languages?|references?)\b)",
    re.IGNORECASE,
)
"""Certificates, awards and courses tell of no work, so nobody asks for a verb."""
