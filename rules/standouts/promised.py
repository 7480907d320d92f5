"""What the first lines of a page promise, where the work on it comes late in the newest job."""

import re
from collections.abc import Iterator, Sequence

from rules.facts import Facts
from rules.jobs import Statement
from rules.resume import SectionKind
from rules.standouts.lines import Told
from rules.standouts.standout import Sort, Standout

_LEARNING = re.compile(
    r"\b(?:AI|artificial intelligence|(?:machine|deep) learning|LLMs?|generative AI)\b", re.IGNORECASE
)
"""One field by several names."""
LATE, SHOWN = 8, 2
"""Lines of a job before the first one on it, and lines on it, from which on it is buried there."""
PROMISED = 5
"""How high it stands out."""


def find(facts: Facts) -> Iterator[Standout]:
    """The first line of the newest job on what the first lines of the page name, if many others come before it."""
    newest = next(iter(facts.field_jobs), None)
    if newest is None:
        return
    lines = sorted(newest.statements, key=lambda told: told.line)
    for name, on_it in _promises(lines, facts):
        if len(on_it) >= SHOWN and lines.index(on_it[0]) >= LATE:
            first = on_it[0]
            told = Told(first.text, SectionKind.EXPERIENCE, first.line, first.page, newest)
            yield told.standing_out(Sort.PROMISED, PROMISED, name)
            return


def _promises(lines: Sequence[Statement], facts: Facts) -> Iterator[tuple[str, Sequence[Statement]]]:
    """What is named on top, as written there, with the lines on it."""
    if learning := _LEARNING.search(facts.top):
        yield learning.group(), [told for told in lines if _LEARNING.search(told.text)]
    for mention in facts.words.known.find(facts.top):
        if mention.technology.layer != "practices":
            yield mention.as_written, [told for told in lines if mention.technology in facts.technologies_of(told)]
