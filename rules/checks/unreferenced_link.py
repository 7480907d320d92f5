"""Is the linked code referred to where it proves something?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere

_CODE = re.compile(
    r"github|gitlab|bitbucket|https?://|open[- ]source|source code|\brepo(?:s|sitor(?:y|ies))?\b", re.IGNORECASE
)
_PROFILE = re.compile(r"github\.com/|^[\w-]+$", re.IGNORECASE)
"""A profile on GitHub; a site that GitHub hosts is none."""
_SITE = re.compile(r"https?://(?!(?:www\.)?linkedin\.)", re.IGNORECASE)
_PLACES = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SUMMARY, SectionKind.EDUCATION)


@check
class UnreferencedLink:
    """Yields one span if the contact details link to GitHub, there are projects, and nothing below names or links to
    code."""

    def find(self, facts: Facts) -> Iterator[Span]:
        if not _PROFILE.search(facts.resume.contact.github or "") or not facts.has(SectionKind.PROJECTS):
            return  # what was made for an employer is not there to be shown
        if any(link.line is None and _SITE.match(link.target) for link in facts.resume.links):
            return  # an icon, which may stand beside what it shows
        below = {
            number
            for kind in _PLACES
            for section in facts.resume.of_kind(kind)
            for number in range(section.first_line, section.last_line + 1)
        }
        linked = any(link.line in below and _CODE.search(link.target) for link in facts.resume.links)
        if not linked and not any(_CODE.search(facts.text_of(kind)) for kind in _PLACES):
            yield nowhere(SectionKind.CONTACT, *_PLACES)
