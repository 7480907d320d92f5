"""Are products written as their makers write them?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Line, SectionKind
from rules.spans import at_line

_AT_A_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=^[A-Z])(?=[A-Z][a-z])")
_WITHIN = r"(?<![\w@./\\'’#&+-])"
_BEHIND = r"(?![\w@/\\'’#&+-]|\.\w)"


@check
class Capitals:
    """Yields each way to write one of `names` that is not its maker's ("mySQL", "Java Script"), once, if there are
    `least` of them, or `odd` that nobody takes for a matter of taste: a small letter first, or within capitals.

    Words of the span: `wrong`, `right`. A name in capitals only, or in small letters only, is left alone: headings are
    written in the first way, packages and commands in the second.
    """

    names: tuple[str, ...]
    least: int = 3
    odd: int = 2

    @cached_property
    def _written(self) -> dict[str, str]:
        return {name.lower(): name for name in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        apart = (" ".join(_AT_A_CAPITAL.split(name)) for name in self.names)
        words = (*self.names, *(each for each in apart if " " in each))
        return re.compile(_WITHIN + "(" + "|".join(sorted(words, key=len, reverse=True)) + ")" + _BEHIND, re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        wrong: dict[str, tuple[Line, str]] = {}
        for line in facts.resume.seen_lines:
            section = facts.section_at(line.number)
            if section is not None and section.kind is SectionKind.CONTACT:
                continue
            for found in self._pattern.finditer(line.text):
                written = found.group()
                right = self._written[written.lower().replace(" ", "")]
                if written != right and not (written.isupper() or written.islower()):
                    wrong.setdefault(written, (line, right))
        if len(wrong) < self.least and sum(map(_is_odd, wrong)) < self.odd:
            return
        for written, (line, right) in wrong.items():
            yield at_line(line, SectionKind.OTHER, wrong=written, right=right)


def _is_odd(written: str) -> bool:
    """Whether nobody writes a name like that on purpose: "mySQL", "GraphQl"."""
    return written[0].islower() or re.search(r"[A-Z][a-z]$", written) is not None
