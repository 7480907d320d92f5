"""Finds phrases worth mirroring that no list has: a noun of the field and what qualifies it ("ingestion pipelines")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from coach.posting.terms import wording
from coach.posting.terms.parts import Part, PartLine

_TOKEN = re.compile(r"[^\W_][\w+#&'’-]*(?:[./][^\W_][\w+#-]*)*|[^\w\s]")
_HEARD = frozenset({Part.REQUIRED, Part.PREFERRED, Part.RESPONSIBILITIES, Part.STACK})
_QUALIFYING = ("-based", "-driven", "-level", "-oriented", "-native", "-facing", "-ready", "-scale", "-enabled")
"""How words end that qualify as words of the field do: "configuration-driven", "Linux-based"."""
_FEWEST, _MOST_WORDS = 2, 4
_MOST = 14


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(wording.table("mirrored")[name].split())


def find(lines: Iterable[PartLine], known: Iterable[str]) -> tuple[str, ...]:
    """Phrases as the posting writes them, those of requirements and those said again first; none of the `known`."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for line in lines:
        if line.part in _HEARD:
            weight = 1 if line.part is Part.RESPONSIBILITIES else 2
            for phrase in _phrases(line.text):
                counts[phrase.lower()] += weight
                written.setdefault(phrase.lower(), phrase)
    taken = {each.lower() for each in known}
    ranked = sorted(counts, key=lambda phrase: (-counts[phrase], -len(phrase.split())))
    fresh = [phrase for phrase in ranked if not any(phrase in other or other in phrase for other in taken)]
    return tuple(written[phrase] for phrase in fresh[:_MOST])


def _phrases(text: str) -> Iterator[str]:
    """The phrases of a line: up to three qualifying words of the field before a noun that ends it."""
    heads, fields, stops = _words("heads"), _words("fields"), _words("stops")
    run: list[str] = []
    for token in (*_TOKEN.findall(text), "."):
        word = token.lower()
        if not token[0].isalnum() or word in stops:
            yield from _ended(run, heads)
            run = []
        elif word in heads or word in fields or word.endswith(_QUALIFYING):
            run.append(token)
        else:
            yield from _ended(run, heads)
            run = []


def _ended(run: list[str], heads: frozenset[str]) -> Iterator[str]:
    while run and run[-1].lower() not in heads:
        run = run[:-1]
    if len(run) >= _FEWEST:
        yield " ".join(run[-_MOST_WORDS:])
