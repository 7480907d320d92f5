"""Scores of single sections: what the findings of a section take from it.

The score of the whole resume is made otherwise, from what speaks for it: `rules.scoring`. Here each finding takes its
weight (points that the rule declares, folded findings up to the rule's cap); the sum of the weights is the load L of
the section and its score 100 · e^(−L / 22), rounded, so that mending a finding never lowers it.
"""

from collections.abc import Iterable
from math import exp

from rules.finding import Finding
from rules.resume import Resume, SectionKind

SCALE = 22.0
"""Load at which a section keeps e⁻¹ (37 %) of its points."""

ALWAYS = (SectionKind.CONTACT, SectionKind.OTHER)
"""Sections that have a score even where the resume has no such heading: contact details and the format."""


def section_scores(resume: Resume, findings: Iterable[Finding]) -> dict[SectionKind, int]:
    """The score of each section that the resume has or should have, in the order of `SectionKind`."""
    load: dict[SectionKind, float] = {section.kind: 0.0 for section in resume.sections} | dict.fromkeys(ALWAYS, 0.0)
    for finding in findings:
        load[finding.section] = load.get(finding.section, 0.0) + finding.weight
    return {kind: round(100 * exp(-load[kind] / SCALE)) for kind in SectionKind if kind in load}
