"""Cuts running text into its sentences."""

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|inkl|inc|ltd|st|no|nr|ca|bzw|ggf"
    r"|max|min|resp|z\. ?b|u\. ?a|d\. ?h|p\. ?ej|ej|sr|jr|dr|u\.s|u\.k|mr|ms)"
    r"|\b[A-Z])\.$",
    re.I,
)
_ENDS = re.compile(r"[.!?…](?:[\"”’)]{0,2})(?:\s+|(?=[A-Z¿¡][a-zà-ÿ]))")

_OPENS = frozenset('¿¡"“(•-–*')


def of(text: str) -> Iterator[str]:
    """The sentences of a text, whole ones; abbreviations and figures end none."""
    at = 0
    for match in _ENDS.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(at, match.start() - 8), match.start() + 1):
            continue
        following = text[match.end() : match.end() + 1]
        if following and not (following.isupper() or following.isdigit() or following in _OPENS):
            continue
        if text[at : match.end()].strip():
            yield text[at : match.end()].strip()
        at = match.end()
    if text[at:].strip():
        yield text[at:].strip()
