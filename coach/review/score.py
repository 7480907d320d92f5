"""The score of a review: whole points from 0 to 100 for the resume and for each of its sections.

Every finding takes its weight (points that the rule declares, folded findings up to the rule's cap). The sum of the
weights is the load L; the score is 100 · e^(−L / scale), rounded. So the score never rises when a finding is added
and never falls when one is mended, whatever the others are, and it can be explained: each mended finding gives back
more points the better the rest already is. `docs/score.md` tells this to people.
"""

from collections.abc import Iterable
from math import exp

from rules.finding import Finding
from rules.resume import Resume, SectionKind

WHOLE = 75.0
"""Load at which a resume keeps e⁻¹ (37 %) of its points. Chosen so that a load of 40–68 falls into the band that the
article gives for average resumes (40–60 of 100) and one of 8–22 into that of strong ones (75–90)."""

SECTION = 22.0
"""The same for one section, which has fewer rules."""

ALWAYS = (SectionKind.CONTACT, SectionKind.OTHER)
"""Sections that have a score even where the resume has no such heading: contact details and the format."""


def score(findings: Iterable[Finding]) -> int:
    """The score of a whole resume from its findings."""
    return _points(sum(finding.weight for finding in findings), WHOLE)


def section_scores(resume: Resume, findings: Iterable[Finding]) -> dict[SectionKind, int]:
    """The score of each section that the resume has or should have, in the order of `SectionKind`."""
    load: dict[SectionKind, float] = {section.kind: 0.0 for section in resume.sections} | dict.fromkeys(ALWAYS, 0.0)
    for finding in findings:
        load[finding.section] = load.get(finding.section, 0.0) + finding.weight
    return {kind: _points(load[kind], SECTION) for kind in SectionKind if kind in load}


def _points(load: float, scale: float) -> int:
    return round(100 * exp(-load / scale))
