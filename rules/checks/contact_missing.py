"""Are the details there by which somebody can be reached?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext
from texts.forms import either


@check
class ContactMissing:
    """Yields one span that names what is missing of `items` (fields of the contact, with the words for them).

    `any_of`: one of the items is enough. `unless_link`: so is an address (regular expression) anywhere in the resume.
    """

    items: dict[str, str]
    any_of: bool = False
    unless_link: str = ""

    def find(self, facts: Facts) -> Iterator[Span]:
        missing = [gettext(words) for name, words in self.items.items() if not getattr(facts.resume.contact, name)]
        if self.unless_link and _links(self.unless_link, facts):
            return
        if missing and not (self.any_of and len(missing) < len(self.items)):
            yield nowhere(SectionKind.CONTACT, missing=joined(missing), neither=either(missing))


def _links(pattern: str, facts: Facts) -> bool:
    address = re.compile(pattern, re.IGNORECASE)
    return any(address.search(link.target) for link in facts.resume.links) or address.search(facts.text) is not None
