"""The review of a resume: score, scores by section, findings in order of weight, strengths."""

from dataclasses import dataclass

from rules.finding import Finding, Strength
from rules.resume import Resume, SectionKind


@dataclass(frozen=True, slots=True)
class Review:
    """A finished review. Scores are whole points from 0 to 100; findings come gravest first."""

    resume: Resume
    pack: str
    score: int
    section_scores: dict[SectionKind, int]
    findings: tuple[Finding, ...]
    strengths: tuple[Strength, ...] = ()
    weighed_for: tuple[str, ...] = ()
    """For people: the industry, remote work, the posting. Untrusted text."""
    not_weighed: str = ""
    """A sentence on what could not be weighed as asked."""
