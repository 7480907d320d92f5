"""Invented reviews that tests build on."""

from coach.review import Review
from rules.finding import Finding, Severity, Strength
from rules.resume import Bullet, Contact, Entry, Level, Line, Resume, Section, SectionKind, SourceFile

HOSTILE = "Led <!channel> @everyone [x](https://evil.example) *b* `c` \x1b[31m<script>alert(1)</script> &amp;"


def resume(quote: str = "Worked on the billing service") -> Resume:
    """A small resume: one job with one bullet."""
    return Resume(
        SourceFile("resume.pdf", "pdf", 1234, 1, "ab" * 32),
        lines=(Line(0, 1, "Experience"), Line(1, 1, "Engineer, Acme"), Line(2, 1, quote, bullet="•")),
        contact=Contact(name="Maren Okafor", email="maren@example.com"),
        sections=(Section(SectionKind.EXPERIENCE, "Experience", 1, 0, 2),),
        entries=(Entry(SectionKind.EXPERIENCE, "Engineer", "Acme", start="2021-03", current=True),),
        bullets=(Bullet(SectionKind.EXPERIENCE, quote, 1, 2, 2, 0),),
        years_experience=4.5,
        level=Level.MID,
    )


def finding(rule: str = "EXP-WEAK", **changes: object) -> Finding:
    """A finding on the experience section."""
    values: dict[str, object] = {
        "rule": rule,
        "severity": Severity.WARNING,
        "section": SectionKind.EXPERIENCE,
        "title": f"Title of {rule}",
        "message": "This line opens weakly.",
        "why": "A reader spends seconds on a line.",
        "suggestion": "Open with what you did.",
        "quote": "Worked on the billing service",
        "page": 1,
        "line": 2,
        "weight": 2.0,
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def review(*findings: Finding, score: int = 71, strengths: tuple[Strength, ...] = ()) -> Review:
    """A review with these findings."""
    return Review(resume(), "backend-engineer", score, {SectionKind.EXPERIENCE: 64}, findings, strengths)
