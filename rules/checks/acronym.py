"""Is an acronym spelled out at least once?"""

import re
from collections.abc import Iterator, Mapping

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line

_PLANNED = re.compile(
    r"\W{0,4}(?:coming soon|(?:currently )?learning|in progress|planned|soon|next|to come|upcoming|studying)\b",
    re.IGNORECASE,
)
"""What follows the name of something that is not learned yet."""


@check
class Acronym:
    """Yields one span for each acronym of `long_forms` that is used and nowhere spelled out."""

    long_forms: Mapping[str, str]

    def find(self, facts: Facts) -> Iterator[Span]:
        text = facts.text.lower()
        for short, long in self.long_forms.items():
            # Of "Continuous Integration and Continuous Delivery" the first half is enough.
            if long.lower().split(" and ")[0] in text:
                continue
            pattern = re.compile(rf"(?<![\w/]){re.escape(short)}(?![\w/])")
            for line in facts.resume.seen_lines:
                found = pattern.search(line.text)
                if found and not _PLANNED.match(line.text, found.end()):
                    yield at_line(line, SectionKind.SKILLS, short=short, long=long)
                    break
