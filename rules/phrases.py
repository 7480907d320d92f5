"""Phrases of a pack, each a regular expression, as one that finds any of them."""

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str], behind: str = "") -> re.Pattern[str]:
    """Finds the phrases as whole words, in small letters or capitals; `behind`: what must follow (regular expression).

    Raises `re.error` where one is no regular expression.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w){behind}", re.IGNORECASE)
