"""Words written to the coach in a direct conversation: a job posting is taken as one, all else gets help."""

import re

from coach.chat.catalog import BY_NAME

_ADDRESS = re.compile(r"https?://\S+", re.I)
_MIN_POSTING = 500
_MIN_WORDS = 3
"""Fewer words without an address are talk, and not even a posting cut short."""
_TO_READERS = re.compile(
    r"\b(you|your|you\'ll|we|our|candidates?|applicants?|vacancy|du|dein\w*|ihr\w*|wir|unser\w*|nous|notre|nos|vous|votre|vos"
    r"|candidat\w*|buscamos|ofrec\w+|tendr[áa]s|podr[áa]s|nuestr[oa]s?|requisitos|imprescindible|valorable|wij|onze|jij|jouw)\b",
    re.I,
)
_OF_ONESELF = re.compile(
    r"\b(?:(?:I|my|ich|mein\w*|[Mm](?:on|a|es|e|is?)|ik|mijn)\b|[JjMm]['’](?=\w)|[Jj]e (?=suis|vous|me|serai|souhait))"
)
_OFTEN = 4
"""Postings speak to their readers again and again; resumes never do, and letters speak of their writer."""


def to_command(text: str) -> tuple[str, dict[str, str]]:
    """The command, and its options, that words stand for: a posting by its address or its text, else help."""
    words = text.strip()
    if _ADDRESS.fullmatch(words) or _is_posting(words):
        spec = BY_NAME["keywords"]
        return spec.name, {spec.main: words}
    return BY_NAME["resume-help"].name, {}


def holds_posting(text: str) -> bool:
    """Whether there is a posting in the words of a message, so that a file beside them is a picture of it at most."""
    return bool(_ADDRESS.search(text)) or len(text) >= _MIN_POSTING


def may_hold_posting(text: str) -> bool:
    """Whether the words of a message on which somebody asked for a match are worth looking at."""
    return bool(_ADDRESS.search(text)) or len(text.split()) >= _MIN_WORDS


def _is_posting(text: str) -> bool:
    to_readers, of_oneself = (len(each.findall(text)) for each in (_TO_READERS, _OF_ONESELF))
    return len(text) >= _MIN_POSTING and to_readers >= _OFTEN and to_readers > of_oneself
