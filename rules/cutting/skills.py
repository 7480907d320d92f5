"""Skills that go without saying."""

import re
from collections.abc import Iterator

from rules.cutting.dispensable import Dispensable
from rules.facts import Facts
from rules.resume import SectionKind
from rules.role import Role
from rules.wording import joined
from texts import gettext

EDITORS = 3
"""Editors from which on they are a list."""
_PHONES = re.compile(r"android studio|xcode", re.IGNORECASE)
_SHEET = re.compile(r"\b(?:excel|sheets)\b", re.IGNORECASE)


def find(facts: Facts, trivial: re.Pattern[str], editors: re.Pattern[str]) -> Iterator[Dispensable]:
    """Skills that hold what is `trivial`, and several `editors`, where no line of work names them."""
    if facts.role.role is Role.NONE:
        return  # office work asks for what goes without saying in software
    text = facts.text_of(SectionKind.SKILLS)
    found = [
        name
        for name in _untold(trivial, text, facts)
        if not (facts.role.role is Role.DATA and _SHEET.search(name))  # reports are made with it
    ]
    listed = [name for name in _untold(editors, text, facts) if not (_PHONES.search(name) and _is_mobile(facts))]
    if len(listed) >= EDITORS:
        found = [*listed, *(name for name in found if name not in listed)]
    if found:
        names = joined([f"“{each}”" for each in found], 3)
        yield Dispensable(gettext("{names} among the skills", names=names), len(found) > 1)


def _untold(pattern: re.Pattern[str], text: str, facts: Facts) -> Iterator[str]:
    """What is found of a pattern, each once, without what a line of work or of a project names."""
    told = " ".join(each.text for each in facts.told)
    for name in dict.fromkeys(each.group() for each in pattern.finditer(text)):
        if not re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", told, re.IGNORECASE):
            yield name


def _is_mobile(facts: Facts) -> bool:
    return Role.MOBILE in facts.role.candidates
