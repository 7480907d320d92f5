"""What a thread shows of the findings at once, and what is left for each of its buttons.

The thread is written once and its buttons are pressed later, when only the findings are kept: in their order (told,
further, words for a search) and with the number that was told, this gives the same portions again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from coach.review.choosing import SEARCH_WORDS
from rules.finding import Finding
from rules.resume import SectionKind

TOP_FIXES = 3
"""Changes that the first message tells in full. More than that nobody begins with."""
ON_POSTINGS = "JOB-"
"""How the rules on postings are called."""
ON_A_LINE = 3
"""Findings on one line that a section tells at once."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The findings of one section: told in the first message, told briefly in the section's own, and the rest."""

    ahead: tuple[Finding, ...]
    brief: tuple[Finding, ...]
    rest: tuple[Finding, ...]


def portion(found: Sequence[Finding], told: int, section: SectionKind) -> Portion:
    """The portions of a section. `found`: all findings of the review; the first `told` of them were told.

    Told briefly is the heaviest finding that the first message does not hold (that on a posting the
    member named before all), with what else is found on its line.
    """
    ahead = tuple(each for each in found[: min(TOP_FIXES, told)] if each.section is section)
    others = [each for each in found if each.section is section and each.rule not in SEARCH_WORDS]
    later = [each for each in others if each not in ahead]
    told_later = [each for each in found[TOP_FIXES:told] if each.section is section]
    lead = min(told_later, key=lambda each: not is_asked(each), default=None)
    brief = () if lead is None else (lead, *(each for each in later if _on_line(each, lead)))[:ON_A_LINE]
    return Portion(ahead, brief, tuple(each for each in later if each not in brief))


def is_asked(finding: Finding) -> bool:
    """Whether it is on a posting that the member named: what they asked for is told at once."""
    return finding.rule.startswith(ON_POSTINGS)


def _on_line(finding: Finding, lead: Finding) -> bool:
    return finding is not lead and bool(lead.quote) and finding.quote == lead.quote


def by_line(findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """The findings, those that quote the same line together, in the order of the first of each."""
    first: dict[str, int] = {}
    for number, each in enumerate(findings):
        first.setdefault(each.quote or f" {number}", number)
    place = {id(each): first.get(each.quote, number) if each.quote else number for number, each in enumerate(findings)}
    ordered = sorted(findings, key=lambda each: place[id(each)])
    return [tuple(group) for _, group in groupby(ordered, key=lambda each: place[id(each)])]
