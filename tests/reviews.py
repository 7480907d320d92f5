"""Invented reviews that tests build on."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from docx import Document

from coach.posting import Posting, from_text
from coach.review.review import Review
from rules.finding import Finding, Severity, Strength
from rules.resume import Bullet, Contact, Entry, Level, Line, Resume, Section, SectionKind, SourceFile

EXAMPLES = Path(__file__).parents[1] / "examples"
MENDED = {
    "Responsible for managing": "Automated the nightly import of 40,000 carrier rates, from 3 hours to 20 minutes",
    "Helped with improving": "Rewrote 12 slow PostgreSQL queries, cutting CPU of the database by 35%",
}
IDENTIFYING = ("Maren", "Okafor", "503-555-0142", "example.com", "linkedin.com", "github.com", "Tidewater", "Larkfield")
"""What stands in the example and must not stand in a redacted copy."""
HOSTILE = "Led <!channel> @everyone [x](https://evil.example) *b* `c` \x1b[31m<script>alert(1)</script> &amp;"

HOSTILE_NAME = "<!channel> @everyone *Engineer* `x` at Acme"


def hostile_posting(url: str) -> Posting:
    """A posting of a bank, for remote work, whose title wants more than to be read."""
    text = "Engineer\nLocation: Remote\nWe move payments through ledgers for banks.\nRequirements\n- Erlang and Go"
    return replace(from_text(text), url=url, title=HOSTILE_NAME.removesuffix(" at Acme"), company="Acme")


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


@cache
def newer_version() -> bytes:
    """The example resume as DOCX, with two of its lines mended."""
    document, file = Document(str(EXAMPLES / "resume.docx")), BytesIO()
    for paragraph in document.paragraphs:
        paragraph.text = next((new for old, new in MENDED.items() if paragraph.text.startswith(old)), paragraph.text)
    document.save(file)
    return file.getvalue()


def identifying(pdf: bytes) -> list[str]:
    """What a reader finds in a copy of the example that tells whose it is: name, ways to reach them, employers."""
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return [each for each in IDENTIFYING if each.lower() in words.lower()]
