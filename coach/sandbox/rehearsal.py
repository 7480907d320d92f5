"""An invented resume, as PDF and as DOCX, and an invented posting, to be read once before there are children.

What is loaded at first use is then loaded, and shared by all of them.
"""

import io
import json
from collections.abc import Sequence

LINES = (
    "Robin Vale",
    "robin.vale@example.com | +1 206 555 0142 | linkedin.com/in/robin-vale | github.com/robin-vale | Seattle, WA",
    "Summary",
    "Back-end engineer with 6 years of experience in Go and PostgreSQL.",
    "Experience",
    "Senior Software Engineer, Northwind Freight, Seattle, WA | March 2021 - Present",
    "• Cut p99 latency of the rate API from 340 ms to 45 ms with Redis and a new index",
    "• Led the move of 14 services to Kubernetes on AWS with 4 engineers",
    "General Manager, Fabrikam Inn, Seattle, WA | May 2018 - February 2021",
    "• Led a staff of 12 and ordered what the kitchen needed",
    "Education",
    "B.Sc. Computer Science, University of Washington, 2014 - 2018",
    "Skills",
    "Languages: Go, Python, SQL; Data: PostgreSQL, Redis, Kafka; Infrastructure: AWS, Docker, Kubernetes",
)

WITHOUT_FIGURES = (
    "Alex Reed",
    "alex.reed@example.com | +1 206 555 0143 | Portland, OR",
    "Summary",
    "Motivated engineer with a passion for clean code who collaborated with cross-functional teams.",
    "Experience",
    "Software Engineer, Contoso Foods, Portland, OR | June 2019 - Present",
    "• Built the REST API of the order service with Flask and PostgreSQL",
    "• Responsible for helping the team with various tasks on the dashboard",
    "Developer, Fabrikam Toys, Portland, OR | July 2016 - May 2019",
    "• Improved the speed of the web application by caching queries in Redis",
    "• Worked on unit tests and documentation for the mobile app",
    "Projects",
    "Recipe finder",
    "• Created a website with React that finds recipes",
    "Education",
    "B.Sc. Computer Science, Portland State University, 2012 - 2016",
    "Skills",
    "Languages: Python, Java, JavaScript; Tools: Docker, Git, Flask, REST API; Databases: PostgreSQL, MySQL",
    "Certifications",
    "AWS Certified Developer",
)
"""A resume of which there is more to say."""

POSTING = (
    "<h1>Back-end Engineer</h1><p>Northwind Freight, Seattle. We move freight.</p>"
    "<h2>Requirements</h2><ul><li>5+ years of experience with Go or Python</li><li>PostgreSQL and Kafka</li>"
    "<li>Strong communication skills</li></ul><h2>Nice to have</h2><ul><li>Terraform, AWS certification</li></ul>"
    "<h2>Benefits</h2><ul><li>Remote work, health insurance</li></ul>"
)


def pdf() -> bytes:
    """The resume as the plainest of PDF files."""
    shown = "".join(
        f"BT /F1 {14 if number == 0 else 10} Tf 50 {760 - 16 * number} Td ({_escaped(line)}) Tj ET\n"
        for number, line in enumerate(LINES)
    ).encode("cp1252")
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(file)
    return file + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def docx(lines: Sequence[str] = LINES) -> bytes:
    """The same, or other lines, as a Word document."""
    from docx import Document

    document, file = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def page() -> bytes:
    """A posting as a plain web page."""
    return f"<html><head><title>Engineer at Northwind</title></head><body>{POSTING}</body></html>".encode()


def structured_page() -> bytes:
    """A posting as a page that declares it for machines."""
    data = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Engineer", "description": POSTING}
    return f'<html><script type="application/ld+json">{json.dumps(data)}</script></html>'.encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
