"""Papers that reviewers let through."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.resume import SectionKind
from rules.standouts.lines import told
from rules.standouts.standout import Sort, Standout

_VENUE = re.compile(r"\b(?:IEEE|ACM|Springer|Elsevier|NeurIPS|ICML|ICLR|CVPR|ACL|EMNLP|AAAI|ICRA|USENIX)\b")
PAPER = 5
"""How high it stands out."""


def find(facts: Facts) -> Iterator[Standout]:
    """The first paper at a known house, under a heading of its own; a scholar's are no surprise."""
    if facts.is_academic and not facts.builds_software:
        return
    for each in told(facts):
        if each.section is SectionKind.PUBLICATIONS and _VENUE.search(each.text):
            yield each.standing_out(Sort.PAPER, PAPER)
            return
