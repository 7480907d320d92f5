"""What is handed in on the pictures: the example resume, a better version of it, a posting, and files that are none."""

import io
from functools import cache
from pathlib import Path

import pypdfium2
from docx import Document

from adapters.data_urls import data_url

EXAMPLES = Path(__file__).parents[1] / "examples"
RESUME = (EXAMPLES / "resume.pdf").read_bytes()
TORN = RESUME[:400]
BETTER = {
    "Objective: to obtain": "Backend Engineer with 6 years in Java 17 and Python on AWS, serving 2M requests a day; "
    "cut p99 latency of the quote API from 820 ms to 140 ms.",
    "Responsible for managing": "Automated the nightly import of 40,000 carrier rates, from 3 hours to 20 minutes",
    "Worked on the migration": "Migrated the booking service from a monolith to 5 Spring Boot services, 99.95% uptime",
    "Helped with improving": "Rewrote 12 slow PostgreSQL queries, cutting CPU of the database by 35%",
}
POSTING = """Backend Engineer, Harbour Logistics (Portland, OR)

Requirements:
- 4+ years with Java or Kotlin and Spring Boot
- PostgreSQL, Redis, Docker and Kubernetes in production
- REST APIs and event-driven architecture with Apache Kafka

Nice to have:
- Terraform, AWS, Grafana
"""


@cache
def better() -> bytes:
    """The example resume with some of its lines mended, as DOCX."""
    document, file = Document(str(EXAMPLES / "resume.docx")), io.BytesIO()
    for paragraph in document.paragraphs:
        paragraph.text = next((new for old, new in BETTER.items() if paragraph.text.startswith(old)), paragraph.text)
    document.save(file)
    return file.getvalue()


def first_page_of(pdf: bytes) -> str:
    """The first page of a PDF, as HTML: down to where nothing follows on the example."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=0.9).to_pil()
    document.close()
    out = io.BytesIO()
    page.crop((0, 0, page.width, page.height // 2)).save(out, "PNG")
    return f'<img style="width:100%;border:1px solid #999" src="{data_url(out.getvalue())}">'
