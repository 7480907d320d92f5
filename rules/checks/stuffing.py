"""Are keywords repeated unnaturally?"""

from collections import Counter
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line


@check
class Stuffing:
    """Yields each line on which one technology stands `most` times or more, as nobody writes by nature."""

    most: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        counts = Counter((line.number, mention.technology.name) for line, mention in facts.mentions)
        for (number, name), count in counts.items():
            if count >= self.most:
                yield at_line(facts.resume.lines[number], SectionKind.OTHER, name=name, number=str(count))
