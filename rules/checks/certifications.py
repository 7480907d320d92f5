"""Do certifications stand in their own section, with dates?"""

import re
from collections.abc import Iterator
from typing import Literal

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line

_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d\b")
_NAMED = re.compile(
    r"\b(?:AWS Certified|Certified Kubernetes|CKA\b|CKAD\b|Google Cloud Certified|Professional Cloud Architect|"
    r"Terraform Associate|Azure (?:Administrator|Solutions Architect)|Oracle Certified|MongoDB Certified|CISSP|PMP\b)"
)


@check
class Certifications:
    """Yields certifications outside a section of their own ("place"), or that section without any year ("dates")."""

    question: Literal["place", "dates"]

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.CERTIFICATIONS)
        if self.question == "dates":
            lines = facts.body(section) if section else ()
            if lines and not any(_YEAR.search(line.text) for line in lines):
                yield at_line(lines[0], SectionKind.CERTIFICATIONS)
        elif section is None:
            for line in facts.resume.lines:
                if found := _NAMED.search(line.text):
                    yield at_line(line, SectionKind.CERTIFICATIONS, found=found.group())
                    return
