"""Do contact details stand in the body of the page?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext, gettext_noop

ITEMS = {
    "name": gettext_noop("name"),
    "email": gettext_noop("email"),
    "phone": gettext_noop("phone"),
    "linkedin": "LinkedIn",
    "github": "GitHub",
    "website": gettext_noop("website"),
    "location": gettext_noop("location"),
}
"""What contact details are called, by the fields that hold them."""


@check
class InMargin:
    """Yields one span if contact details stand only in a page header or footer."""

    def find(self, facts: Facts) -> Iterator[Span]:
        if items := facts.resume.contact.in_margin:
            yield nowhere(SectionKind.OTHER, items=joined([gettext(ITEMS.get(each, each)) for each in items]))
