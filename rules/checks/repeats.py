"""Is something said twice?"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement

_WORD = re.compile(r"[a-z0-9+#.]+")


@check
class Repeats:
    """Yields each statement that says again what one above it says: most of its words, or a run of `run` words."""

    run: int = 6
    alike: float = 0.75
    least: int = 4

    def find(self, facts: Facts) -> Iterator[Span]:
        seen: set[int] = set()
        worded = [(each, tuple(_WORD.findall(each.text.lower()))) for each in facts.told]
        for (first, a), (second, b) in combinations(worded, 2):
            if second.line in seen or min(len(a), len(b)) < self.least:
                continue
            if said := self._again(a, b):
                seen.add(second.line)
                yield Span(
                    second.section, second.text, second.line, second.page, {"said": said, "first": _short(first)}
                )

    def _again(self, a: Sequence[str], b: Sequence[str]) -> str:
        """What both say; empty if they differ."""
        if len(set(a) & set(b)) >= self.alike * len(set(a) | set(b)):
            return " ".join(b[:8])
        runs = {tuple(a[at : at + self.run]) for at in range(len(a) - self.run + 1)}
        for at in range(len(b) - self.run + 1):
            if tuple(b[at : at + self.run]) in runs:
                return " ".join(b[at : at + self.run])
        return ""


def _short(statement: Statement) -> str:
    words = statement.text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
