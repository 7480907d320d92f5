"""The findings of a review as numbered notes for a copy of the file."""

from collections.abc import Sequence

from coach.copies.copy import Remark
from coach.review.choosing import SEARCH_WORDS
from rules.finding import Finding
from texts import gettext

MAX_REMARKS = 24
"""Notes of one copy: more than that nobody reads."""
MAX_LINES = 6
"""Lines that one note stands at."""


def to_remarks(findings: Sequence[Finding]) -> tuple[Remark, ...]:
    """Notes, numbered in the order of the findings, as the thread does; words that a search looks for need no place."""
    told = [each for each in findings if each.rule not in SEARCH_WORDS][:MAX_REMARKS]
    return tuple(_remark(number, each) for number, each in enumerate(told, 1))


def _remark(number: int, finding: Finding) -> Remark:
    others = zip(finding.others, (*finding.others_rewritten, *("" for _ in finding.others)), strict=False)
    lines = [(finding.quote, finding.rewrite), *others] if finding.quote else []
    said = [f"{number}. {finding.title}", finding.message]
    if finding.suggestion and not finding.rewrite:
        said.append(gettext("Do: {what}", what=finding.suggestion))
    said.append(gettext("Why: {why}", why=finding.why))
    text = "\n".join(filter(None, said))
    return Remark(number, finding.severity.value, text, tuple(lines[:MAX_LINES]), finding.page or 1)
