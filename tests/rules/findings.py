"""What one rule says of a small resume: what most tests of rules ask."""

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.packs import load
from rules.resume import Level, Resume, SectionKind


def finding_of(rule: str, resume: Resume, pack: str = "software-engineer") -> Finding | None:
    """What a rule says of a resume, or None."""
    return next((each for each in run(resume, load(pack)) if each.rule == rule), None)


def found(
    rule: str, text: str, level: Level = Level.MID, pack: str = "software-engineer", **facts: object
) -> Finding | None:
    """What a rule says of a resume in miniature, whose first lines are of its experience unless they say otherwise."""
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts), pack)
