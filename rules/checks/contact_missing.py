"""Are the details there by which somebody can be reached?"""

import re
from collections.abc import Iterator
from dataclasses import field

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

    `how`: what to write for each item, in the finding's word `how`. `any_of`: one of the items is enough.
    `unless_link`: so is an address (regular expression) anywhere in the resume.
    """

    items: dict[str, str]
    how: dict[str, str] = field(default_factory=dict)
    any_of: bool = False
    unless_link: str = ""

    def find(self, facts: Facts) -> Iterator[Span]:
        names = [name for name in self.items if not getattr(facts.resume.contact, name)]
        missing = [gettext(self.items[name]) for name in names]
        if self.unless_link and _links(self.unless_link, facts):
            return
        if missing and not (self.any_of and len(missing) < len(self.items)):
            how = joined([gettext(self.how[name]) for name in names if name in self.how])
            yield nowhere(SectionKind.CONTACT, missing=joined(missing), neither=either(missing), how=how)


def _links(pattern: str, facts: Facts) -> bool:
    address = re.compile(pattern, re.IGNORECASE)
    return any(address.search(link.target) for link in facts.resume.links) or address.search(facts.text) is not None
