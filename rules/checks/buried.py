"""Does the strongest thing stand where it is read?"""

import re
from collections.abc import Iterator

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement
from rules.metrics import has_metric
from rules.resume import SectionKind
from texts import gettext

_TAUGHT = re.compile(r"\W*(?:\w+ly )?(?:mentor|taught|teach|tutor|coach|instruct|train)", re.IGNORECASE)
"""How a line opens that may be fine, and is not what somebody is hired for to build software."""


@check
class Buried:
    """Yields the strongest statement if it stands below `seen` others, the first of which are weaker `by` much.

    Strong is a line with a figure, its size and an outcome, about how something was built; so much that a reader would
    tell a colleague about it.
    """

    seen: int = 3
    least: int = 3
    by: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        told = facts.told
        if len(told) < self.seen + 1:
            return
        rated = [(strength(each, facts), -each.line, each) for each in told]
        best, _, strongest = max(rated, key=lambda rating: rating[:2])
        above = [rating for rating, _, each in rated if each.line < strongest.line]
        ahead = [each for each in told if each.line < strongest.line]
        if best < self.least or not has_metric(strongest.text):
            return
        # A project stands below the work; it has to go ahead of all of that.
        rivals = above if strongest.section is SectionKind.PROJECTS else above[: self.seen]
        if len(ahead) >= self.seen and max(rivals, default=0) <= best - self.by:
            words = {"place": str(len(ahead) + 1), "all": str(len(told)), "mend": _mend(strongest, facts)}
            yield Span(strongest.section, strongest.text, strongest.line, strongest.page, words)


def _mend(strongest: Statement, facts: Facts) -> str:
    """What can be done: move it up in its job unless it is first there, tell it in the summary if there is one."""
    homes = [job for job in (*facts.jobs, *facts.projects) if strongest in job.statements]
    moved = not homes or min(homes[0].statements, key=lambda each: each.line) != strongest
    if moved and facts.has(SectionKind.SUMMARY) and strongest.section is SectionKind.EXPERIENCE:
        return gettext("make it the first line of its job, and put its number in the summary")
    if moved and strongest.section is SectionKind.PROJECTS:
        return gettext("make it the first line of its project")
    if moved:
        return gettext("make it the first line of its job")
    if facts.has(SectionKind.SUMMARY):
        return gettext("put its number in the summary")
    return gettext("mention it, with its number, in a summary at the top")


def strength(statement: Statement, facts: Facts) -> int:
    """How strong a line is, from 0 to 6: a figure, its size, from where to where, an outcome, technology, depth."""
    text = statement.text
    if _TAUGHT.match(text):
        return 0
    return (
        has_metric(text)
        + evidence.tells_size(text)
        + bool(evidence.FROM_TO.search(text) and has_metric(text))
        + bool(evidence.OUTCOME.search(text))
        + facts.names_technology(statement)
        + bool(evidence.DEPTH.search(text) and not evidence.WEAK.match(text))
    )
