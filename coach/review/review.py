"""The review of a resume: score with its parts, findings in the order in which they are told, strengths."""

from dataclasses import dataclass

from rules.finding import Finding, Strength
from rules.resume import Level, Resume, SectionKind
from rules.role import Reading, Role
from rules.scoring import ScoredPart

NOT_READ = Reading(Role.NONE)
UNREAD = "unread"
"""What is kept for the level where the jobs that tell it were not read."""


@dataclass(frozen=True, slots=True)
class Review:
    """A finished review. Scores are whole points from 0 to 100; what would change most for this person comes first."""

    resume: Resume
    pack: str
    """Its name, by which programs know it."""
    score: int | None
    section_scores: dict[SectionKind, int]
    findings: tuple[Finding, ...]
    """What is told, no more than a person can take in."""
    strengths: tuple[Strength, ...] = ()
    weighed_for: tuple[str, ...] = ()
    """For people: the industry, remote work, the posting. Untrusted text."""
    not_weighed: str = ""
    """A sentence on what could not be weighed as asked."""
    score_reason: str = ""
    """Why there is no score; empty where there is one."""
    score_parts: tuple[ScoredPart, ...] = ()
    pack_title: str = ""
    """What the pack is called for people."""
    further: tuple[Finding, ...] = ()
    """What else was found; shown to whoever asks for more."""
    search_words: tuple[Finding, ...] = ()
    """Words that a search looks for: told in one closing note."""
    role: Reading = NOT_READ
    """The kind of work that the resume reads as."""
    level_stated: bool = False
    """Whether the member, or whoever set the channel up, said the level."""
    aim: Role | None = None
    """The kind of work that the member aims at, where they said so."""

    @property
    def level(self) -> Level | None:
        """The level that it was weighed for; None where the jobs that tell it were not read, and nobody stated one."""
        return self.resume.level if self.level_stated or not self.resume.how_read.jobs_unread else None

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Everything that was found, in this order."""
        return (*self.findings, *self.further, *self.search_words)
