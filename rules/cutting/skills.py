"""Skills that go without saying."""

import re
from collections.abc import Iterator

from rules.cutting.dispensable import Dispensable
from rules.facts import Facts
from rules.resume import SectionKind
from rules.role import Role
from rules.wording import joined
from texts import gettext

_SHEET = re.compile(r"\b(?:excel|sheets)\b", re.IGNORECASE)


def find(facts: Facts, trivial: re.Pattern[str]) -> Iterator[Dispensable]:
    """Skills that hold what is `trivial`, and that no line of work names."""
    if facts.role.role is Role.NONE:
        return  # office work asks for what goes without saying in software
    text = facts.text_of(SectionKind.SKILLS)
    told = " ".join(each.text for each in facts.told)
    found = [
        name
        for name in dict.fromkeys(each.group() for each in trivial.finditer(text))
        if not (facts.role.role is Role.DATA and _SHEET.search(name))  # reports are made with it
        and not re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", told, re.IGNORECASE)
    ]
    if found:
        names = joined([f"“{each}”" for each in found], 3)
        yield Dispensable(gettext("{names} among the skills", names=names), len(found) > 1)
