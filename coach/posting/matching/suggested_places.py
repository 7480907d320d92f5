"""Says where a missing term would go in a resume, and that it belongs there only if it is true."""

import re

from coach.posting.posting import Keyword
from texts import gettext, gettext_noop


def of(word: Keyword) -> str:
    """The place in the contract's form: "skills: messaging; experience if true"."""
    if word.kind == "certification":
        return "certifications, if you hold it"
    if word.kind == "phrase":
        return "experience, in the bullet about it, if true"
    group = f"skills: {word.category}" if word.category else "skills"
    return f"{group}; experience if true"


def place_of(contract: str) -> str:
    """The place for people: of "skills: messaging; experience if true" the first."""
    kind, colon, group = re.split("[;,]", contract)[0].partition(": ")
    return f"{gettext(_KINDS.get(kind, kind))}{colon}{group}"


_KINDS = {
    "certifications": gettext_noop("certifications"),
    "experience": gettext_noop("experience"),
    "skills": gettext_noop("skills"),
}
