"""Are keywords repeated unnaturally?"""

import re
from collections import Counter
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import Mention
from rules.resume import Line, SectionKind
from rules.role import Role
from rules.spans import at_line
from texts import gettext

_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@\w|\S\.(?:com|org|net|io|dev|app)\b", re.IGNORECASE)
"""What a word has that is an address."""


def _written(facts: Facts) -> list[tuple[Line, Mention]]:
    """What is named in words: the "http" and the "github" of addresses name nothing."""
    inside = {
        line.number: [word.span() for word in _WORD.finditer(line.text) if _ADDRESS.search(word.group())]
        for line in facts.resume.seen_lines
    }
    return [
        (line, mention)
        for line, mention in facts.mentions
        if not any(start <= mention.start < end for start, end in inside[line.number])
    ]


@check
class Stuffing:
    """Yields each line on which one technology stands `most` times or more, as nobody writes by nature.

    And the line that first names one that stands in the whole text `everywhere` times or more and makes up more than
    `share` of its words; twice that, if it is somebody's title or platform.
    """

    most: int = 4
    everywhere: int = 15
    share: float = 0.03

    def find(self, facts: Facts) -> Iterator[Span]:
        written = _written(facts)
        counts = Counter((line.number, mention.as_written.lower()) for line, mention in written)
        crammed = {(line.number, mention.as_written.lower()): mention for line, mention in written}
        for (number, name), count in counts.items():
            if count >= self.most:
                named = crammed[number, name].as_written
                where = gettext("{count} times on one line", count=count)
                yield at_line(facts.resume.lines[number], SectionKind.OTHER, name=named, where=where)
        yield from self._all_over(facts)

    def _all_over(self, facts: Facts) -> Iterator[Span]:
        written = _written(facts)
        counts = Counter(mention.technology for _, mention in written)
        words = len(facts.text.split())
        titles = {word for job in facts.jobs for word in re.findall(r"[\w#+.]+", job.entry.title)}
        for technology, count in counts.items():
            # Who is an "Android Engineer" by title or by the work can hardly tell of it without the name.
            own = technology.name in titles or (facts.role.role is Role.MOBILE and technology.layer == "mobile")
            share = self.share * (2 if own else 1)
            if count >= self.everywhere and count > share * words:
                line = next(line for line, mention in written if mention.technology == technology)
                where = gettext("{count} times in {words} words", count=count, words=words)
                yield at_line(line, SectionKind.OTHER, name=technology.name, where=where)
