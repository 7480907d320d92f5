"""Do the role's technologies show in the top third of page one?"""

import re
from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import FIELDS, IN_A_TITLE
from rules.resume import Line, SectionKind
from rules.role import Role
from rules.spans import nowhere

ROW = 95
"""Characters that a row of a page holds, where only text tells how long a paragraph is."""
SEEN = 2
"""Times that a summary or the first lines name technologies, if they name the core."""
SIGHT = 0.4
"""Share of the first page that counts: a third and a little, since nobody measures."""
_IN_LANGUAGE = re.compile(r"\b(?:in|using|with) (?:C|R|Go|D|C\+\+|C#)(?=[\s,.;)]|$)")
"""A language of one letter, as running text names it."""
CORE = FIELDS | {"languages", "frameworks", "data stores", "messaging", "infrastructure", "api"}


@check
class TopThird:
    """Yields one span if technologies stand fewer than twice in the top third, though twice `least` do in all.

    A skills section that begins there is enough, so is one language, and so is what page one names above all jobs,
    under any heading: it stands as far up as it can. Of scholars, and of those who lead or plan what others build,
    nobody expects it.
    """

    least: int = 3

    def find(self, facts: Facts) -> Iterator[Span]:
        resume = facts.resume
        if facts.is_academic or facts.role.role is Role.MANAGER:
            return
        core = [(line, mention.technology) for line, mention in facts.mentions if mention.technology.layer in CORE]
        if len({technology for _, technology in core}) < 2 * self.least:
            return
        first = [line for line in resume.seen_lines if line.page == 1]
        if any(line.bottom for line in first):
            high = {line.number for line in first if line.top < SIGHT * resume.layout.page_height}
        else:
            parted = any(line.page > 1 for line in resume.seen_lines)  # else all pages are told as one
            high = set(_upper(first, SIGHT / (1 if parted else max(1, resume.file.pages))))
        high |= _above_work(first, facts)
        begins = facts.section(SectionKind.SKILLS)
        if begins is not None and begins.first_line in high:
            return
        seen = [technology for line, technology in core if line.number in high]
        above = "\n".join(line.text for line in first if line.number in high)
        spoken = _IN_LANGUAGE.search(above) or IN_A_TITLE.search(above)
        if len(seen) < SEEN and not spoken and not any(each.layer == "languages" for each in seen):
            yield nowhere(SectionKind.SKILLS)


def _above_work(first: Sequence[Line], facts: Facts) -> set[int]:
    """The numbers of the lines of page one that stand above all jobs."""
    work = facts.section(SectionKind.EXPERIENCE)
    return set() if work is None else {line.number for line in first if line.number < work.first_line}


def _upper(lines: Sequence[Line], share: float) -> Iterator[int]:
    """The numbers of the lines that begin in the upper `share` of all rows; a long paragraph takes several rows."""
    rows = [1 + len(line.text) // ROW for line in lines]
    above, limit = 0, max(1.0, share * sum(rows))
    for line, taken in zip(lines, rows, strict=True):
        if above >= limit:
            return
        yield line.number
        above += taken
